"""To another day and hour: what goes along, what is refused, what is warned of."""

from __future__ import annotations

from datetime import date

import pytest

from crm.calendar.commands import move_entry
from crm.calendar.moving import KEEP, moved_time, moved_times
from crm.calendar.terms import EntryKind
from crm.errors import UserError
from crm.history.undoing import undo
from crm.trips.commands import log_trip_contact
from crm.trips.detail import load_detail as load_trip
from crm.visits.models import VisitItem

LEAP = date(2028, 2, 29)


def moved(diary, kind, saved, on, **more):
    result = diary.office.do(move_entry, kind, saved.id, on, **more)
    found = [each for each in diary.entries(on, on) if each.key == (kind, saved.id)]
    return result, found[0]


def stops(diary, trip):
    detail = diary.office.read(load_trip, trip.id, diary.office.database.clock.today())
    return sorted(each.on for each in detail.stops)


@pytest.mark.parametrize(
    ("start", "end", "new", "expected"),
    [
        ("09:00", "10:30", KEEP, ("09:00", "10:30")),
        ("09:00", "10:30", "14:15", ("14:15", "15:45")),
        ("09:00", None, "14:15", ("14:15", None)),
        (None, None, "14:15", ("14:15", None)),
        (None, "11:00", "14:15", ("14:15", None)),
        ("09:00", "10:30", None, (None, None)),
        ("22:00", "23:00", "22:59", ("22:59", "23:59")),
    ],
)
def test_an_entry_lasts_as_long_as_before(start, end, new, expected):
    assert moved_times(start, end, new) == expected


@pytest.mark.parametrize("by", [60, -24 * 60])
def test_no_hour_reaches_into_another_day(by):
    with pytest.raises(UserError) as refusal:
        moved_time("23:30", by)
    assert refusal.value.code == "PERIOD_ORDER"


def test_a_trip_takes_its_stops_along_and_is_as_long_as_before(diary):
    trip = diary.trip()
    diary.stop(trip, "2027-01-11")
    diary.stop(trip, "2027-01-13")
    _result, entry = moved(diary, EntryKind.TRIP, trip, date(2028, 2, 28))
    assert (entry.starts_on, entry.ends_on) == (date(2028, 2, 28), date(2028, 3, 1))
    assert stops(diary, trip) == [date(2028, 2, 28), date(2028, 3, 1)]


def test_a_trip_may_overlap_its_old_days(diary):
    trip = diary.trip()
    diary.stop(trip, "2027-01-13")
    assert moved(diary, EntryKind.TRIP, trip, date(2027, 1, 12))[1].ends_on == date(2027, 1, 14)
    assert moved(diary, EntryKind.TRIP, trip, date(2027, 1, 10))[1].ends_on == date(2027, 1, 12)
    assert stops(diary, trip) == [date(2027, 1, 12)]


def test_people_who_were_met_already_keep_a_trip_where_it_is(diary, office):
    trip = diary.trip()
    diary.stop(trip, "2027-01-11")
    met = {"trip_id": trip.id, "met_on": "2027-01-11", "company_name_text": "示例新企业"}
    office.do(log_trip_contact, {**met, "contact_text": "董事长", "interest": "高"})
    error = office.refused(move_entry, "trip", trip.id, date(2027, 1, 12))
    assert error.code == "PERIOD_ORDER"
    assert stops(diary, trip) == [date(2027, 1, 11)]
    office.do(move_entry, "trip", trip.id, date(2027, 1, 10))


def test_a_visit_moves_to_a_day_and_an_hour_with_its_programme(diary, office):
    visit = diary.visit(start_time="9:00", end_time="11:30")
    with office.database.write("item", actor=office.manager) as work:
        lines = [("09:00", "09:30"), ("10:00", None), (None, None)]
        for start, end in lines:
            line = {"activity": "参观", "start_time": start, "end_time": end}
            work.session.add(VisitItem(visit_id=visit.id, **line))
    _result, entry = moved(diary, EntryKind.VISIT, visit, LEAP, start_time="14:15")
    assert (entry.start_time, entry.end_time) == ("14:15", "16:45")
    with office.database.read() as session:
        items = [
            (each.start_time, each.end_time) for each in session.query(VisitItem).order_by("id")
        ]
    assert items == [("14:15", "14:45"), ("15:15", None), (None, None)]


def test_a_visit_keeps_its_hour_unless_another_is_given(diary):
    visit = diary.visit(start_time="9:00", end_time="11:30")
    assert moved(diary, EntryKind.VISIT, visit, LEAP)[1].start_time == "09:00"
    entry = moved(diary, EntryKind.VISIT, visit, LEAP, start_time=None)[1]
    assert (entry.start_time, entry.end_time) == (None, None)


def test_an_event_and_an_appointment_move(diary):
    event = diary.event(start_time="9:00", end_time="12:00")
    entry = moved(diary, EntryKind.EVENT, event, LEAP, start_time="13:00")[1]
    assert (entry.start_time, entry.end_time) == ("13:00", "16:00")
    long = diary.appointment("2027-01-11", ends_on="2027-01-13", start_time="9:00")
    entry = moved(diary, EntryKind.APPOINTMENT, long, LEAP, start_time="13:00")[1]
    assert (entry.ends_on, entry.start_time) == (date(2028, 3, 2), "09:00")


def test_nothing_moves_past_the_end_of_the_calendar(diary, office):
    end = "9999-12-31"
    several = diary.appointment(ends_on="2027-01-13")
    for kind, made in ((EntryKind.TRIP, diary.trip()), (EntryKind.APPOINTMENT, several)):
        error = office.refused(move_entry, kind, made.id, date.fromisoformat(end))
        assert (error.code, error.field) == ("DATE_INVALID", "on")


def test_what_is_due_is_postponed(diary):
    task = diary.task(due_time="9:00")
    assert moved(diary, EntryKind.TASK, task, LEAP)[1].start_time == "09:00"
    assert moved(diary, EntryKind.TASK, task, LEAP, start_time="10:15")[1].start_time == "10:15"
    assert moved(diary, EntryKind.TASK, task, LEAP, start_time=None)[1].start_time is None
    lead = diary.lead()
    assert moved(diary, EntryKind.LEAD_STEP, lead, LEAP)[1].starts_on == LEAP
    need = diary.requirement()
    entry = moved(diary, EntryKind.REQUIREMENT, need, LEAP, start_time="9:00")[1]
    assert entry.start_time is None


def test_what_is_due_is_not_postponed_into_the_past(diary, office):
    error = office.refused(move_entry, "task", diary.task().id, date(2026, 12, 30))
    assert error.code == "DATE_INVALID"


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("trip", lambda diary: diary.trip(status="完成")),
        ("visit", lambda diary: diary.visit(status="完成", visitor_count=3)),
        ("visit", lambda diary: diary.visit(status="未到访")),
        ("event", lambda diary: diary.event(status="完成")),
        ("event", lambda diary: diary.event(status="取消")),
    ],
)
def test_what_is_done_or_off_stays(diary, office, kind, made):
    error = office.refused(move_entry, kind, made(diary).id, LEAP)
    assert (error.code, error.field) == ("ENTRY_DONE", "on")


def test_a_conflict_that_arises_is_named_and_not_refused(diary, office):
    diary.visit("2027-01-14", start_time="9:00", end_time="10:00")
    visit = diary.visit("2027-01-15", start_time="9:30")
    result, _entry = moved(diary, EntryKind.VISIT, visit, date(2027, 1, 14))
    (warning,) = result.warnings
    assert warning.code == "VISIT_OVERLAP"
    assert "招商主管" in warning.message
    assert "09:00" in warning.message
    assert moved(diary, EntryKind.VISIT, visit, date(2027, 1, 15))[0].warnings == ()
    assert office.manager.name == "招商主管"


def test_a_trip_that_takes_a_host_away_is_warned_of(diary):
    diary.visit("2027-01-20", start_time="9:00")
    trip = diary.trip()
    result, _entry = moved(diary, EntryKind.TRIP, trip, date(2027, 1, 18))
    assert [each.code for each in result.warnings] == ["VISIT_OVERLAP"]
    assert "示例企业甲" in result.warnings[0].message


def test_a_visit_moved_into_the_trip_of_its_host_is_warned_of(diary):
    diary.trip()
    visit = diary.visit("2027-01-20")
    result, entry = moved(diary, EntryKind.VISIT, visit, date(2027, 1, 12))
    assert [each.code for each in result.warnings] == ["VISIT_OVERLAP"]
    assert "出访深圳" in result.warnings[0].message
    assert entry.conflict


def test_of_many_conflicts_three_are_told(diary):
    for hour in range(9, 19):
        diary.visit("2027-01-20", start_time=f"{hour}:00")
    result, _entry = moved(diary, EntryKind.TRIP, diary.trip(), date(2027, 1, 18))
    assert len(result.warnings) == 3


def test_somebody_elses_entry_and_a_stale_one_are_left_alone(diary, office):
    visit = diary.visit(host_staff_id=office.recruiter.id)
    for kind, saved in (("visit", visit), ("trip", diary.trip())):
        error = office.refused(move_entry, kind, saved.id, LEAP, by=office.colleague)
        assert error.code == "PERMISSION_DENIED"
    office.do(move_entry, "visit", visit.id, LEAP, by=office.recruiter)
    error = office.refused(move_entry, "visit", visit.id, LEAP, version=visit.version)
    assert error.code == "VERSION_CONFLICT"
    assert office.refused(move_entry, "visit", 999, LEAP).code == "NOT_FOUND"


def test_a_move_is_one_step_and_undone_as_one(diary, office):
    trip = diary.trip()
    diary.stop(trip, "2027-01-12")
    office.do(move_entry, "trip", trip.id, date(2027, 3, 1))
    office.do(undo)
    assert diary.entry(EntryKind.TRIP).starts_on == date(2027, 1, 11)
    assert stops(diary, trip) == [date(2027, 1, 12)]
