"""One related record in a section of the pane: painted in one line, with its actions at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.widgets.buttons import FLAT, LINK, Button
from ui.widgets.chips import STATE_ICONS, chip_width, paint_chip
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from ui.panes.content import PaneAction, SectionRow
    from ui.theme import Theme

MIDDLE = Qt.AlignmentFlag.AlignVCenter
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
ELIDE = Qt.TextElideMode.ElideRight


class RowView(QAbstractButton):
    """A row; where it can be opened it takes the focus and the hand.

    Signals:
        asked: the key of one of its actions.
    """

    asked = Signal(str)

    def __init__(self, row: SectionRow, theme: Theme, parent: QWidget) -> None:
        """Show a row with its button and its menu."""
        super().__init__(parent)
        self.row = row
        self._theme = theme
        self._keys: dict[object, str] = {}
        self._menu: QMenu | None = None
        self._first_button: Button | None = None
        parts = (row.text, *row.details, row.figure, row.chip.text if row.chip else "")
        text = " ".join(part for part in parts if part)
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._opens = row.link is not None or bool(row.key)
        policies = Qt.FocusPolicy
        self.setFocusPolicy(policies.StrongFocus if self._opens else policies.NoFocus)
        if self._opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if row.action is not None or row.menu:
            self._add_buttons(text)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.px("size.row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._menu is not None:
            self._menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, row = self._theme, self.row
        painter = QPainter(self)
        if self.underMouse() and self._opens:
            painter.fillRect(self.rect(), theme.color("surface.hover"))
        painter.setPen(theme.color("border.subtle"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        rest = self.rect().adjusted(0, 0, 0, -1)
        gap = theme.px("space.m")
        if self._first_button is not None:
            rest.setRight(self._first_button.x() - gap)
        if row.chip is not None:
            icon = row.chip.icon or STATE_ICONS[row.chip.state]
            width = chip_width(row.chip.text, icon, theme)
            place = QRect(rest.right() - width + 1, rest.top(), width, rest.height())
            paint_chip(painter, place, row.chip.text, row.chip.state, icon, theme)
            rest.setRight(place.left() - gap)
        rest = self._write(painter, rest, row.figure, "text.primary", RIGHT)
        ink = "accent.text" if self._opens else "text.primary"
        rest = self._write(painter, rest, row.text, ink)
        self._write(painter, rest, " · ".join(each for each in row.details if each))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent.text"), theme.px("size.focus_ring")))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _add_buttons(self, name: str) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px("space.xs"))
        line.addStretch()
        buttons: list[Button] = []
        if (action := self.row.action) is not None:
            button = Button(self._theme, action.text, kind=LINK, icon=action.icon, parent=self)
            button.setAccessibleName(f"{action.text} {name}")
            button.setEnabled(action.enabled)
            button.setToolTip(plain_tooltip(action.reason))
            button.clicked.connect(self._ask)
            self._keys[button] = action.key
            buttons.append(button)
        if self.row.menu:
            more = Button(self._theme, kind=FLAT, icon="more", small=True, parent=self)
            more.name_only(self.tr("More actions"))
            self._menu = self._actions(more)
            more.setMenu(self._menu)
            buttons.append(more)
        for each in buttons:
            each.setCursor(Qt.CursorShape.ArrowCursor)
            line.addWidget(each)
        self._first_button = buttons[0]

    def _actions(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        for action in self.row.menu:
            menu.addAction(self._item(action, menu))
        return menu

    def _item(self, action: PaneAction, menu: QMenu) -> QAction:
        item = QAction(action.text.replace("&", "&&"), menu)
        if action.icon:
            item.setIcon(self._theme.icon(action.icon))
        item.setEnabled(action.enabled)
        item.setToolTip(plain_tooltip(action.reason))
        item.triggered.connect(self._ask)
        self._keys[item] = action.key
        return item

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._keys[self.sender()])

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        color: str = "text.secondary",
        side: Qt.AlignmentFlag = LEFT,
    ) -> QRect:
        """Write a part and return what is left of the line."""
        if not text:
            return rect
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color(color))
        shown = painter.fontMetrics().elidedText(text, ELIDE, rect.width())
        painter.drawText(rect, MIDDLE | side, shown)
        taken = painter.fontMetrics().horizontalAdvance(shown) + self._theme.px("space.m")
        return rect.adjusted(taken, 0, 0, 0) if side == LEFT else rect.adjusted(0, 0, -taken, 0)
