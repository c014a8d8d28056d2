"""From what a record refers to, to the group in which it is shown: key, name and place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.deals.terms import Vehicle
from crm.funds.models import Fund
from crm.industries.models import Industry
from crm.industries.terms import IndustryGroup
from crm.language import Marked, Term, mark
from crm.leads.models import Lead
from crm.leads.terms import Scope
from crm.names.sorting import sort_key
from crm.parks.models import Park
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from sqlalchemy.orm import Session

# The key of 未分类 and 未指定: what a record leaves open.
UNSPECIFIED = "O"
DIRECT = Vehicle.DIRECT.value
_LAST = 1

BREAKDOWNS: dict[str, Marked] = {
    "park": mark("breakdown", "Park"),
    "industry": mark("breakdown", "Industry"),
    "owner": mark("breakdown", "Responsible"),
    "team": mark("breakdown", "Team"),
    "mode": mark("breakdown", "Attraction mode"),
    "stage": mark("breakdown", "Stage"),
    "level": mark("breakdown", "Project level"),
    "tier": mark("breakdown", "Tier"),
    "kind": mark("breakdown", "Kind"),
    "city": mark("breakdown", "City"),
    "vehicle": mark("breakdown", "Vehicle"),
    "fund": mark("breakdown", "Fund"),
    "month": mark("breakdown", "Month"),
    "quarter": mark("breakdown", "Quarter"),
    "lead": mark("breakdown", "Lead"),
    "target": mark("breakdown", "Target"),
}
_NOT_SPECIFIED = mark("breakdown", "Not specified")


@dataclass(frozen=True, slots=True)
class Group:
    """A row to be: its key, its name and where it stands among the others."""

    key: str
    name: str
    order: tuple[int, int, str]


def not_specified() -> Group:
    """Return the group of records that leave it open."""
    return Group(UNSPECIFIED, str(_NOT_SPECIFIED), (_LAST, 0, ""))


def grouping(session: Session, by: str) -> Callable[[Hashable], Group]:
    """Return what finds the group of a raw key: an id, a term, a date or a text."""
    loaders: dict[str, Callable[[Session], dict[Any, Group]]] = {
        "park": _parks,
        "industry": _industries,
        "owner": _owners,
        "team": _teams,
        "fund": _funds,
        "lead": _leads,
    }
    if by in loaders:
        known = loaders[by](session)
        missing = _unclassified() if by == "industry" else not_specified()
        return lambda raw: known.get(raw, missing)
    return {"month": _month, "quarter": _quarter, "city": _city}.get(by, _term)


def parks_shown(session: Session, scope: str | None, park_id: int | None) -> list[int]:
    """Return the parks that a breakdown lists even when nothing falls on them.

    For 集团 those that the group operates, else all; archived ones are left out.
    """
    query = select(Park.id).where(Park.archived_at.is_(None))
    if scope == Scope.GROUP.value:
        query = query.where(Park.operated_by_group)
    if park_id is not None:
        query = select(Park.id).where(Park.id == park_id)
    return list(session.scalars(query))


def _parks(session: Session) -> dict[Any, Group]:
    rows = session.execute(select(Park.id, Park.code, Park.name))
    return {row.id: Group(row.code, row.name, (0, 0, row.code)) for row in rows}


def _industries(session: Session) -> dict[Any, Group]:
    """Put every row under its level 1 code; a code keeps its newest name."""
    columns = (Industry.id, Industry.code, Industry.name, Industry.group, Industry.parent_id)
    rows = session.execute(select(*columns).order_by(Industry.valid_from, Industry.id)).all()
    by_id = {row.id: row for row in rows}
    names = {row.code: row.name for row in rows}
    groups = tuple(IndustryGroup)
    found: dict[Any, Group] = {}
    for row in rows:
        top = by_id.get(row.parent_id, row)
        if top.group is IndustryGroup.OTHER:
            found[row.id] = _unclassified()
        else:
            order = (0, groups.index(top.group), top.code)
            found[row.id] = Group(top.code, names[top.code], order)
    return found


def _unclassified() -> Group:
    return Group(UNSPECIFIED, IndustryGroup.OTHER.label, (_LAST, 0, ""))


def _owners(session: Session) -> dict[Any, Group]:
    rows = session.execute(select(Staff.id, Staff.code, Staff.name))
    return {row.id: Group(row.code, row.name, (0, 0, row.code)) for row in rows}


def _teams(session: Session) -> dict[Any, Group]:
    """Put each member of staff under the team; whoever has none is not specified."""
    rows = session.execute(select(Staff.id, Staff.team).where(Staff.team.is_not(None)))
    return {row.id: Group(row.team, row.team, (0, 0, sort_key(row.team))) for row in rows}


def _funds(session: Session) -> dict[Any, Group]:
    rows = session.execute(select(Fund.id, Fund.code, Fund.name))
    found: dict[Any, Group] = {row.id: Group(row.code, row.name, (0, 0, row.code)) for row in rows}
    found[None] = Group(DIRECT, Vehicle.DIRECT.label, (_LAST, 0, ""))
    return found


def _leads(session: Session) -> dict[Any, Group]:
    rows = session.execute(select(Lead.id, Lead.code, Lead.title))
    return {row.id: Group(row.code, row.title, (0, 0, row.code)) for row in rows}


def _month(raw: Any) -> Group:
    key = f"{raw:%Y-%m}"
    return Group(key, key, (0, 0, key))


def _quarter(raw: Any) -> Group:
    key = f"{raw:%Y}Q{(raw.month + 2) // 3}"
    return Group(key, key, (0, 0, key))


def _city(raw: Hashable) -> Group:
    return Group(str(raw), str(raw), (0, 0, sort_key(str(raw))))


def _term(raw: Hashable) -> Group:
    if not isinstance(raw, Term):
        return not_specified()
    return Group(raw.value, raw.label, (0, list(type(raw)).index(raw), ""))
