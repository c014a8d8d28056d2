"""The timeline of a company or a lead: sorted, filtered and paged in SQL, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, union_all

from crm.errors import refuse
from crm.followups.models import FollowUp
from crm.language import _
from crm.records import saving
from crm.timeline.rows import PAGE, TimelineAsked, TimelinePage
from crm.timeline.sources import COMPANY, LEAD, sources
from crm.timeline.telling import Key, said_by, told
from crm.timeline.terms import EntryKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

READS = (
    *("attachment", "contact", "deal", "follow_up", "issue", "lead", "lead_requirement"),
    *("lead_stage_history", "letter", "pay_in", "staff", "task", "trip", "trip_contact"),
    *("visit", "visit_company"),
)
EVERYTHING = TimelineAsked()


def load_timeline(
    session: Session,
    record: str,
    id: int,
    asked: TimelineAsked = EVERYTHING,
    start: int = 0,
    limit: int = PAGE,
) -> TimelinePage:
    """Return entries of the timeline of a company or a lead (`record`), from `start` on.

    Raises UserError VALUE_UNKNOWN for another kind of record.
    """
    if record not in (COMPANY, LEAD):
        message = _("A {kind} has no timeline.").format(kind=record)
        raise refuse("VALUE_UNKNOWN", message, "record")
    found = list(sources(record, id, session.get_bind().dialect.name))
    everything = union_all(*(each.select(asked.text, asked.until) for each in found)).subquery()
    counting = select(everything.c.kind, func.count()).group_by(everything.c.kind)
    counts = {EntryKind(kind): count for kind, count in session.execute(counting)}
    wanted = asked.kinds or frozenset(EntryKind)
    shown = union_all(
        *(each.select(asked.text, asked.until) for each in found if each.kind in wanted)
    )
    keys = [Key(*row) for row in session.execute(_page(shown.subquery(), start, limit))]
    total = sum(count for kind, count in counts.items() if kind in wanted)
    return TimelinePage(told(session, record, keys), start, total, counts)


def load_text(session: Session, follow_up_id: int) -> str:
    """Return the whole text of a follow-up; raises UserError NOT_FOUND."""
    row = saving.found(session, FollowUp, follow_up_id)
    return said_by(row.channel, row.content)


def _page(entries: Any, start: int, limit: int) -> Any:
    newest = (entries.c.day.desc(), entries.c.at.desc(), entries.c.rank, entries.c.row.desc())
    columns = (entries.c.kind, entries.c.event, entries.c.row, entries.c.day, entries.c.at)
    return select(*columns).order_by(*newest, entries.c.event).offset(start).limit(limit)
