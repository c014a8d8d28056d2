"""Contacts in the pane of their company: enter, edit, name the main one, archive."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QGuiApplication

from crm.companies.commands import archive_contact, save_contact
from crm.companies.fields import CONTACT_FIELDS
from crm.companies.queries import load_contact_form
from ui.forms.leaving import leave_for
from ui.pages.companies.people import PersonWatch
from ui.pages.list_spec import FormSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.records.saved import FormValues
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.pages.merge.merger import Merger
    from ui.pages.record_side import RecordSide

translate = QCoreApplication.translate


class Contacts(QObject):
    """Does what the section of contacts asks for."""

    def __init__(self, context: Context, side: RecordSide, merger: Merger) -> None:
        """Work beside the pane of `side`; `merger` makes one of two contacts."""
        super().__init__(side)
        self._context = context
        self._side = side
        self._merger = merger
        self._actions: dict[str, Callable[[str], None]] = {
            "edit": self._edit,
            "primary": self._make_primary,
            "copy": self._copy,
            "merge": self._merge,
            "archive": self._archive,
        }

    def act(self, key: str) -> None:
        """Do `edit:5`, `primary:5`, `merge:5`, `archive:5` or `copy:NUMBER`."""
        verb, _, what = key.partition(":")
        self._actions[verb](what)

    def new(self, company_id: int) -> None:
        """Open the empty form."""
        self._side.open_form(self.form(), values={"company_id": company_id})

    def form(self) -> FormSpec:
        """Return the form of a contact; the company is the one of the pane."""
        return FormSpec(
            fields=CONTACT_FIELDS,
            save=save_contact,
            new_title=translate("Companies", "New contact"),
            edit_title=translate("Companies", "Edit contact"),
            load=load_contact_form,
            prepare=self._prepare,
        )

    def _prepare(self, form: RecordForm, values: FormValues) -> None:
        form.hide_field("company_id", hidden=values.values.get("company_id") is not None)
        watch = PersonWatch(form, self._context, values.id)
        watch.opened.connect(self._open_known)

    @Slot(int)
    def _open_known(self, contact_id: int) -> None:
        """Leave the form for a known person; what was typed is asked about."""
        form = self._side.form
        if form is not None:
            leave_for(form, partial(self._context.navigate.open, "contact", contact_id))

    def _edit(self, contact_id: str) -> None:
        self._side.open_form(self.form(), record_id=int(contact_id))

    def _make_primary(self, contact_id: str) -> None:
        command = partial(save_contact, id=int(contact_id))
        self._context.write(
            save_contact.__name__, command, {"is_primary": True}, owner=self, done=self._done
        )

    def _copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        text = translate("Companies", "Copied: {number}")
        self._context.messages.tell(text.format(number=number))

    def _merge(self, contact_id: str) -> None:
        self._merger.merge("contact", [int(contact_id)])

    def _archive(self, contact_id: str) -> None:
        self._context.write(
            archive_contact.__name__,
            archive_contact,
            int(contact_id),
            owner=self,
            done=self._archived,
        )

    def _archived(self, _saved: object) -> None:
        self._context.messages.tell(translate("Companies", "Contact archived."))

    def _done(self, _saved: object) -> None:
        """The pane is read again when the change is announced."""
