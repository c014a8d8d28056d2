"""The record pane of a lead: facts, related records and what happened, newest first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from crm.followups.commands import log_follow_up
from crm.language import speaking
from crm.leads.commands import save_lead
from crm.leads.detail import load_detail
from crm.leads.models import Lead
from crm.leads.moving import move_lead
from crm.leads.terms import Stage
from crm.letters.commands import sign_letter, withdraw_letter
from crm.staff.models import Staff
from crm.trips.models import TripContact
from crm.trips.terms import Interest
from crm.visits.models import VisitCompany
from tests.support.records import writing

TODAY = date(2026, 12, 31)


def detail(office, lead):
    with speaking("en"):
        return office.read(load_detail, lead.id, TODAY)


def fill(office, lead) -> None:
    """Let a trip contact, a visit and an equity deal with one pay-in belong to the lead."""
    with writing(office.database) as records:
        row = records.session.get_one(Lead, lead.id)
        staff = records.session.get_one(Staff, office.recruiter.id)
        trip = records.trip(staff, date(2026, 9, 1), ["上海"])
        row.source_trip_id = trip.id
        records.add(
            TripContact(
                trip_id=trip.id,
                met_on=trip.starts_on,
                met_by_staff_id=staff.id,
                topic="扩产",
                interest=Interest.HIGH,
                converted_lead_id=lead.id,
            )
        )
        visit = records.visit(staff, date(2026, 10, 2), visitor_count=5)
        records.add(VisitCompany(visit_id=visit.id, company_id=row.company_id))
        deal = records.deal(date(2026, 11, 1), 20_000_000, lead_id=lead.id)
        deal.company_id = row.company_id
        first = records.pay_in(deal, date(2026, 11, 8), 5_000_000)
        records.pay_in(deal, date(2026, 11, 9), 5_000_000, reverses=first)
        records.pay_in(deal, date(2026, 11, 10), 3_000_000)


def test_everything_that_happened_is_told_newest_first(office):
    lead = office.lead(by=office.recruiter, registered_on="2026-09-02")
    fill(office, lead)
    office.do(move_lead, lead.id, "VISITED", {"on": "2026-10-02"}, by=office.recruiter)
    park = {"lead_id": lead.id, "park_id": office.park().id}
    letter = office.do(sign_letter, None, {**park, "area": "2000㎡", "signed_on": "2026-12-01"})
    office.do(withdraw_letter, letter.id, {"withdraw_reason": "选址他处"})
    logged = {"lead_id": lead.id, "content": "确认租金口径", "on": "2026-12-10"}
    office.do(log_follow_up, logged, by=office.recruiter)
    entries = detail(office, lead).timeline.entries
    told = [(each.on.isoformat()[5:], each.kind, each.text) for each in entries]
    assert told == [
        ("12-31", "letter", f"Letter {letter.code} withdrawn, 选址他处"),
        ("12-10", "follow_up", "Phone: 确认租金口径"),
        ("12-01", "letter", f"Letter {letter.code} signed, 2,000.00 m²"),
        ("11-10", "deal", "CNY 3.00 m paid in to GQ-2026-00003"),
        ("11-09", "deal", "Pay-in of CNY 5.00 m to GQ-2026-00003 reversed"),
        ("11-08", "deal", "CNY 5.00 m paid in to GQ-2026-00003"),
        ("10-02", "stage", "Stage Lead → Visited"),
        ("10-02", "visit", "Reception KC-2026-00002, 5 visitors"),
        ("09-02", "stage", "Registered"),
        ("09-01", "trip", "Met on trip CF-2026-00001, 扩产"),
    ]


def test_related_records_and_facts_stand_in_the_pane(office):
    park = office.park()
    lead = office.lead(
        by=office.recruiter,
        co_owner_ids=["S03"],
        preferred_park_ids=[park.id],
        land_needed="30亩",
        est_output="3亿元",
        planned_topped_out_on="2026-12-31",
        topped_out_on="2026-09-14",
    )
    fill(office, lead)
    found = detail(office, lead)
    assert (found.position, found.parts, found.limit) == (1, 8, 14)
    assert found.co_owners == ("招商专员二",)
    assert [(each.target, each.text) for each in found.sources] == [("trip", "CF-2026-00001")]
    assert found.output_per_mu == Decimal("10000000.00")
    assert [(each.name, each.variance) for each in found.milestones] == [("topped_out_on", -108)]
    assert [(each.subscribed, each.paid_in) for each in found.deals] == [(20_000_000, 3_000_000)]
    assert [each.visitor_count for each in found.visits] == [5]
    assert len(found.preferred_parks) == 1


def test_a_held_lead_shows_where_it_would_return(office):
    lead = office.lead()
    office.do(move_lead, lead.id, "NEGOTIATING")
    office.do(move_lead, lead.id, "ON_HOLD", {"reason": "等待", "review_on": "2027-01-31"})
    found = detail(office, lead)
    assert (found.position, found.resumes_to) == (4, Stage.NEGOTIATING)
    assert (found.move_reason, found.review_on) == ("等待", date(2027, 1, 31))
    office.do(save_lead, {"next_action": "复访"}, id=lead.id)
    assert detail(office, lead).row.next_action == "复访"
