"""A day with rows of every kind, by dates around Thursday 31 December 2026."""

from __future__ import annotations

import pytest

from crm.leads.requirements import save_requirement
from crm.tasks.commands import save_task
from crm.trips.commands import log_trip_contact, save_trip
from crm.visits.commands import save_visit


class Desk:
    """Enters what is due, as the recruiter unless somebody else is named."""

    def __init__(self, office):
        self.office = office
        self.me = office.recruiter

    def lead(self, step="寄资料", on=None, *, by=None, company=None, **fields):
        values = {"next_action": step, "next_action_on": on, **fields}
        company = company or self.office.company(by=by or self.me)
        return self.office.lead(company, by=by or self.me, **values)

    def visit(self, step="送纪要", on=None, *, by=None, company=None, **fields):
        company = company or self.office.company(by=by or self.me)
        raw = {
            "direction": "SERVICE",
            "on": "2026-12-20",
            "company_ids": [company.id],
            "next_action": step,
            "next_action_on": on,
            **fields,
        }
        return self.office.do(save_visit, raw, by=by or self.me)

    def trip(self, *, by=None, **fields):
        days = {"starts_on": "2026-12-28", "ends_on": "2027-01-02"}
        raw = {"title": "示例出访", "cities": ["杭州"], **days, **fields}
        return self.office.do(save_trip, raw, by=by or self.me)

    def met(self, step="回电", on=None, *, by=None, trip=None, **fields):
        raw = {
            "trip_id": (trip or self.trip(by=by)).id,
            "met_on": "2026-12-29",
            "company_name_text": "示例新企业",
            "contact_text": "董事长",
            "interest": "高",
            "next_action": step,
            "next_action_on": on,
            **fields,
        }
        return self.office.do(log_trip_contact, raw, by=by or self.me)

    def task(self, text="整理材料", on=None, *, by=None, **fields):
        return self.office.do(save_task, {"text": text, "due_on": on, **fields}, by=by or self.me)

    def need(self, lead=None, on=None, *, by=None, **fields):
        lead = lead or self.lead(None, by=by)
        raw = {"lead_id": lead.id, "kind": "用电", "quantity": "800", "unit": "kVA", "due_on": on}
        return self.office.do(save_requirement, {**raw, **fields}, by=by or self.me)


@pytest.fixture
def desk(office):
    return Desk(office)
