"""Is it an inquiry? The rules in their order, each with the kind of mail that it knows."""
