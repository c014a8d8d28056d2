"""Equity deals (股权投资项目) and their pay-ins."""
