"""What stands under a list: the sums of all rows, and what the checked ones are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.buttons import INVERSE, Button
from ui.widgets.labels import CAPTION, label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.pages.list_spec import Total
    from ui.theme import Theme

TOTALS_HEIGHT = 34
BAR_HEIGHT = 40


class TotalsStrip(QFrame):
    """Sums of ALL rows that match, never of the loaded ones; at the right what is on screen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without sums."""
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self.setFixedHeight(TOTALS_HEIGHT)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.m"), 0, theme.px("space.m"), 0)
        row.setSpacing(theme.px("space.l"))
        self._sums = QHBoxLayout()
        self._sums.setSpacing(theme.px("space.l"))
        row.addLayout(self._sums)
        row.addStretch()
        self._place = label("", self, tone="tertiary", size=CAPTION)
        row.addWidget(self._place)
        self._remarks: list[QWidget] = []
        self.text = ""

    def show_totals(self, totals: Sequence[Total]) -> None:
        """Write the sums; a remark, which has no figure, gives way where they need the room."""
        self._remarks.clear()
        while (item := self._sums.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for total in totals:
            one = self._one(total)
            self._sums.addWidget(one)
            if not total.figure:
                self._remarks.append(one)
        parts = [f"{each.label} {each.figure} {each.unit}{each.note}".strip() for each in totals]
        self.text = "  ".join(parts)
        self.setAccessibleName(self.text)
        self._give_way()

    def show_place(self, text: str) -> None:
        """Write which rows are on screen."""
        self._place.setText(text)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Hide the place, then remarks, then whole sums from the right: no figure is ever cut.

        What does not fit can still be read in the tooltip.
        """
        gap = self._theme.px("space.l")
        items = (self._sums.itemAt(number) for number in range(self._sums.count()))
        sums = [one for item in items if item is not None and (one := item.widget()) is not None]
        room = self.width() - 2 * self._theme.px("space.m")
        for part in (*sums, self._place):
            part.show()
        later = [each for each in reversed(sums[1:]) if each not in self._remarks]
        for part in (self._place, *self._remarks, *later):
            shown = [each for each in (*sums, self._place) if not each.isHidden()]
            if sum(each.sizeHint().width() + gap for each in shown) <= room:
                break
            part.hide()
        self.setToolTip(plain_tooltip(self.text))

    def _one(self, total: Total) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px("space.xs"))
        row.addWidget(label(total.label, holder, tone="secondary", size=CAPTION))
        row.addWidget(label(total.figure, holder, strong=True, size=CAPTION))
        for text in (total.unit, total.note):
            if text:
                row.addWidget(label(text, holder, tone="tertiary", size=CAPTION))
        return holder


class SelectionBar(QFrame):
    """Shown while rows are checked: how many, their sum, copy, archive, uncheck.

    Signals:
        copy_asked, archive_asked, clear_asked: a button was pressed.
    """

    copy_asked = Signal()
    archive_asked = Signal()
    clear_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, archive: bool) -> None:
        """Offer archiving only where records can be archived."""
        super().__init__(parent)
        self.setProperty("kind", "selection")
        self.setFixedHeight(BAR_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.m"), 0, theme.px("space.s"), 0)
        row.setSpacing(theme.px("space.s"))
        self.count = label("", self, tone="inverse", strong=True)
        self.sum = label("", self, tone="inverse", size=CAPTION)
        row.addWidget(self.count)
        row.addWidget(self.sum)
        self.copy = Button(
            theme, self.tr("Copy for Excel"), kind=INVERSE, icon="export", small=True, parent=self
        )
        self.copy.clicked.connect(self.copy_asked)
        row.addWidget(self.copy)
        self.archive = Button(
            theme, self.tr("Archive"), kind=INVERSE, icon="archive", small=True, parent=self
        )
        self.archive.clicked.connect(self.archive_asked)
        self.archive.setVisible(archive)
        row.addWidget(self.archive)
        row.addStretch()
        clear = Button(theme, "Esc", kind=INVERSE, icon="close", small=True, parent=self)
        clear.name_only(self.tr("Uncheck all (Esc)"))
        clear.clicked.connect(self.clear_asked)
        row.addWidget(clear)
        self.hide()

    def say(self, count: int, text: str) -> None:
        """Write how many rows are checked and their sum; hide at none."""
        self.count.setText(self.tr("{count} selected").format(count=f"{count:,}"))
        self.sum.setText(text)
        self.setVisible(count > 0)
