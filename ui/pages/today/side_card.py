"""A card of the right column: a head with its number and a link, rows, and a sentence for none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.pages.today.side_list import SideLine, SideList
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.theme import Theme

HEAD, NOTE_LEAST = 34, 64


@dataclass(frozen=True, slots=True)
class Way:
    """A link: its words and what it does."""

    text: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card shows; `count` None is not written, `alarming` writes it as overdue.

    `empty` stands where no row is; `remark` with its way follows it, or the rows.
    """

    lines: Sequence[SideLine]
    count: int | None = None
    alarming: bool = False
    empty: str = ""
    remark: str = ""
    remark_way: Way | None = None


class SideCard(QFrame):
    """One card.

    Signals:
        opened(SideLine), asked(SideLine, what): of its rows.
        moved(list): the keyboard is on another row.
    """

    opened = Signal(object)
    asked = Signal(object, str)
    moved = Signal(object)

    def __init__(
        self, theme: Theme, icon: str, title: str, parent: QWidget, way: Way | None = None
    ) -> None:
        """Name the card; `way` is the link at the right of its head."""
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.count = label("", self, strong=True)
        self._picture = QLabel(self)
        column.addLayout(self._head(title, way))
        line = QFrame(self)
        line.setProperty("kind", "line")
        column.addWidget(line)
        self.list = SideList(theme, title, self)
        self.list.opened.connect(self.opened)
        self.list.asked.connect(self.asked)
        self.list.moved.connect(self._tell_moved)
        column.addWidget(self.list)
        self._note = QWidget(self)
        self.empty = label("", self._note, tone="secondary", wrap=True)
        self.remark = label("", self._note, tone="secondary", size="caption", wrap=True)
        self._remark_way: Way | None = None
        self.remark_link = Button(theme, kind=LINK, small=True, run=self._follow, parent=self._note)
        column.addWidget(self._note)
        self._lay_note()
        column.addStretch(1)
        theme.changed.connect(self._draw)
        self._draw()

    def show_content(self, content: CardContent) -> None:
        """Show other rows, or the sentence that stands for none."""
        self.list.show_lines(content.lines)
        self.count.setText("" if content.count is None else f"{content.count:,}")
        self.count.setProperty("tone", "overdue" if content.alarming else "secondary")
        self.count.style().unpolish(self.count)
        self.count.style().polish(self.count)
        none = not content.lines
        self.empty.setText(content.empty)
        self.empty.setVisible(none)
        self.remark.setText(content.remark)
        self.remark.setVisible(bool(content.remark))
        self._remark_way = content.remark_way
        self.remark_link.setText(content.remark_way.text if content.remark_way else "")
        self.remark_link.setAccessibleName(self.remark_link.text())
        self.remark_link.setVisible(content.remark_way is not None)
        self._note.setVisible(none or bool(content.remark))
        self._note.setMinimumHeight(NOTE_LEAST if none else 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._draw()

    def _head(self, title: str, way: Way | None) -> QHBoxLayout:
        theme = self._theme
        head = QHBoxLayout()
        head.setContentsMargins(theme.px("space.m"), 0, theme.px("space.s"), 0)
        head.setSpacing(theme.px("space.s"))
        self._picture.setFixedSize(16, HEAD - 1)
        head.addWidget(self._picture)
        head.addWidget(label(title, self, strong=True))
        head.addWidget(self.count)
        head.addStretch(1)
        if way is not None:
            link = Button(theme, way.text, kind=LINK, run=way.run, parent=self)
            link.setAccessibleName(f"{way.text} {title}")
            head.addWidget(link)
        return head

    def _lay_note(self) -> None:
        box = QVBoxLayout(self._note)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(2)
        box.addStretch(1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self.empty)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.remark)
        below.addWidget(self.remark_link)
        below.addStretch(1)
        self.remark.setWordWrap(False)
        box.addLayout(below)
        box.addStretch(1)

    def _follow(self) -> None:
        if self._remark_way is not None:
            self._remark_way.run()

    @Slot()
    def _tell_moved(self) -> None:
        self.moved.emit(self.list)

    @Slot()
    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap(self._icon, "text.secondary", 16, ratio))
