"""The first page (今日) and what is due, for one person, a team or everybody.

Rules: docs/domain.md, The day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.agenda.coming import coming
from crm.agenda.due_lines import DueRow, lines_of
from crm.agenda.due_sql import due_count, due_rows, group_column, people_of
from crm.agenda.needs import open_needs
from crm.agenda.rows import Agenda, ComingLine, DueLine, ExpiringLetter, OpenNeed, OverdueLead
from crm.agenda.standing import count_without_end, expiring_letters, overdue_leads
from crm.agenda.terms import DueGroup, DueKind

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Subquery
    from sqlalchemy.orm import Session

__all__ = [
    "Agenda",
    "ComingLine",
    "DueLine",
    "ExpiringLetter",
    "OpenNeed",
    "OverdueLead",
    "count_due",
    "due_between",
    "load_agenda",
]
READS = (
    "company",
    "follow_up",
    "issue",
    "lead",
    "lead_requirement",
    "lead_stage_history",
    "letter",
    "park",
    "staff",
    "task",
    "trip",
    "trip_contact",
    "trip_member",
    "trip_stop",
    "visit",
    "visit_company",
    "visit_item",
    "visit_park",
)
DUE_LIMIT = 200  # lines of each group; the counts tell of the rest
_ORDER = {group.value: place for place, group in enumerate(DueGroup)}


def load_agenda(
    session: Session, today: date, *, staff_id: int | None = None, team: str | None = None
) -> Agenda:
    """Return the first page of a member of staff, of a team, or of everybody.

    Lines come in the order of their groups, in it by day, time (untimed last) and subject. Open
    needs are a block of their own (`requirements`) and not among `due`.
    """
    people = people_of(session, staff_id, team)
    due, counts = _due(session, today, due_rows(people))
    needs, need_count = open_needs(session, today, people)
    overdue, overdue_count = overdue_leads(session, today, people)
    expiring, expiring_count = expiring_letters(session, today, people)
    return Agenda(
        today=today,
        due=due,
        counts=counts,
        visits_and_trips=coming(session, today, people),
        overdue_leads=overdue,
        overdue_count=overdue_count,
        expiring=expiring,
        expiring_count=expiring_count,
        without_end=count_without_end(session, today, people),
        requirements=needs,
        requirement_count=need_count,
    )


def count_due(session: Session, today: date, staff_id: int | None) -> int:
    """Return how many lines are overdue or due today: the number on the rail."""
    people = None if staff_id is None else [staff_id]
    return session.scalar(due_count(people, today)) or 0


def due_between(
    session: Session, start: datetime, end: datetime, staff_id: int | None
) -> tuple[DueLine, ...]:
    """Return what is due from `start` up to and including `end`, both local time in Shanghai.

    Open needs are among the lines. One without a time belongs to its whole day: it is there when
    its day is touched. Groups and days are those of the day of `end`.
    """
    people = None if staff_id is None else [staff_id]
    today = end.date()
    rows = due_rows(people, DueKind, start.date(), today)
    column = rows.c
    query = select(column.kind, column.id, column.on, column.time).order_by(*_in_order(rows))
    first, last = f"{start:%Y-%m-%d %H:%M}", f"{end:%Y-%m-%d %H:%M}"
    found = [_row(each) for each in session.execute(query)]
    wanted = [each for each in found if each.time is None or first <= _moment(each) <= last]
    return lines_of(session, wanted, today)


def _moment(row: DueRow) -> str:
    return f"{row.on} {row.time}"


def _due(
    session: Session, today: date, rows: Subquery
) -> tuple[tuple[DueLine, ...], dict[DueGroup, int]]:
    group = group_column(rows.c.on, today)
    place = func.row_number().over(partition_by=group, order_by=_in_order(rows))
    count = func.count().over(partition_by=group)
    column = rows.c
    ranked = select(
        column.kind,
        column.id,
        column.on,
        column.time,
        group.label("group"),
        place.label("place"),
        count.label("count"),
    ).subquery("ranked")
    found: list[Any] = list(session.execute(select(ranked).where(ranked.c.place <= DUE_LIMIT)))
    found.sort(key=lambda row: (_ORDER[row.group], row.place))
    counts = dict.fromkeys(DueGroup, 0) | {DueGroup(row.group): row.count for row in found}
    return lines_of(session, [_row(row) for row in found], today), counts


def _in_order(rows: Subquery) -> tuple[Any, ...]:
    column = rows.c
    day = (column.on.is_(None), column.on)
    return (*day, column.time.is_(None), column.time, column.key, column.kind, column.id)


def _row(row: Any) -> DueRow:
    return DueRow(DueKind(row.kind), row.id, row.on, row.time)
