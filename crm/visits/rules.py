"""What must hold for a site visit (docs/domain.md, Site visits). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import Problem, UserError
from crm.language import _
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

# From when to when on one day, as "HH:MM"; None where it is not known.
Times = tuple[str | None, str | None]
# How long something is taken to last whose end is not known, in minutes.
USUAL_LENGTH = 60


def takes_place(status: VisitStatus) -> bool:
    """Tell whether a visit keeps its people busy: planned, confirmed or done."""
    return status not in (VisitStatus.CANCELLED, VisitStatus.NO_SHOW)


def overlapping(first: Times, second: Times) -> bool:
    """Tell whether two things of one day get in each other's way (docs/domain.md, Programmes).

    What ends at ten and what begins at ten do not. Without a beginning nothing can be said;
    without an end it is taken to last an hour.
    """
    if not first[0] or not second[0]:
        return False
    begins, ends = _minutes(first)
    other_begins, other_ends = _minutes(second)
    return begins == other_begins or (begins < other_ends and other_begins < ends)


def _minutes(times: Times) -> tuple[int, int]:
    """Return beginning and end in minutes after midnight."""
    start = _minute(times[0] or "")
    return start, _minute(times[1]) if times[1] else start + USUAL_LENGTH


def _minute(time: str) -> int:
    hours, _colon, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def check_visit(
    direction: Direction,
    status: VisitStatus,
    *,
    companies: Sequence[int],
    parks: Sequence[int],
    visitors: int | None,
    times: tuple[str | None, str | None],
) -> None:
    """Refuse a visit without company, a reception without park, a done visit without visitors.

    Raises one UserError with every problem: FIELD_REQUIRED, PERIOD_ORDER.
    """
    problems: list[Problem] = []
    if not companies:
        problems.append(Problem("FIELD_REQUIRED", _("Name the company."), "company_ids"))
    if direction is Direction.INBOUND and not parks:
        problems.append(Problem("FIELD_REQUIRED", _("Say which park the guests see."), "park_ids"))
    if status is VisitStatus.DONE and (visitors or 0) < 1:
        problems.append(
            Problem(
                "FIELD_REQUIRED",
                _("Say how many visitors came before the visit is done."),
                "visitor_count",
            )
        )
    start, end = times
    if start and end and end < start:
        problems.append(Problem("PERIOD_ORDER", _("The visit ends before it begins."), "end_time"))
    if problems:
        raise UserError(problems)
