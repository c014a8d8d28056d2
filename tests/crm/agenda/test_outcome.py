"""What came of a line is told after it was finished, by whoever finished it."""

from __future__ import annotations

from datetime import date

import pytest

from crm.agenda.commands import finish_due
from crm.agenda.outcome import tell_outcome
from crm.agenda.queries import load_agenda
from crm.agenda.terms import DueKind
from crm.followups.queries import list_follow_ups
from crm.language import ENGLISH, speaking
from crm.leads.queries import load_form
from crm.tasks.queries import load_form as load_task
from tests.support.office import dump_tables

TODAY = date(2026, 12, 31)


def finished(desk, by=None, **fields):
    """A lead whose step was finished; its id and version."""
    lead = desk.lead("催签合同", "2026-12-30", **fields)
    return lead.id, desk.office.do(finish_due, "LEAD", lead.id, by=by or desk.me).version


def test_the_note_is_logged_with_what_was_done_and_the_next_step_stands(desk, office):
    lead, version = finished(desk)
    following = {"next_action": "取合同", "next_action_on": "+7"}
    with speaking(ENGLISH):
        told = ("催签合同", "周五签")
        office.do(tell_outcome, "LEAD", lead, version, *told, by=office.recruiter, **following)
    logged = office.read(list_follow_ups, lead_id=lead)
    assert [each.content for each in logged] == ["催签合同: 周五签"]
    form = office.read(load_form, lead)
    assert (form.values["next_action"], form.values["next_action_on"]) == (
        "取合同",
        date(2027, 1, 7),
    )


def test_only_a_note_leaves_the_lead_without_a_next_step(desk, office):
    lead, version = finished(desk)
    office.do(tell_outcome, "LEAD", lead, version, "催签合同", "再议", by=office.recruiter)
    assert office.read(load_form, lead).values["next_action"] is None
    assert office.read(load_agenda, TODAY).due == ()


def test_somebody_who_only_did_the_step_may_say_what_came_of_it(desk, office):
    lead, version = finished(desk, by=office.colleague, next_action_staff_id=office.colleague.id)
    office.do(tell_outcome, "LEAD", lead, version, "催签合同", "已谈", by=office.colleague)
    assert office.read(list_follow_ups, lead_id=lead)


def test_others_and_later_versions_are_refused(desk, office):
    lead, version = finished(desk)
    who = office.refused(tell_outcome, "LEAD", lead, version, "", "x", by=office.colleague)
    when = office.refused(tell_outcome, "LEAD", lead, version - 1, "", "x", by=office.recruiter)
    assert (who.code, when.code) == ("PERMISSION_DENIED", "VERSION_CONFLICT")


def test_a_task_stays_done_and_keeps_the_note(desk, office):
    task = desk.task("报销", "2026-12-31")
    version = office.do(finish_due, "TASK", task.id, by=office.recruiter).version
    office.do(tell_outcome, "TASK", task.id, version, "", "发票已交", by=office.recruiter)
    form = office.read(load_task, task.id)
    assert (form.values["done_on"], form.values["note"]) == (TODAY, "发票已交")


@pytest.mark.parametrize("kind", [DueKind.TASK, DueKind.LEAD])
def test_nothing_told_changes_nothing_but_the_version(desk, office, kind):
    made = desk.task("报销") if kind is DueKind.TASK else desk.lead("寄资料")
    version = office.do(finish_due, kind, made.id, by=office.recruiter).version
    before = dump_tables(office.database)["follow_up"]
    office.do(tell_outcome, kind, made.id, version, "", "", by=office.recruiter)
    assert dump_tables(office.database)["follow_up"] == before
