"""The board: keys, the card in the air, folded columns, lanes, conditions, commits elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from crm.leads.board import Swimlane
from crm.leads.commands import save_lead
from crm.leads.moving import move_lead
from crm.leads.terms import Stage
from tests.support.boards import LEFT, MOVE, PLAIN, column, drop, settle, stage_of
from ui.pages.board.carrying import carry
from ui.pages.board.column_head import ANSWER, GAP, SUMS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def act(page, title):
    """Run an action of the page, as its shortcut does."""
    next(each for each in page.page_actions() if each.title == title).run()
    settle()


def picture(widget):
    return widget.grab().toImage()


def test_the_arrow_keys_walk_within_and_between_columns(office, shown):
    first, second, third = (office.lead() for _ in range(3))
    office.do(move_lead, third.id, "NEGOTIATING")
    page = shown()
    new = column(page, Stage.NEW)
    new.setFocus()
    new.setCurrentIndex(new.cards.index(0))
    QTest.keyClick(new, Qt.Key.Key_Down)
    assert page.view.current_id() == second.id
    QTest.keyClick(new, Qt.Key.Key_Right)
    assert column(page, Stage.NEGOTIATING).hasFocus()
    assert page.view.current_id() == third.id
    QTest.keyClick(column(page, Stage.NEGOTIATING), Qt.Key.Key_Left)
    assert page.view.current_id() == second.id
    assert first.id in new.cards.ids


def test_the_moving_keys_take_the_current_card_one_stage_on_and_back(office, shown):
    lead = office.lead()
    page = shown()
    column(page, Stage.NEW).setFocus()
    column(page, Stage.NEW).make_current(lead.id)
    act(page, "Move on one stage")
    assert stage_of(office, lead) is Stage.CONTACTED
    assert page.view.current_id() == lead.id
    act(page, "Move back one stage")
    page.side.form.editor("reason").put("写错了")
    QTest.mouseClick(page.side.form.footer.save, LEFT)
    settle()
    assert stage_of(office, lead) is Stage.NEW


def test_the_moving_keys_stand_at_the_actions(shown):
    page = shown()
    keys = page.context.keys
    shown_keys = {each.title: keys.text(each.command) for each in page.page_actions()}
    assert shown_keys["Move on one stage"] == "Alt+→"
    assert shown_keys["Move back one stage"] == "Alt+←"
    assert "Alt+→ move on" in page.keys_text()


def test_enter_and_a_double_click_open_the_pane_and_escape_closes_it(office, shown):
    lead = office.lead()
    page = shown()
    new = column(page, Stage.NEW)
    new.setFocus()
    new.make_current(lead.id)
    QTest.keyClick(new, Qt.Key.Key_Return)
    assert page.side.isVisible()
    assert page.side.record_id == lead.id
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.side.isVisible()
    place = new.visualRect(new.cards.index(0)).center()
    QTest.mouseClick(new.viewport(), LEFT, PLAIN, place)
    QTest.mouseDClick(new.viewport(), LEFT, PLAIN, place)
    assert page.side.isVisible()


def test_the_menu_of_a_card_opens_edits_and_moves_it(office, shown):
    lead = office.lead()
    page = shown()
    new = column(page, Stage.NEW)
    new.make_current(lead.id)
    where = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, new.mapToGlobal(where))
    QApplication.sendEvent(new.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    opened, edited, stages = menu.actions()
    stages.menu().actions()[1].trigger()
    settle()
    assert stage_of(office, lead) is Stage.CONTACTED
    opened.trigger()
    assert page.side.record_id == lead.id
    edited.trigger()
    assert page.side.form is not None
    menu.close()


def test_answers_take_room_only_while_a_card_is_in_the_air(office, shown):
    lead = office.lead()
    page = shown()
    heads = page.view.heads
    assert heads.height() == SUMS + GAP
    column(page, Stage.NEW).drag_began.emit(lead.id)
    assert heads.height() >= SUMS + ANSWER
    answers = {stage: head._answer.message for stage, head in heads.heads.items()}
    assert answers[Stage.CONTACTED] == "Release to move here"
    assert answers[Stage.NEW] == "Where it was"
    assert answers[Stage.INTENT] == "No letter in force"
    column(page, Stage.NEW).drag_ended.emit()
    assert heads.height() == SUMS + GAP


def test_a_lifted_card_leaves_a_gap_and_has_its_picture_in_hand(office, shown):
    office.lead()
    page = shown()
    new = column(page, Stage.NEW)
    before = picture(new)
    in_hand = new._picture(new.cards.index(0))
    assert in_hand.height() > 100
    new.lift(0)
    assert picture(new) != before
    new.lift(None)
    assert picture(new) == before


def test_the_column_under_the_card_is_marked_until_it_leaves(office, shown):
    lead = office.lead()
    page = shown()
    target, head = column(page, Stage.CONTACTED), page.view.heads.heads[Stage.CONTACTED]
    before = picture(target)
    data = carry(lead.id)
    event = QDragEnterEvent(QPointF(10, 10), MOVE, data, LEFT, PLAIN)
    QApplication.sendEvent(target.viewport(), event)
    assert head.target
    assert picture(target) != before
    QApplication.sendEvent(target.viewport(), QDragLeaveEvent())
    assert not head.target
    assert picture(target) == before


def test_a_card_can_be_released_on_a_head_too(office, shown):
    from PySide6.QtGui import QDropEvent

    lead = office.lead()
    page = shown()
    head = page.view.heads.heads[Stage.CONTACTED]
    data = carry(lead.id)
    QApplication.sendEvent(head, QDragEnterEvent(QPointF(5, 5), MOVE, data, LEFT, PLAIN))
    QApplication.sendEvent(head, QDropEvent(QPointF(5, 5), MOVE, data, LEFT, PLAIN))
    settle()
    assert stage_of(office, lead) is Stage.CONTACTED


def test_something_else_that_is_dragged_is_not_taken(shown):
    from PySide6.QtCore import QMimeData

    page = shown()
    data = QMimeData()
    data.setText("示例")
    event = QDragEnterEvent(QPointF(10, 10), MOVE, data, LEFT, PLAIN)
    event.ignore()
    QApplication.sendEvent(column(page, Stage.NEW).viewport(), event)
    assert not event.isAccepted()


def test_a_folded_column_is_a_strip_that_still_takes_cards_and_is_remembered(
    office, shown, context
):
    lead = office.lead()
    page = shown()
    lost = page.view.heads.heads[Stage.LOST]
    assert lost.folded
    assert lost.width() == context.theme.px("size.board_strip")
    drop(page, lead.id, Stage.LOST)
    assert page.side.form is not None
    QTest.mouseClick(lost, LEFT)
    assert not lost.folded
    QTest.mouseDClick(page.view.heads.heads[Stage.NEW], LEFT)
    again = shown()
    assert again.view.heads.heads[Stage.NEW].folded
    assert not again.view.heads.heads[Stage.LOST].folded


@pytest.mark.usefixtures("many")
def test_heads_stand_over_their_columns_at_every_width(shown):
    page = shown()
    for lanes in ("", Swimlane.OWNER.value):
        page.lanes.button(lanes).click()
        for width in (1000, 1364, 1900):
            page.resize(width, 846)
            settle()
            for stage, head in page.view.heads.heads.items():
                below = column(page, stage)
                left = head.mapTo(page, QPoint(0, 0)).x()
                assert below.mapTo(page, QPoint(0, 0)).x() == left
                assert below.width() == head.width()


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("swimlane", list(Swimlane))
def test_lanes_add_up_to_the_columns_and_say_their_sums(shown, swimlane):
    page = shown()
    page.lanes.button(swimlane.value).click()
    settle()
    assert len(page.view.lanes) >= 2
    for stage, head in page.view.heads.heads.items():
        cards = [lane.columns[stage].cards.ids for lane in page.view.lanes]
        assert sum(len(each) for each in cards) == head._sum.count
    said = page.view.lanes[0]._sums.text()
    assert "leads" in said
    assert "CNY m" in said
    assert "m²" in said
    page.lanes.button("").click()
    assert len(page.view.lanes) == 1


@pytest.mark.usefixtures("many")
def test_the_choice_of_lanes_is_remembered(shown):
    shown().lanes.button(Swimlane.PARK.value).click()
    assert len(shown().view.lanes) > 1


@pytest.mark.parametrize("name", ["owner_id", "park_id", "industry"])
def test_a_condition_narrows_cards_and_sums_alike(many, shown, name):
    page = shown()

    def values(session):
        from crm.industries.models import Industry
        from crm.parks.models import Park
        from crm.staff.models import Staff

        return {
            "owner_id": session.query(Staff).filter_by(code="T01").one().id,
            "park_id": session.query(Park).filter_by(code="PK01").one().id,
            "industry": session.query(Industry).filter_by(code="A2").one().code,
        }

    before = page.view.heads.heads[Stage.INTENT]._sum.count
    page.show_list({name: (many.read(values)[name],)})
    settle()
    sums = page.view.heads.heads[Stage.INTENT]._sum
    assert 0 < sums.count < before
    assert len(column(page, Stage.INTENT).cards.ids) == sums.count
    page.filter_bar.clear()
    assert page.view.heads.heads[Stage.INTENT]._sum.count == before


def test_the_search_finds_by_name_and_by_pinyin(office, shown):
    office.lead(office.company("北极星科技"))
    found = office.lead(office.company("示例显示"))
    page = shown()
    for text in ("显示", "slxs"):
        page.filter_bar.search.setText(text)
        QTest.keyClick(page.filter_bar.search, Qt.Key.Key_Return)
        assert column(page, Stage.NEW).cards.ids == (found.id,)


def test_a_commit_elsewhere_refreshes_the_board_and_keeps_the_place(many, shown):
    page = shown()
    intent = column(page, Stage.INTENT)
    intent.verticalScrollBar().setValue(2000)
    lead = many.lead()
    settle()
    assert lead.id in column(page, Stage.NEW).cards.ids
    assert intent.verticalScrollBar().value() == 2000
    many.do(save_lead, {"title": "另一个项目"}, id=lead.id)
    page.view.focus_card(lead.id)
    settle()
    assert page.view.store._rows[lead.id].title == "另一个项目"


def test_a_card_moved_elsewhere_changes_its_column_here(office, shown):
    lead = office.lead()
    page = shown()
    office.do(move_lead, lead.id, "CONTACTED")
    settle()
    assert column(page, Stage.NEW).cards.ids == ()
    assert column(page, Stage.CONTACTED).cards.ids == (lead.id,)


@pytest.mark.usefixtures("many")
def test_english_columns_scroll_sideways_instead_of_being_cut(shown):
    page = shown()
    page.resize(900, 800)
    settle()
    bar = page.view.horizontalScrollBar()
    assert bar.maximum() > 0
    assert column(page, Stage.NEW).width() >= 176


def test_archiving_the_current_card_takes_it_off_the_board(office, shown):
    lead = office.lead()
    page = shown()
    page.side.show_record(lead.id)
    act(page, "Archive")
    assert column(page, Stage.NEW).cards.ids == ()
