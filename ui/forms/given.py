"""Fields that a form need not ask for: the record beside it answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.records.saved import FormValues
    from ui.forms.record_form import RecordForm


def hides(*names: str) -> Callable[[RecordForm, FormValues], None]:
    """Return what hides the fields `names` of a form as soon as one of them is filled in."""

    def hide(form: RecordForm, values: FormValues) -> None:
        given = any(values.values.get(name) is not None for name in names)
        for name in names:
            form.hide_field(name, hidden=given)

    return hide
