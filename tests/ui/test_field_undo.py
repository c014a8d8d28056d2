"""The keys of undo and redo while a field has the keyboard: its own steps come first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.field_undo import FieldUndo
from ui.shortcuts.key_map import KeyMap

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Z, Y = Qt.Key.Key_Z, Qt.Key.Key_Y


class Window(QWidget):
    """Two fields, and actions that count what they are asked."""

    def __init__(self, keys):
        super().__init__()
        self.line, self.note = QLineEdit(), QPlainTextEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.note)
        self.asked = []
        for name, held in (("undo", ["Ctrl+Z"]), ("redo", ["Ctrl+Y", "Ctrl+Shift+Z"])):
            action = QAction(name, self)
            action.setShortcuts([QKeySequence(each) for each in held])
            action.triggered.connect(self.hear)
            self.addAction(action)
        self.keys = keys

    def hear(self):
        self.asked.append(self.sender().text())


@pytest.fixture
def window(qtbot, qapp):
    keys = KeyMap()
    fields = FieldUndo(qapp, keys)
    made = Window(keys)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    fields.stop()


@pytest.mark.parametrize("name", ["line", "note"])
def test_a_field_undoes_what_was_typed_and_only_then_the_window_undoes(window, name):
    field = getattr(window, name)
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Z, CONTROL)
    assert text(field) == ""
    assert window.asked == []
    QTest.keyClick(field, Z, CONTROL)
    assert window.asked == ["undo"]


@pytest.mark.parametrize(("key", "held"), [(Y, CONTROL), (Z, CONTROL | SHIFT)])
@pytest.mark.parametrize("name", ["line", "note"])
def test_a_field_redoes_with_both_keys_and_only_then_the_window_redoes(window, name, key, held):
    field = getattr(window, name)
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Z, CONTROL)
    QTest.keyClick(field, key, held)
    assert text(field) == "abc"
    assert window.asked == []
    QTest.keyClick(field, key, held)
    assert window.asked == ["redo"]


def test_a_field_that_was_filled_by_the_program_leaves_the_keys_to_the_window(window):
    window.line.setText("from the database")
    window.line.setFocus()
    QTest.keyClick(window.line, Z, CONTROL)
    assert window.line.text() == "from the database"
    assert window.asked == ["undo"]


def test_a_field_that_cannot_be_written_into_leaves_the_keys_to_the_window(window):
    window.line.setFocus()
    QTest.keyClicks(window.line, "abc")
    window.line.setReadOnly(True)
    QTest.keyClick(window.line, Z, CONTROL)
    assert window.line.text() == "abc"
    assert window.asked == ["undo"]


def test_other_keys_of_the_catalogue_hold_in_fields_too(window):
    window.keys.bind("undo", "Ctrl+U")
    window.line.setFocus()
    QTest.keyClicks(window.line, "abc")
    QTest.keyClick(window.line, Qt.Key.Key_U, CONTROL)
    assert window.line.text() == ""


def text(field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
