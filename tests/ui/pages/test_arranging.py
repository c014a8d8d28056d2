"""What the mouse does at borders and headers has keys too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from ui.actions import FIT_KEY
from ui.main_window import MainWindow
from ui.pages.entries import page_entries

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(office, open_window):
    office.lead(title="乙项目")
    office.lead(title="甲项目")
    made = open_window("leads", "board")
    made.show_page("leads")
    return made


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_list_is_sorted_by_keyboard_and_turned_round_by_the_same_column(window):
    records = window.current_page.records
    for descending in (False, True):
        QTest.keyClick(window, Qt.Key.Key_O, CONTROL | SHIFT)
        menu = records.table.findChildren(QMenu)[-1]
        action = next(each for each in menu.actions() if each.data() == "owner")
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert (records.request.sort, records.request.descending) == ("owner", descending)
        menu.close()


def test_the_border_of_the_pane_moves_by_keyboard_and_stays(window):
    page = window.current_page
    page.open_record(page.records.model.ids[0])
    before = page.side.width()
    QTest.keyClick(window, Qt.Key.Key_Left, ALT | SHIFT)
    assert page.side.width() == before + 40
    QTest.keyClick(window, Qt.Key.Key_Right, ALT | SHIFT)
    assert page.side.width() == before
    window.show_page("board")
    board = window.current_page
    board.open_record(page.records.model.ids[0])
    assert board.side.width() == before


def test_columns_are_made_as_wide_as_what_they_show(window):
    table = window.current_page.table
    header = table.horizontalHeader()
    at = next(n for n, each in enumerate(window.current_page.spec.columns) if each.key == "owner")
    table.setColumnWidth(at + 1, 400)
    window.registry.run(FIT_KEY)
    assert header.sectionSize(at + 1) < 400


def test_the_settings_lead_to_the_shortcuts(context, qtbot):
    made = MainWindow(
        context, [each for each in page_entries() if each.key in {"leads", "settings"}]
    )
    qtbot.addWidget(made)
    made.show()
    made.show_page("settings")
    QTest.mouseClick(made.current_page.shortcuts, Qt.MouseButton.LeftButton)
    assert type(made._overlay).__name__ == "ShortcutsDialog"
