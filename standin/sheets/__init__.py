"""A stand-in of the Google Sheets API (and the little of Drive that belongs to it), over real HTTP."""
