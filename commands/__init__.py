"""What `run.py` can be told: one command a file. Only here are concrete connectors named."""
