"""Parks for lists, forms and the record pane: plain rows, areas in ㎡."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.industries.models import Industry
from crm.letters.models import Letter
from crm.parks.fields import PARK_FIELDS
from crm.parks.list_columns import CONDITIONS
from crm.parks.models import Park
from crm.parks.terms import ParkKind, ParkStatus
from crm.records import saving
from crm.records.condition_sql import asked
from crm.records.finding import Query, chunks, filtered, in_order, matching, ordered
from crm.records.grouping import by_group, group_column, ids_by_group, listed_ids
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from crm.parks.terms import PlatformTier
    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = ("park", "letter", "industry", "staff")
LETTERS = select(func.count()).where(Letter.park_id == Park.id).scalar_subquery()
SORTS: dict[str, Any] = {
    "code": Park.code,
    "name": Park.sort_key,
    "kind": in_order(Park.kind, ParkKind),
    "status": in_order(Park.status, ParkStatus),
    "town": Park.town,
    "leasable_area": Park.leasable_area,
    "letters": LETTERS,
}


@dataclass(frozen=True, slots=True)
class ParkRow:
    """A line of the park list; the areas of letters come from the figures K01, K02, K08, K09."""

    id: int
    version: int
    code: str
    name: str
    kind: ParkKind
    status: ParkStatus
    town: str | None
    platform_tier: PlatformTier | None
    leasable_area: Decimal | None
    leased_baseline: Decimal | None
    baseline_on: date | None
    letters: int
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class ParkTotals:
    """What stands under the list: all matching rows."""

    count: int


@dataclass(frozen=True, slots=True)
class ParkDetail:
    """Everything that the pane shows of a park."""

    row: ParkRow
    aliases: tuple[str, ...]
    land_area: Decimal | None
    floor_area: Decimal | None
    leading_industries: tuple[str, ...]
    parent: str | None
    manager: str | None
    opened_on: date | None
    amenities: tuple[str, ...]
    honours: tuple[str, ...]
    service_station_level: str | None
    co_builders: tuple[str, ...]
    note: str | None


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching parks in display order, group by group where it is asked."""
    return listed_ids(session, _ordered(request, today), request, CONDITIONS, today)


def group_ids(
    session: Session, request: ListRequest, today: date
) -> list[tuple[object, str, list[int]]]:
    """Return key, label and ids of each group of the list, in display order."""
    column = group_column(request, CONDITIONS)
    return ids_by_group(session, _ordered(request, today), request, column, today)


def _ordered(request: ListRequest, today: date) -> Select[int]:
    column = SORTS[request.sort or "code"]
    query = by_group(_matching(select(Park.id), request, today), request, CONDITIONS)
    return ordered(query, column, Park.id, descending=request.descending)


def totals(session: Session, request: ListRequest, today: date) -> ParkTotals:
    """Count all matching parks."""
    query = _matching(select(func.count()).select_from(Park), request, today)
    return ParkTotals(session.execute(query).scalar_one())


def _matching(query: Query, request: ListRequest, today: date) -> Query:
    archived = Park.archived_at.is_not(None) if request.archived else Park.archived_at.is_(None)
    query = query.where(archived, *asked(request, CONDITIONS, today))
    if request.text.strip():
        query = query.where(matching(Park.search_key, request.text))
    columns = {"kind": Park.kind, "status": Park.status, "platform_tier": Park.platform_tier}
    return filtered(query, request.filters, columns)


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, ParkRow]:
    """Return the rows of one page by id."""
    del today
    query = select(Park, LETTERS)
    return {
        park.id: _row(park, letters)
        for piece in chunks(ids)
        for park, letters in session.execute(query.where(Park.id.in_(piece)))
    }


def _row(park: Park, letters: int) -> ParkRow:
    return ParkRow(
        id=park.id,
        version=park.version,
        code=park.code,
        name=park.name,
        kind=park.kind,
        status=park.status,
        town=park.town,
        platform_tier=park.platform_tier,
        leasable_area=park.leasable_area,
        leased_baseline=park.leased_baseline,
        baseline_on=park.baseline_on,
        letters=letters,
        archived=park.archived_at is not None,
        is_demo=park.is_demo,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the park form starts from."""
    return saving.form_values(saving.found(session, Park, id), PARK_FIELDS)


def load_detail(session: Session, id: int, today: date) -> ParkDetail:
    """Return what the pane shows; raises UserError NOT_FOUND."""
    park = saving.found(session, Park, id)
    industries = session.scalars(
        select(Industry.name)
        .where(Industry.id.in_(park.leading_industry_ids))
        .order_by(Industry.code)
    )
    parent = session.get(Park, park.parent_park_id) if park.parent_park_id else None
    manager = session.get(Staff, park.manager_staff_id) if park.manager_staff_id else None
    return ParkDetail(
        row=load_rows(session, [id], today)[id],
        aliases=tuple(park.aliases),
        land_area=park.land_area,
        floor_area=park.floor_area,
        leading_industries=tuple(industries),
        parent=parent.name if parent else None,
        manager=manager.name if manager else None,
        opened_on=park.opened_on,
        amenities=tuple(park.amenities),
        honours=tuple(park.honours),
        service_station_level=park.service_station_level,
        co_builders=tuple(park.co_builders),
        note=park.note,
    )
