"""A form of a record, built from its fields: values come out raw, problems stand at their field."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.day_words_editor import DayWordsEditor
from ui.forms.editors import editor_for
from ui.forms.field_block import FieldBlock
from ui.forms.footer import FormFooter
from ui.forms.form_body import FormBody

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.errors import Problem
    from crm.records.fields import Field
    from ui.forms.candidates import References
    from ui.forms.editor import Editor
    from ui.theme import Theme

VERSION_CONFLICT = "VERSION_CONFLICT"


class RecordForm(QWidget):
    """Fields from top to bottom in two columns, and a footer with the buttons.

    Signals:
        save_asked: save was pressed, or its keys.
        main_asked: the main button was pressed, where there is one besides save.
        closed: the person cancelled, and confirmed losing what was typed if there was any.
        edited: something was changed, by field name.
        reload_asked: another person saved meanwhile; load the record and call `compare`.
    """

    save_asked = Signal()
    main_asked = Signal()
    closed = Signal()
    edited = Signal(str)
    reload_asked = Signal()

    def __init__(
        self,
        fields: tuple[Field, ...],
        references: References,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        main_text: str = "",
        save_text: str = "",
    ) -> None:
        """Build the form; with `main_text` saving is the lesser action (保存草稿 beside 签订)."""
        super().__init__(parent)
        self._before: dict[str, object] = {}
        self._offered: dict[str, object] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.body = FormBody(theme, self)
        for field in fields:
            editor = editor_for(field, references, theme, self.body.body)
            block = FieldBlock(field, editor, theme, self.body.body)
            block.edited.connect(self._edited)
            block.theirs_taken.connect(self._take_theirs)
            editor.freeze(on=field.read_only)
            self.body.blocks[field.name] = block
        self._blocks = self.body.blocks
        self._join_times(fields)
        outer.addWidget(self.body, 1)
        self.footer = FormFooter(theme, self, main_text=main_text, save_text=save_text)
        self.footer.save_asked.connect(self.save_asked)
        self.footer.main_asked.connect(self.main_asked)
        self.footer.cancel_asked.connect(self.close_form)
        self.footer.discard_confirmed.connect(self.closed)
        self.footer.editing_kept.connect(self._go_on)
        self.footer.reload_asked.connect(self.reload_asked)
        self.footer.next_asked.connect(self.focus_first_problem)
        outer.addWidget(self.footer)
        self.body.arrange()

    def _join_times(self, fields: tuple[Field, ...]) -> None:
        """Let the time that is written with a day go into the field for it."""
        for field in fields:
            editor = self._blocks[field.name].editor
            if isinstance(editor, DayWordsEditor) and field.time_name in self._blocks:
                editor.give_time(self._blocks[field.time_name].editor.put)

    @property
    def touched(self) -> bool:
        """Whether closing the form would lose something that a person entered."""
        return self._raw_values() != self._offered

    def fill(self, values: Mapping[str, object], *, new: bool = False) -> None:
        """Show the values of a record; for a `new` one they count as entered and are sent."""
        for name, block in self._blocks.items():
            editor = block.editor
            if new:
                editor.put(None)
                self._before[name] = editor.raw()
            editor.put(values.get(name))
            if not new:
                self._before[name] = editor.raw()
        self.settle()

    def settle(self) -> None:
        """Let what is shown now be what was offered: closing the form loses nothing yet."""
        self._offered = self._raw_values()

    def values(self) -> dict[str, object]:
        """Return the raw values that differ from what the form started with."""
        now = self._raw_values()
        return {name: raw for name, raw in now.items() if raw != self._before.get(name)}

    def _raw_values(self) -> dict[str, object]:
        return {name: block.editor.raw() for name, block in self._blocks.items()}

    def raw(self, name: str) -> object:
        """Return the raw value of one field, changed or not."""
        return self._blocks[name].editor.raw()

    def put(self, name: str, value: object) -> None:
        """Enter a value for the person, as if it had been typed."""
        self._blocks[name].editor.put(value)
        self.edited.emit(name)

    def editor(self, name: str) -> Editor:
        """Return the editor of a field, to freeze it or to listen to it."""
        return self._blocks[name].editor

    def insert(self, after: str, block: QWidget | None) -> None:
        """Put a block of the page's own below the row of a field, or take it away again."""
        self.body.insert(after, block)

    def hide_field(self, name: str, *, hidden: bool) -> None:
        """Leave a field out while it does not apply."""
        block = self._blocks[name]
        if block.isHidden() != hidden:
            block.setVisible(not hidden)
            self.body.arrange()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong at its field, or in the footer, and go to the first one."""
        self.clear_problems()
        elsewhere: list[Problem] = []
        for problem in problems:
            block = self._blocks.get(problem.field)
            if block is None or block.isHidden():
                elsewhere.append(problem)
            elif block.problem is None:
                block.show_problem(problem)
        self.footer.show_problems(len(problems), elsewhere)
        self.footer.offer_reload(on=any(each.code == VERSION_CONFLICT for each in problems))
        self.focus_first_problem()

    def clear_problems(self) -> None:
        """Take all messages back."""
        for block in self._blocks.values():
            block.show_problem(None)
            block.show_warning("")
        self.footer.clear()

    @Slot()
    def focus_first_problem(self) -> None:
        """Put the cursor where the first message stands."""
        for block in self._blocks.values():
            if block.problem is not None:
                block.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                self.body.ensureWidgetVisible(block, 0, 16)
                return

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be changed."""
        for block in self._blocks.values():
            if not block.field.read_only and not block.isHidden():
                block.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def compare(self, values: Mapping[str, object]) -> None:
        """Continue on the record as another person saved it: what was typed here stays.

        Fields changed only there take the new value; fields changed on both sides keep the text
        of this person and say in amber what the other one wrote, with a button to take it.
        """
        self.clear_problems()
        for name, block in self._blocks.items():
            editor, before = block.editor, self._before.get(name)
            mine = editor.raw()
            editor.put(values.get(name))
            theirs, in_words = editor.raw(), editor.shown()
            self._before[name] = theirs
            if theirs == before:
                editor.put(mine)
            elif mine == before:
                block.show_warning(self.tr("Changed meanwhile by another person."))
            elif mine != theirs:
                editor.put(mine)
                text = self.tr("Another person saved meanwhile: {value}")
                block.show_warning(text.format(value=in_words or "—"), theirs=True)

    @Slot()
    def close_form(self) -> None:
        """Close, but ask first when something typed would be lost."""
        if self.touched:
            self.footer.ask_discard()
        else:
            self.closed.emit()

    def escape(self) -> None:
        """Leave the question whether to discard, or the form."""
        if self.footer.asking:
            self.footer.keep_editing()
        else:
            self.close_form()

    @Slot()
    def _go_on(self) -> None:
        """Put the cursor back into the field that had it, and on the screen."""
        field = cast("QWidget | None", self.body.body.focusWidget())
        if field is None:
            self.focus_first()
        else:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.body.ensureWidgetVisible(field, 0, 16)

    @Slot()
    def _edited(self) -> None:
        block = self.sender()
        if isinstance(block, FieldBlock):
            self.footer.count_left(sum(each.problem is not None for each in self._blocks.values()))
            self.edited.emit(block.field.name)

    @Slot(str)
    def _take_theirs(self, name: str) -> None:
        self.put(name, self._before[name])
