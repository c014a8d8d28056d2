"""Changes to the industry taxonomy, by administrators. The caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm import taxonomies
from crm.database.base import Base
from crm.errors import refuse
from crm.funds.models import Fund
from crm.industries.fields import INDUSTRY_FIELDS
from crm.industries.models import Industry
from crm.language import _
from crm.parks.models import Park
from crm.records import saving
from crm.records.saved import Saved
from crm.staff.permissions import require_admin
from crm.trips.models import Trip

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.database.session import Work

# Columns that name industries in a list, where no foreign key guards them.
LISTS: tuple[tuple[Any, Any], ...] = (
    (Park, Park.leading_industry_ids),
    (Fund, Fund.focus_industry_ids),
    (Trip, Trip.focus_industry_ids),
)


def save_industry(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Add an industry to the present taxonomy, or change the fields in `raw` of the one `id`.

    Raises UserError: FIELD_REQUIRED, DUPLICATE (the code is there), VALUE_UNKNOWN (a sub-segment
    of a sub-segment), PERMISSION_DENIED.
    """
    require_admin(work.actor.role)
    values = saving.parsed(work, INDUSTRY_FIELDS, raw, partial=id is not None)
    with work.session.no_autoflush:
        if id is None:
            industry = Industry(**values, taxonomy=taxonomies.current_version())
        else:
            industry = saving.locked(work, Industry, id, version)
            saving.assign(industry, values)
        _check_place(work, industry)
    return saving.saved(work, saving.added(work, industry))


def _check_place(work: Work, industry: Industry) -> None:
    """Give the industry its level; two levels are all there are."""
    industry.level = 1
    if industry.parent_id is not None:
        parent = saving.found(work.session, Industry, industry.parent_id)
        if (
            parent.parent_id is not None
            or parent.id == industry.id
            or _has_segments(work, industry)
        ):
            message = _("Industries have two levels. Choose an industry such as A1.")
            raise refuse("VALUE_UNKNOWN", message, "parent_id")
        industry.level = 2
        industry.group = parent.group
    same = select(Industry.id).where(
        Industry.code == industry.code,
        Industry.taxonomy == industry.taxonomy,
        Industry.id != (industry.id or 0),
    )
    if work.session.scalar(same) is not None:
        message = _("{code} is already there.").format(code=industry.code)
        raise refuse("DUPLICATE", message, "code")


def _has_segments(work: Work, industry: Industry) -> bool:
    below = select(Industry.id).where(Industry.parent_id == (industry.id or 0)).limit(1)
    return work.session.scalar(below) is not None


def retire_industry(
    work: Work, id: int, version: int | None = None, *, on: date | None = None
) -> Saved:
    """Close an industry and its sub-segments after the day `on` (today): what has it keeps it.

    Raises UserError PERIOD_ORDER (before it was valid), PERMISSION_DENIED.
    """
    require_admin(work.actor.role)
    industry = saving.locked(work, Industry, id, version)
    day = on or work.today
    if industry.valid_from is not None and day < industry.valid_from:
        message = _("The industry is valid from {day} on. Choose a later day.")
        raise refuse("PERIOD_ORDER", message.format(day=industry.valid_from), "valid_to")
    segments = select(Industry).where(Industry.parent_id == id, Industry.valid_to.is_(None))
    for each in (industry, *work.session.scalars(segments)):
        each.valid_to = day
    return saving.saved(work, industry)


def delete_industry(work: Work, id: int, version: int | None = None) -> Saved:
    """Remove an industry that was entered by mistake.

    Raises UserError RECORD_IN_USE when any record names it, PERMISSION_DENIED.
    """
    require_admin(work.actor.role)
    industry = saving.locked(work, Industry, id, version)
    if _is_used(work, id):
        message = _("Records are classified as {name}. Retire the industry instead.")
        raise refuse("RECORD_IN_USE", message.format(name=industry.name))
    last = Saved(industry.id, industry.code, industry.version)
    work.session.delete(industry)
    work.session.flush()  # so that a forgotten reference is refused here
    return last


def _is_used(work: Work, industry_id: int) -> bool:
    columns = [
        key.parent
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == Industry.__tablename__
    ]
    if any(
        work.session.scalar(select(column).where(column == industry_id).limit(1)) is not None
        for column in columns
    ):
        return True
    return any(
        industry_id in (ids or [])
        for model, column in LISTS
        for ids in work.session.scalars(select(column).select_from(model))
    )
