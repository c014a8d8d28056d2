"""The fields of a bulk edit: each with its editor of the form, and what is done with the value."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.records.fields import Field, Kind
from crm.records.parsing import SEVERAL
from crm.records.written import is_blank
from ui.forms.choice_editors import CalmComboBox
from ui.forms.editors import editor_for
from ui.forms.field_block import FieldBlock
from ui.widgets.buttons import FLAT, Button

if TYPE_CHECKING:
    from ui.forms.candidates import References
    from ui.theme import Theme

HOW_WIDE = 120  # px


class How(StrEnum):
    """What is done with the value of a field."""

    SET = "set"
    CLEAR = "clear"
    ADD = "add"
    REMOVE = "remove"


def ways_of(field: Field) -> tuple[How, ...]:
    """Return what can be done with a field: required ones are never cleared."""
    several = (How.ADD, How.REMOVE) if field.kind in SEVERAL else ()
    clear = () if field.required or field.kind is Kind.BOOLEAN else (How.CLEAR,)
    return (*several, How.SET, *clear)


class FieldRow(QWidget):
    """One field of the edit.

    Signals:
        edited: another value, or another way.
        removed: the field is to stay as it is after all.
    """

    edited = Signal()
    removed = Signal(str)

    def __init__(
        self,
        field: Field,
        references: References,
        theme: Theme,
        parent: QWidget,
        *,
        fixed: bool = False,
    ) -> None:
        """Offer the ways of the field; a `fixed` one is only set, and cannot be taken away."""
        super().__init__(parent)
        self.field = field
        self._ways = (How.SET,) if fixed else ways_of(field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        self.how = CalmComboBox(self)
        self.how.setFixedWidth(HOW_WIDE)
        self.how.setAccessibleName(self.tr("What to do with {field}").format(field=field.label))
        for way in self._ways:
            self.how.addItem(self._word(way), way)
        self.editor = editor_for(field, references, theme, self)
        self.block = FieldBlock(field, self.editor, theme, self)
        self.block.edited.connect(self.edited)
        if not fixed:
            row.addLayout(_below_caption(self.how, theme))
        else:
            self.how.hide()
        row.addWidget(self.block, 1)
        if not fixed:
            leave = Button(theme, kind=FLAT, icon="close", small=True, parent=self)
            leave.name_only(self.tr("Leave {field} as it is").format(field=field.label))
            leave.clicked.connect(self._remove)
            row.addLayout(_below_caption(leave, theme))
        self.how.activated.connect(self._show_way)
        self._show_way()

    @property
    def way(self) -> How:
        """What is done with the value."""
        return How(self.how.currentData())

    @property
    def empty(self) -> bool:
        """Whether a value is wanted and none is entered."""
        return self.way is not How.CLEAR and is_blank(self.raw())

    def raw(self) -> object:
        """Return the value as it was written."""
        return self.editor.raw()

    def take_keyboard(self) -> None:
        """Put the cursor into the value."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _word(self, way: How) -> str:
        return {
            How.SET: self.tr("Set to"),
            How.CLEAR: self.tr("Clear"),
            How.ADD: self.tr("Add"),
            How.REMOVE: self.tr("Take away"),
        }[way]

    @Slot()
    def _show_way(self) -> None:
        self.editor.setVisible(self.way is not How.CLEAR)
        self.block.show_problem(None)
        self.edited.emit()

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.field.name)


def _below_caption(widget: QWidget, theme: Theme) -> QVBoxLayout:
    """Stand level with the editor, whose label stands above it."""
    column = QVBoxLayout()
    column.setContentsMargins(0, theme.px("type.caption.line") + 2, 0, 0)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch()
    return column
