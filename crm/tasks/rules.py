"""What must hold of a task (docs/domain.md, Tasks). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.errors import Problem, UserError
from crm.language import _
from crm.quantities.dates import printed_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date


RECORDS = ("lead_id", "visit_id", "trip_id")


def check_task(after: Mapping[str, Any], today: date) -> None:
    """Raise every problem of the values of a task at its field.

    VALUE_UNKNOWN for a second record, FIELD_REQUIRED for a time without a day, DATE_INVALID for
    a task done in the future.
    """
    problems = list(_problems(after, today))
    if problems:
        raise UserError(problems)


def _problems(after: Mapping[str, Any], today: date) -> Iterator[Problem]:
    named = [name for name in RECORDS if after[name] is not None]
    if len(named) > 1:
        sentence = _("A task belongs to one lead, visit or trip. Clear the others.")
        yield Problem("VALUE_UNKNOWN", sentence, named[1])
    if after["due_time"] and after["due_on"] is None:
        yield Problem("FIELD_REQUIRED", _("Enter the day of this time."), "due_on")
    if after["done_on"] is not None and after["done_on"] > today:
        sentence = _("It cannot be done in the future. Enter a date up to {today}.")
        yield Problem("DATE_INVALID", sentence.format(today=printed_date(today)), "done_on")
