"""In the whole window, with the keyboard alone: two rows become one, and two again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.hands import cells, settle
from ui.main_window import MainWindow
from ui.pages.entries import page_entries

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def window(context, office, qtbot):
    kept = office.company("示例科技有限公司", city="义乌")
    office.lead(kept)
    office.company("示例科技集团", city="杭州")
    made = MainWindow(context, page_entries())
    qtbot.addWidget(made)
    made.show_page("companies")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    settle(made.current_page)
    return made


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QTest.qWait(5)


def names(window):
    window.current_page.reload()
    return sorted(cells(window.current_page, "name"))


BOTH = ["示例科技有限公司", "示例科技集团"]


def test_two_rows_are_merged_undone_and_redone(window):
    page = window.current_page
    page.table.setFocus()
    press(Key.Key_A, CONTROL)
    assert len(page.records.model.checked) == 2
    press(Key.Key_M, CONTROL)
    assert page.merger.dialog is not None
    press(Key.Key_Return, CONTROL)
    settle(page)
    assert names(window) == ["示例科技有限公司"]
    assert page.side.record_id is not None
    page.table.setFocus()
    press(Key.Key_Z, CONTROL)
    assert names(window) == BOTH
    press(Key.Key_Y, CONTROL)
    assert names(window) == ["示例科技有限公司"]


def test_duplicates_are_found_from_the_field_that_finds_anything(window):
    window.registry.run("duplicates")
    press(Key.Key_Return)
    press(Key.Key_Return, CONTROL)
    press(Key.Key_Escape)
    assert names(window) == ["示例科技有限公司"]
    window.current_page.table.setFocus()
    press(Key.Key_Z, CONTROL)
    assert names(window) == BOTH
