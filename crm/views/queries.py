"""Saved views for the picker of a list: plain rows, never ORM objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from crm.errors import UserError
from crm.staff.models import Staff
from crm.views.definition import ViewDefinition, from_json
from crm.views.models import SavedView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm.errors import Problem

READS = ("saved_view", "staff")


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A saved view; `definition` is None where it cannot be read, and `problem` says why."""

    id: int
    version: int
    name: str
    owner: str
    mine: bool
    shared: bool
    definition: ViewDefinition | None
    problem: Problem | None = None


def load_views(session: Session, list_key: str, actor_id: int) -> tuple[ViewRow, ...]:
    """Return the views of a list that a person may use: their own first, then the shared ones.

    An `actor_id` of 0 is whoever works where no staff is entered yet.
    """
    mine = SavedView.owner_id == (actor_id or None)
    query = (
        select(SavedView, Staff.name)
        .outerjoin(Staff, SavedView.owner_id == Staff.id)
        .where(SavedView.list_key == list_key, SavedView.archived_at.is_(None))
        .where(or_(mine, SavedView.shared.is_(True)))
        .order_by(SavedView.sort_key, SavedView.id)
    )
    rows = [_row(view, owner, actor_id) for view, owner in session.execute(query)]
    return (*(each for each in rows if each.mine), *(each for each in rows if not each.mine))


def _row(view: SavedView, owner: str | None, actor_id: int) -> ViewRow:
    definition, problem = None, None
    try:
        definition = from_json(view.definition)
    except UserError as error:
        problem = error.problems[0]
    return ViewRow(
        id=view.id,
        version=view.version,
        name=view.name,
        owner=owner or "",
        mine=view.owner_id == (actor_id or None),
        shared=view.shared,
        definition=definition,
        problem=problem,
    )
