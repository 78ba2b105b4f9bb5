"""What goes wrong with Google: rules that match requests and do one thing to each, and its quota."""
