"""References to other records: one as a searchable line, several as chips before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.forms.candidates import CandidateList, Chosen, References
from ui.forms.editor import Editor
from ui.widgets.buttons import FILTER, Button
from ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from crm.records.fields import Field
    from ui.theme import Theme

CHIP_AT_LEAST = 60  # px


class ReferenceEditor(Editor):
    """One record, found by typing.

    A text that was not chosen from the list goes out as typed: the rules of the record find it
    by code or name, or say that there is none.
    """

    def __init__(self, field: Field, references: References, theme: Theme, parent: QWidget) -> None:
        """Refer to records of the kind `field.target`."""
        super().__init__(parent)
        self._target = field.target
        self._references = references
        self._chosen: int | None = None
        self._names: dict[int, str] = {}
        self.line = QLineEdit(self)
        self.candidates = CandidateList(self.line, field.target, references, theme)
        self.hold(self.line)
        self.candidates.chosen.connect(self._choose)
        self.line.textEdited.connect(self._typed)

    def raw(self) -> object:
        """Return the id of the chosen record, else the text, else None."""
        return self._chosen if self._chosen is not None else self.line.text().strip() or None

    def put(self, value: object) -> None:
        """Show a record by id (its name is looked up), or a code or name."""
        self._chosen = value if isinstance(value, int) else None
        if self._chosen is None:
            self.line.setText("" if value is None else str(value))
            return
        if self._chosen in self._names:
            self._write()
            return
        self.line.setText("…")
        self._references.name(self._target, [self._chosen], self, self._named)

    def shown(self) -> str:
        """Return the name of the record."""
        return self.line.text()

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def freeze(self, *, on: bool) -> None:
        """Keep the text selectable."""
        self.line.setReadOnly(on)
        for action in self.line.actions():
            action.setVisible(not on)

    def _named(self, names: dict[int, str]) -> None:
        self._names.update(names)
        self._write()

    def _write(self) -> None:
        if self._chosen is None:
            return
        selected = self.line.selectedText()  # all of it, when the name comes after the keyboard
        whole = bool(selected) and selected == self.line.text()
        self.line.setText(self._names.get(self._chosen, f"#{self._chosen}"))
        self.line.setCursorPosition(0)
        if whole:
            self.line.selectAll()

    @Slot(object)
    def _choose(self, record: Chosen) -> None:
        self._names[record.id] = record.text
        self._chosen = record.id
        self._write()
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        self._chosen = None
        self.changed.emit()


class ValueChip(Button):
    """A chosen value; a long name is cut instead of widening the form."""

    def minimumSizeHint(self) -> QSize:
        return QSize(CHIP_AT_LEAST, super().minimumSizeHint().height())


class ChipsEditor(Editor):
    """Several values as chips with ×, in order, before a line that adds another.

    Backspace in the empty line takes the last chip away. Values are ids or texts.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without chips; `adopt` brings the line."""
        super().__init__(parent)
        self._theme = theme
        self._values: list[int | str] = []
        self._names: dict[int, str] = {}
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(theme.px("space.xs"))
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=theme.px("space.xs"))
        self._outer.addWidget(self._chips)
        self.line: QLineEdit

    def adopt(self, line: QLineEdit) -> None:
        """Use `line` to add values."""
        self.line = line
        self._outer.addWidget(line)
        self.setFocusProxy(line)
        line.installEventFilter(self)

    def raw(self) -> object:
        """Return the values in order; a text still in the line counts as the last one."""
        waiting = self.line.text().strip()
        return [*self._values, waiting] if waiting else list(self._values)

    def put(self, value: object) -> None:
        """Show values, given as a list or as one text with 、 between them."""
        self._values = values_of(value)
        self.line.clear()
        self._rebuild()

    def shown(self) -> str:
        """Return the names, one after the other."""
        return self.tr(", ").join(self.name_of(each) for each in self._values)

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def name_of(self, value: int | str) -> str:
        """Return what a chip says."""
        return self._names.get(value, "…") if isinstance(value, int) else value

    def add(self, value: int | str, name: str = "") -> None:
        """Add a value at the end, once."""
        if isinstance(value, int) and name:
            self._names[value] = name
        if value not in self._values:
            self._values.append(value)
        self.line.clear()
        self._rebuild()
        self.changed.emit()

    def _rebuild(self) -> None:
        self._flow.clear()
        for value in self._values:
            text = self.name_of(value).replace("&", "&&")
            button = ValueChip(
                self._theme, text, kind=FILTER, trailing="close", small=True, parent=self._chips
            )
            button.setProperty("active", True)
            name = self.name_of(value)
            button.setAccessibleName(self.tr("Take away {name}").format(name=name))
            button.setToolTip(self.tr("Take away"))
            button.setProperty("value", value)
            button.clicked.connect(self._take_away)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._flow.addWidget(button)
        self._chips.setVisible(bool(self._values))

    @Slot()
    def _take_away(self) -> None:
        value = self.sender().property("value")
        self._values = [each for each in self._values if each != value]
        self._rebuild()
        self.line.setFocus()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Backspace in the empty line take the last chip away."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            empty = watched is self.line and not self.line.text() and self._values
            if empty and event.key() == Qt.Key.Key_Backspace:
                self._values.pop()
                self._rebuild()
                self.changed.emit()
                return True
        return super().eventFilter(watched, event)


class ReferencesEditor(ChipsEditor):
    """Several records, found by typing."""

    def __init__(self, field: Field, references: References, theme: Theme, parent: QWidget) -> None:
        """Refer to records of the kind `field.target`."""
        super().__init__(theme, parent)
        self._references = references
        self._target = field.target
        line = QLineEdit(self)
        self.candidates = CandidateList(line, field.target, references, theme)
        self.adopt(line)
        self.candidates.chosen.connect(self._choose)
        line.textEdited.connect(self.changed)

    def put(self, value: object) -> None:
        """Show records; the names of ids are looked up."""
        super().put(value)
        unnamed = [
            each for each in self._values if isinstance(each, int) and each not in self._names
        ]
        if unnamed:
            self._references.name(self._target, unnamed, self, self._named)

    def _named(self, names: dict[int, str]) -> None:
        self._names.update(names)
        self._rebuild()

    @Slot(object)
    def _choose(self, record: Chosen) -> None:
        self.add(record.id, record.text)


class TagsEditor(ChipsEditor):
    """Several short texts; Enter or 、 adds what is in the line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Add with Enter, a comma or 、."""
        super().__init__(theme, parent)
        line = QLineEdit(self)
        line.setPlaceholderText(self.tr("Enter adds"))
        self.adopt(line)
        line.returnPressed.connect(self._add_all)
        line.textEdited.connect(self._typed)

    @Slot()
    def _typed(self) -> None:
        if self.line.text().endswith(("、", ",", "，", ";", "；")):
            self._add_all()
        self.changed.emit()

    @Slot()
    def _add_all(self) -> None:
        for text in values_of(self.line.text()):
            self.add(text)


def values_of(value: object) -> list[int | str]:
    """Return ids and texts of a raw list, or of one text with separators."""
    if value is None:
        return []
    if isinstance(value, str):
        parts = value.replace("，", "、").replace(",", "、").replace("；", "、").replace(";", "、")
        return [each.strip() for each in parts.split("、") if each.strip()]
    if isinstance(value, Sequence):
        members = cast("Sequence[object]", value)
        return [each if isinstance(each, int) else str(each) for each in members]
    return [value] if isinstance(value, int) else [str(value)]
