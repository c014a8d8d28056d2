"""Writing down what is to be done: a task of one's own, the next step of a lead, a task of it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.agenda.queries import load_agenda
from crm.agenda.terms import DueKind
from crm.leads.queries import load_form
from crm.tasks.queries import load_form as load_task
from tests.support.agendas import current, press, texts

TODAY = date(2026, 12, 31)
Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def due(office):
    return {each.text: each for each in office.read(load_agenda, TODAY).due}


def test_n_writes_a_task_of_ones_own_down_with_a_day_in_words(open_page, office, step):
    step("打电话", "2026-12-31")
    page = open_page()
    press(page, Key.Key_N)
    dialog = page.dialog
    assert dialog.text.hasFocus()
    QTest.keyClicks(dialog.text, "report")
    QTest.keyClicks(dialog.day.line, "tomorrow 9:00")
    assert dialog.day.meaning.text() == "→ 2027-01-01 Fri 09:00"
    QTest.keyClick(dialog.day.line, Key.Key_Return)
    QTest.qWait(1)
    line = due(office)["report"]
    assert (line.kind, line.time, line.staff_id) == (DueKind.TASK, "09:00", office.recruiter.id)
    assert "report" in texts(page)
    assert page.due.list.hasFocus()


def test_for_a_lead_without_a_next_step_it_becomes_that_one(open_page, office, step):
    lead = step(None, None)
    page = open_page()
    page.new_step()
    dialog = page.dialog
    dialog.lead.put(lead)
    dialog._look_at_lead()
    assert "becomes the next step" in dialog.said.text()
    QTest.keyClicks(dialog.text, "visit them")
    QTest.keyClick(dialog.text, Key.Key_Return)
    QTest.qWait(1)
    assert office.read(load_form, lead).values["next_action"] == "visit them"


def test_a_next_step_that_stands_is_not_overwritten(open_page, office, step):
    lead = step("打电话", "2026-12-31")
    page = open_page()
    page.new_step()
    dialog = page.dialog
    dialog.lead.put(lead)
    dialog._look_at_lead()
    assert "打电话" in dialog.said.text()
    QTest.keyClicks(dialog.text, "visit them")
    QTest.keyClick(dialog.text, Key.Key_Return)
    QTest.qWait(1)
    assert office.read(load_form, lead).values["next_action"] == "打电话"
    assert due(office)["visit them"].opens == ("lead", lead)


@pytest.mark.parametrize(("text", "day"), [("", ""), ("report", "someday")])
def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(open_page, office, text, day):
    page = open_page()
    page.new_step()
    dialog = page.dialog
    dialog.text.setText(text)
    dialog.day.line.setText(day)
    QTest.keyClick(dialog.text, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.said.text()
    assert due(office) == {}
    dialog.close_overlay()


def test_a_name_that_is_nobodys_is_refused_at_its_field(open_page, office):
    page = open_page()
    page.new_step()
    dialog = page.dialog
    QTest.keyClicks(dialog.text, "report")
    dialog.staff.put("somebody else")
    QTest.keyClick(dialog.text, Key.Key_Return)
    QTest.qWait(1)
    assert "VALUE_UNKNOWN" in dialog.said.text()
    assert dialog.staff.line.hasFocus()
    assert due(office) == {}
    dialog.close_overlay()


def test_escape_writes_nothing(open_page, office):
    page = open_page()
    page.new_step()
    QTest.keyClicks(page.dialog.text, "report")
    QTest.keyClick(page.dialog.text, Key.Key_Escape)
    assert due(office) == {}


def test_enter_on_a_task_of_ones_own_opens_it_to_be_changed(open_page, office, task):
    made = task("报销", "2026-12-31", due_time="10:00")
    page = open_page()
    assert current(page) == "报销"
    press(page, Key.Key_Return)
    dialog = page.dialog
    assert (dialog.text.text(), dialog.day.line.text()) == ("报销", "2026-12-31 10:00")
    dialog.day.line.setText("+3")
    QTest.keyClick(dialog.text, Key.Key_Return)
    QTest.qWait(1)
    values = office.read(load_task, made).values
    assert (values["due_on"], values["due_time"]) == (date(2027, 1, 3), None)
