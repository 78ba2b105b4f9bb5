"""What a command's exit code says."""

from __future__ import annotations

OK = 0
FINDINGS = 1
"""Something needs a person's eyes; what could be done was done."""
USAGE = 2
"""The command line or the configuration is wrong."""
TRY_LATER = 75
"""sysexits' EX_TEMPFAIL: something could not be reached; a scheduler may simply try again."""
INTERRUPTED = 130
READER_GONE = 141
"""What a shell shows for a command that SIGPIPE ended."""
