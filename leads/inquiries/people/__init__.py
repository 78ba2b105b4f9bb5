"""Who is writing? Names, however they are shown, signed or told."""
