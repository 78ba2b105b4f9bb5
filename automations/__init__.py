"""What happens, and when: one standing order a file."""
