"""What people typed into the settings tabs, read forgivingly: cells, rows, then one module a tab."""
