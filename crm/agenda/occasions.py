"""What somebody may have to be reminded of around now (docs/domain.md, Reminders)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from crm.agenda.coming import coming
from crm.agenda.queries import count_due, due_between
from crm.agenda.reminders import (
    LeadTimes,
    Matter,
    Memory,
    Occasion,
    first_day,
    local,
    morning_is_wanted,
)
from crm.agenda.standing import expiring_letters, overdue_leads
from crm.clock import SHANGHAI
from crm.language import _, ngettext
from crm.visits.terms import VisitStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.agenda.rows import ComingLine, DueLine

# Reminders come at most a day ahead; the next day is read with them.
AHEAD = timedelta(days=2)
# A visit that nobody was reminded of in time is told this long afterwards.
VISITS_BACK = timedelta(days=7)
AWAITED = (VisitStatus.PLANNED, VisitStatus.CONFIRMED)


def load_occasions(
    session: Session, staff_id: int, memory: Memory, now: datetime, wanted: LeadTimes
) -> tuple[Occasion, ...]:
    """Return what a member of staff may be reminded of now, what rests and what waits included."""
    today, first = local(now).date(), first_day(memory)
    start, end = _midnight(first), _midnight(today + AHEAD)
    lines = due_between(session, start, end, staff_id)
    visits = coming(session, max(first, today - VISITS_BACK), [staff_id])
    return (
        *(occasion_of(each) for each in lines),
        *(_visit(each) for each in visits if each.kind == "visit" and each.status in AWAITED),
        *_morning(session, staff_id, memory, now, wanted),
    )


def occasion_of(line: DueLine) -> Occasion:
    """Return the occasion of something that is to be done; it must have a day."""
    if line.on is None:
        message = "what has no day cannot be reminded of"
        raise ValueError(message)
    return Occasion(
        matter=Matter.LINE,
        name=f"{line.kind.value.lower()}:{line.id}",
        on=line.on,
        time=line.time,
        text=line.text,
        detail=line.subject,
        opens=line.opens,
        line=line,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), SHANGHAI)


def _visit(line: ComingLine) -> Occasion:
    return Occasion(
        matter=Matter.VISIT,
        name=f"visit_begins:{line.id}",
        on=line.on,
        time=line.start_time,
        text=_("Visit: {title}").format(title=line.title),
        detail=line.detail,
        opens=line.opens,
    )


def _morning(
    session: Session, staff_id: int, memory: Memory, now: datetime, wanted: LeadTimes
) -> Iterator[Occasion]:
    """Yield the summary of this morning where it is wanted and says something."""
    today = local(now).date()
    summary = Occasion(Matter.MORNING, "morning", today, None, _("To look at this morning"), "")
    if not morning_is_wanted(memory, summary.key, now, wanted):
        return
    detail = _standing(session, staff_id, today)
    if detail:
        yield Occasion(Matter.MORNING, "morning", today, None, summary.text, detail)


def _standing(session: Session, staff_id: int, today: date) -> str:
    overdue = count_due(session, today - timedelta(days=1), staff_id)
    _letters, expiring = expiring_letters(session, today, [staff_id])
    _leads, beyond = overdue_leads(session, today, [staff_id])
    counted = (
        (overdue, ngettext("{count} overdue", "{count} overdue", overdue)),
        (
            expiring,
            ngettext(
                "{count} letter ends within 30 days", "{count} letters end within 30 days", expiring
            ),
        ),
        (
            beyond,
            ngettext("{count} lead past its limit", "{count} leads past their limit", beyond),
        ),
    )
    return " · ".join(text.format(count=count) for count, text in counted if count)
