"""The choices of a condition: a list of check boxes under its chip, searchable for records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.pages.check_list import AROUND, CheckList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.forms.candidates import References
    from ui.pages.list_spec import Choice, FilterSpec

WIDTH = 260


class FilterPopup(QFrame):
    """Stays open while boxes are checked; a single choice closes it.

    Signals:
        chosen: the chosen pairs of value and label, after each change.
    """

    chosen = Signal(list)

    def __init__(
        self, spec: FilterSpec, chosen: Sequence[Choice], references: References, parent: QWidget
    ) -> None:
        """Begin with what is chosen now; `offer` brings the choices."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self._spec = spec
        self.choices = CheckList(
            spec.title, references, self, target=spec.target, many=spec.many, pairs=chosen
        )
        self.line, self.list = self.choices.line, self.choices.list
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.choices)
        self.choices.chosen.connect(self.chosen)
        self.choices.finished.connect(self.close)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show choices; what is chosen stays at the top."""
        self.choices.offer(choices)

    def open_under(self, chip: QWidget) -> None:
        """Drop down from the chip of the condition."""
        self.resize(WIDTH, self.choices.room + AROUND)
        self.move(chip.mapToGlobal(QPoint(0, chip.height() + 2)))
        self.show()
        if self._spec.target:
            self.choices.search()
        self.choices.setFocus()
