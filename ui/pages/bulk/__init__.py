"""Changing many records of a list: choose fields, see old and new, apply."""
