"""Targets (目标) and published reference figures (公开口径数)."""
