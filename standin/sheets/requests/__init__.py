"""The kinds of request that spreadsheets.batchUpdate takes: one family a module, one table for all."""
