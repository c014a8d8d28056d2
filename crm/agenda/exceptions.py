"""Exceptions: what should have been done by now (docs/domain.md, Requirements and services)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.agenda.due_sql import people_of
from crm.agenda.needs import open_needs

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.agenda.rows import OpenNeed


def open_needs_overdue(
    session: Session, today: date, *, staff_id: int | None = None, team: str | None = None
) -> tuple[OpenNeed, ...]:
    """Return every open need whose day has passed, the longest overdue first."""
    people = people_of(session, staff_id, team)
    return open_needs(session, today, people, before=today, limit=None)[0]
