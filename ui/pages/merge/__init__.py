"""Merging two records side by side."""
