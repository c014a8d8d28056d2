"""Tab goes through every page as one reads it, reaches everything, and shows where it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from crm.paths import Folder
from crm.settings import Settings
from crm.staff.queries import actor_of, list_staff
from crm.staff.terms import Role
from ui.acting import Acting
from ui.background import ImmediateBackground
from ui.change_notifier import ChangeNotifier
from ui.context import Context
from ui.focus import tab_stops
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.navigation import Navigator
from ui.pages.board.column import CardColumn
from ui.pages.entries import page_entries
from ui.widgets.focus_ring import FocusRing
from ui.widgets.segmented import SegmentedControl

USED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
LISTS = ("leads", "companies", "trips", "visits", "letters", "funds", "parks")
RING = 6
ROW = 12  # px: fields beside each other are not exactly as high
MOST = 120  # stops of the longest form, and some more


@pytest.fixture
def window(demo_database, clock, theme_in_use, languages, tmp_path, qtbot, qapp):
    background = ImmediateBackground()
    with demo_database.read() as session:
        staff = list_staff(session)
        actor = actor_of(session, next(each.code for each in staff if each.role is Role.MANAGER))
    context = Context(
        database=demo_database,
        background=background,
        changes=ChangeNotifier(demo_database),
        clock=clock,
        theme=theme_in_use,
        language=languages,
        settings=Settings(tmp_path / "settings.json"),
        acting=Acting(actor),
        messages=Messages(),
        navigate=Navigator(),
        folder=Folder(tmp_path),
    )
    made = MainWindow(context, page_entries())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.showNormal()
    made.resize(1440, 900)
    ring = FocusRing(qapp, theme_in_use)
    yield made
    ring.stop()
    background.close()


def name(widget):
    text = widget.text() if isinstance(widget, (QAbstractButton, QLineEdit)) else ""
    return f"{type(widget).__name__} “{widget.accessibleName() or text}”"


def walk(window):
    """Press Tab until the keyboard is back where it was.

    Returns what was reached, and what of it looked the same with the keyboard and without it.
    """
    start = QApplication.focusWidget()
    reached, unseen = [], []
    for _ in range(MOST):
        focused = QApplication.focusWidget()
        reached.append(focused)
        if is_unseen(window, focused):
            unseen.append(name(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            return reached, unseen
    raise AssertionError(f"Tab never came back: {[name(each) for each in reached[-5:]]}")


def is_unseen(window, focused):
    with_keyboard = looks(window, focused)
    focused.clearFocus()
    without = looks(window, focused)
    focused.setFocus(Qt.FocusReason.TabFocusReason)
    return with_keyboard == without


def looks(window, widget):
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.grab(place.adjusted(-RING, -RING, RING, RING)).toImage()


def is_part(widget):
    """Tell whether a widget is used through the one that it belongs to."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, (*USED, SegmentedControl)):
            return True
        around = around.parentWidget()
    return isinstance(widget, CardColumn) and widget.width() < 100  # folded: its head opens it


def left_out(window, reached):
    return [
        name(each)
        for each in window.current_page.findChildren(QWidget)
        if isinstance(each, USED)
        and each.isVisibleTo(window)
        and each.isEnabled()
        and each not in reached
        and not is_part(each)
    ]


def check(window):
    QTest.qWait(50)  # rows are read and fields are laid out when the event loop comes to it
    tab_stops(window.current_page)[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached, unseen = walk(window)
    missing = left_out(window, reached)
    assert not missing, missing
    assert not unseen, unseen
    assert window.rail in reached
    QTest.keyClick(reached[0], Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is reached[-1]
    return reached


@pytest.mark.parametrize("key", [each.key for each in page_entries()])
def test_tab_reaches_everything_on_a_page_and_is_always_seen(window, key):
    window.show_page(key)
    check(window)


@pytest.mark.parametrize("key", LISTS)
def test_tab_goes_from_the_conditions_to_the_list_the_pane_and_the_main_action(window, key):
    window.show_page(key)
    page = getattr(window.current_page, "current", window.current_page)
    page.open_record(page.records.model.ids[0])
    reached = check(window)
    order = [
        reached.index(page.filter_bar.search),
        reached.index(page.table),
        reached.index(page.side.pane.findChild(SegmentedControl) or tab_stops(page.side)[0]),
        reached.index(tab_stops(window.current_page)[-1]),
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("key", LISTS)
def test_tab_reaches_every_field_of_a_form_from_top_to_bottom(window, key):
    window.show_page(key)
    page = getattr(window.current_page, "current", window.current_page)
    page.new_record()
    reached = check(window)
    body = page.side.form.body
    fields = [each for each in reached if body.isAncestorOf(each)]
    tops = [each.mapTo(body.widget(), QPoint(0, 0)).y() for each in fields]
    assert all(below >= above - ROW for above, below in pairwise(tops)), tops


def test_the_pane_of_a_card_is_reached_after_the_board(window):
    window.show_page("board")
    board = window.current_page
    first = board.view.first_column()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    reached = check(window)
    assert reached.index(first) < reached.index(tab_stops(board.side)[0])


def test_a_field_below_the_edge_scrolls_into_sight(window):
    window.show_page("leads")
    page = window.current_page
    page.new_record()
    body = page.side.form.body
    last = tab_stops(body)[-1]
    while QApplication.focusWidget() is not last:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert last.visibleRegion().boundingRect().height() > last.height() // 2


def test_f6_goes_round_the_parts_of_every_page(window):
    for entry in page_entries():
        window.show_page(entry.key)
        seen = []
        for _ in range(8):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
            seen.append(QApplication.focusWidget())
        assert window.rail in seen, entry.key
        assert any(window.current_page.isAncestorOf(each) for each in seen), entry.key


def test_another_language_leaves_the_keyboard_where_it_is(window):
    window.show_page("settings")
    control = window.current_page.language
    control.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(control, Qt.Key.Key_Left)
    assert window.context.language.current == "zh_CN"
    assert window.current_page.language is not control
    assert window.current_page.language.hasFocus()
    QTest.keyClick(window.current_page.language, Qt.Key.Key_Right)
    assert window.context.language.current == "en"
    assert window.current_page.language.hasFocus()
