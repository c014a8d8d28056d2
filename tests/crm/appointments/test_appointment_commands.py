"""Appointments: whose they are, how long they last, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from crm.appointments.commands import (
    archive_appointment,
    restore_appointment,
    save_appointment,
)
from crm.appointments.queries import ids_by_calendar_uid, load_detail, load_form

MEETING = {"title": "部门例会", "on": "2026-12-30"}


def detail(office, saved):
    return office.read(load_detail, saved.id, office.database.clock.today())


def test_an_appointment_takes_one_day_and_is_that_of_whoever_enters_it(office):
    saved = office.do(save_appointment, MEETING, by=office.recruiter)
    found = detail(office, saved)
    assert (found.title, found.on, found.ends_on) == ("部门例会", date(2026, 12, 30), found.on)
    assert found.staff == "招商专员一"
    assert not found.imported


def test_it_can_be_that_of_somebody_else_with_a_place_and_hours(office):
    raw = {**MEETING, "staff_id": "S03", "place": "三楼会议室", "start_time": "9：30"}
    found = detail(office, office.do(save_appointment, {**raw, "end_time": "11:00"}))
    assert (found.staff, found.place) == ("招商专员二", "三楼会议室")
    assert (found.start_time, found.end_time) == ("09:30", "11:00")


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"title": ""}, "FIELD_REQUIRED", "title"),
        ({"on": ""}, "FIELD_REQUIRED", "on"),
        ({"on": "2026-02-29"}, "DATE_INVALID", "on"),
        ({"ends_on": "2026-12-29"}, "PERIOD_ORDER", "ends_on"),
        ({"start_time": "10:00", "end_time": "09:59"}, "PERIOD_ORDER", "end_time"),
        ({"end_time": "10:00"}, "FIELD_REQUIRED", "start_time"),
        ({"start_time": "25:00"}, "VALUE_FORMAT", "start_time"),
        ({"staff_id": "S06"}, "STAFF_INACTIVE", "staff_id"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(office, raw, code, field):
    error = office.refused(save_appointment, {**MEETING, **raw})
    assert (error.code, error.field) == (code, field)


def test_over_several_days_the_hour_of_the_end_may_be_the_earlier_one(office):
    raw = {**MEETING, "ends_on": "2027-01-02", "start_time": "14:00", "end_time": "09:00"}
    assert detail(office, office.do(save_appointment, raw)).ends_on == date(2027, 1, 2)


def test_on_another_first_day_it_is_as_long_as_before(office):
    saved = office.do(save_appointment, {**MEETING, "ends_on": "2027-01-01"})
    office.do(save_appointment, {"on": "2028-02-28"}, id=saved.id)
    found = detail(office, saved)
    assert (found.on, found.ends_on) == (date(2028, 2, 28), date(2028, 3, 1))


def test_without_a_last_day_it_takes_one_day_again(office):
    saved = office.do(save_appointment, {**MEETING, "ends_on": "2027-01-01"})
    office.do(save_appointment, {"ends_on": ""}, id=saved.id)
    assert detail(office, saved).ends_on == date(2026, 12, 30)


def test_a_colleague_may_not_change_it_and_a_leader_enters_none(office):
    saved = office.do(save_appointment, MEETING, by=office.recruiter)
    error = office.refused(save_appointment, {"title": "x"}, id=saved.id, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"
    error = office.refused(archive_appointment, saved.id, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"
    assert office.refused(save_appointment, MEETING, by=office.leader).code == "PERMISSION_DENIED"


def test_a_form_that_was_opened_before_somebody_else_saved_changes_nothing(office):
    saved = office.do(save_appointment, MEETING)
    office.do(save_appointment, {"place": "大厅"}, id=saved.id, version=saved.version)
    error = office.refused(save_appointment, {"place": "门口"}, id=saved.id, version=saved.version)
    assert error.code == "VERSION_CONFLICT"


def test_an_archived_appointment_comes_back(office):
    saved = office.do(save_appointment, MEETING)
    office.do(archive_appointment, saved.id)
    assert detail(office, saved).archived
    office.do(restore_appointment, saved.id)
    assert not detail(office, saved).archived


def test_an_entry_of_a_file_is_found_by_its_uid_and_keeps_it(office):
    saved = office.do(save_appointment, MEETING, calendar_uid="一@example")
    office.do(save_appointment, {"title": "周例会"}, id=saved.id)
    uids = [f"{number}@example" for number in range(600)]
    assert office.read(ids_by_calendar_uid, [*uids, "一@example"]) == {"一@example": saved.id}
    assert detail(office, saved).imported


def test_the_form_starts_from_what_is_stored(office):
    saved = office.do(save_appointment, MEETING)
    values = office.read(load_form, saved.id)
    assert (values.id, values.version) == (saved.id, saved.version)
    assert values.values["ends_on"] == date(2026, 12, 30)
