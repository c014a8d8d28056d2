"""The blocks beside what is due: visits and trips, late leads, letters that end, open needs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from crm.agenda.exceptions import open_needs_overdue
from crm.agenda.queries import load_agenda
from crm.language import ENGLISH, speaking
from crm.leads.requirements import close_requirement, reopen_requirement
from crm.leads.terms import Stage
from crm.quantities.dates import DatePrecision
from crm.trips.commands import save_trip, save_trip_stop
from crm.trips.models import TripMember
from crm.visits.commands import save_visit
from tests.support.records import writing

TODAY = date(2026, 12, 31)


def agenda(office, today=TODAY, **whose):
    with speaking(ENGLISH):
        return office.read(load_agenda, today, **whose)


def test_visits_and_trips_of_two_weeks_stand_by_day_and_time(desk, office):
    for on, start in (
        ("2026-12-30", None),
        ("2026-12-31", None),
        ("2026-12-31", "15:00"),
        ("2026-12-31", "10:00"),
        ("2027-01-14", "9:00"),
        ("2027-01-15", None),
    ):
        visit = desk.visit(None)
        office.do(save_visit, {"on": on, "start_time": start, "status": "计划"}, id=visit.id)
    desk.trip(starts_on="2027-01-14", ends_on="2027-01-16")
    desk.trip(starts_on="2027-01-15", ends_on="2027-01-16")
    found = agenda(office).visits_and_trips
    assert [(each.kind, f"{each.on:%m-%d}", each.start_time) for each in found] == [
        ("visit", "12-31", "10:00"),
        ("visit", "12-31", "15:00"),
        ("visit", "12-31", None),
        ("visit", "01-14", "09:00"),
        ("trip", "01-14", None),
    ]


def test_a_visit_says_who_comes_where_and_who_receives_them(office):
    company, park = office.company("示例企业甲"), office.park(name="高创园")
    raw = {
        "direction": "INBOUND",
        "on": "2026-12-31",
        "company_ids": [company.id, office.company("示例企业乙").id],
        "park_ids": [park.id],
        "status": "已确认",
        "visitor_count": 6,
        "start_time": "10:00",
        "end_time": "11:30",
    }
    visit = office.do(save_visit, raw, by=office.recruiter)
    (line,) = agenda(office).visits_and_trips
    assert (line.opens, line.title) == (("visit", visit.id), "示例企业甲, 示例企业乙, 6 visitors")
    assert line.detail == "高创园 · host 招商专员一"
    assert (line.start_time, line.end_time, line.status) == ("10:00", "11:30", "已确认")
    office.do(save_visit, {"leader_titles": ["招商一部部长"]}, id=visit.id)
    assert agenda(office).visits_and_trips[0].detail == "高创园 · accompanied by 招商一部部长"
    for status in ("取消", "未到访"):
        office.do(save_visit, {"status": status}, id=visit.id)
        assert agenda(office).visits_and_trips == ()


def test_a_trip_under_way_says_how_many_companies_and_what_my_part_is(desk, office):
    trip = desk.trip(member_ids=["S02", "S03"])
    for city in ("杭州", "上海"):
        stop = {"trip_id": trip.id, "on": "2026-12-29", "city": city, "kind": "拜访企业"}
        office.do(save_trip_stop, {**stop, "company_id": office.company(f"示例{city}").id})
    mine = agenda(office, staff_id=office.colleague.id).visits_and_trips
    assert [(each.opens, each.title) for each in mine] == [
        (("trip", trip.id), f"{trip.code} 示例出访")
    ]
    assert mine[0].detail == "2 companies · led by 招商专员一"
    with office.database.write("duty", actor=office.manager) as work:
        members = work.session.scalars(select(TripMember))
        next(each for each in members if each.staff_id == office.colleague.id).duty = "记录"
    mine = agenda(office, staff_id=office.colleague.id).visits_and_trips
    assert mine[0].detail == "2 companies · my part: 记录"
    assert (mine[0].on, mine[0].ends_on) == (date(2026, 12, 28), date(2027, 1, 2))
    assert agenda(office, staff_id=office.admin.id).visits_and_trips == ()
    assert agenda(office, date(2027, 1, 3)).visits_and_trips == ()
    office.do(save_trip, {"status": "取消"}, id=trip.id)
    assert agenda(office).visits_and_trips == ()


@pytest.mark.parametrize(
    ("stage", "days", "late"),
    [
        (Stage.NEW, 14, False),
        (Stage.NEW, 15, True),
        (Stage.CONTACTED, 31, True),
        (Stage.INTENT, 90, False),
        (Stage.INTENT, 91, True),
        (Stage.LANDED, 900, False),
    ],
)
def test_leads_past_the_limit_of_their_stage_are_listed(office, stage, days, late):
    with writing(office.database) as rows:
        rows.lead(history=[(stage, TODAY - timedelta(days=days))], title="示例项目")
    found = agenda(office)
    assert found.overdue_count == len(found.overdue_leads) == late
    if late:
        assert (found.overdue_leads[0].days, found.overdue_leads[0].stage) == (days, stage)


def test_a_held_lead_is_late_once_its_review_has_passed_and_a_month_alone_never_is(office):
    with writing(office.database) as rows:
        rows.lead(history=[(Stage.ON_HOLD, date(2026, 1, 1), None, TODAY)], review_on=TODAY)
        rows.lead(history=[(Stage.NEW, date(2026, 1, 1), DatePrecision.MONTH)])
    assert agenda(office).overdue_count == 0
    (held,) = agenda(office, date(2027, 1, 1)).overdue_leads
    assert (held.days, held.limit, held.review_on) == (None, None, TODAY)


def test_letters_that_end_within_thirty_days_are_listed_and_those_without_end_counted(office):
    day = timedelta(days=1)
    with writing(office.database) as rows:
        lead, park, signed = rows.lead(), rows.park(), date(2026, 6, 1)
        for end in (TODAY - day, TODAY, TODAY + 30 * day, TODAY + 31 * day, None):
            rows.letter(lead, park, 2000, signed, valid_until=end)
        rows.letter(lead, park, 2000, signed, valid_until=TODAY, withdrawn_on=TODAY)
        rows.letter(lead, park, 2000, TODAY + day, valid_until=None)
        owner_id = lead.owner_id
    found = agenda(office, staff_id=owner_id)
    assert [(each.valid_until, each.days) for each in found.expiring] == [
        (TODAY, 0),
        (TODAY + 30 * day, 30),
    ]
    assert (found.expiring_count, found.without_end) == (2, 1)
    others = agenda(office, staff_id=office.recruiter.id)
    assert (others.expiring, others.expiring_count, others.without_end) == ((), 0, 0)


def test_open_needs_stand_by_their_day_and_overdue_ones_are_exceptions(desk, office):
    company = office.company("示例企业甲")
    lead = desk.lead(None, company=company)
    late = desk.need(lead, "2026-12-30")
    desk.need(lead, None, kind="环评", quantity=None, unit=None, note="需要预审")
    given = desk.need(lead, "2027-01-31", kind="厂房", quantity="6", unit="m", staff_id="S03")
    found = agenda(office)
    assert [(str(each.kind), each.amount, each.days) for each in found.requirements] == [
        ("用电", "800 kVA", -1),
        ("厂房", "6 m", 31),
        ("环评", "需要预审", None),
    ]
    assert found.requirement_count == 3
    assert found.due == ()
    assert {each.opens for each in found.requirements} == {("lead", lead.id)}
    (theirs,) = agenda(office, staff_id=office.colleague.id).requirements
    assert (theirs.id, theirs.staff) == (given.id, "招商专员二")
    assert [each.id for each in office.read(open_needs_overdue, TODAY)] == [late.id]
    mine = office.read(open_needs_overdue, TODAY, staff_id=office.colleague.id)
    assert mine == ()
    office.do(close_requirement, late.id, by=office.recruiter)
    assert office.read(open_needs_overdue, TODAY) == ()
    office.do(reopen_requirement, late.id, by=office.recruiter)
    assert [each.id for each in office.read(open_needs_overdue, TODAY)] == [late.id]
