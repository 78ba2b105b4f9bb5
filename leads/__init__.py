"""What we know and how we decide: no network, no files, no clock; time comes in as an argument."""
