"""What a person does at a page: types, clicks, reads what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.panes.row_view import RowView
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.panes.content import SectionRow

LEFT = Qt.MouseButton.LeftButton


def settle(page: Any, wait: int = 2) -> None:
    """Let the table paint and ask for its rows."""
    for _ in range(3):
        page.table.viewport().repaint()
        QTest.qWait(wait)


def shown(page: Any, qtbot: Any, width: int = 1364) -> Any:
    """Show a page as wide as in a window of 1440 px, with its rows."""
    qtbot.addWidget(page)
    page.resize(width, 820)
    page.show()
    settle(page)
    return page


def enter(control: QWidget, text: str) -> None:
    """Write a text in any script, as an input method does."""
    control.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(control, event)


def clear_and_enter(control: Any, text: str) -> None:
    """Replace what stands in a line."""
    control.selectAll()
    enter(control, text)


def click(button: QWidget) -> None:
    """Click in the middle of a button."""
    QTest.mouseClick(button, LEFT)


def check(box: QWidget) -> None:
    """Check or uncheck a box with the space bar."""
    QTest.keyClick(box, Qt.Key.Key_Space)


def button(parent: QWidget, text: str) -> Button:
    """Return the button with this text that can be seen."""
    found = [each for each in parent.findChildren(Button) if each.text() == text]
    return next(each for each in found if each.isVisibleTo(parent))


def form(page: Any) -> Any:
    """Return the form that is open."""
    opened = page.side.form
    assert opened is not None, "no form is open"
    return opened


def line(page: Any, name: str) -> Any:
    """Return the control of a field of the open form."""
    return form(page).editor(name).target()


def save(page: Any) -> None:
    """Press save in the open form."""
    click(form(page).footer.save)
    settle(page)


def problems(page: Any) -> dict[str, str]:
    """Return the codes that stand at the fields of the open form."""
    blocks = form(page).body.blocks
    return {name: each.problem.code for name, each in blocks.items() if each.problem is not None}


def related(page: Any) -> list[SectionRow]:
    """Return the rows of all sections of the pane, from top to bottom."""
    views = page.side.pane.findChildren(RowView)
    return [each.row for each in views if each.isVisibleTo(page.side.pane)]


def row_view(page: Any, text: str) -> RowView:
    """Return the row of the pane that begins with a text."""
    views = page.side.pane.findChildren(RowView)
    return next(each for each in views if each.row.text == text)


def texts(widget: QWidget) -> list[str]:
    """Return every text that stands in a widget."""
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def cells(page: Any, key: str) -> list[str]:
    """Return the texts of a column from top to bottom, as far as they are loaded."""
    settle(page)
    model = page.records.model
    at = next(number for number, each in enumerate(model.columns) if each.key == key)
    return [model.index(row, at).data() for row in range(model.rowCount())]
