"""The form of a letter: filled from its lead, signed in one step, refused with an explanation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from crm.letters import commands, queries
from crm.letters.fields import FIELDS
from crm.records.fields import by_name
from ui.pages.letters.drafting import STATUS, Drafting
from ui.pages.list_spec import FormSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.errors import UserError
    from crm.records.fields import Field
    from crm.records.saved import FormValues, Saved
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.pages.list_spec import Session, Work

translate = QCoreApplication.translate
ORDER = (
    *("lead_id", "company_id", "park_id", "unit_text", "relation_to_prior", "supersedes_id"),
    *("area_kind", "area", "signed_on", "valid_until", "deposit", "rent_price"),
    *("owner_id", "signed_with_title", "deposit_received_on", "letter_no", "note"),
)


def letter_form(context: Context) -> FormSpec:
    """Declare the form; saving keeps a draft, the main button signs."""

    def prepare(form: RecordForm, values: FormValues) -> None:
        Drafting(form, context, values)

    return FormSpec(
        fields=form_fields(),
        save=commands.save_letter,
        new_title=translate("Letters", "New letter"),
        edit_title=translate("Letters", "Letter of intent"),
        load=load_form,
        main_text=translate("Letters", "Sign"),
        main=sign_letter,
        save_text=translate("Letters", "Save draft"),
        prepare=prepare,
        refused=_refused,
    )


def form_fields() -> tuple[Field, ...]:
    """Return the fields in the order of the paper, without headings: the form fits a screen."""
    fields = by_name(FIELDS)
    return tuple(replace(fields[name], group=None) for name in ORDER)


def load_form(session: Session, letter_id: int) -> FormValues:
    """Return the values of a letter, with its status beside them: it decides what may change."""
    form = queries.load_form(session, letter_id)
    status = queries.load_detail(session, letter_id, date.max).row.status
    return replace(form, values={**form.values, STATUS: status})


def sign_letter(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Write the values and sign, in one transaction: refused, nothing of it is kept."""
    return commands.sign_letter(work, id, raw, version)


def _refused(form: RecordForm, error: UserError) -> UserError | None:
    return cast("Drafting", form.findChild(Drafting)).explain(error)
