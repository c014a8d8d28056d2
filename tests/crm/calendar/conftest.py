"""An office with a trip, visits, an event, an appointment and things that are due."""

from __future__ import annotations

from datetime import date

import pytest

from crm.appointments.commands import save_appointment
from crm.calendar.queries import load_entries
from crm.events.commands import save_event
from crm.leads.requirements import save_requirement
from crm.tasks.commands import save_task
from crm.trips.commands import save_trip, save_trip_stop
from crm.visits.commands import save_visit

FIRST, LAST = date(2027, 1, 1), date(2027, 1, 31)


class Diary:
    """Enters what the calendar shows; everything is the manager's unless somebody is named."""

    def __init__(self, office):
        self.office = office
        self.park = office.park("PK01")
        self.company = office.company("示例企业甲")

    def trip(self, starts_on="2027-01-11", ends_on="2027-01-13", **raw):
        values = {"title": "出访深圳", "cities": ["深圳"], "starts_on": starts_on}
        return self.office.do(save_trip, {**values, "ends_on": ends_on, **raw})

    def stop(self, trip, on, **raw):
        values = {"trip_id": trip.id, "on": on, "city": "深圳", "kind": "拜访企业"}
        return self.office.do(save_trip_stop, {**values, **raw})

    def visit(self, on="2027-01-12", **raw):
        values = {"on": on, "company_ids": [self.company.id], "park_ids": [self.park.id]}
        return self.office.do(save_visit, {**values, **raw})

    def event(self, on="2027-01-12", **raw):
        values = {"title": "招商沙龙", "kind": "招商沙龙", "on": on, "venue": "会展中心"}
        return self.office.do(save_event, {**values, **raw})

    def appointment(self, on="2027-01-12", **raw):
        return self.office.do(save_appointment, {"title": "部门例会", "on": on, **raw})

    def task(self, on="2027-01-12", **raw):
        return self.office.do(save_task, {"text": "寄送资料", "due_on": on, **raw})

    def lead(self, on="2027-01-12", **raw):
        company = self.office.company()
        return self.office.lead(company, next_action="电话回访", next_action_on=on, **raw)

    def requirement(self, on="2027-01-12"):
        raw = {"lead_id": self.office.lead().id, "kind": "用电", "quantity": "800"}
        return self.office.do(save_requirement, {**raw, "due_on": on})

    def entries(self, first=FIRST, last=LAST, **asked):
        return self.office.read(load_entries, first, last, **asked)

    def entry(self, kind, first=FIRST, last=LAST, **asked):
        return next(each for each in self.entries(first, last, **asked) if each.kind == kind)


@pytest.fixture
def diary(office):
    return Diary(office)
