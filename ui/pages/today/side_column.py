"""The cards beside the list: visits and trips, late leads, letters that end, open needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.pages.today import cards
from ui.pages.today.side_card import SideCard, Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.agenda.rows import Agenda
    from ui.context import Context
    from ui.pages.today.side_list import SideList

RING = 4


class SideColumn(QScrollArea):
    """Scrolls as a whole; the row that has the keyboard stays in sight.

    Signals:
        opened(SideLine), asked(SideLine, what): of any card.
        late_wanted, endless_wanted: the lists behind two cards.
    """

    opened = Signal(object)
    asked = Signal(object, str)
    late_wanted = Signal()
    endless_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start with empty cards."""
        super().__init__(parent)
        self._context = context
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px("space.m"))
        self.coming = self._card(
            "visits",
            self.tr("Visits and trips"),
            self.tr("Calendar"),
            self._show_calendar,
        )
        self.late = self._card(
            "triangle", self.tr("Over the limit"), self.tr("All"), self.late_wanted.emit
        )
        self.letters = self._card("letters", self.tr("Letters that end within 30 days"))
        self.needs = self._card("check", self.tr("Open requirements"))
        self._column.setStretchFactor(self.needs, 1)
        self.setWidget(self._inner)

    def show_agenda(self, agenda: Agenda) -> None:
        """Fill the cards."""
        self.coming.show_content(cards.coming(agenda))
        self.late.show_content(cards.overdue(agenda))
        self.letters.show_content(cards.expiring(agenda, self.endless_wanted.emit))
        self.needs.show_content(cards.needs(agenda))

    def _card(
        self, icon: str, title: str, way: str = "", run: Callable[[], None] | None = None
    ) -> SideCard:
        link = Way(way, run) if run is not None else None
        card = SideCard(self._context.theme, icon, title, self, link)
        card.opened.connect(self.opened)
        card.asked.connect(self.asked)
        card.moved.connect(self._reveal)
        self._column.addWidget(card)
        return card

    def _show_calendar(self) -> None:
        self._context.navigate.show("calendar")

    @Slot(object)
    def _reveal(self, moved: SideList) -> None:
        """Scroll to the row that has the keyboard."""
        place = moved.current_place()
        top = moved.viewport().mapTo(self._inner, place.topLeft())
        bottom = top + QPoint(0, place.height())
        self.ensureVisible(0, bottom.y(), 0, RING)
        self.ensureVisible(0, top.y(), 0, RING)
