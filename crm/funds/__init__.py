"""Funds (基金), their size changes and calls."""
