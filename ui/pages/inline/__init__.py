"""Editing a record in the cells of its list."""
