"""What a lead needs is written, met and reopened in its pane; its tasks stand beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.leads.commands import save_lead
from crm.leads.requirements import save_requirement
from tests.support.hands import cells, enter, form, line, problems, save, shown, texts
from tests.support.plans import go_to, lines, press, quick, row, section
from ui.pages.leads.page import create_page
from ui.pages.views import GIVEN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NEEDS, TASKS = "Needs", "Tasks"


@pytest.fixture
def lead(office):
    return office.lead(title="示例项目甲")


@pytest.fixture
def page(context, qtbot, lead, undoing):  # noqa: ARG001 - what is told can be undone
    made = shown(create_page(context), qtbot)
    made.open_record(lead.id)
    return made


def choose(fields, kind):
    box = fields.editors["kind"].box
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())


def test_a_need_is_added_with_the_usual_unit_and_days_in_words(page):
    fields = quick(page, NEEDS)
    choose(fields, "用电")
    assert fields.editors["unit"].raw() == "kVA"
    choose(fields, "用工")
    assert fields.editors["unit"].raw() == "人"
    choose(fields, "用电")
    enter(fields.editors["quantity"].target(), "2000")
    enter(fields.editors["due_on"].target(), "+7")
    QTest.keyClick(fields.editors["due_on"].target(), Qt.Key.Key_Return)
    assert lines(page, NEEDS)[0].endswith("2000 kVA")
    assert row(page, NEEDS, lines(page, NEEDS)[0]).chip.text.endswith("in 7 d")
    assert fields.editors["quantity"].raw() is None


def test_a_unit_of_ones_own_is_left_alone(page):
    fields = quick(page, NEEDS)
    enter(fields.editors["unit"].target(), "套")
    choose(fields, "用电")
    assert fields.editors["unit"].raw() == "套"


def test_a_quantity_below_zero_is_refused_at_its_field(page):
    fields = quick(page, NEEDS)
    choose(fields, "用水")
    enter(fields.editors["quantity"].target(), "-1")
    QTest.keyClick(fields.editors["quantity"].target(), Qt.Key.Key_Return)
    assert fields.editors["quantity"].target().property("error")
    assert any("VALUE_FORMAT" in each for each in texts(fields))


def test_one_key_meets_a_need_and_takes_that_back_and_another_opens_it(page, office, lead):
    office.do(save_requirement, {"lead_id": lead.id, "kind": "用水", "due_on": "2026-01-05"})
    text = lines(page, NEEDS)[0]
    assert row(page, NEEDS, text).chip.state == "overdue"
    assert "1 overdue" in texts(section(page, NEEDS))
    go_to(page, NEEDS, text)
    press(Qt.Key.Key_Space)
    assert row(page, NEEDS, text).done
    press(Qt.Key.Key_Space)
    assert not row(page, NEEDS, text).done
    press(Qt.Key.Key_Return)
    assert form(page).body.blocks["lead_id"].isHidden()
    enter(line(page, "quantity"), "x")
    save(page)
    assert "quantity" in problems(page)


def test_a_task_of_the_lead_is_added_and_done(page):
    fields = quick(page, TASKS)
    enter(QApplication.focusWidget(), "寄送政策汇编")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert lines(page, TASKS) == ["寄送政策汇编"]
    QTest.keyClick(fields.editors["text"].target(), Qt.Key.Key_Escape)
    go_to(page, TASKS, "寄送")
    press(Qt.Key.Key_Space)
    assert row(page, TASKS, "寄送").done


def test_the_view_of_overdue_needs_lists_the_leads_that_wait(page, office, lead):
    other = office.lead(title="示例项目乙")
    office.do(save_requirement, {"lead_id": lead.id, "kind": "用水", "due_on": "2026-01-05"})
    office.do(save_requirement, {"lead_id": other.id, "kind": "用水", "due_on": "2099-01-05"})
    page.side.close_side()
    page.views.choose(GIVEN + "late_needs")
    assert cells(page, "code") == [lead.code]
    office.do(save_lead, {"note": "改"}, id=lead.id)
    assert cells(page, "code") == [lead.code]
