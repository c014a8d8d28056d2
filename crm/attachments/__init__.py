"""Files attached to records, and the archive of printed packs."""
