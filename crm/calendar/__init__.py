"""The calendar (日历): trips, visits, events, appointments and what is due, day by day."""
