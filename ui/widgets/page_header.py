"""The head of a page: title, count, as-of date, and one main action at the far right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.focus import LAST
from ui.widgets.buttons import PRIMARY, SECONDARY, Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.theme import Theme


class PageHeader(QFrame):
    """52 px high; what does not fit is cut at the count, never at the title or the buttons."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        """Show only `title`; the rest comes with the data."""
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "header")
        self.setProperty(LAST, True)  # its main action
        self.setFixedHeight(theme.px("size.page_header"))
        self.title = _label(self, title, "heading")
        self.count = _label(self, "", "", tone="secondary")
        self.as_of = _label(self, "", "caption", tone="secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), 0)
        layout.setSpacing(theme.px("space.m"))
        for label in (self.title, self.count, self.as_of):
            layout.addWidget(label)
        layout.addStretch(1)
        self._layout = layout

    def set_count(self, text: str) -> None:
        """Show how many records there are: `52 条`."""
        self.count.setText(text)
        self.count.setVisible(bool(text))

    def set_as_of(self, text: str) -> None:
        """Show the day of the data, from `formats.as_of`."""
        self.as_of.setText(text)
        self.as_of.setVisible(bool(text))

    def add_action(
        self, text: str, run: Callable[[], None], *, icon: str = "", hint: str = ""
    ) -> Button:
        """Add a secondary button at the right."""
        return self._add(text, run, SECONDARY, icon, hint)

    def set_main_action(
        self, text: str, run: Callable[[], None], *, icon: str = "plus", hint: str = ""
    ) -> Button:
        """Add the one main button; call it last, it stands at the far right."""
        return self._add(text, run, PRIMARY, icon, hint)

    def add_widget(self, widget: QWidget) -> None:
        """Add something else at the right (segments, a caption)."""
        self._layout.addWidget(widget)

    def _add(self, text: str, run: Callable[[], None], kind: str, icon: str, hint: str) -> Button:
        button = Button(self._theme, text, kind=kind, icon=icon, hint=hint, run=run, parent=self)
        self._layout.addWidget(button)
        return button


def _label(parent: QWidget, text: str, size: str, *, tone: str = "") -> QLabel:
    label = QLabel(text, parent)  # without a parent it would flash as a window of its own
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("type", size)
    label.setProperty("tone", tone)
    label.setVisible(bool(text))
    return label
