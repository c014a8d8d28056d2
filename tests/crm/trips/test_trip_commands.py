"""Trips, their stops and whom they met: entered by their people, within their days."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from crm.companies.commands import save_contact
from crm.records.listing import ListRequest
from crm.staff.commands import deactivate_staff
from crm.trips import commands, queries
from crm.trips.models import TripContact, TripMember

TRIP = {
    "title": "赴北京深圳招商",
    "cities": "北京、深圳",
    "starts_on": "2026-03-02",
    "ends_on": "2026-03-05",
    "leader_staff_id": "S02",
}
STOP = {"on": "2026-03-03", "city": "深圳", "start_time": "9:30", "end_time": "11:00"}
MET = {"met_on": "2026-03-03", "company_name_text": "示例企业900", "contact_text": "投资总监"}


@pytest.fixture
def trip(office):
    return office.do(commands.save_trip, TRIP, by=office.recruiter)


def members(office, trip):
    with office.database.read() as session:
        query = select(TripMember.staff_id).where(TripMember.trip_id == trip.id)
        return set(session.scalars(query))


def rows(office, **request):
    today = office.database.clock.today()
    ids = office.read(queries.find_ids, ListRequest(**request), today)
    loaded = office.read(queries.load_rows, ids, today)
    return [loaded[each] for each in ids]


def test_a_trip_gets_the_code_of_the_year_in_which_it_starts(office):
    new_year = {**TRIP, "starts_on": "2026-12-30", "ends_on": "2027-01-02"}
    assert office.do(commands.save_trip, new_year).code == "CF-2026-0001"
    later = {**TRIP, "starts_on": "2027-01-01", "ends_on": "2027-01-02"}
    assert office.do(commands.save_trip, later).code == "CF-2027-0001"


def test_the_leader_always_travels_and_members_come_and_go(office, trip):
    assert members(office, trip) == {office.recruiter.id}
    office.do(commands.save_trip, {"member_ids": "S03、S01"}, id=trip.id)
    assert members(office, trip) == {
        office.recruiter.id,
        office.colleague.id,
        office.manager.id,
    }
    office.do(commands.save_trip, {"leader_staff_id": "S03", "member_ids": ["S01"]}, id=trip.id)
    assert members(office, trip) == {office.colleague.id, office.manager.id}
    assert rows(office)[0].people == 2


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"ends_on": "2026-03-01"}, "PERIOD_ORDER", "ends_on"),
        ({"cities": " 、"}, "FIELD_REQUIRED", "cities"),
        ({"title": ""}, "FIELD_REQUIRED", "title"),
        ({"leader_staff_id": "S06"}, "STAFF_INACTIVE", "leader_staff_id"),
        ({"member_ids": "S06"}, "STAFF_INACTIVE", "member_ids"),
        ({"member_ids": [99]}, "NOT_FOUND", "member_ids"),
        ({"leader_staff_id": "S99"}, "VALUE_UNKNOWN", "leader_staff_id"),
        ({"budget": "-1元"}, "MONEY_NEGATIVE", "budget"),
    ],
)
def test_a_trip_that_cannot_be_is_refused_at_its_field(office, raw, code, field):
    error = office.refused(commands.save_trip, {**TRIP, **raw})
    assert (error.code, error.field) == (code, field)


def test_only_its_people_and_managers_change_a_trip(office, trip):
    raw = {"report": "已完成"}
    error = office.refused(commands.save_trip, raw, id=trip.id, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"
    error = office.refused(commands.save_trip, TRIP, by=office.leader)
    assert error.code == "PERMISSION_DENIED"
    office.do(commands.save_trip, raw, id=trip.id, by=office.recruiter)


def test_a_trip_is_not_shortened_past_what_happened_on_it(office, trip):
    office.do(commands.save_trip_stop, {**STOP, "trip_id": trip.id, "on": "2026-03-05"})
    office.do(commands.log_trip_contact, {**MET, "trip_id": trip.id, "met_on": "2026-03-02"})
    for raw in ({"ends_on": "2026-03-04"}, {"starts_on": "2026-03-03"}):
        error = office.refused(commands.save_trip, raw, id=trip.id)
        assert error.code == "PERIOD_ORDER"


@pytest.mark.parametrize(
    ("raw", "field"),
    [({"on": "2026-03-06"}, "on"), ({"end_time": "09:00"}, "end_time")],
)
def test_a_stop_lies_within_its_trip_and_ends_after_it_begins(office, trip, raw, field):
    error = office.refused(commands.save_trip_stop, {**STOP, "trip_id": trip.id, **raw})
    assert (error.code, error.field) == ("PERIOD_ORDER", field)


def test_a_stop_is_changed_and_taken_off_the_plan(office, trip):
    stop = office.do(commands.save_trip_stop, {**STOP, "trip_id": trip.id})
    office.do(commands.save_trip_stop, {"outcome": "有意向"}, id=stop.id)
    assert office.read(queries.load_stop_form, stop.id).values["outcome"] == "有意向"
    office.do(commands.archive_trip_stop, stop.id)
    office.do(commands.save_trip, {"ends_on": "2026-03-02"}, id=trip.id)  # nothing is in the way


def test_a_stop_of_somebody_elses_trip_is_not_moved_to_an_own_one(office, trip):
    stop = office.do(commands.save_trip_stop, {**STOP, "trip_id": trip.id})
    mine = office.do(commands.save_trip, {**TRIP, "leader_staff_id": "S03"}, by=office.colleague)
    raw = {"trip_id": mine.id}
    error = office.refused(commands.save_trip_stop, raw, id=stop.id, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"


def test_whoever_logs_a_contact_has_met_it_unless_said_otherwise(office, trip):
    mine = office.do(commands.log_trip_contact, {**MET, "trip_id": trip.id}, by=office.colleague)
    theirs = office.do(
        commands.log_trip_contact, {**MET, "trip_id": trip.id, "met_by_staff_id": "S01"}
    )
    with office.database.read() as session:
        met_by = [session.get_one(TripContact, each.id).met_by_staff_id for each in (mine, theirs)]
    assert met_by == [office.colleague.id, office.manager.id]


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"met_on": "2026-03-06"}, "PERIOD_ORDER", "met_on"),
        ({"company_name_text": ""}, "FIELD_REQUIRED", "company_name_text"),
        ({"contact_text": " "}, "FIELD_REQUIRED", "contact_text"),
        ({"met_by_staff_id": "S06"}, "STAFF_INACTIVE", "met_by_staff_id"),
        ({"next_action_staff_id": "S06"}, "STAFF_INACTIVE", "next_action_staff_id"),
        ({"interest": "极高"}, "VALUE_UNKNOWN", "interest"),
    ],
)
def test_a_contact_that_nobody_can_have_met_is_refused(office, trip, raw, code, field):
    error = office.refused(commands.log_trip_contact, {**MET, "trip_id": trip.id, **raw})
    assert (error.code, error.field) == (code, field)


def test_a_log_can_be_completed_after_whoever_met_the_contact_has_left(office, trip):
    logged = office.do(commands.log_trip_contact, {**MET, "trip_id": trip.id}, by=office.recruiter)
    office.do(deactivate_staff, office.recruiter.id, by=office.admin)
    raw = {**MET, "topic": "已回访", "met_by_staff_id": office.recruiter.id}
    office.do(commands.log_trip_contact, raw, id=logged.id)
    assert office.read(queries.load_contact_form, logged.id).values["topic"] == "已回访"


def test_a_known_person_brings_the_company_along_and_belongs_to_no_other(office, trip):
    company = office.company("示例企业甲")
    person = office.do(save_contact, {"company_id": company.id, "name": "董秘"})
    raw = {"trip_id": trip.id, "met_on": "2026-03-03", "contact_id": person.id}
    logged = office.do(commands.log_trip_contact, raw)
    assert office.read(queries.load_contact_form, logged.id).values["company_id"] == company.id
    error = office.refused(
        commands.log_trip_contact, {**raw, "company_id": office.company("示例企业乙").id}
    )
    assert (error.code, error.field) == ("VALUE_UNKNOWN", "contact_id")


def test_a_trip_is_found_by_title_city_code_and_by_whom_it_met(office, trip):
    office.do(commands.save_trip, {**TRIP, "title": "赴上海", "cities": "上海"})
    office.do(commands.log_trip_contact, {**MET, "trip_id": trip.id, "company_name_text": "ABC"})
    for text in ("zhaoshang", "深圳", "cf-2026-0001", "abc", "投资总监"):
        assert [each.title for each in rows(office, text=text)] == ["赴北京深圳招商"], text


def test_the_foot_of_the_list_adds_up_every_matching_trip(office, trip):
    office.do(commands.save_trip, {"status": "完成"}, id=trip.id)
    other = office.do(commands.save_trip, TRIP)
    for _ in range(2):
        office.do(commands.log_trip_contact, {**MET, "trip_id": other.id})
    totals = office.read(queries.totals, ListRequest(), office.database.clock.today())
    assert (totals.count, totals.done, totals.contacts, totals.converted) == (2, 1, 2, 0)


def test_trips_sort_by_how_far_they_are(office):
    for status in ("取消", "计划", "完成", "进行中"):
        office.do(commands.save_trip, {**TRIP, "status": status})
    assert [each.status.value for each in rows(office, sort="status")] == [
        "计划",
        "进行中",
        "完成",
        "取消",
    ]


def test_an_archived_trip_leaves_the_list_and_comes_back(office, trip):
    archived = office.do(commands.archive_trip, trip.id, trip.version)
    assert (rows(office), len(rows(office, archived=True))) == ([], 1)
    office.do(commands.restore_trip, trip.id, archived.version)
    assert len(rows(office)) == 1
