"""Checked records are edited together: choose, see old and new, apply; by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from sqlalchemy import func, select

from crm.bulk.edits import Effect
from crm.database.changes import ChangeSet
from crm.leads.commands import archive_lead, save_lead
from crm.leads.models import Lead
from crm.letters.commands import save_letter
from tests.support.hands import button, clear_and_enter, click, settle, shown, texts
from ui.pages.leads.page import create_page as leads_page
from ui.pages.parks.page import create_page as parks_page

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("undoing"),
]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def leads(office):
    return [office.lead(title=f"示例项目{n}").id for n in range(5)]


@pytest.fixture
def page(context, qtbot, leads):
    made = shown(leads_page(context), qtbot)
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.table.setFocus()
    made.table.make_current(made.records.model.ids[0])
    settle(made)
    assert len(made.records.model.ids) == len(leads)
    return made


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


def press(key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def column(office, name):
    return office.read(
        lambda session: list(session.scalars(select(getattr(Lead, name)).order_by(Lead.id)))
    )


def change_sets(office):
    return office.read(lambda session: session.scalar(select(func.count(ChangeSet.id))))


def shown_rows(dialog) -> list[list[str]]:
    model = dialog.preview.table.outcomes
    return [[model.index(row, at).data() for at in range(3)] for row in range(model.rowCount())]


def open_edit(page, name: str):
    press(Key.Key_A, CONTROL)
    click(page.records.selection.buttons["edit"])
    dialog = page.bulk.dialog
    dialog.choosing.add(name)
    return dialog


def test_ctrl_a_shift_space_and_inverting_choose_records(page):
    press(Key.Key_A, CONTROL)
    assert page.records.selection.count.text() == "5 selected"
    press(Key.Key_Escape)
    assert page.records.model.checked == []
    press(Key.Key_Space)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Space, SHIFT)
    assert page.records.model.checked == page.records.model.ids[:3]
    page.table.invert()
    assert page.records.model.checked == page.records.model.ids[3:]


def test_the_bar_offers_what_leads_allow(page):
    press(Key.Key_A, CONTROL)
    bar = page.records.selection
    offered = [name for name, each in bar.buttons.items() if each.isVisible()]
    assert offered == ["edit", "hand_over", "move", "archive", "copy"]


def test_in_a_narrow_list_buttons_go_into_a_menu(page, qtbot):
    press(Key.Key_A, CONTROL)
    bar = page.records.selection
    bar.setFixedWidth(360)
    qtbot.waitUntil(bar.more.isVisible)
    hidden = [each.text() for each in bar.buttons.values() if each.isHidden()]
    click(bar.more)
    menu = next(each for each in bar.findChildren(QMenu) if each.isVisible())
    not_now = {"Merge", "Restore"}  # of two records, of archived ones
    assert [each.text() for each in menu.actions()] == [t for t in hidden if t not in not_now]
    menu.close()


def test_old_and_new_are_shown_before_anything_is_written(page, office, told):
    before = change_sets(office)
    dialog = open_edit(page, "next_action")
    clear_and_enter(dialog.choosing.rows["next_action"].editor.target(), "送合同文本")
    press(Key.Key_Return, CONTROL)
    assert dialog.preview.counts.text() == "5 will change, 0 stay as they are"
    assert {row[2] for row in shown_rows(dialog)} == {"Next action — → 送合同文本"}
    assert change_sets(office) == before
    press(Key.Key_Return, CONTROL)
    assert column(office, "next_action") == ["送合同文本"] * 5
    assert change_sets(office) == before + 1
    assert page.bulk.dialog is None
    assert [each.text for each in told] == ["Changed: 5 leads."]
    assert told[0].reversal is not None


def test_esc_goes_back_to_the_fields_and_then_out(page, office):
    press(Key.Key_A, CONTROL)
    page.bulk.edit()
    dialog = page.bulk.dialog
    dialog.choosing.add("next_action")
    clear_and_enter(dialog.choosing.rows["next_action"].editor.target(), "电话")
    click(dialog.next)
    press(Key.Key_Escape)
    assert dialog.next.isVisible()
    assert dialog.choosing.rows["next_action"].raw() == "电话"
    press(Key.Key_Escape)
    assert page.bulk.dialog is None
    assert column(office, "next_action") == [None] * 5
    assert QApplication.focusWidget() is page.table


def test_the_field_of_the_current_cell_is_there_at_once(page):
    page.table.layout_of_columns.arrange(["owner", "company"], {"owner", "company"})
    page.table.make_column_current("owner")
    page.bulk.edit()
    assert list(page.bulk.dialog.choosing.rows) == ["owner_id"]
    press(Key.Key_Escape)


def test_a_field_without_a_value_is_not_a_clearing(page):
    dialog = open_edit(page, "next_action")
    click(dialog.next)
    block = dialog.choosing.rows["next_action"].block
    assert block.problem.code == "FIELD_REQUIRED"
    row = dialog.choosing.rows["next_action"]
    row.how.setCurrentIndex(row.how.findData("clear"))
    row.how.activated.emit(row.how.currentIndex())
    click(dialog.next)
    assert dialog.preview.counts.text() == "0 will change, 5 stay as they are"
    assert not dialog.go.isEnabled()
    click(dialog.back)
    press(Key.Key_Escape)


def test_an_unreadable_value_is_refused_at_its_field(page):
    dialog = open_edit(page, "est_area_needed")
    clear_and_enter(dialog.choosing.rows["est_area_needed"].editor.target(), "很大")
    click(dialog.next)
    assert dialog.choosing.rows["est_area_needed"].block.problem.code == "VALUE_FORMAT"
    assert dialog.choosing.rows["est_area_needed"].raw() == "很大"
    press(Key.Key_Escape)


def test_what_every_record_refuses_for_the_same_reason_stands_at_the_field(page):
    press(Key.Key_A, CONTROL)
    click(page.records.selection.buttons["hand_over"])
    dialog = page.bulk.dialog
    clear_and_enter(dialog.choosing.rows["owner_id"].editor.target(), "招商专员三")
    click(dialog.next)
    assert dialog.choosing.rows["owner_id"].block.problem.code == "STAFF_INACTIVE"
    press(Key.Key_Escape)


def test_problems_come_first_and_the_others_can_be_changed_alone(page, context, office, leads):
    for each in leads[:2]:
        office.do(save_lead, {"owner_id": office.recruiter.id}, each)
    context.acting.become(office.recruiter)
    dialog = open_edit(page, "next_action")
    clear_and_enter(dialog.choosing.rows["next_action"].editor.target(), "电话")
    click(dialog.next)
    assert dialog.preview.counts.text() == (
        "2 will change, 0 stay as they are, 3 cannot be changed"
    )
    rows = shown_rows(dialog)
    assert [row[0] for row in rows] == ["Refused"] * 3 + ["Changes"] * 2
    assert "PERMISSION_DENIED" in rows[0][2]
    click(dialog.go)
    assert "3 records refuse" in dialog.sentence.text()
    assert column(office, "next_action") == [None] * 5
    click(dialog.preview.choice.button("good"))
    click(dialog.go)
    assert column(office, "next_action") == ["电话", "电话", None, None, None]


def test_the_table_shows_only_what_refuses_when_asked(page, context, office, leads):
    office.do(save_lead, {"owner_id": office.recruiter.id}, leads[0])
    context.acting.become(office.recruiter)
    dialog = open_edit(page, "next_action")
    clear_and_enter(dialog.choosing.rows["next_action"].editor.target(), "电话")
    click(dialog.next)
    click(dialog.preview.only.button(Effect.REFUSED))
    assert len(shown_rows(dialog)) == 4
    press(Key.Key_Escape)
    press(Key.Key_Escape)


def test_a_record_saved_between_preview_and_apply_is_looked_at_again(page, office, leads):
    dialog = open_edit(page, "next_action")
    clear_and_enter(dialog.choosing.rows["next_action"].editor.target(), "电话")
    click(dialog.next)
    office.do(save_lead, {"next_action": "看房"}, leads[0])
    click(dialog.go)
    assert column(office, "next_action") == ["看房", None, None, None, None]
    assert "看房 → 电话" in next(row[2] for row in shown_rows(dialog) if "看房" in row[2])
    click(dialog.go)
    assert column(office, "next_action") == ["电话"] * 5


def test_tags_are_added_by_name_and_fields_found_in_the_menu(page, office):
    press(Key.Key_A, CONTROL)
    click(page.records.selection.buttons["edit"])
    dialog = page.bulk.dialog
    click(dialog.choosing.more)
    menu = next(each for each in dialog.choosing.findChildren(QMenu) if each.isVisible())
    groups = [each.text() for each in menu.actions()]
    assert "Responsibility and next step" in groups
    group = next(each.menu() for each in menu.actions() if each.text().startswith("Resp"))
    next(each for each in group.actions() if each.text() == "Co-owners").trigger()
    menu.close()
    row = dialog.choosing.rows["co_owner_ids"]
    assert row.how.currentText() == "Add"
    clear_and_enter(row.editor.target(), "招商专员二")
    click(dialog.next)
    click(dialog.go)
    assert column(office, "co_owner_ids") == [[office.colleague.id]] * 5


def test_archiving_many_is_one_step_with_one_message(page, office, told):
    before = change_sets(office)
    press(Key.Key_A, CONTROL)
    click(page.records.selection.buttons["archive"])
    assert None not in column(office, "archived_at")
    assert change_sets(office) == before + 1
    assert [each.text for each in told] == ["Archived: 5 leads."]
    assert page.records.model.ids == []


def test_of_archived_records_only_restoring_is_offered(page, office, leads, told):
    office.do(archive_lead, leads[0])
    page.filter_bar.toggle_archived()
    settle(page)
    page.table.setFocus()
    press(Key.Key_A, CONTROL)
    bar = page.records.selection
    assert bar.buttons["restore"].isVisible()
    assert not bar.buttons["archive"].isVisible()
    click(bar.buttons["restore"])
    assert column(office, "archived_at") == [None] * 5
    assert told[-1].text == "Restored: 1 leads."


def test_where_archiving_is_refused_the_records_are_named(context, qtbot, office):
    used, free = office.park("PK01").id, office.park("PK02").id
    office.do(save_letter, {"lead_id": office.lead().id, "park_id": used, "area_kind": "RENT"})
    page = shown(parks_page(context), qtbot)
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.table.setFocus()
    press(Key.Key_A, CONTROL)
    page.archive_current()
    dialog = page.bulk.dialog
    assert "RECORD_IN_USE" in shown_rows(dialog)[0][2]
    click(dialog.preview.choice.button("good"))
    click(dialog.go)
    assert page.records.model.ids == [used]
    assert free


def test_leads_move_together(page, office, told):
    press(Key.Key_A, CONTROL)
    click(page.records.selection.buttons["move"])
    dialog = page.bulk.dialog
    assert "Stage" in texts(dialog)
    dialog.choosing.rows["stage"].editor.put("CONTACTED")
    click(button(dialog, "Preview"))
    assert dialog.preview.counts.text().startswith("5 will change")
    click(dialog.go)
    assert {each.value for each in column(office, "stage")} == {"CONTACTED"}
    assert told[-1].text == "Moved: 5 leads."
