"""The search of the whole database for records that are there twice (查重)."""
