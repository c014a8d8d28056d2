"""The first page under a test: what its list shows, and keys pressed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.pages.today.due_model import Head

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def heads(page: Any) -> list[tuple[str, int]]:
    """Return the heads of the groups with their numbers."""
    rows = page.due.list.due.rows
    return [(row.group.name, row.count) for row in rows if isinstance(row, Head)]


def texts(page: Any) -> list[str]:
    """Return what is to be done, from top to bottom, as far as the groups are open."""
    model = page.due.list.due
    lines = (model.line_at(row) for row in range(model.rowCount()))
    return [line.text for line in lines if line is not None]


def press(page: Any, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key in the list."""
    QTest.keyClick(page.due.list, key, modifier)
    QTest.qWait(1)


def go_to(page: Any, text: str) -> None:
    """Make the line with this text current."""
    model = page.due.list.due
    rows = (row for row in range(model.rowCount()) if model.line_at(row) is not None)
    row = next(row for row in rows if model.line_at(row).text == text)
    page.due.list.setCurrentIndex(model.index(row))


def current(page: Any) -> str:
    """Return the text of the line that has the keyboard."""
    line = page.due.list.current_line()
    return line.text if line is not None else ""


def place(page: Any, text: str) -> QRect:
    """Return where a line is in the list."""
    model = page.due.list.due
    rows = (row for row in range(model.rowCount()) if model.line_at(row) is not None)
    row = next(row for row in rows if model.line_at(row).text == text)
    rect: QRect = page.due.list.visualRect(model.index(row))
    return rect


def click(page: Any, at: QPoint, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Click in the list."""
    QTest.mouseMove(page.due.list.viewport(), at)
    QTest.mouseClick(page.due.list.viewport(), LEFT, modifier, at)
    QTest.qWait(1)
