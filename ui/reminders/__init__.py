"""Reminders: told by the system or in the window, answered in a list, also from the tray."""
