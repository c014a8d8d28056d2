"""Printing: fonts, page frames, tables, charts and one renderer for each pack (GB/T 9704-2012)."""
