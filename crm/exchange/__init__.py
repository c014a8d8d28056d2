"""Import and export of the records: CSV, with what was recognised shown first."""
