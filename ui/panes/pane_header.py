"""The top of a pane: code, the first actions as buttons, the rest in a menu, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.widgets.buttons import FLAT, Button
from ui.widgets.labels import CAPTION, label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.panes.content import PaneAction
    from ui.theme import Theme

BUTTONS = 2


class PaneHeader(QWidget):
    """A row of 44 px.

    Signals:
        action_asked: the key of an action.
        close_asked: × was pressed.
    """

    action_asked = Signal(str)
    close_asked = Signal()

    def __init__(
        self, code: str, actions: Sequence[PaneAction], theme: Theme, parent: QWidget
    ) -> None:
        """Offer `actions`, the most used first."""
        super().__init__(parent)
        self._theme = theme
        self._keys: dict[object, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.l"), 8, theme.px("space.s"), 4)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(label(code, self, tone="secondary", size=CAPTION))
        row.addStretch()
        for action in actions[:BUTTONS]:
            row.addWidget(self._button(action))
        if len(actions) > BUTTONS:
            row.addWidget(self._rest(actions[BUTTONS:]))
        self.close_button = Button(theme, kind=FLAT, icon="close", small=True, parent=self)
        self.close_button.name_only(self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.close_asked)
        row.addWidget(self.close_button)

    def _button(self, action: PaneAction) -> Button:
        button = Button(
            self._theme,
            action.text,
            icon=action.icon,
            hint=action.shortcut,
            small=True,
            parent=self,
        )
        button.setEnabled(action.enabled)
        button.setToolTip(plain_tooltip(action.reason))
        button.clicked.connect(self._pressed)
        self._keys[button] = action.key
        return button

    def _rest(self, actions: Sequence[PaneAction]) -> Button:
        button = Button(self._theme, kind=FLAT, icon="more", small=True, parent=self)
        button.name_only(self.tr("More actions"))
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        for action in actions:
            item = QAction(action.text.replace("&", "&&"), menu)
            if action.icon:
                item.setIcon(self._theme.icon(action.icon))
            item.setEnabled(action.enabled)
            item.setToolTip(plain_tooltip(action.reason))
            item.triggered.connect(self._pressed)
            self._keys[item] = action.key
            menu.addAction(item)
        button.setMenu(menu)
        return button

    @Slot()
    def _pressed(self) -> None:
        self.action_asked.emit(self._keys[self.sender()])
