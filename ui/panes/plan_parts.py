"""Keeps the parts of a plan where they are while the pane around them is written anew.

What is typed there, its cursor and what an input method is composing must outlive every commit:
the widgets of the same record stay, and only show what was read since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.panes.plan_content import PlanList, PlanPart
from ui.panes.plan_section import PlanSection
from ui.panes.plan_text import TextInPlace

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from ui.forms.candidates import References
    from ui.panes.content import PaneContent
    from ui.theme import Theme

PlanView = PlanSection | TextInPlace


class PlanParts(QObject):
    """The parts of the record that a pane shows.

    `drafts` holds what was typed and is not saved, by record and part.

    Signals:
        action_asked: the key of an action.
        given: what a person arranged or wrote, as `Given`.
        refused_unseen(record id, error): a text was not saved that is not shown any more; it is
            kept among the drafts.
    """

    action_asked = Signal(str)
    given = Signal(object)
    refused_unseen = Signal(int, object)

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        """Start without parts; `references` are needed where records are named in a part."""
        super().__init__(parent)
        self.theme = theme
        self.today = today
        self.references: References | None = None
        self.drafts: dict[tuple[int, str], Any] = {}
        self._views: dict[str, PlanView] = {}
        self.record = 0

    def ground(self, content: PaneContent, body: QWidget | None) -> tuple[QWidget, QVBoxLayout]:
        """Return where to write a record: the same body where its parts are there already."""
        wanted = {each.key for each in content.sections if isinstance(each, PlanPart)}
        kept = {key: view for key, view in self._views.items() if key in wanted}
        column = body.layout() if body is not None else None
        if content.id == self.record and kept and body is not None:
            self._views = kept
            if isinstance(column, QVBoxLayout):
                empty(column, keep=tuple(kept.values()))
                return body, column
        for view in self._views.values():
            if isinstance(view, TextInPlace):
                view.leave()
        self._views = {}
        self.record = content.id
        fresh = QWidget()
        return fresh, QVBoxLayout(fresh)

    def view(self, part: PlanPart, parent: QWidget) -> QWidget:
        """Return the widget of a part, with what it shows now."""
        known = self._views.get(part.key)
        if isinstance(known, PlanSection) and isinstance(part, PlanList):
            known.show_part(part)
            return known
        if isinstance(known, TextInPlace) and not isinstance(part, PlanList):
            known.show_part(part)
            return known
        made = self._made(part, parent)
        self._views[part.key] = made
        return made

    def _made(self, part: PlanPart, parent: QWidget) -> PlanView:
        if isinstance(part, PlanList):
            made = PlanSection(part, self, parent)
            made.action_asked.connect(self.action_asked)
        else:
            made = TextInPlace(part, self, parent)
        made.given.connect(self.given)
        return made


def reveal(body: QWidget) -> None:
    """Show what was added to a body that is shown: Qt would only do so when events are handled."""
    if body.isVisible():
        for each in body.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not each.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                each.show()


def empty(layout: QLayout, keep: Collection[QWidget]) -> None:
    """Take everything out of a layout and delete it, except the widgets to keep."""
    while (item := layout.itemAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            # Not by takeAt: its item would live on, and go on answering for a kept widget with
            # the size that it had, however high that grows in the layout that it comes into.
            layout.removeWidget(widget)
            if widget not in keep:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
            continue
        layout.takeAt(0)
        if inner is not None:
            empty(inner, keep)
            inner.deleteLater()
