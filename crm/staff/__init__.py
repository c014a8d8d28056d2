"""Recruitment staff (招商人员): who is responsible, and what their role may do."""
