"""Outbound trips (出访招商), their stops and the contacts logged on them."""
