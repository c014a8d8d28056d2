"""What is asked of a measure, checked against the database before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import or_, select

from crm.errors import refuse
from crm.industries.models import Industry
from crm.language import _
from crm.leads.terms import Mode, Scope
from crm.measures.breakdown import UNSPECIFIED
from crm.measures.definitions import DEFINITIONS
from crm.parks.models import Park
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable

    from sqlalchemy.orm import Session

    from crm.errors import UserError
    from crm.measures.definitions import Definition

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which records count; None is all.

    `scope` and `mode` are stored values, the industry the code of a level 1 row (`O`:
    unclassified). Scope filters by equality: 全市 does not include 集团.
    """

    scope: str | None = None
    park_id: int | None = None
    industry_code: str | None = None
    owner_id: int | None = None
    team: str | None = None
    mode: str | None = None

    def chosen(self) -> frozenset[str]:
        """Return the names of the filters that are set."""
        return frozenset(each.name for each in fields(self) if getattr(self, each.name) is not None)


@dataclass(frozen=True, slots=True)
class Question:
    """One measure for a date; `start` and `end` are the period of a measure that has one.

    `memory` keeps what was read, so that several figures for one date share their queries.
    """

    session: Session
    definition: Definition
    as_of: date
    start: date
    end: date
    filters: Filters
    by: str | None
    memory: dict[Hashable, Any]

    @property
    def until(self) -> date:
        """The last day of the period that counts: nothing after the as-of date does."""
        return min(self.end, self.as_of)

    def ignored(self) -> frozenset[str]:
        """Return the filters that are set and mean nothing for this measure."""
        return self.filters.chosen() - self.definition.filters

    def once(self, key: Hashable, read: Callable[[], Read]) -> Read:
        """Return what `read` gives, reading it at most once for this date and these filters."""
        full = (key, self.as_of, self.start, self.end, self.filters, self.by)
        if full not in self.memory:
            self.memory[full] = read()
        return self.memory[full]


def ask(
    session: Session,
    measure: str,
    *,
    as_of: date,
    start: date | None = None,
    end: date | None = None,
    filters: Filters,
    by: str | None = None,
    memory: dict[Hashable, Any] | None = None,
) -> Question:
    """Check a question and fill in its period: from 1 January of the as-of year to the date.

    Raises UserError VALUE_UNKNOWN (measure, breakdown, scope, park, industry, owner, team,
    mode), PERIOD_ORDER when the period ends before it begins.
    """
    definition = DEFINITIONS.get(measure)
    if definition is None:
        raise _unknown("measure", measure, DEFINITIONS)
    if by is not None and by not in definition.by:
        raise _unknown("by", by, definition.by)
    last = end or as_of
    first = start or date(last.year, 1, 1)
    if first > last:
        sentence = _("The period ends on {end}, before it begins on {start}. Exchange the dates.")
        raise refuse("PERIOD_ORDER", sentence.format(start=first, end=last), "to")
    _check_filters(session, filters)
    shared = {} if memory is None else memory
    return Question(session, definition, as_of, first, last, filters, by, shared)


def _check_filters(session: Session, filters: Filters) -> None:
    if filters.scope is not None and filters.scope not in tuple(Scope):
        raise _unknown("scope", filters.scope, tuple(Scope))
    if filters.mode is not None and filters.mode not in tuple(Mode):
        raise _unknown("mode", filters.mode, tuple(Mode))
    known = {
        "park_id": select(Park.id).where(Park.id == filters.park_id),
        "owner_id": select(Staff.id).where(Staff.id == filters.owner_id),
        "team": select(Staff.id).where(Staff.team == filters.team).limit(1),
        "industry_code": select(Industry.id)
        .where(Industry.code == filters.industry_code, Industry.level == 1)
        .limit(1),
    }
    for name, query in known.items():
        value = getattr(filters, name)
        unclassified = name == "industry_code" and value == UNSPECIFIED
        if value is not None and not unclassified and session.scalar(query) is None:
            raise _unknown(name, str(value), ())


def _unknown(field: str, value: str, choices: Collection[str]) -> UserError:
    if choices:
        sentence = _("“{value}” is not known here. Choose one of: {choices}.")
        message = sentence.format(value=value, choices=", ".join(choices))
    else:
        message = _("“{value}” is not known. Check the code or the name.").format(value=value)
    return refuse("VALUE_UNKNOWN", message, field)


def lead_conditions(filters: Filters, lead: Any) -> list[Any]:
    """Return the conditions on the lead itself: scope, mode and industry."""
    conditions: list[Any] = []
    if filters.scope is not None:
        conditions.append(lead.scope == Scope(filters.scope))
    if filters.mode is not None:
        conditions.append(lead.mode == Mode(filters.mode))
    if filters.industry_code is not None:
        conditions.append(_in_industry(lead.industry_id, filters.industry_code))
    return conditions


def _in_industry(column: Any, code: str) -> Any:
    top = select(Industry.id).where(Industry.code == code, Industry.level == 1)
    below = select(Industry.id).where(Industry.parent_id.in_(top))
    within = or_(column.in_(top), column.in_(below))
    return or_(column.is_(None), within) if code == UNSPECIFIED else within


def place_conditions(filters: Filters, *, owner: Any = None, park: Any = None) -> list[Any]:
    """Return the conditions on the columns that hold the owner and the park, where given."""
    conditions: list[Any] = []
    if owner is not None and filters.owner_id is not None:
        conditions.append(owner == filters.owner_id)
    if owner is not None and filters.team is not None:
        team = select(Staff.id).where(Staff.team == filters.team)
        conditions.append(owner.in_(team))
    if park is not None and filters.park_id is not None:
        conditions.append(park == filters.park_id)
    return conditions


def of_the_group(filters: Filters) -> bool:
    """Tell whether records without a scope of their own count: they are all the group's."""
    return filters.scope in {None, Scope.GROUP.value}
