"""The keys of the window reach the list: Ctrl+Shift+E, F2, Ctrl+E, Ctrl+Delete."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.hands import clear_and_enter, settle
from ui.main_window import MainWindow
from ui.pages.entries import page_entries

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(context, qtbot, office):
    office.park("PK01")
    office.park("PK02")
    made = MainWindow(context, page_entries())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.show_page("parks")
    settle(made.current_page)
    page = made.current_page
    page.table.setFocus()
    page.table.make_current(page.records.model.ids[0])
    return made


def press(key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_all_is_done_by_keyboard(window):
    page = window.current_page
    press(Key.Key_A, CONTROL)
    page.table.make_column_current("status")
    press(Key.Key_E, CONTROL | SHIFT)
    dialog = page.bulk.dialog
    assert list(dialog.choosing.rows) == ["status"]
    dialog.choosing.rows["status"].editor.put("运营")
    press(Key.Key_Return, CONTROL)
    assert dialog.preview.counts.text() == "2 will change, 0 stay as they are"
    press(Key.Key_Return, CONTROL)
    assert page.bulk.dialog is None
    press(Key.Key_Delete, CONTROL)
    assert page.records.model.ids == []
    press(Key.Key_Z, CONTROL)
    settle(page)
    assert len(page.records.model.ids) == 2


def test_f2_edits_the_cell_and_ctrl_e_the_form(window):
    page = window.current_page
    page.table.make_column_current("name")
    press(Key.Key_F2)
    clear_and_enter(page.inline.cell.editor.target(), "数字产业园")
    press(Key.Key_Return)
    assert page.inline.cell is None
    press(Key.Key_E, CONTROL)
    assert page.side.form is not None
    assert page.side.form.raw("name") == "数字产业园"
    page.side.close_side()
