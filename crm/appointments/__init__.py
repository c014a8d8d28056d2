"""Appointments (日程): entries of the calendar that count in no figure."""
