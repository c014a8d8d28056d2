"""Leaving a form for a known record, without losing what was typed unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ui.forms.record_form import RecordForm


def leave_for(
    form: RecordForm, then: Callable[[], None], *, may_lose: Collection[str] = ()
) -> None:
    """Close the form and do `then`; ask first where more than the fields of `may_lose` is typed."""
    if not form.touched or set(form.values()) <= set(may_lose):
        form.closed.emit()
        then()
    else:
        form.footer.discard_confirmed.connect(then)
        form.footer.ask_discard()
