"""Contacts and calendars from files and into files."""
