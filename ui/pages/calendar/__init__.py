"""The calendar: month and week, painted in one widget; entries are moved by mouse and keys."""
