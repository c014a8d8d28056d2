"""The hours of an event."""

from __future__ import annotations

from crm.events.commands import save_event

SALON = {"title": "招商沙龙", "kind": "招商沙龙", "on": "2026-04-18"}


def test_an_event_that_ends_before_it_begins_is_refused(office):
    hours = {"start_time": "14:00", "end_time": "13:00"}
    error = office.refused(save_event, {**SALON, **hours})
    assert (error.code, error.field) == ("PERIOD_ORDER", "end_time")
    saved = office.do(save_event, {**SALON, **hours, "end_time": "16:00"})
    assert office.refused(save_event, {"end_time": "9:00"}, id=saved.id).code == "PERIOD_ORDER"
    office.do(save_event, {"start_time": None, "end_time": "9:00"}, id=saved.id)
