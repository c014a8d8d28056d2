"""Verify the stored facts of a database: order of dates, sums, links and states.

Neither the gates of the stages nor “not later than today” are checked: the demonstration data and
imports may go past them (docs/domain.md, Demonstration).
"""
