"""What a person does with the plans of a pane: finds a list, drags a line, writes the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.panes.plan_content import PlanGroup, PlanRow
from ui.panes.plan_section import PlanSection
from ui.panes.plan_text import TextInPlace

if TYPE_CHECKING:
    from ui.panes.plan_list import PlanListView
    from ui.panes.quick_form import QuickForm

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def section(page: Any, title: str) -> PlanSection:
    """Return the list under a heading."""
    found = [each for each in page.side.pane.findChildren(PlanSection) if each.isVisible()]
    return next(each for each in found if each.list.accessibleName() == title)


def text_in_place(page: Any) -> TextInPlace:
    """Return the text that is written in the pane."""
    found = page.side.pane.findChildren(TextInPlace)
    return next(each for each in found if each.isVisible())


def lines(page: Any, title: str) -> list[str]:
    """Return what the lines of a list say, heads in brackets."""
    return [
        f"[{each.title}]" if isinstance(each, PlanGroup) else each.text
        for each in section(page, title).list.lines.lines
    ]


def row(page: Any, title: str, text: str) -> PlanRow:
    """Return the line that begins with a text."""
    found = section(page, title).list.lines.lines
    return next(each for each in found if isinstance(each, PlanRow) and each.text.startswith(text))


def go_to(page: Any, title: str, text: str) -> PlanListView:
    """Give the keyboard to the line, or the head, that begins with a text."""
    view = section(page, title).list
    view.setFocus()
    names = [each.title if isinstance(each, PlanGroup) else each.text for each in view.lines.lines]
    at = next(number for number, each in enumerate(names) if each.startswith(text))
    view.setCurrentIndex(view.lines.index(at, 0))
    return view


def press(key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def middle(page: Any, title: str, text: str) -> QPoint:
    """Return the middle of the line, or head, that begins with a text, in its list."""
    view = section(page, title).list
    names = [each.title if isinstance(each, PlanGroup) else each.text for each in view.lines.lines]
    at = next(number for number, each in enumerate(names) if each.startswith(text))
    return view.rect_of(at).center()


def drag(page: Any, title: str, text: str, to: QPoint, *, drop: bool = True) -> None:
    """Drag a line with the mouse to a place in its list, and let it go there."""
    port = section(page, title).list.viewport()
    start = middle(page, title, text)
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(port, start + QPoint(0, 6))
    QTest.mouseMove(port, (start + to) / 2)
    QTest.mouseMove(port, to)
    if drop:
        QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, to)


def quick(page: Any, title: str) -> QuickForm:
    """Return the fields that add a line, unfolded."""
    found = section(page, title)
    if found.quick is None:
        QTest.mouseClick(found.adding, LEFT)
    assert found.quick is not None
    return found.quick
