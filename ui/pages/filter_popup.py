"""The choices of a condition: a list of check boxes under its chip, searchable for records."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.forms.candidates import DELAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.forms.candidates import Candidate, References
    from ui.pages.list_spec import Choice, FilterSpec

VALUE_ROLE = int(Qt.ItemDataRole.UserRole)
WIDTH, ROW, ROWS_AT_MOST = 260, 28, 12
Checked = Qt.CheckState.Checked
Unchecked = Qt.CheckState.Unchecked


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
        self._chosen = list(chosen)
        self._references = references
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Name, pinyin or code"))
        self.line.setAccessibleName(spec.title)
        self.line.setVisible(bool(spec.target))
        inside.addWidget(self.line)
        self.list = QListWidget(self)
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(spec.title)
        self.list.itemChanged.connect(self._changed)
        self.list.itemClicked.connect(self._clicked)
        inside.addWidget(self.list)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self._search)
        self.line.textEdited.connect(self._wait)

    def open_under(self, chip: QWidget) -> None:
        """Drop down from the chip of the condition."""
        rows = ROWS_AT_MOST if self._spec.target else min(self.list.count(), ROWS_AT_MOST)
        self.resize(WIDTH, rows * ROW + 24 + (40 if self._spec.target else 0))
        self.move(chip.mapToGlobal(QPoint(0, chip.height() + 2)))
        self.show()
        if self._spec.target:
            self._search()
            self.line.setFocus()
        else:
            self.list.setFocus()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show choices; what is chosen stays at the top."""
        self.list.blockSignals(True)
        self.list.clear()
        values = [value for value, _ in self._chosen]
        others = [each for each in choices if each[0] not in values]
        in_place = choices if not self._spec.target else [*self._chosen, *others]
        for value, text in in_place:
            item = QListWidgetItem(text)
            item.setData(VALUE_ROLE, value)
            if self._spec.many:
                item.setCheckState(Checked if value in values else Unchecked)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    @Slot()
    def _wait(self) -> None:
        self._delay.start()

    @Slot()
    def _search(self) -> None:
        self._references.find(self._spec.target, self.line.text(), self, self._found)

    def _found(self, candidates: Sequence[Candidate]) -> None:
        self.offer([(each.id, each.text) for each in candidates])

    @Slot(QListWidgetItem)
    def _changed(self, item: QListWidgetItem) -> None:
        pair = (item.data(VALUE_ROLE), item.text())
        self._chosen = [each for each in self._chosen if each[0] != pair[0]]
        if item.checkState() == Checked:
            self._chosen.append(pair)
        self.chosen.emit(list(self._chosen))

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        if not self._spec.many:
            self.chosen.emit([(item.data(VALUE_ROLE), item.text())])
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = cast("QListWidgetItem | None", self.list.currentItem())
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.list.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            if self._spec.many and item.checkState() == Unchecked:
                item.setCheckState(Checked)
            self._clicked(item)
            self.close()
        else:
            super().keyPressEvent(event)
