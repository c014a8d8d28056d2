"""The form of a contact logged on a trip: company and person are chosen or simply written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.companies.fields import CONTACT_FIELDS
from crm.errors import UserError
from crm.records.fields import by_name
from crm.trips import commands, queries
from crm.trips.fields import TRIP_CONTACT_FIELDS
from ui.forms.given import hides
from ui.pages.list_spec import FormSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.fields import Field
    from crm.records.saved import FormValues, Saved
    from ui.pages.list_spec import Session, Work

translate = QCoreApplication.translate
# One line on screen for two columns: the known record, and the text as written.
WRITTEN = {"company_id": "company_name_text", "contact_id": "contact_text"}
OF_COLUMN = {column: name for name, column in WRITTEN.items()}


def contact_form() -> FormSpec:
    """Return the form; the trip is the one of the pane."""
    return FormSpec(
        fields=_fields(),
        save=log_trip_contact,
        new_title=translate("Trips", "Log a contact"),
        edit_title=translate("Trips", "Edit the log"),
        load=load_form,
        prepare=hides("trip_id"),
    )


def _fields() -> tuple[Field, ...]:
    """Return the fields with one line each for company and person."""
    labels = by_name(CONTACT_FIELDS)
    shown: list[Field] = []
    for field in TRIP_CONTACT_FIELDS:
        if field.name in WRITTEN:
            label = labels["company_id" if field.name == "company_id" else "name"].label
            shown.append(replace(field, label=label, required=True))
        elif field.name not in OF_COLUMN:
            shown.append(field)
    return tuple(shown)


def load_form(session: Session, contact_id: int) -> FormValues:
    """Return the values of a log, with the text where no known record was chosen."""
    form = queries.load_contact_form(session, contact_id)
    chosen = {name: form.values[name] or form.values[text] for name, text in WRITTEN.items()}
    return replace(form, values={**form.values, **chosen})


def log_trip_contact(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Log a contact; a text in the lines of company and person is kept as it is written.

    Raises UserError as `crm.trips.commands.log_trip_contact`, with its problems at these lines.
    """
    values = dict(raw)
    for name, text in WRITTEN.items():
        if name in values:
            written = isinstance(values[name], str)
            values[text] = values[name] if written else None
            values[name] = None if written else values[name]
    try:
        return commands.log_trip_contact(work, values, id=id, version=version)
    except UserError as error:
        problems = [
            replace(each, field=OF_COLUMN.get(each.field, each.field)) for each in error.problems
        ]
        raise UserError(problems) from error
