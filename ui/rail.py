"""The left rail: actions, a line, an icon over a word for each page, the last one at the bottom.

It is one Tab stop: arrows go from page to page, which is shown at once, and to the actions, which
Enter does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.shortcuts.catalogue import BY_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.pages.page import PageEntry
    from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDGE = 3
NARROW = 48
TOP = 6
GAP = 8
# In a low window the entries move closer together before the rail scrolls.
# Where words no longer fit at all, icons stand alone, as in a narrow window.
LOWEST, LOWEST_ICON = 42, 24


ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
BADGE, BADGE_PADDING, BADGE_AT_MOST = 18, 5, 99


@dataclass(frozen=True)
class RailAction:
    """Something to do, above the pages; `command` names it for the keys in its tooltip."""

    command: str
    icon: str
    title: Callable[[], str]


class Between(Enum):
    """What parts the entries: a line under the actions, free room over the last page."""

    LINE = 1
    ROOM = 2


class RailModel(QAbstractListModel):
    """The entries, with a line after the actions and room before the pages at the foot."""

    def __init__(
        self, entries: Sequence[PageEntry], acts: Sequence[RailAction], parent: Rail
    ) -> None:
        """Keep the entries in their order."""
        super().__init__(parent)
        self._rail = parent
        above = [*acts, Between.LINE] if acts else []
        foot = [each for each in entries if each.foot or each is entries[-1]]
        self.entries: list[PageEntry | RailAction | Between] = [
            *above,
            *(each for each in entries if each not in foot),
            Between.ROOM,
            *foot,
        ]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if isinstance(entry, Between):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title()} {self._rail.badge_of(entry)}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.title()}  {self._rail.keys_of(entry)}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], Between):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_of(self, key: str) -> int:
        """Return the row of a page (by its key) or an action (by its command), -1 for neither."""
        names = [name_of(entry) for entry in self.entries]
        return names.index(key) if key in names else -1


def name_of(entry: PageEntry | RailAction | Between) -> str:
    """Return the key of a page or the command of an action."""
    if isinstance(entry, Between):
        return ""
    return entry.command if isinstance(entry, RailAction) else entry.key


class RailDelegate(QStyledItemDelegate):
    """Paints an entry: selected has a base fill, an accent edge and a strong word."""

    def __init__(self, theme: Theme, view: Rail) -> None:
        """Paint for `view`."""
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        count, free = self._room()
        high = max(LOWEST_ICON, min(self._theme.px("size.rail_item"), free // count))
        entry = self._view.rail_model.entries[index.row()]
        if entry is Between.ROOM:
            return QSize(10, max(GAP, free + GAP - count * high))
        return QSize(10, GAP if entry is Between.LINE else high)

    def _room(self) -> tuple[int, int]:
        """Return the number of pages and actions, and the height that they share."""
        entries = self._view.rail_model.entries
        lines = sum(each is Between.LINE for each in entries)
        return len(entries) - lines - 1, self._view.viewport().height() - GAP * (lines + 1)

    def _icons_alone(self) -> bool:
        count, free = self._room()
        return self._view.narrow or free // count < LOWEST

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._view.rail_model.entries[index.row()]
        view = self._view
        # The style option has these attributes; the stubs of PySide do not know them all.
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if isinstance(entry, Between):
            if entry is Between.LINE:
                middle = QRect(rect.x() + 12, rect.center().y(), rect.width() - 24, 1)
                painter.fillRect(middle, self._theme.color("border.normal"))
            return
        chosen = name_of(entry) == view.shown
        token = "accent.text" if chosen else "text.secondary"
        painter.save()
        if chosen:
            painter.fillRect(rect, self._theme.color("surface.base"))
            edge = QRect(rect.x(), rect.y(), EDGE, rect.height())
            painter.fillRect(edge, self._theme.color("accent.base"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("surface.hover"))
        self._paint_entry(painter, rect, entry, token, strong=chosen)
        if index.row() == view.currentIndex().row() and view.hasFocus():
            painter.setPen(QPen(self._theme.color("accent.text"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -1))
        painter.restore()

    def _paint_entry(
        self,
        painter: QPainter,
        rect: QRect,
        entry: PageEntry | RailAction,
        token: str,
        *,
        strong: bool,
    ) -> None:
        size = self._theme.px("size.icon_rail")
        bare = self._icons_alone()
        word_high = 0 if bare else self._theme.line("caption") + 2
        top = rect.y() + (rect.height() - size - word_high) // 2
        pixmap = self._theme.pixmap(entry.icon, token, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPoint(rect.x() + (rect.width() - size) // 2, top), pixmap)
        self._paint_badge(painter, rect, top, self._view.badge_of(entry))
        if bare:
            return
        painter.setPen(self._theme.color(token))
        painter.setFont(self._theme.font("caption", strong=strong))
        word = QRect(rect.x(), top + size + 2, rect.width(), self._theme.line("caption"))
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, entry.title())

    def _paint_badge(self, painter: QPainter, rect: QRect, top: int, number: str) -> None:
        """Paint a number over the upper right corner of the icon, whose top is at `top`."""
        if not number:
            return
        font = self._theme.font("caption", strong=True)
        wide = max(BADGE, QFontMetrics(font).horizontalAdvance(number) + 2 * BADGE_PADDING)
        left = min(rect.center().x() + 4, rect.right() - wide)
        badge = QRectF(left, top - 5, wide, BADGE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("state.overdue.text"))
        painter.drawRoundedRect(badge, BADGE / 2, BADGE / 2)
        painter.setPen(self._theme.color("surface.base"))
        painter.setFont(font)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, number)


class Rail(QListView):
    """The list of pages; arrows and clicks choose.

    Signals:
        chosen(key): the page to show.
        asked(command): an action was clicked, or chosen with Enter.
    """

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        entries: Sequence[PageEntry],
        acts: Sequence[RailAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show `acts`, then the pages of `entries`, the last one at the bottom."""
        super().__init__(parent)
        self._theme = theme
        self.narrow = False
        self.shown = ""
        self._badges: dict[str, int] = {}
        self.rail_model = RailModel(entries, acts, self)
        self.setModel(self.rail_model)
        self.setItemDelegate(RailDelegate(theme, self))
        self.setProperty("kind", "rail")
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setViewportMargins(0, TOP, 0, TOP)
        self.setAccessibleName(self.tr("Pages"))
        self.setFixedWidth(theme.px("size.rail"))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_click)

    def choose(self, key: str) -> None:
        """Mark a page as shown."""
        self.shown = key
        row = self.rail_model.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.rail_model.index(row, 0))
        self.viewport().update()

    def set_badge(self, key: str, count: int) -> None:
        """Write a number at a page; 0 takes it away."""
        self._badges[key] = count
        self.viewport().update()

    def badge_of(self, entry: PageEntry | RailAction) -> str:
        """Return the number at a page, "99+" for more, "" without one."""
        count = self._badges.get(name_of(entry), 0)
        return f"{BADGE_AT_MOST}+" if count > BADGE_AT_MOST else str(count or "")

    def keys_of(self, entry: PageEntry | RailAction) -> str:
        """Return the keys of a page or an action, for its tooltip."""
        command = entry.command if isinstance(entry, RailAction) else f"page.{entry.key}"
        return self._theme.keys.text(command) if command in BY_ID else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the action that has the keyboard."""
        if event.key() in ENTER:
            self._on_click(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons alone where the window is too narrow for words; tooltips name them."""
        if narrow != self.narrow:
            self.narrow = narrow
            self.setFixedWidth(NARROW if narrow else self._theme.px("size.rail"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # the gap takes what is left

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self.rail_model.entries[current.row()] if current.isValid() else None
        if entry is not None and not isinstance(entry, (Between, RailAction)):
            self.chosen.emit(entry.key)

    @Slot(QModelIndex)
    def _on_click(self, index: QModelIndex) -> None:
        entry = self.rail_model.entries[index.row()] if index.isValid() else None
        if isinstance(entry, RailAction):
            self.choose(self.shown)  # the page that is shown stays the chosen one
            self.asked.emit(entry.command)
