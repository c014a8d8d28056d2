"""A tile: title, caption, menu, and what it holds; a table with facts above and notes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.pages.figures.figure_link import FigureLink
from ui.pages.figures.figure_table import FigureTable
from ui.widgets.buttons import FLAT, Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.pages.figures.cells import Fact, TileContent
    from ui.theme import Theme

HEAD = 36
EDGE = 12
SWATCH = 10


class Tile(QFrame):
    """Title and menu above, the body below.

    Signals:
        followed(Link): a figure was pressed.
    """

    followed = Signal(object)

    def __init__(self, theme: Theme, title: str, parent: QWidget, *, least: int) -> None:
        """`least` is the width under which the tile takes the next row."""
        super().__init__(parent)
        self.theme = theme
        self._least = least
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self.title = label(title, self, strong=True)
        self.caption = label("", self, tone="secondary", size="caption")
        self._head = QHBoxLayout()
        self._head.setContentsMargins(EDGE, 0, 4, 0)
        self._head.setSpacing(theme.px("space.s"))
        self._head.addWidget(self.title)
        self._head.addWidget(self.caption)
        self._head.addStretch(1)
        self._head.addWidget(self._more_button())
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(1, 1, 1, EDGE)
        self.body.setSpacing(0)
        holder = QWidget(self)
        holder.setFixedHeight(HEAD)
        holder.setLayout(self._head)
        self.body.addWidget(holder)

    @property
    def least_width(self) -> int:
        """The width that it needs."""
        return max(self._least, self.body.minimumSize().width())

    def height_for(self, width: int) -> int:
        """Return the height at a width."""
        high = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else -1
        return high if high > 0 else self.body.totalSizeHint().height()

    def text(self) -> str:
        """Return what the tile shows as text for a spreadsheet."""
        raise NotImplementedError

    @Slot()
    def copy(self) -> None:
        """Put what the tile shows on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _more_button(self) -> Button:
        button = Button(self.theme, kind=FLAT, icon="more", small=True, parent=self)
        button.name_only(self.tr("More for this tile"))
        menu = QMenu(button)
        menu.addAction(self.tr("Copy table")).triggered.connect(self.copy)
        button.setMenu(menu)
        return button


class TableTile(Tile):
    """Facts, table and notes."""

    def __init__(self, theme: Theme, title: str, parent: QWidget, *, least: int) -> None:
        """Start empty."""
        super().__init__(theme, title, parent, least=least)
        self._facts_holder = QWidget(self)
        self.facts = FlowLayout(self._facts_holder, gap=theme.px("space.s"))
        self.facts.setContentsMargins(EDGE - 3, 0, EDGE, 6)
        self.links: list[FigureLink] = []
        self.legend = Legend(theme, self)
        self.table = FigureTable(theme, self)
        self.table.setAccessibleName(title)
        self.table.followed.connect(self.followed)
        self._notes = label("", self, tone="tertiary", size="caption", wrap=True)
        self._notes.setContentsMargins(EDGE, 8, EDGE, 0)
        holder = QHBoxLayout()
        holder.setContentsMargins(4, 0, 4, 0)
        holder.addWidget(self.table)
        self.body.addWidget(self._facts_holder)
        self.body.addWidget(self.legend)
        self.body.addLayout(holder)
        self.body.addWidget(self._notes)
        self.body.addStretch(1)

    def show_content(self, content: TileContent) -> None:
        """Show other figures."""
        self.caption.setText(content.caption)
        self._show_facts(content.facts)
        self.legend.show_names(content.legend)
        self.table.show_content(content)
        self._notes.setText("\n".join(content.notes))
        self._notes.setVisible(bool(content.notes))

    def text(self) -> str:
        """Return the table."""
        return self.table.text

    @property
    def notes(self) -> str:
        """The sentences under the table."""
        return self._notes.text()

    def _show_facts(self, facts: Sequence[Fact]) -> None:
        while len(self.links) < len(facts):
            link = FigureLink(self.theme, self._facts_holder)
            link.followed.connect(self.followed)
            self.facts.addWidget(link)
            self.links.append(link)
        for place, link in enumerate(self.links):
            link.setVisible(place < len(facts))
            if place < len(facts):
                link.show_fact(facts[place])
        self._facts_holder.setVisible(bool(facts))


class Legend(QWidget):
    """The names of a bar's whole and part."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, str] | None = None
        self.hide()
        theme.changed.connect(self.update)

    def show_names(self, names: tuple[str, str] | None) -> None:
        """Show the names, or nothing."""
        self._names = names
        self.setVisible(names is not None)

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.line("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._names is None:
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font("caption"))
        left = EDGE
        for name, color in zip(self._names, ("chart.muted", "chart.s1"), strict=True):
            swatch = QRect(left, (self.height() - SWATCH) // 2, SWATCH, SWATCH)
            painter.fillRect(swatch, self._theme.color(color))
            painter.setPen(self._theme.color("text.secondary"))
            wide = painter.fontMetrics().horizontalAdvance(name)
            line = QRect(left + SWATCH + 4, 0, wide + 2, self.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
            left = line.right() + EDGE
