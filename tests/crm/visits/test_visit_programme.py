"""The programme of a visit: lines by time, refused at their field; who is wanted twice is told."""

from __future__ import annotations

import pytest

from crm.language import speaking
from crm.visits import commands, programme
from crm.visits.detail import load_detail


@pytest.fixture
def visit(office):
    return entered(office)


def entered(office, **more):
    values = {
        "on": "2026-12-08",
        "company_ids": [office.company().id],
        "park_ids": [office.park().id],
        "host_staff_id": "S02",
    }
    return office.do(commands.save_visit, {**values, **more})


def add(office, visit, activity, start=None, end=None, **more):
    values = {"visit_id": visit.id, "activity": activity, "start_time": start, "end_time": end}
    return office.do(programme.save_visit_item, {**values, **more})


def detail(office, visit):
    return office.read(load_detail, visit.id, office.database.clock.today())


def lines(office, visit):
    return [each.activity for each in detail(office, visit).items]


def test_lines_stand_by_time_then_as_arranged_untimed_last(office, visit):
    later, first = (
        add(office, visit, "座谈", "10:30"),
        add(office, visit, "参观展厅", "9:30", "10:30"),
    )
    one, two = add(office, visit, "午餐"), add(office, visit, "送行")
    assert lines(office, visit) == ["参观展厅", "座谈", "午餐", "送行"]
    ids = [first.id, later.id, two.id, one.id]
    saved = office.do(programme.arrange_visit_items, visit.id, ids)
    assert saved.warnings == ()
    assert lines(office, visit) == ["参观展厅", "座谈", "送行", "午餐"]


def test_a_line_put_against_its_time_stays_by_time_and_that_is_said(office, visit):
    first, later = add(office, visit, "参观展厅", "9:30"), add(office, visit, "座谈", "10:30")
    with speaking("en"):
        saved = office.do(programme.arrange_visit_items, visit.id, [str(later.id), first.id])
    assert [each.code for each in saved.warnings] == ["TIME_ORDER"]
    assert lines(office, visit) == ["参观展厅", "座谈"]


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"start_time": "10:00", "end_time": "9:30"}, "PERIOD_ORDER", "end_time"),
        ({"end_time": "9:30"}, "FIELD_REQUIRED", "start_time"),
        ({"activity": ""}, "FIELD_REQUIRED", "activity"),
        ({"activity": "字" * 201}, "NAME_TOO_LONG", "activity"),
        ({"start_time": "25:00"}, "VALUE_FORMAT", "start_time"),
        ({"park_id": 99}, "NOT_FOUND", "park_id"),
        ({"staff_id": "S06"}, "STAFF_INACTIVE", "staff_id"),
        ({"visit_id": 99}, "NOT_FOUND", "visit_id"),
    ],
)
def test_a_line_that_cannot_be_is_refused_at_its_field(office, visit, raw, code, field):
    values = {"visit_id": visit.id, "activity": "参观", **raw}
    error = office.refused(programme.save_visit_item, values)
    assert (error.code, error.field) == (code, field)


def test_a_line_is_changed_archived_and_put_back(office, visit):
    line = add(office, visit, "参观", "9:30", "10:00", park_id=office.park().id, staff_id="S03")
    refused = office.refused(programme.save_visit_item, {"end_time": "9:00"}, id=line.id)
    assert refused.code == "PERIOD_ORDER"
    office.do(programme.save_visit_item, {"place": "一号楼"}, id=line.id, version=line.version)
    shown = detail(office, visit).items[0]
    assert (shown.place, shown.guide, shown.start_time) == ("一号楼", "招商专员二", "09:30")
    office.do(programme.archive_visit_item, line.id)
    assert lines(office, visit) == []
    office.do(programme.restore_visit_item, line.id)
    assert lines(office, visit) == ["参观"]


def test_a_line_goes_into_the_bin_with_its_visit_and_comes_back_with_it(office, visit):
    line = add(office, visit, "参观")
    office.do(commands.archive_visit, visit.id)
    assert lines(office, visit) == []
    assert office.refused(programme.restore_visit_item, line.id).code == "RECORD_ARCHIVED"
    office.do(commands.restore_visit, visit.id)
    assert lines(office, visit) == ["参观"]


def test_other_recruiters_leave_the_programme_alone(office, visit):
    line = add(office, visit, "参观")
    for command, arguments in (
        (programme.save_visit_item, ({"visit_id": visit.id, "activity": "座谈"},)),
        (programme.arrange_visit_items, (visit.id, [line.id])),
        (programme.archive_visit_item, (line.id,)),
    ):
        assert office.refused(command, *arguments, by=office.colleague).code == "PERMISSION_DENIED"


def test_a_line_of_somebody_elses_visit_is_not_moved_to_an_own_one(office, visit):
    line, mine = add(office, visit, "参观"), entered(office, host_staff_id="S03")
    raw = {"visit_id": mine.id}
    error = office.refused(programme.save_visit_item, raw, id=line.id, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"


def test_a_host_with_another_visit_at_that_time_is_a_warning_naming_it(office, visit):
    office.do(commands.save_visit, {"start_time": "9:00", "end_time": "11:00"}, id=visit.id)
    with speaking("en"):
        other = entered(office, start_time="10:30")
    assert [(each.code, each.field) for each in other.warnings] == [
        ("VISIT_OVERLAP", "host_staff_id")
    ]
    assert visit.code in other.warnings[0].message
    assert [each.visit_id for each in detail(office, other).clashes] == [visit.id]
    assert [each.visit_id for each in detail(office, visit).clashes] == [other.id]


@pytest.mark.parametrize(
    "more",
    [
        {"start_time": "11:00"},
        {"start_time": None},
        {"start_time": "10:00", "on": "2026-12-09"},
        {"start_time": "10:00", "host_staff_id": "S03"},
        {"start_time": "10:00", "status": "取消"},
    ],
)
def test_what_does_not_overlap_brings_no_warning(office, visit, more):
    office.do(commands.save_visit, {"start_time": "9:00", "end_time": "11:00"}, id=visit.id)
    other = entered(office, **more)
    assert other.warnings == ()
    assert detail(office, other).clashes == ()


def test_a_guide_who_hosts_another_visit_then_is_told(office, visit):
    other = entered(office, start_time="9:00", end_time="11:00", host_staff_id="S03")
    line = add(office, visit, "参观", "10:00", "10:30", staff_id="S03")
    assert [(each.code, each.field) for each in line.warnings] == [("VISIT_OVERLAP", "staff_id")]
    assert [each.visit_id for each in detail(office, visit).clashes] == [other.id]
    again = add(office, visit, "送行", "11:00", staff_id="S03")
    assert again.warnings == ()


def test_minutes_do_not_cover_what_another_wrote_meanwhile(office, visit):
    office.do(commands.write_visit_minutes, visit.id, "对方关注用电", "", by=office.recruiter)
    refused = office.refused(commands.write_visit_minutes, visit.id, "对方满意", "")
    assert refused.code == "VERSION_CONFLICT"
    office.do(commands.write_visit_minutes, visit.id, "", "对方关注用电")
    assert detail(office, visit).minutes is None
