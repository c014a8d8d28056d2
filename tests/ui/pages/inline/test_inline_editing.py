"""Cells of a list are edited in place: with F2, Enter, Tab and Esc; refusals stand at the cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.leads.commands import archive_lead, save_lead
from crm.leads.models import Lead
from crm.parks.commands import save_park
from tests.support.hands import LEFT, clear_and_enter, settle, shown
from ui.pages.leads.page import create_page as leads_page
from ui.pages.parks.page import create_page as parks_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def leads(office):
    """Three leads, the newest first in the list."""
    return [
        office.lead(title=f"示例项目{n}", registered_on=f"2026-11-0{n}", next_action="电话").id
        for n in (1, 2, 3)
    ]


@pytest.fixture
def page(context, qtbot, leads):
    made = shown(leads_page(context), qtbot)
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.table.layout_of_columns.arrange(
        ["company", "title", "owner", "level", "next_action", "area_needed", "stage"],
        {"company", "title", "owner", "level", "next_action", "area_needed"},
    )
    made.table.setFocus()
    made.table.make_current(leads[2])
    settle(made)
    return made


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


def press(key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def go_to(page, key: str) -> None:
    page.table.make_column_current(key)


def edit(page, key: str):
    """Open the editor of a cell of the current record and return its control."""
    go_to(page, key)
    press(Key.Key_F2)
    assert page.inline.cell is not None, "no editor was opened"
    return page.inline.cell.editor.target()


def lead(office, lead_id):
    def read(session):
        row = session.get(Lead, lead_id)
        return (row.title, row.next_action, row.owner_id, row.est_area_needed, row.project_level)

    return office.read(read)


def message(page) -> str:
    return page.inline.cell.message.text.text()


def test_arrows_go_from_cell_to_cell_and_from_record_to_record(page, leads):
    go_to(page, "company")
    press(Key.Key_Right)
    assert page.table.current_column().key == "title"
    press(Key.Key_Down)
    assert (page.table.current_id(), page.table.current_column().key) == (leads[1], "title")
    press(Key.Key_Left)
    press(Key.Key_Left)
    assert page.table.current_column().key == "company"


def test_f2_edits_the_cell_and_enter_saves_and_stays(page, office, leads, told):
    line = edit(page, "title")
    assert line.selectedText() == "示例项目3"
    clear_and_enter(line, "芯片封装项目")
    press(Key.Key_Return)
    assert page.inline.cell is None
    assert lead(office, leads[2])[0] == "芯片封装项目"
    assert QApplication.focusWidget() is page.table
    assert (page.table.current_id(), page.table.current_column().key) == (leads[2], "title")
    assert told[-1].reversal is not None, "the message has no way back"


def test_what_was_not_changed_is_not_written(page, office, leads, told):
    edit(page, "title")
    press(Key.Key_Return)
    assert page.inline.cell is None
    assert told == []
    assert office.read(lambda session: session.get(Lead, leads[2]).version) == 1


def test_esc_gives_up_and_opens_nothing(page, office, leads):
    clear_and_enter(edit(page, "title"), "falsch")
    press(Key.Key_Escape)
    assert page.inline.cell is None
    assert lead(office, leads[2])[0] == "示例项目3"
    assert page.side.isHidden()


def test_tab_saves_and_goes_to_the_next_cell_that_can_be_edited(page, office, leads):
    clear_and_enter(edit(page, "title"), "甲")
    press(Key.Key_Tab)
    assert lead(office, leads[2])[0] == "甲"
    assert page.table.current_column().key == "owner"
    assert page.inline.cell is not None
    press(Key.Key_Escape)


def test_shift_tab_goes_back_and_at_the_ends_to_the_neighbouring_record(page, leads):
    edit(page, "owner")
    press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert page.table.current_column().key == "title"
    press(Key.Key_Escape)
    edit(page, "area_needed")
    press(Key.Key_Tab)
    assert (page.table.current_id(), page.table.current_column().key) == (leads[1], "title")
    press(Key.Key_Escape)


def test_a_refusal_keeps_the_editor_the_text_and_says_the_code_at_the_cell(page, office, leads):
    line = edit(page, "area_needed")
    clear_and_enter(line, "三千")
    press(Key.Key_Return)
    assert "VALUE_FORMAT" in message(page)
    assert line.text() == "三千"
    assert line.property("error") is True
    assert QApplication.focusWidget() is line
    assert lead(office, leads[2])[3] is None
    clear_and_enter(line, "3000㎡")
    assert "3,000.00" in message(page), "the reading of the amount is not shown"
    press(Key.Key_Return)
    assert page.inline.cell is None
    assert lead(office, leads[2])[3] == 3000


def test_a_reference_is_found_by_its_name(page, office, leads):
    line = edit(page, "owner")
    clear_and_enter(line, "招商专员二")
    press(Key.Key_Return)
    assert lead(office, leads[2])[2] == office.colleague.id


def test_the_name_of_a_reference_is_selected_so_that_typing_replaces_it(page):
    line = edit(page, "owner")
    settle(page)
    assert line.text() == "招商主管"
    assert line.selectedText() == "招商主管"


def test_somebody_who_left_is_refused_at_the_cell(page, office, leads):
    clear_and_enter(edit(page, "owner"), "招商专员三")
    press(Key.Key_Return)
    assert "STAFF_INACTIVE" in message(page)
    assert lead(office, leads[2])[2] == office.manager.id
    press(Key.Key_Escape)


def test_a_choice_is_made_with_arrows(page, office, leads):
    edit(page, "level")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert lead(office, leads[2])[4].value == "市重大产业项目"


def test_somebody_else_saved_meanwhile(page, office, leads):
    clear_and_enter(edit(page, "next_action"), "送合同")
    office.do(save_lead, {"next_action": "看房"}, leads[2])
    press(Key.Key_Return)
    assert "VERSION_CONFLICT" in message(page)
    assert "看房" in message(page)
    assert lead(office, leads[2])[1] == "看房"
    press(Key.Key_Return)
    assert lead(office, leads[2])[1] == "送合同"


def test_the_record_is_gone_meanwhile(page, office, leads):
    clear_and_enter(edit(page, "title"), "新名")
    office.do(archive_lead, leads[2])
    assert page.inline.cell is not None, "what was typed is lost"
    press(Key.Key_Escape)
    assert page.inline.cell is None


def test_a_click_elsewhere_saves(page, office, leads):
    clear_and_enter(edit(page, "title"), "另存")
    other = page.table.cell_rect(leads[0], "title")
    QTest.mouseClick(page.table.viewport(), LEFT, pos=other.center())
    assert lead(office, leads[2])[0] == "另存"
    assert page.inline.cell is None


def test_the_editor_follows_its_record_when_the_list_is_sorted_anew(page, office, leads):
    clear_and_enter(edit(page, "title"), "留")
    before = page.inline.cell.y()
    office.do(save_lead, {"registered_on": "2026-10-01"}, leads[2])
    settle(page)
    assert page.inline.cell.y() == page.table.cell_rect(leads[2], "title").top()
    assert page.inline.cell.y() != before or page.records.model.position_of(leads[2]) == 0
    assert page.inline.touched
    assert page.has_unsaved()
    press(Key.Key_Escape)


def test_f2_on_a_cell_that_is_not_edited_and_ctrl_e_open_the_form(page):
    go_to(page, "company")
    press(Key.Key_F2)
    assert page.side.form is not None
    page.side.form.close_form()
    page.edit_in_form()
    assert page.side.form is not None


def test_a_leader_is_refused_at_the_cell(page, context, office):
    context.acting.become(office.leader)
    clear_and_enter(edit(page, "title"), "x")
    press(Key.Key_Return)
    assert "PERMISSION_DENIED" in message(page)
    press(Key.Key_Escape)


def test_a_rule_of_the_record_speaks_at_the_cell_too(context, qtbot, office):
    office.park("PK01")
    second = office.do(save_park, {"code": "PK02", "name": "乙园"}).id
    page = shown(parks_page(context), qtbot)
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.table.setFocus()
    page.table.make_current(second)
    line = edit(page, "code")
    clear_and_enter(line, "PK01")
    press(Key.Key_Return)
    assert "DUPLICATE" in message(page)
    press(Key.Key_Escape)
