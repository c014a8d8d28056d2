"""Leads (招商线索) and their way through the stages."""
