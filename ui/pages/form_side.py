"""A form at work: it is filled, saved, refused, compared with what another person saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal, Slot

from crm.records.saved import FormValues, Saved
from ui.forms.record_form import RecordForm
from ui.panes.form_pane import FormPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from crm.errors import UserError
    from ui.context import Context
    from ui.forms.candidates import References
    from ui.pages.list_spec import FormSpec
    from ui.panes.content import PaneContent


class FormSide(FormPane):
    """Runs one form of a `FormSpec` at a time.

    Signals:
        ready: the form is filled and may be shown.
        saved: the `Saved` record; the form is gone.
        left: the person left the form without saving; it is gone.
    """

    ready = Signal()
    saved = Signal(object)
    left = Signal()

    def __init__(self, context: Context, references: References, parent: QWidget) -> None:
        """Start without a form."""
        super().__init__(context.theme, parent)
        self._context = context
        self._references = references
        self.spec: FormSpec | None = None
        self._version: int | None = None
        self.record_id: int | None = None
        self.close_asked.connect(self._leave)

    def start(
        self,
        spec: FormSpec,
        *,
        record_id: int | None,
        values: Mapping[str, object] | None,
        content: PaneContent | None,
        field: str,
    ) -> None:
        """Fill the form of a record, or an empty one; `content` is what its pane showed."""
        show = partial(self._show, spec, content, field)
        if record_id is not None and spec.load is not None:
            self._context.read(spec.load, record_id, owner=self, done=show)
            return
        first = {each.name: each.default for each in spec.fields if each.default is not None}
        first |= dict(spec.defaults() if spec.defaults else {}) | dict(values or {})
        show(FormValues(None, None, first))

    def may_leave(self) -> bool:
        """Tell whether no typed text would be lost; otherwise the form asks."""
        if self.form is None or not self.form.touched:
            return True
        self.form.footer.ask_discard()
        return False

    def drop(self) -> None:
        """Forget the form."""
        self.spec = None
        self.record_id = None
        self.release()

    def _show(
        self, spec: FormSpec, content: PaneContent | None, field: str, values: FormValues
    ) -> None:
        theme, texts = self._context.theme, (spec.main_text, spec.save_text)
        form = RecordForm(
            spec.fields, self._references, theme, self, main_text=texts[0], save_text=texts[1]
        )
        self.spec, self.record_id, self._version = spec, values.id, values.version
        form.fill(values.values, new=values.id is None)
        if spec.prepare is not None:
            spec.prepare(form, values)
            form.settle()
        form.save_asked.connect(self._save)
        form.main_asked.connect(self._save_more)
        form.closed.connect(self._left)
        form.reload_asked.connect(self._reload)
        title = spec.new_title if values.id is None else spec.edit_title
        code = content.code if content is not None else ""
        self.hold(form, title, code, content.chip if content is not None else None)
        self.ready.emit()
        if field:
            form.editor(field).setFocus()
        else:
            form.focus_first()

    @Slot()
    def _save(self) -> None:
        if self.spec is not None:
            self._send(self.spec.save)

    @Slot()
    def _save_more(self) -> None:
        if self.spec is not None and self.spec.main is not None:
            self._send(self.spec.main)

    def _send(self, command: Callable[..., Saved]) -> None:
        form = cast("RecordForm", self.form)
        form.clear_problems()
        form.footer.set_busy(on=True)
        bound = partial(command, id=self.record_id, version=self._version)
        self._context.write(
            name_of(command),
            cast("Any", bound),
            form.values(),
            owner=form,
            done=self._saved,
            failed=self._refused,
        )

    def _saved(self, saved: Saved) -> None:
        self._context.messages.tell(self._said(saved))
        self.saved.emit(saved)

    def _said(self, saved: Saved) -> str:
        spec = self.spec
        if spec is not None and spec.saved_text:
            text = spec.saved_text
        elif not saved.code:
            text = self.tr("Saved.")
        elif self.record_id is None and spec is not None and spec.load is not None:
            text = self.tr("{code} entered.")
        else:  # a form of a step (withdraw, convert) has no record to load
            text = self.tr("{code} saved.")
        return text.format(code=saved.code)

    def _refused(self, error: UserError) -> None:
        form, spec = self.form, self.spec
        if form is None or spec is None:
            return
        form.footer.set_busy(on=False)
        left = spec.refused(form, error) if spec.refused is not None else error
        if left is not None:
            form.show_problems(left.problems)

    @Slot()
    def _reload(self) -> None:
        load = self.spec.load if self.spec is not None else None
        if load is not None and self.record_id is not None and self.form is not None:
            self._context.read(load, self.record_id, owner=self.form, done=self._compare)

    def _compare(self, values: FormValues) -> None:
        if self.form is not None:
            self._version = values.version
            self.form.compare(values.values)

    @Slot()
    def _leave(self) -> None:
        if self.form is not None:
            self.form.close_form()

    @Slot()
    def _left(self) -> None:
        self.left.emit()


def name_of(command: Callable[..., object]) -> str:
    """Return the name of a command: it names the change set in the history."""
    return str(getattr(command, "__name__", type(command).__name__))
