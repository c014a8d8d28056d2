"""The calendar out as .ics and in again: own records move, others become appointments and tasks."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
import pytest
from recurring_ical_events import of
from sqlalchemy import select

from crm.appointments.commands import archive_appointment, save_appointment
from crm.appointments.models import Appointment
from crm.clock import clock_at
from crm.companies.commands import save_company
from crm.events.commands import save_event
from crm.exchange.calendars import (
    CalendarChoices,
    export_period,
    export_records,
    import_calendar,
    look_at_calendar,
)
from crm.exchange.icalendar.reading import read_calendar
from crm.exchange.report import ImportRefusedError, RowResult
from crm.language import speaking
from crm.leads.commands import save_lead
from crm.leads.models import Lead
from crm.parks.commands import save_park
from crm.start import acting
from crm.tasks.commands import save_task
from crm.tasks.models import Task
from crm.trips.commands import save_trip, save_trip_stop
from crm.trips.models import Trip, TripStop
from crm.visits.commands import save_visit
from crm.visits.models import Visit

START, END = date(2026, 10, 1), date(2026, 10, 31)
NEW, WARNING, DUPLICATE, ERROR, MOVED, SKIPPED = (
    RowResult.NEW,
    RowResult.WARNING,
    RowResult.DUPLICATE,
    RowResult.ERROR,
    RowResult.MOVED,
    RowResult.SKIPPED,
)


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.fixture
def ready(ready):
    """The same database, on the first day of these calendars."""
    ready.clock = clock_at(START)
    return ready


@pytest.fixture
def take(write):
    """Import a file."""

    def call(content, **choices):
        entries = read_calendar(content, START, "x.ics")
        return write(import_calendar, entries, CalendarChoices(**choices))

    return call


@pytest.fixture
def office(write):
    """One record of every kind in October; ids by kind."""
    company = write(save_company, {"name": "示例科技"}).id
    park = write(save_park, {"code": "PK1", "name": "示例产业园", "kind": "园区"}).id
    trip = write(
        save_trip,
        {
            "title": "深圳出访",
            "cities": ["深圳"],
            "starts_on": "2026-10-12",
            "ends_on": "2026-10-14",
        },
    ).id
    stop = {"trip_id": trip, "city": "深圳", "kind": "拜访企业", "company_id": company}
    timed = {**stop, "on": "2026-10-12", "start_time": "14:00", "end_time": "15:30"}
    visit = {
        "direction": "INBOUND",
        "company_ids": [company],
        "park_ids": [park],
        "on": "2026-10-16",
        "start_time": "09:00",
        "end_time": "11:00",
        "purpose": "看厂房, 谈条件; 用餐",
    }
    lead = {
        "title": "示例项目",
        "company_id": company,
        "source_channel": "其他",
        "next_action": "回访",
        "next_action_on": "2026-10-20",
        "next_action_time": "10:00",
    }
    appointment = {"title": "例会", "on": "2026-10-08", "ends_on": "2026-10-09"}
    return {
        "trip": trip,
        "trip_stop": write(save_trip_stop, timed).id,
        "untimed": write(save_trip_stop, {**stop, "on": "2026-10-13"}).id,
        "visit": write(save_visit, visit).id,
        "event": write(save_event, {"title": "沙龙", "kind": "招商沙龙", "on": "2026-10-18"}).id,
        "appointment": write(save_appointment, appointment).id,
        "task": write(save_task, {"text": "准备材料", "due_on": "2026-10-15"}).id,
        "lead": write(save_lead, lead).id,
    }


def exported(database, **options):
    with database.read() as session:
        content, _count = export_period(session, START, END, **options)
    return content


def results(report):
    return [row.result for row in report.rows]


def codes(report):
    return [[problem.code for problem in row.problems] for row in report.rows]


def calendar(*components):
    lines = [line for each in components for line in each]
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//X//Y//EN", *lines, "END:VCALENDAR", "")
    return "\r\n".join(whole).encode()


def event(*lines, uid="1@example.com", title="例会", kind="VEVENT"):
    return f"BEGIN:{kind}", f"UID:{uid}", f"SUMMARY:{title}", *lines, f"END:{kind}"


def count(database, table):
    with database.read() as session:
        return len(session.scalars(select(table.id)).all())


def found(database, table, id):
    with database.read() as session:
        row = session.get_one(table, id)
        session.expunge(row)
        return row


# out


@pytest.mark.usefixtures("office")
def test_a_period_has_everything_with_what_others_must_know(ready):
    content = exported(ready)
    assert content == exported(ready)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    read = icalendar.Calendar.from_ical(content)
    assert not read.errors
    assert [each["TZID"] for each in read.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    events = {str(each["SUMMARY"]): each for each in read.walk("VEVENT")}
    assert len(events) == 5
    for each in read.walk("VEVENT") + read.walk("VTODO"):
        assert not each.errors
        assert {"UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "STATUS"} <= set(each)
    visit = next(each for title, each in events.items() if "KC-2026-0001" in title)
    assert visit["DTSTART"].dt.isoformat() == "2026-10-16T09:00:00+08:00"
    assert visit["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert visit["LOCATION"] == "示例产业园"
    assert "看厂房, 谈条件; 用餐" in visit["DESCRIPTION"]
    trip = next(each for title, each in events.items() if "深圳出访" in title)
    assert (trip["DTSTART"].dt, trip["DTEND"].dt) == (date(2026, 10, 12), date(2026, 10, 15))
    assert "10-13 Company call 示例科技" in trip["DESCRIPTION"]
    assert {str(each["SUMMARY"]) for each in read.walk("VTODO")} == {"准备材料", "示例科技 回访"}
    assert len(of(read).between(START, END)) == 5


def test_one_trip_comes_with_its_stops_that_have_a_time(ready, office):
    with ready.read() as session:
        content, written = export_records(session, "trip", [office["trip"]])
    assert written == 2
    titles = [str(each["SUMMARY"]) for each in icalendar.Calendar.from_ical(content).walk("VEVENT")]
    assert titles == ["深圳出访 CF-2026-0001", "Company call 示例科技"]


def test_a_reminder_can_be_asked_for(ready, office):
    with ready.read() as session:
        content, _written = export_records(
            session, "visit", [office["visit"]], remind=timedelta(minutes=30)
        )
    alarm = icalendar.Calendar.from_ical(content).walk("VALARM")[0]
    assert alarm["TRIGGER"].dt == -timedelta(minutes=30)


def test_a_cancelled_visit_says_so(ready, write, office):
    write(save_visit, {"status": "取消"}, id=office["visit"])
    with ready.read() as session:
        content, _written = export_records(session, "visit", [office["visit"]])
    assert b"STATUS:CANCELLED" in content
    assert b"KC-2026-0001" not in exported(ready)


# in again


@pytest.mark.usefixtures("office")
def test_what_was_exported_is_known_again(ready, take):
    report = take(exported(ready))
    assert set(results(report)) == {DUPLICATE}
    assert len(report.rows) == 7
    assert (count(ready, Appointment), count(ready, Task)) == (1, 1)


@pytest.mark.parametrize(
    ("before", "after", "table", "kind", "expected"),
    [
        (b"20261016T090000", b"20261017T100000", Visit, "visit", ("2026-10-17", "10:00", "12:00")),
        (b"20261016T110000", b"20261016T120000", Visit, "visit", ("2026-10-16", "09:00", "12:00")),
        (b"20261012T140000", b"20261013T140000", TripStop, "trip_stop", ("2026-10-13", "14:00")),
        (
            b"DUE;VALUE=DATE:20261015",
            b"DUE;VALUE=DATE:20261016",
            Task,
            "task",
            ("2026-10-16", None),
        ),
        (b"20261020T100000", b"20261021T113000", Lead, "lead", ("2026-10-21", "11:30")),
        (b"20261010", b"20261012", Appointment, "appointment", ("2026-10-08", "2026-10-11")),
    ],
)
def test_what_was_moved_in_another_calendar_moves_here(
    ready, take, office, before, after, table, kind, expected
):
    content = exported(ready).replace(before, after)
    if kind == "visit" and before.endswith(b"T090000"):
        content = content.replace(b"20261016T110000", b"20261017T120000")
    if kind == "trip_stop":
        content = content.replace(b"20261012T153000", b"20261013T153000")
    report = take(content)
    moved = [row for row in report.rows if row.result is MOVED]
    assert len(moved) == 1
    assert moved[0].before != moved[0].when
    row = found(ready, table, office[kind])
    names = {
        "task": ("due_on", "due_time"),
        "lead": ("next_action_on", "next_action_time"),
        "appointment": ("on", "ends_on"),
    }.get(kind, ("on", "start_time", "end_time"))
    values = [getattr(row, name) for name in names]
    assert [str(each) if each else None for each in values][: len(expected)] == list(expected)


def test_a_trip_moves_with_its_stops(ready, take, office):
    content = (
        exported(ready).replace(b":20261015", b":20261016").replace(b":20261012\r", b":20261013\r")
    )
    report = take(content)
    assert [row.result for row in report.rows if row.name.endswith("深圳出访")] == [MOVED]
    trip = found(ready, Trip, office["trip"])
    assert (trip.starts_on, trip.ends_on) == (date(2026, 10, 13), date(2026, 10, 15))


def test_what_was_changed_here_since_stays_as_it_is(ready, write, take, office):
    content = exported(ready)
    write(save_visit, {"on": "2026-10-19"}, id=office["visit"])
    report = take(content)
    row = next(row for row in report.rows if "KC-" in row.name)
    assert (row.result, row.problems[0].code) == (SKIPPED, "VERSION_CONFLICT")
    assert found(ready, Visit, office["visit"]).on == date(2026, 10, 19)


def test_what_may_not_move_keeps_the_whole_file_out(ready, write, take, office):
    write(save_visit, {"status": "完成", "visitor_count": 3}, id=office["visit"])
    content = exported(ready).replace(b"20261016T", b"20261017T")
    content = content.replace(
        b"END:VCALENDAR",
        b"\r\n".join(line.encode() for line in event("DTSTART:20261022T090000"))
        + b"\r\nEND:VCALENDAR",
    )
    with pytest.raises(ImportRefusedError) as refused:
        take(content)
    assert refused.value.code == "ENTRY_DONE"
    assert count(ready, Appointment) == 1
    assert found(ready, Visit, office["visit"]).on == date(2026, 10, 16)
    assert take(content, valid_only=True).count(NEW) == 1


# from others


def test_entries_of_others_become_appointments_and_tasks_once(ready, take):
    content = calendar(
        event("DTSTART:20261016T010000Z", "DTEND:20261016T020000Z", "LOCATION:义乌"),
        event("DTSTART:20261019T090000", "RRULE:FREQ=WEEKLY;COUNT=3", uid="2"),
        event("DUE;VALUE=DATE:20261020", uid="3", kind="VTODO", title="交材料"),
        event("DTSTART:20261016T090000", "STATUS:CANCELLED", uid="4"),
    )
    report = take(content)
    assert results(report) == [NEW, NEW, NEW, NEW, NEW, SKIPPED]
    assert (count(ready, Appointment), count(ready, Task)) == (4, 1)
    with ready.read() as session:
        first = session.scalars(select(Appointment).order_by(Appointment.id)).first()
        assert (first.title, first.place, first.calendar_uid) == ("例会", "义乌", "1@example.com")
        assert (first.start_time, first.end_time) == ("09:00", "10:00")
    again = take(content)
    assert results(again) == [DUPLICATE] * 5 + [SKIPPED]
    assert (count(ready, Appointment), count(ready, Task)) == (4, 1)


def test_looking_writes_nothing(ready):
    entries = read_calendar(calendar(event("DTSTART:20261016T090000")), START)
    with ready.read() as session:
        actor = acting(session, None)
    with ready.rehearse(actor=actor) as work:
        assert results(look_at_calendar(work, entries, CalendarChoices())) == [NEW]
    assert count(ready, Appointment) == 0


def test_an_entry_of_others_that_moved_there_moves_here(ready, take):
    take(calendar(event("DTSTART:20261016T090000")))
    report = take(calendar(event("DTSTART:20261017T090000")))
    assert [(row.result, row.before, row.when) for row in report.rows] == [
        (MOVED, "2026-10-16 09:00", "2026-10-17 09:00")
    ]
    assert count(ready, Appointment) == 1


def test_an_entry_in_the_recycle_bin_does_not_come_back(ready, write, take):
    saved = take(calendar(event("DTSTART:20261016T090000")))
    write(archive_appointment, saved.rows[0].record_id)
    assert results(take(calendar(event("DTSTART:20261017T090000")))) == [DUPLICATE]
    assert count(ready, Appointment) == 1


@pytest.mark.parametrize(
    ("lines", "title", "code"),
    [
        (("DTSTART:20261016T090000",), "长" * 201, "NAME_TOO_LONG"),
        (("DTSTART:20261016T090000", f"DESCRIPTION:{'长' * 100_001}"), "例会", "NOTE_TOO_LONG"),
        (("DTSTART:20260230",), "例会", "DATE_INVALID"),
        (("DTSTART:20261016T090000",), "a\x00b", "TEXT_FORMAT"),
    ],
)
def test_one_error_keeps_the_whole_file_out(ready, take, lines, title, code):
    good = event("DTSTART:20261016T090000", uid="good")
    with pytest.raises(ImportRefusedError) as refused:
        take(calendar(good, event(*lines, title=title)))
    assert refused.value.code == code
    assert refused.value.report.errors[0].line == 9
    assert count(ready, Appointment) == 0


def test_a_place_that_is_long_goes_into_the_note(ready, take):
    take(calendar(event("DTSTART:20261016T090000", f"LOCATION:{'路' * 300}", "DESCRIPTION:x")))
    with ready.read() as session:
        saved = session.scalars(select(Appointment)).one()
        assert (saved.place, saved.note) == (None, f"{'路' * 300}\nx")


def test_the_same_entry_twice_in_a_file_is_taken_once(ready, take):
    twice = event("DTSTART:20261016T090000")
    assert results(take(calendar(twice, twice))) == [NEW, SKIPPED]
    assert count(ready, Appointment) == 1


def test_only_what_is_wanted_is_taken(take):
    content = calendar(event("DTSTART:20261016T090000"), event("DTSTART:20261017T090000", uid="2"))
    report = take(content, left_out=frozenset({1}))
    assert (results(report), codes(report)) == ([SKIPPED, NEW], [["NOT_CHOSEN"], []])
