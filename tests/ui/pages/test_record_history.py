"""What changed in a record, read beside its list with mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.companies.commands import save_contact
from crm.leads.commands import save_lead
from crm.leads.models import Lead
from tests.support.boards import settle
from ui.focus import holds
from ui.panes.history_list import FIRST_FIELDS
from ui.panes.history_pane import PAGE
from ui.panes.history_text import entry_text, pieces_of
from ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window):
    made = open_window("leads", "companies", "settings")
    settle()
    return made


@pytest.fixture
def lead(office):
    """A lead with a long note, edited twice."""
    made = office.lead(title="示例项目")
    office.do(save_lead, {"note": "第一行\n" + "很长的说明" * 60}, id=made.id)
    office.do(save_lead, {"est_investment": "1亿元", "risks": "用电"}, id=made.id, by=office.admin)
    return made


def shown(window):
    return window.current_page.side.history


def told(window):
    return [entry_text(line).splitlines() for line in shown(window).list.entries.lines]


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, held)
    settle()


@pytest.fixture
def opened(window, lead):
    """The page of leads with the lead in its pane, the keyboard in the table."""
    page = window.current_page
    page.reload()
    page.open_record(lead.id)
    settle()
    page.table.setFocus()
    return page


def test_ctrl_h_shows_who_changed_which_field_and_again_leads_back(window, opened):
    press(window, Qt.Key.Key_H, CONTROL)
    assert opened.side.currentWidget() is shown(window)
    newest = told(window)[0]
    assert "Edit lead 系统管理员" in newest[0]
    assert newest[1:] == ["Total investment: not set → CNY 100,000,000.00", "Risks: not set → 用电"]
    assert shown(window).list.hasFocus()
    press(window, Qt.Key.Key_H, CONTROL)
    assert opened.side.currentWidget() is opened.side.pane


@pytest.mark.usefixtures("opened")
def test_the_first_values_stand_without_an_arrow(window):
    press(window, Qt.Key.Key_H, CONTROL)
    first = told(window)[-1]
    assert "Add lead 招商主管" in first[0]
    assert "Project title: 示例项目" in first
    assert not any("→" in each for each in first)


def test_enter_unfolds_a_long_text_and_escape_goes_back_to_the_record(window, opened):
    press(window, Qt.Key.Key_H, CONTROL)
    view = shown(window).list
    press(window, Qt.Key.Key_Down)
    low = view.visualRect(view.currentIndex()).height()
    press(window, Qt.Key.Key_Return)
    assert view.visualRect(view.currentIndex()).height() > 3 * low
    press(window, Qt.Key.Key_Return)
    assert view.visualRect(view.currentIndex()).height() == low
    press(window, Qt.Key.Key_Escape)
    assert opened.side.currentWidget() is opened.side.pane
    assert holds(opened.side.pane, window.focusWidget())


def test_the_keyboard_and_what_is_being_noted_stay_in_the_pane_when_it_is_read_again(
    window, opened, office, lead
):
    box = opened.side.pane.belongings.story.composer.box
    box.setFocus()
    QTest.keyClicks(box, "half")
    office.do(save_lead, {"risks": "A"}, id=lead.id)
    settle()
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.toPlainText() == ""
    edit = next(each for each in opened.side.pane.findChildren(Button) if each.text() == "Edit")
    edit.setFocus()
    office.do(save_lead, {"risks": "B"}, id=lead.id)
    settle()
    assert holds(opened.side.pane, window.focusWidget())


def test_the_foot_of_the_pane_leads_to_the_history(window, opened, qtbot):
    button = next(
        each for each in opened.side.pane.findChildren(Button) if each.text() == "What changed"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert opened.side.currentWidget() is shown(window)
    back = shown(window).back
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert opened.side.currentWidget() is opened.side.pane


@pytest.mark.usefixtures("opened")
def test_an_entry_with_many_fields_shows_the_first_and_how_many_more(window):
    press(window, Qt.Key.Key_H, CONTROL)
    line = shown(window).list.entries.lines[-1]
    rows = pieces_of(line, FIRST_FIELDS)
    assert len(rows) == FIRST_FIELDS + 1
    assert rows[-1][0].text == f"{len(line.fields) - FIRST_FIELDS} more fields"


def test_a_long_history_comes_in_pages(window, opened, office, lead):
    for number in range(PAGE + 20):
        office.do(save_lead, {"title": f"示例项目{number}"}, id=lead.id)
    press(window, Qt.Key.Key_H, CONTROL)
    entries = shown(window).list.entries
    assert len(entries.lines) == PAGE
    press(window, Qt.Key.Key_End)
    for _ in range(3):
        settle()
    assert len(entries.lines) == PAGE + 23
    assert opened.side.currentWidget() is shown(window)


def test_a_change_elsewhere_appears_at_once(window, opened, office, lead):
    press(window, Qt.Key.Key_H, CONTROL)
    office.do(save_lead, {"risks": "用水"}, id=lead.id)
    settle()
    assert told(window)[0][1] == "Risks: 用电 → 用水"
    assert opened.side.currentWidget() is shown(window)


def test_another_record_of_the_list_shows_its_pane_again(window, opened, office):
    other = office.lead()
    press(window, Qt.Key.Key_H, CONTROL)
    opened.open_record(other.id)
    settle()
    assert opened.side.currentWidget() is opened.side.pane
    assert opened.current_record() == ("lead", other.id)


def test_a_contact_has_a_history_of_its_own_behind_its_menu(window, office):
    company = office.company("示例科技有限公司")
    contact = office.do(save_contact, {"company_id": company.id, "name": "投资总监"})
    office.do(save_contact, {"mobile": "13800000000"}, id=contact.id)
    window.show_page("companies")
    page = window.current_page
    page.open_record(company.id)
    settle()
    page.side.act(f"history:contact:{contact.id}")
    settle()
    assert told(window)[0][1] == "Mobile: not set → 13800000000"
    assert page.side.history._title.text() == "投资总监"


def test_an_entry_of_the_history_is_undone_from_its_menu(window, opened, office, lead):
    press(window, Qt.Key.Key_H, CONTROL)
    view = shown(window).list
    older = view.entries.index(1, 0)  # the note; the newest entry stays
    office.do(save_lead, {"title": "另一个名字"}, id=office.lead().id)
    view.menu_of(older).actions()[0].trigger()
    settle()
    note = office.read(lambda session: session.get(Lead, lead.id).note)
    assert note == "第一行\n" + "很长的说明" * 60  # the entry above it came later
    assert "UNDO_BLOCKED" in window.toasts.shown[-1].text.text()
    view.menu_of(view.entries.index(0, 0)).actions()[0].trigger()
    settle()
    assert office.read(lambda session: session.get(Lead, lead.id).risks) is None
    assert "Undo: Edit lead" in told(window)[0][0]
    assert opened.side.currentWidget() is shown(window)
