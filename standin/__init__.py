"""The other side, on this machine: the Sheets API, an IMAP and an SMTP server, a page to watch it."""
