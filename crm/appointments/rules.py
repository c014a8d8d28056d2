"""What must hold for an appointment (docs/domain.md, Appointments). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import Problem, UserError
from crm.language import _

if TYPE_CHECKING:
    from datetime import date


def check_appointment(
    on: date, ends_on: date, start_time: str | None, end_time: str | None
) -> None:
    """Refuse an appointment that ends before it begins, or says when it ends only.

    Raises one UserError with every problem: PERIOD_ORDER, FIELD_REQUIRED.
    """
    problems: list[Problem] = []
    if ends_on < on:
        problems.append(
            Problem("PERIOD_ORDER", _("The last day lies before the first."), "ends_on")
        )
    if end_time is not None and start_time is None:
        problems.append(Problem("FIELD_REQUIRED", _("Say when it begins too."), "start_time"))
    elif start_time and end_time and ends_on == on and end_time < start_time:
        sentence = _("The appointment ends before it begins.")
        problems.append(Problem("PERIOD_ORDER", sentence, "end_time"))
    if problems:
        raise UserError(problems)
