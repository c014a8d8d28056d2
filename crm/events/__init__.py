"""Attraction events (招商活动)."""
