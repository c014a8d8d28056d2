"""Shows a refusal at the field of the form that can put it right."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any

from crm.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crm.records.saved import FormValues, Saved
    from ui.forms.record_form import RecordForm
    from ui.pages.list_spec import Work

# The rules name what would be wrong with the fund or the deal; the form asks for the change.
IN_SIZE_CHANGE = {
    "total_size": "delta_size",
    "subscribed": "delta_size",
    "group_subscribed": "delta_group_subscribed",
    "group_paid_in": "delta_group_subscribed",
}
IN_FUND = {"subscribed": "total_size"}
IN_CALL = {"group_subscribed": "group_paid_in"}
IN_DEAL = {"amount": "subscribed", "on": "signed_on"}
IN_PAY_IN = {"signed_on": "on"}
IN_REVERSAL = {"amount": "on", "reverses_id": "on", "signed_on": "on"}


def moved_to(
    fields: Mapping[str, str],
) -> Callable[[RecordForm, UserError], UserError | None]:
    """Return what moves problems from the rule's field to the form's."""

    def move(_form: RecordForm, error: UserError) -> UserError:
        return UserError(
            replace(each, field=fields.get(each.field, each.field)) for each in error.problems
        )

    return move


def hiding(name: str) -> Callable[[RecordForm, FormValues], None]:
    """Return what leaves out the record that a form belongs to: it is the one of the pane."""

    def hide(form: RecordForm, values: FormValues) -> None:
        form.hide_field(name, hidden=values.values.get(name) is not None)

    return hide


def only_new(command: Callable[..., Saved]) -> Callable[..., Saved]:
    """Return a command that enters something, as forms save: there is nothing to change."""

    @wraps(command)
    def save(work: Work, raw: Mapping[str, object], **_new: Any) -> Saved:
        return command(work, raw)

    return save
