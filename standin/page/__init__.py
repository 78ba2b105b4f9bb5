"""A page to watch it all: Inbox, Sheet and Outbox, on this machine only."""
