"""A choice among a few words in one frame: one Tab stop, arrows move, the chosen one is strong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractButton

    from ui.theme import Theme

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
MARGINS = 26
MARGINS_SMALL = 18


def width_of(theme: Theme, labels: Sequence[str]) -> int:
    """Return how wide a control with these labels is, in px."""
    return sum(_segment_width(theme, each) for each in labels) + 2


def _segment_width(theme: Theme, label: str, *, small: bool = False) -> int:
    """Return the width of the strong form, so that nothing moves when the choice does."""
    strong = QFontMetrics(theme.font("body", strong=True))
    return strong.horizontalAdvance(label) + (MARGINS_SMALL if small else MARGINS)


class SegmentedControl(QFrame):
    """Exactly one of `choices` (key, label) is on.

    Signals:
        chosen(key): the user chose another one.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[tuple[str, str]],
        *,
        name: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the first choice on; `name` is for screen readers."""
        super().__init__(parent)
        self._theme, self._small = theme, small
        self._group = QButtonGroup(self)
        self._keys = [key for key, _ in choices]
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for number, (_, label) in enumerate(choices):
            button = self._segment(label)
            self._group.addButton(button, number)
            layout.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._clicked)

    @property
    def value(self) -> str:
        """The key of the choice that is on."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Turn a choice on without telling anybody."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def button(self, key: str) -> QAbstractButton:
        """Return the segment of a key, to give it a tooltip or to press it."""
        return self._group.button(self._keys.index(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        number = (self._group.checkedId() + step) % len(self._keys)
        self._group.button(number).setChecked(True)
        self._clicked(number)

    def _segment(self, label: str) -> QToolButton:
        button = QToolButton()
        button.setText(label)
        button.setCheckable(True)
        button.setProperty("kind", "segment")
        button.setProperty("small", self._small)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumWidth(_segment_width(self._theme, label, small=self._small))
        return button

    def _clicked(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
