"""Undo and redo in the window, with mouse and keyboard, on the real board and the real lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.companies.models import Company
from crm.database.session import Database
from crm.leads.commands import save_lead
from crm.leads.models import Lead
from crm.leads.terms import Stage
from tests.support.boards import column, drop, settle, stage_of
from tests.support.office import dump_tables
from ui.actions import EDIT, REDO_KEY, UNDO_KEY
from ui.background import ThreadBackground
from ui.field_undo import FieldUndo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SHOWN = ("board", "leads", "companies", "settings")


@pytest.fixture
def window(context, open_window, qapp):
    fields = FieldUndo(qapp, context.keys)
    made = open_window(*SHOWN)
    settle()
    yield made
    fields.stop()


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


def press_undo(window):
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Z, CONTROL)
    settle()


def press_redo(window):
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Y, CONTROL)
    settle()


def edit_menu(window):
    """What stands first in the menu: the texts and whether they can be chosen."""
    undo, redo = window._menus.menus[EDIT].actions()[:2]
    texts = [each.text().partition("\t")[0].replace("&", "") for each in (undo, redo)]
    return [(text, each.isEnabled()) for text, each in zip(texts, (undo, redo), strict=True)]


def toasts(window):
    return [each.text.text() for each in window.toasts.shown]


def title_of(office, lead):
    return office.read(lambda session: session.get(Lead, lead.id).title)


def moved(window, office):
    """Move a new lead one stage on, with the mouse."""
    lead = office.lead()
    window.current_page.reload()
    settle()
    drop(window.current_page, lead.id, Stage.CONTACTED)
    assert stage_of(office, lead) is Stage.CONTACTED
    return lead


def test_ctrl_z_takes_a_move_back_and_ctrl_y_makes_it_again(window, office):
    lead = moved(window, office)
    press_undo(window)
    assert stage_of(office, lead) is Stage.NEW
    assert column(window.current_page, Stage.NEW).hasFocus()
    assert column(window.current_page, Stage.NEW).current_id() == lead.id
    assert toasts(window) == ["Undone: Move to Contacted"]
    press_redo(window)
    assert stage_of(office, lead) is Stage.CONTACTED
    assert column(window.current_page, Stage.CONTACTED).current_id() == lead.id
    assert toasts(window) == ["Redone: Move to Contacted"]


def test_the_third_key_redoes_too(window, office):
    lead = moved(window, office)
    press_undo(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, CONTROL | SHIFT)
    assert stage_of(office, lead) is Stage.CONTACTED


def test_the_message_after_a_move_has_the_button_and_after_it_the_opposite(window, office, qtbot):
    lead = moved(window, office)
    toast = window.toasts.shown[-1]
    assert (toast.back.text(), toast.back.hint) == ("Undo", UNDO_KEY)
    qtbot.mouseClick(toast.back, Qt.MouseButton.LeftButton)
    assert stage_of(office, lead) is Stage.NEW
    toast = window.toasts.shown[-1]
    assert (toast.back.text(), toast.back.hint) == ("Redo", REDO_KEY)
    qtbot.mouseClick(toast.back, Qt.MouseButton.LeftButton)
    assert stage_of(office, lead) is Stage.CONTACTED
    assert window.toasts.shown[-1].back.text() == "Undo"


def test_the_menu_names_the_action_and_offers_nothing_where_there_is_nothing(window, office):
    assert edit_menu(window) == [("Undo", False), ("Redo", False)]
    moved(window, office)
    assert edit_menu(window) == [("Undo Move to Contacted", True), ("Redo", False)]
    press_undo(window)
    assert edit_menu(window)[1] == ("Redo Move to Contacted", True)


def test_whoever_acts_next_has_other_steps(window, office, context):
    moved(window, office)
    context.acting.become(office.recruiter)
    assert edit_menu(window) == [("Undo", False), ("Redo", False)]
    context.acting.become(office.manager)
    assert edit_menu(window)[0] == ("Undo Move to Contacted", True)


def test_the_names_in_the_menu_follow_the_language(window, office, context):
    moved(window, office)
    context.language.choose("zh_CN")
    settle()
    assert "对接" in edit_menu(window)[0][0]


def test_the_button_of_an_older_message_undoes_that_change_alone(window, office, qtbot):
    first = moved(window, office)
    toast = window.toasts.shown[-1]
    second = moved(window, office)
    assert toast.back.hint == ""
    qtbot.mouseClick(toast.back, Qt.MouseButton.LeftButton)
    assert stage_of(office, first) is Stage.NEW
    assert stage_of(office, second) is Stage.CONTACTED


def test_a_refused_undo_says_why_leads_to_the_record_and_changes_nothing(
    window, office, told, qtbot
):
    lead = moved(window, office)
    office.do(save_lead, {"title": "另一个名字"}, id=lead.id, by=office.admin)
    settle()
    before = dump_tables(office.database)
    press_undo(window)
    assert dump_tables(office.database) == before
    assert "UNDO_BLOCKED" in told[-1].text
    assert "系统管理员" in told[-1].text
    toast = window.toasts.shown[-1]
    assert toast.action.text() == "Open the record"
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    settle()
    assert window.stack.key == "leads"
    assert window.current_page.current_record() == ("lead", lead.id)


def test_ctrl_z_in_a_search_field_belongs_to_the_field_while_it_has_something_to_undo(
    window, office
):
    lead = moved(window, office)
    search = window.current_page.filter_bar.search
    search.setFocus()
    QTest.keyClicks(search, "shili")
    QTest.keyClick(search, Qt.Key.Key_Z, CONTROL)
    assert search.text() == ""
    assert stage_of(office, lead) is Stage.CONTACTED
    QTest.keyClick(search, Qt.Key.Key_Z, CONTROL)
    settle()
    assert stage_of(office, lead) is Stage.NEW


def test_what_another_program_wrote_meanwhile_is_not_undone_unnamed(window, office, clock, told):
    first = moved(window, office)
    other = office.lead()
    elsewhere = Database(office.database.engine, clock)
    with elsewhere.write("save_lead", actor=office.manager) as work:
        save_lead(work, {"title": "另一个名字"}, id=other.id)
    press_undo(window)
    assert "another program" in told[-1].text
    assert title_of(office, other) == "另一个名字"
    assert stage_of(office, first) is Stage.CONTACTED
    press_undo(window)
    assert title_of(office, other) == "示例项目"


def test_undoing_an_entry_closes_its_pane_without_a_word(window, office, told):
    window.show_page("companies")
    page = window.current_page
    page.new_record()
    QTest.keyClicks(page.side.form.editor("name").line, "Example Ltd")
    QTest.keyClick(page.side.form.editor("name").line, Qt.Key.Key_S, CONTROL)
    settle()
    assert page.side.record_id is not None
    told.clear()
    window.current_page.table.setFocus()
    press_undo(window)
    assert office.read(lambda session: session.query(Company).count()) == 0
    assert page.side.record_id is None
    assert page.side.isHidden()
    assert [each.text for each in told] == ["Undone: Add company"]


def test_an_undo_that_takes_long_shows_how_far_it_is_and_can_be_given_up(
    window, office, context, told
):
    lead = moved(window, office)
    before = dump_tables(office.database)
    steps = []

    def cancel(ticket, done, total):
        steps.append((done, total))
        context.background.cancel(ticket)

    context.background.progressed.connect(cancel)
    press_undo(window)
    assert steps == [(0, 2)]
    assert dump_tables(office.database) == before
    assert "CANCELLED" in told[-1].text
    context.background.progressed.disconnect(cancel)
    press_undo(window)
    assert stage_of(office, lead) is Stage.NEW


def test_the_pane_of_the_list_goes_to_the_record_that_was_undone(window, office):
    leads = [office.lead() for _ in range(3)]
    window.show_page("leads")
    page = window.current_page
    page.open_record(leads[0].id)
    page.side.edit(leads[0].id, "title")
    QTest.keyClicks(page.side.form.editor("title").line, "II")
    QTest.keyClick(page.side.form.editor("title").line, Qt.Key.Key_S, CONTROL)
    page.open_record(leads[2].id)
    settle()
    page.table.setFocus()
    press_undo(window)
    assert page.current_record() == ("lead", leads[0].id)
    assert page.table.current_id() == leads[0].id


@pytest.fixture
def threaded(context, open_window, qapp):
    """A window whose work is done by worker threads, as in the program."""
    background = ThreadBackground()
    fields = FieldUndo(qapp, context.keys)
    yield open_window(*SHOWN, background=background)
    fields.stop()
    background.close()


def test_keys_pressed_faster_than_the_worker_undo_one_change_after_another(threaded, office, qtbot):
    lead = office.lead(title="一")
    for title in ("二", "三", "四"):
        office.do(save_lead, {"title": title}, id=lead.id)
    qtbot.waitUntil(lambda: edit_menu(threaded)[0][0] == "Undo Edit lead")
    for _ in range(3):
        QTest.keyClick(threaded, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: title_of(office, lead) == "一")
    for _ in range(2):
        QTest.keyClick(threaded, Qt.Key.Key_Y, CONTROL)
    qtbot.waitUntil(lambda: title_of(office, lead) == "三")
    qtbot.waitUntil(lambda: edit_menu(threaded)[1][1])


def test_a_change_that_still_waits_for_the_worker_is_the_one_that_is_undone(
    threaded, office, qtbot
):
    lead = office.lead(title="一")
    office.do(save_lead, {"title": "二"}, id=lead.id)
    qtbot.waitUntil(lambda: edit_menu(threaded)[0][0] == "Undo Edit lead")
    context, done = threaded.context, []
    context.write(
        "save_lead",
        lambda work: save_lead(work, {"title": "三"}, id=lead.id),
        owner=threaded,
        done=done.append,
    )
    QTest.keyClick(threaded, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: edit_menu(threaded)[1][1])
    assert title_of(office, lead) == "二"
