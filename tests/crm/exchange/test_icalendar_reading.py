"""Calendars of phones, Outlook and the web, read into the days and hours of Shanghai."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.calendar.plans import Plan
from crm.errors import UserError
from crm.exchange.icalendar.entry import Slot
from crm.exchange.icalendar.moving import slot_of_plan
from crm.exchange.icalendar.reading import AHEAD, BACK, LARGEST, TIMES_AT_MOST, read_calendar
from crm.exchange.icalendar.writing import write_calendar
from crm.language import speaking

TODAY = date(2026, 10, 10)
WRITTEN = datetime(2026, 10, 9, 1, 2, 3, tzinfo=UTC)
PLAN = Plan(
    kind="appointment",
    id=1,
    uid="uid",
    version=7,
    changed=WRITTEN,
    code="",
    title="",
    on=TODAY,
    ends_on=TODAY,
    start_time=None,
    end_time=None,
    place="",
    text="",
    category="日程",
    state="CONFIRMED",
    due=False,
    archived=False,
)


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def calendar(*lines, encoding="utf-8"):
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//X//Y//EN", *lines, "END:VCALENDAR", "")
    return "\r\n".join(whole).encode(encoding)


def event(*lines, kind="VEVENT", uid="1@example.com"):
    named = (f"UID:{uid}",) if uid else ()
    return f"BEGIN:{kind}", *named, "SUMMARY:例会", *lines, f"END:{kind}"


def read(*components, **options):
    lines = [line for component in components for line in component]
    return read_calendar(calendar(*lines, **options), TODAY).entries


def slots(entries):
    return [each.slot.words() for each in entries]


def codes(found):
    return [each.code for each in found]


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (("DTSTART:20261016T010000Z", "DTEND:20261016T023000Z"), "2026-10-16 09:00–10:30"),
        (("DTSTART:20261016T090000", "DURATION:PT90M"), "2026-10-16 09:00–10:30"),
        (("DTSTART;TZID=China Standard Time:20261016T090000",), "2026-10-16 09:00"),
        (("DTSTART;TZID=Asia/Tokyo:20261016T003000",), "2026-10-15 23:30"),
        (("DTSTART;TZID=America/New_York:20261016T090000",), "2026-10-16 21:00"),
        (("DTSTART;VALUE=DATE:20261016",), "2026-10-16"),
        (("DTSTART;VALUE=DATE:20261016", "DTEND;VALUE=DATE:20261017"), "2026-10-16"),
        (
            ("DTSTART;VALUE=DATE:20261001", "DTEND;VALUE=DATE:20261008"),
            "2026-10-01 – 2026-10-07",
        ),
        (
            ("DTSTART:20261016T140000", "DTEND:20261018T093000"),
            "2026-10-16 14:00 – 2026-10-18 09:30",
        ),
        (("DTSTART:20261016T200000", "DTEND:20261017T000000"), "2026-10-16 20:00–23:59"),
        (("DTSTART:20261016T200000", "DTEND:20261016T200000"), "2026-10-16 20:00"),
        (("DTSTART;VALUE=DATE:20261016", "DURATION:P2D"), "2026-10-16 – 2026-10-17"),
    ],
)
def test_every_way_of_saying_when(lines, when):
    found = read(event(*lines))
    assert slots(found) == [when]
    assert not found[0].errors
    assert not found[0].warnings


def test_a_zone_of_the_file_itself_is_used():
    zone = (
        "BEGIN:VTIMEZONE",
        "TZID:Somewhere",
        "BEGIN:STANDARD",
        "DTSTART:20000101T000000",
        "TZOFFSETFROM:+0600",
        "TZOFFSETTO:+0600",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
    assert slots(read(zone, event("DTSTART;TZID=Somewhere:20261016T090000"))) == [
        "2026-10-16 11:00"
    ]


def test_a_zone_that_nobody_knows_is_warned_of():
    found = read(event("DTSTART;TZID=Nowhere/Land:20261016T090000"))
    assert slots(found) == ["2026-10-16 09:00"]
    assert codes(found[0].warnings) == ["TIME_ZONE_UNKNOWN"]


def test_a_repeated_entry_is_one_for_each_time_with_its_exceptions():
    found = read(
        event(
            "DTSTART:20261016T090000",
            "DTEND:20261016T100000",
            "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE:20261023T090000",
        ),
        event("RECURRENCE-ID:20261030T090000", "DTSTART:20261031T140000", "DURATION:PT1H"),
    )
    assert [(each.key, each.slot.words()) for each in found] == [
        ("1@example.com#20261016T090000", "2026-10-16 09:00–10:00"),
        ("1@example.com#20261030T090000", "2026-10-31 14:00–15:00"),
        ("1@example.com#20261106T090000", "2026-11-06 09:00–10:00"),
    ]
    assert not any(each.warnings for each in found)


def test_what_is_repeated_for_ever_is_taken_for_a_year_and_says_so():
    found = read(event("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=DAILY"))
    assert found[0].slot.on == TODAY - BACK
    assert found[-1].slot.on is not None
    assert found[-1].slot.on <= TODAY + AHEAD
    assert len(found) <= TIMES_AT_MOST
    assert [codes(each.warnings) for each in found[:2]] == [["RECURRENCE_LIMIT"], []]


@pytest.mark.parametrize(
    "rule", ["FREQ=GARBAGE", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;UNTIL=20260230", "COUNT=3"]
)
def test_a_rule_that_cannot_be_followed_is_told_at_its_entry(rule):
    (entry,) = read(event("DTSTART:20261016T090000", f"RRULE:{rule}"))
    assert [(each.code, each.column) for each in entry.errors] == [("VALUE_FORMAT", "RRULE")]


def test_what_is_repeated_every_second_is_taken_once():
    found = read(event("DTSTART:20261016T090000", "RRULE:FREQ=SECONDLY"))
    assert slots(found) == ["2026-10-16 09:00"]
    assert codes(found[0].warnings) == ["RECURRENCE_LIMIT"]


def test_a_task_is_due_and_may_be_done():
    found = read(
        event("DUE:20261016T010000Z", kind="VTODO"),
        event("DUE;VALUE=DATE:20261017", "COMPLETED:20261015T170000Z", kind="VTODO", uid="2"),
        event(kind="VTODO", uid="3"),
    )
    assert [(each.task, each.slot.words(), each.done_on) for each in found] == [
        (True, "2026-10-16 09:00", None),
        (True, "2026-10-17", date(2026, 10, 16)),
        (True, "", None),
    ]


def test_what_is_cancelled_says_so_and_other_components_are_left_out():
    lines = [
        *event("DTSTART:20261016T090000", "STATUS:CANCELLED"),
        *("BEGIN:VJOURNAL", "SUMMARY:x", "END:VJOURNAL"),
    ]
    found = read_calendar(calendar(*lines), TODAY)
    assert [each.cancelled for each in found.entries] == [True]
    assert found.left_out == ("VJOURNAL",)


def test_an_entry_without_a_uid_is_the_same_the_next_time():
    one, other = (read(event("DTSTART:20261016T090000", uid=""))[0].key for _ in range(2))
    assert one == other != ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_usual_encoding_is_read(encoding):
    found = read(event("DTSTART:20261016T090000", "LOCATION:义乌\\, 稠江"), encoding=encoding)
    assert (found[0].title, found[0].place) == ("例会", "义乌, 稠江")


def test_a_line_may_be_folded_inside_a_character():
    content = calendar(*event("DTSTART:20261016T090000"))
    at = content.index("会".encode()) + 1
    found = read_calendar(content[:at] + b"\r\n " + content[at:], TODAY)
    assert found.entries[0].title == "例会"


@pytest.mark.parametrize(
    ("lines", "code", "column"),
    [
        (("DTSTART:20260230T090000",), "DATE_INVALID", "DTSTART"),
        (("DTSTART:soon",), "DATE_INVALID", "DTSTART"),
        ((), "FIELD_REQUIRED", "DTSTART"),
        (("DTSTART:20261016T090000", "DTEND:20261016T080000"), "PERIOD_ORDER", "DTEND"),
        (("DTSTART:20261016T090000", "DTEND:never"), "DATE_INVALID", "DTEND"),
    ],
)
def test_what_is_wrong_with_an_entry_stands_at_it_with_its_line(lines, code, column):
    good = event("DTSTART:20261016T090000", uid="good")
    found = read(good, event(*lines), good)
    wrong = next(each for each in found if each.errors)
    assert (wrong.line, codes(wrong.errors), wrong.errors[0].column) == (9, [code], column)


def test_a_strange_line_is_left_out_with_a_warning():
    found = read(event("DTSTART:20261016T090000", "what is this"))
    assert codes(found[0].warnings) == ["CALENDAR_LINE"]
    assert "Line 8" in found[0].warnings[0].message


@pytest.mark.parametrize("cut", [40, 90, 130, 160])
def test_a_file_that_is_cut_off_is_refused_and_says_where(cut):
    content = calendar(*event("DTSTART:20261016T090000", "DESCRIPTION:a", "LOCATION:b"))
    with pytest.raises(UserError) as refused:
        read_calendar(content[:cut], TODAY)
    assert refused.value.code == "FILE_UNREADABLE"
    assert "line" in refused.value.message


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01" * 500, b"BEGIN:VCARD\nEND:VCARD\n", b"BEGIN:VCALENDAR\nEND:VEVENT\n"],
)
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(UserError) as refused:
        read_calendar(content, TODAY)
    assert refused.value.code == "FILE_UNREADABLE"


def test_another_encoding_is_refused_and_never_read_as_something_else():
    lines = ("BEGIN:VEVENT", "UID:1", "SUMMARY:Zürich à côté", "DTSTART:20261016", "END:VEVENT")
    with pytest.raises(UserError) as refused:
        read_calendar(calendar(*lines, encoding="latin-1"), TODAY)
    assert refused.value.code == "ENCODING_UNKNOWN"


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(UserError) as refused:
        read_calendar(bytes(LARGEST + 1), TODAY)
    assert refused.value.code == "FILE_TOO_LARGE"


def test_reading_tells_how_far_it_is_and_can_be_given_up():
    lines = [line for n in range(250) for line in event("DTSTART:20261016T090000", uid=str(n))]
    steps = []
    read_calendar(calendar(*lines), TODAY, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(0, 250), (100, 250), (200, 250)]


HOURS = st.one_of(st.none(), st.times().map(lambda each: f"{each:%H:%M}"))


@given(
    on=st.dates(date(1992, 1, 2), date(2099, 12, 31)),
    days=st.integers(0, 40),
    start=HOURS,
    end=HOURS,
    title=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(str.strip),
    text=st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n")).map(str.strip),
)
def test_every_plan_comes_back_as_it_was(on, days, start, end, title, text):
    last = on + timedelta(days=days)
    if start is None or (days == 0 and end is not None and end <= start) or end == "00:00":
        end = None
    if start is not None and end is None:
        last = on
    plan = replace(PLAN, on=on, ends_on=last, start_time=start, end_time=end, text=text)
    plan = replace(plan, title=title or "x")
    found = read_calendar(write_calendar([plan]), TODAY).entries
    assert len(found) == 1
    assert found[0].slot == Slot(on, last, start, end) == slot_of_plan(plan)
    assert (found[0].title, found[0].text) == (plan.title, plan.text)
    assert (found[0].key, found[0].sequence, found[0].changed) == ("uid", 7, WRITTEN)
    assert not found[0].errors
    assert not found[0].warnings
