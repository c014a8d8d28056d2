"""A kind of entry that a timeline is filtered by, with its count; several can be on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui import formats
from ui.widgets.buttons import FILTER, Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crm.timeline.terms import EntryKind
    from ui.theme import Theme


class KindChip(Button):
    """Outlined while off, filled while on.

    Signals:
        toggled_by_hand(kind, on): a person turned it on or off.
    """

    toggled_by_hand = Signal(str, bool)

    def __init__(self, theme: Theme, kind: EntryKind, parent: QWidget) -> None:
        """Start off, without a count."""
        super().__init__(theme, kind.label, kind=FILTER, small=True, parent=parent)
        self._of = kind
        self._on = False
        self.clicked.connect(self._toggle)

    @property
    def on(self) -> bool:
        """Whether the kind is asked for."""
        return self._on

    def show_count(self, count: int, *, on: bool) -> None:
        """Show how many entries of the kind there are, and whether it is asked for."""
        self.value = formats.whole(count)
        self._on = on
        self.setProperty("active", on)
        name = f"{self._of.label} {self.value}"
        self.setAccessibleName(self.tr("{name}, on").format(name=name) if on else name)
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()
        self.update()

    def text_color(self) -> str:
        return "accent.text" if self._on else super().text_color()

    @Slot()
    def _toggle(self) -> None:
        self.toggled_by_hand.emit(self._of.value, not self._on)
