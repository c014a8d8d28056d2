"""What must hold for a site visit (docs/domain.md, Site visits). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import Problem, UserError, refuse
from crm.language import _
from crm.quantities.dates import printed_date
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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


def check_item(start: str | None, end: str | None) -> None:
    """Refuse a line of a programme that ends before it begins, or has an end alone."""
    if end and not start:
        raise refuse("FIELD_REQUIRED", _("Say when it begins, too."), "start_time")
    if start and end and end < start:
        raise refuse("PERIOD_ORDER", _("It ends before it begins."), "end_time")


def not_service(field: str) -> UserError:
    """Return the refusal of issues at a visit that is none to serve a company."""
    message = _("Issues are raised at service visits only, and this is another kind of visit.")
    if field == "direction":
        message = _("Issues were raised at this visit. It stays a service visit.")
    return refuse("VISIT_NOT_SERVICE", message, field)


def check_issue(opened_on: date, closed_on: date | None, today: date) -> None:
    """Refuse an issue that was closed before it was raised, or in the future."""
    if closed_on is None:
        return
    if closed_on > today:
        sentence = _("It cannot be closed in the future. Enter a date up to {today}.")
        raise refuse("DATE_INVALID", sentence.format(today=printed_date(today)), "closed_on")
    if closed_on < opened_on:
        sentence = _("It was raised on {day} and cannot be closed before that.")
        raise refuse("PERIOD_ORDER", sentence.format(day=printed_date(opened_on)), "closed_on")
