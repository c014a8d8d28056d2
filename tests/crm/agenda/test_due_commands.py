"""Lines of the day are finished, postponed and handed on by those who may, and only once."""

from __future__ import annotations

from datetime import date

import pytest

from crm.agenda.commands import finish_due, hand_on_due, postpone_due
from crm.agenda.queries import load_agenda
from crm.agenda.terms import DueKind
from crm.followups.queries import list_follow_ups
from crm.history.undoing import undo
from crm.language import ENGLISH, speaking
from crm.leads.queries import load_form
from crm.staff.commands import deactivate_staff
from crm.visits.models import Issue
from tests.support.office import dump_tables

TODAY = date(2026, 12, 31)
KINDS = tuple(DueKind)
STEP = ("next_action", "next_action_on", "next_action_time", "next_action_staff_id")


def make(desk, kind, on="2026-12-31"):
    """Enter something due of a kind, of the recruiter; return its id."""
    if kind == DueKind.ISSUE:
        visit = desk.visit(None)
        with desk.office.database.write("issue", actor=desk.me) as work:
            issue = Issue(visit_id=visit.id, text="用电不足", opened_on=TODAY, due_on=TODAY)
            work.session.add(issue)
            work.session.flush()
            return issue.id
    makers = {
        DueKind.LEAD: lambda: desk.lead("寄资料", on),
        DueKind.VISIT: lambda: desk.visit("送纪要", on),
        DueKind.CONTACT: lambda: desk.met("回电", on),
        DueKind.TASK: lambda: desk.task("报销", on),
        DueKind.REQUIREMENT: lambda: desk.need(on=on),
    }
    return makers[kind]().id


def lines(office, today=TODAY, **whose):
    """Return what is due, open needs included, by kind."""
    found = office.read(load_agenda, today, **whose)
    needs = {DueKind.REQUIREMENT: found.requirements[0]} if found.requirements else {}
    return {each.kind: each for each in found.due} | needs


def undone(office, by):
    with office.database.write("undo", actor=by) as work:
        undo(work)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_finished_once_and_undone(desk, office, kind):
    row_id = make(desk, kind)
    before = lines(office)[kind]
    done = office.do(finish_due, kind.value, row_id, before.version, by=office.recruiter)
    assert done.version > before.version
    assert kind not in lines(office)
    assert office.refused(finish_due, kind, row_id).code == "NOT_FOUND"
    assert office.refused(postpone_due, kind, row_id, TODAY).code == "NOT_FOUND"
    undone(office, office.recruiter)
    assert lines(office)[kind].id == row_id


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_postponed_and_handed_on_and_undone(desk, office, kind):
    row_id = make(desk, kind)
    kept = dump_tables(office.database)["task"]
    office.do(postpone_due, kind, row_id, "明天", by=office.recruiter)
    line = lines(office)[kind]
    assert (getattr(line, "on", None) or line.due_on) == date(2027, 1, 1)
    office.do(hand_on_due, kind, row_id, "S03", line.version, by=office.recruiter)
    assert lines(office, staff_id=office.colleague.id)[kind].id == row_id
    assert kind not in lines(office, staff_id=office.recruiter.id)
    undone(office, office.recruiter)
    undone(office, office.recruiter)
    assert lines(office, staff_id=office.recruiter.id)[kind].id == row_id
    assert [row[2:6] for row in dump_tables(office.database)["task"]] == [r[2:6] for r in kept]


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_nothing_to_do_with_it_changes_nothing(desk, office, kind):
    row_id = make(desk, kind)
    for by in (office.colleague, office.leader):
        for command, more in ((finish_due, ()), (postpone_due, (TODAY,)), (hand_on_due, ("S03",))):
            error = office.refused(command, kind, row_id, *more, by=by)
            assert error.code == "PERMISSION_DENIED"


@pytest.mark.parametrize("kind", KINDS)
def test_whose_line_it_is_deals_with_it_on_the_record_of_another(desk, office, kind):
    row_id = make(desk, kind)
    office.do(hand_on_due, kind, row_id, office.colleague.id)
    office.do(postpone_due, kind, row_id, "+7", by=office.colleague)
    office.do(hand_on_due, kind, row_id, office.recruiter.id, by=office.colleague)
    office.do(hand_on_due, kind, row_id, office.colleague.id, by=office.recruiter)
    office.do(finish_due, kind, row_id, by=office.colleague)
    assert kind not in lines(office)


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_that_changed_meanwhile_is_not_touched(desk, office, kind):
    row_id = make(desk, kind)
    version = lines(office)[kind].version
    office.do(postpone_due, kind, row_id, "2027-02-01")
    for command, more in ((finish_due, ()), (postpone_due, (TODAY,)), (hand_on_due, ("S03",))):
        error = office.refused(command, kind, row_id, *more, version=version)
        assert error.code == "VERSION_CONFLICT"


@pytest.mark.parametrize(
    ("on", "time", "expected"),
    [
        ("今天", None, ("2026-12-31", "09:30")),
        (TODAY, None, ("2026-12-31", "09:30")),
        ("下周三 下午3点", None, ("2027-01-06", "15:00")),
        ("下周三 下午3点", "8:00", ("2027-01-06", "08:00")),
        ("+7", "", ("2027-01-07", None)),
    ],
)
def test_the_time_of_day_stays_unless_another_is_given(desk, office, on, time, expected):
    lead = desk.lead("寄资料", "2026-12-30", next_action_time="9:30")
    office.do(postpone_due, "LEAD", lead.id, on, time)
    values = office.read(load_form, lead.id).values
    assert (f"{values['next_action_on']}", values["next_action_time"]) == expected


@pytest.mark.parametrize(
    ("on", "time", "code", "field"),
    [
        ("昨天", None, "DATE_INVALID", "on"),
        ("2026-12-30", None, "DATE_INVALID", "on"),
        (date(2026, 12, 30), None, "DATE_INVALID", "on"),
        ("", None, "DATE_INVALID", "on"),
        ("2027-02-30", None, "DATE_INVALID", "on"),
        ("明天", "25:00", "VALUE_FORMAT", "time"),
    ],
)
def test_nothing_is_postponed_into_the_past_or_to_no_day(desk, office, on, time, code, field):
    lead = desk.lead("寄资料", "2026-12-31")
    error = office.refused(postpone_due, "LEAD", lead.id, on, time)
    assert (error.code, error.field) == (code, field)


def test_a_need_has_a_day_and_no_time(desk, office):
    row_id = make(desk, DueKind.REQUIREMENT)
    error = office.refused(postpone_due, "REQUIREMENT", row_id, "明天9点")
    assert (error.code, error.field) == ("VALUE_FORMAT", "time")


def test_a_note_is_logged_with_the_step_and_undone_with_it(desk, office):
    lead = desk.lead("寄资料", "2026-12-31")
    with speaking(ENGLISH):
        office.do(finish_due, "LEAD", lead.id, note="已寄出", channel="邮件", by=office.recruiter)
    (said,) = office.read(list_follow_ups, lead_id=lead.id)
    assert (said.content, said.channel, said.on) == ("寄资料: 已寄出", "邮件", TODAY)
    undone(office, office.recruiter)
    assert office.read(list_follow_ups, lead_id=lead.id) == ()
    assert lines(office)[DueKind.LEAD].text == "寄资料"


def test_every_kind_keeps_its_note(desk, office):
    company = office.company(by=office.recruiter)
    visit = desk.visit("送纪要", company=company)
    known = desk.met("回电", company_id=company.id, company_name_text=None)
    for kind, row_id in ((DueKind.VISIT, visit.id), (DueKind.CONTACT, known.id)):
        office.do(finish_due, kind, row_id, note="已办", by=office.recruiter)
    said = office.read(list_follow_ups, company_id=company.id)
    assert {each.content.endswith("已办") for each in said} == {True}
    assert len(said) == 2
    unknown, task, need, issue = (
        make(desk, kind) for kind in (DueKind.CONTACT, DueKind.TASK, *KINDS[-2:])
    )
    for kind, row_id in (
        (DueKind.CONTACT, unknown),
        (DueKind.TASK, task),
        (DueKind.REQUIREMENT, need),
        (DueKind.ISSUE, issue),
    ):
        office.do(finish_due, kind, row_id, note="办妥", by=office.recruiter)
    rows = dump_tables(office.database)
    for table in ("trip_contact", "task", "lead_requirement", "issue"):
        assert any("办妥" in row for row in rows[table]), table


def test_a_note_that_is_too_long_leaves_the_line_as_it_was(desk, office):
    lead, task = desk.lead("寄资料", "2026-12-31"), make(desk, DueKind.TASK)
    for kind, row_id in (("LEAD", lead.id), ("TASK", task)):
        error = office.refused(finish_due, kind, row_id, note="长" * 100_001)
        assert (error.code, error.field) == ("NOTE_TOO_LONG", "note")
    office.do(finish_due, "TASK", task, note="长" * 100_000)


def test_the_next_step_follows_and_stays_with_the_same_person(desk, office):
    lead = desk.lead(
        "寄资料", "2026-12-31", next_action_time="9:30", next_action_staff_id=office.colleague.id
    )
    office.do(finish_due, "LEAD", lead.id, next_action="约考察", next_action_on="下周三 14:00")
    values = office.read(load_form, lead.id).values
    assert [values[name] for name in STEP] == [
        "约考察",
        date(2027, 1, 6),
        "14:00",
        office.colleague.id,
    ]
    office.do(finish_due, "LEAD", lead.id, next_action="寄合同", next_action_staff_id="S02")
    values = office.read(load_form, lead.id).values
    assert [values[name] for name in STEP] == ["寄合同", None, None, None]
    office.do(finish_due, "LEAD", lead.id)
    assert [office.read(load_form, lead.id).values[name] for name in STEP] == [None] * 4


@pytest.mark.parametrize(
    ("following", "code", "field"),
    [
        ({"next_action_on": "明天"}, "FIELD_REQUIRED", "next_action"),
        ({"next_action": "约", "next_action_on": "昨天"}, "DATE_INVALID", "next_action_on"),
        ({"next_action": "约", "next_action_staff_id": "S06"}, "STAFF_INACTIVE", None),
        ({"next_action": "长" * 201}, "NAME_TOO_LONG", "next_action"),
    ],
)
def test_a_wrong_next_step_finishes_nothing(desk, office, following, code, field):
    lead = desk.lead("寄资料", "2026-12-31")
    error = office.refused(finish_due, "LEAD", lead.id, note="已寄出", **following)
    assert (error.code, error.field) == (code, field or "next_action_staff_id")


def test_only_next_steps_are_followed_by_one(desk, office):
    task = make(desk, DueKind.TASK)
    error = office.refused(finish_due, "TASK", task, next_action="再来")
    assert (error.code, error.field) == ("VALUE_UNKNOWN", "next_action")
    assert office.refused(finish_due, "NOTHING", task).code == "VALUE_UNKNOWN"
    assert office.refused(finish_due, "TASK", 10**6).code == "NOT_FOUND"


def test_nothing_is_handed_to_somebody_who_left_nor_given_back_by_undo(desk, office):
    task = make(desk, DueKind.TASK)
    for kind, row_id in (("TASK", task), ("LEAD", make(desk, DueKind.LEAD))):
        error = office.refused(hand_on_due, kind, row_id, "S06")
        assert (error.code, error.field) == ("STAFF_INACTIVE", "staff_id")
        assert office.refused(hand_on_due, kind, row_id, "S99").code == "VALUE_UNKNOWN"
    office.do(hand_on_due, "TASK", task, "S03")
    office.do(deactivate_staff, office.recruiter.id, by=office.admin)
    blocked = office.refused(undo)
    assert blocked.code == "UNDO_BLOCKED"


def test_a_step_handed_to_the_owner_follows_the_lead(desk, office):
    lead = desk.lead("寄资料", next_action_staff_id=office.colleague.id)
    office.do(hand_on_due, "LEAD", lead.id, office.recruiter.id)
    assert office.read(load_form, lead.id).values["next_action_staff_id"] is None
