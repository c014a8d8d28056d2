"""Choices as a list of check boxes, with a search above where records are chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.forms.candidates import DELAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.forms.candidates import Candidate, References
    from ui.pages.list_spec import Choice

VALUE_ROLE = int(Qt.ItemDataRole.UserRole)
ROW, ROWS_AT_MOST, AROUND, LINE = 28, 12, 24, 40
Checked = Qt.CheckState.Checked
Unchecked = Qt.CheckState.Unchecked
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckList(QWidget):
    """Several values, or one without boxes. With a `target` records are found by typing.

    Signals:
        chosen: the chosen pairs of value and label, after each change.
        finished: Enter, or the choice of the only value.
    """

    chosen = Signal(list)
    finished = Signal()

    def __init__(
        self,
        title: str,
        references: References,
        parent: QWidget,
        *,
        target: str = "",
        many: bool = True,
        pairs: Sequence[Choice] = (),
    ) -> None:
        """Begin with what is chosen now; `offer` brings the choices."""
        super().__init__(parent)
        self._target = target
        self._many = many
        self.pairs = list(pairs)
        self._references = references
        self._turned: object = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Name, pinyin or code"))
        self.line.setAccessibleName(title)
        self.line.setVisible(bool(target))
        self.line.installEventFilter(self)
        inside.addWidget(self.line)
        self.list = QListWidget(self)
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(title)
        self.list.itemChanged.connect(self._changed)
        self.list.itemClicked.connect(self._clicked)
        self.list.installEventFilter(self)
        inside.addWidget(self.list)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self.search)
        self.line.textEdited.connect(self._wait)
        self.setFocusProxy(self.line if target else self.list)

    @property
    def room(self) -> int:
        """The height in px that shows the choices without scrolling, or as many as fit."""
        rows = ROWS_AT_MOST if self._target else min(self.list.count(), ROWS_AT_MOST)
        return rows * ROW + (LINE if self._target else 0)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show choices; chosen records stay at the top."""
        self.list.blockSignals(True)
        self.list.clear()
        values = [value for value, _ in self.pairs]
        others = [each for each in choices if each[0] not in values]
        in_place = choices if not self._target else [*self.pairs, *others]
        for value, text in in_place:
            item = QListWidgetItem(text)
            item.setData(VALUE_ROLE, value)
            if self._many:
                item.setCheckState(Checked if value in values else Unchecked)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    @Slot()
    def search(self) -> None:
        """Look up the records that match what is typed."""
        self._references.find(self._target, self.line.text(), self, self._found)

    def _found(self, candidates: Sequence[Candidate]) -> None:
        self.offer([(each.id, each.text) for each in candidates])

    @Slot()
    def _wait(self) -> None:
        self._delay.start()

    @Slot(QListWidgetItem)
    def _changed(self, item: QListWidgetItem) -> None:
        pair = (item.data(VALUE_ROLE), item.text())
        self._turned = pair[0]
        self.pairs = [each for each in self.pairs if each[0] != pair[0]]
        if item.checkState() == Checked:
            self.pairs.append(pair)
        self.chosen.emit(list(self.pairs))

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        if not self._many:
            self.pairs = [(item.data(VALUE_ROLE), item.text())]
            self.chosen.emit(list(self.pairs))
            self.finished.emit()

    def _enter(self) -> None:
        """Take the current choice too, unless it was just turned on or off, and be done."""
        item = cast("QListWidgetItem | None", self.list.currentItem())
        if item is not None and self._many:
            if item.data(VALUE_ROLE) != self._turned:
                item.setCheckState(Checked)
            self.finished.emit()
        elif item is not None:
            self._clicked(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is done with the current choice; Down goes from the search to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self._enter()
                return True
            if watched is self.line and event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)
