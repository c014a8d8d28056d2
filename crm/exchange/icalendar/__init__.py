"""The calendar as iCalendar, in and out (docs/domain.md, iCalendar)."""
