"""What must hold for a site visit (docs/domain.md, Site visits). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import Problem, UserError
from crm.language import _
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence


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
