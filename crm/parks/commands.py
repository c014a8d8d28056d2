"""Changes to parks. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from crm.errors import refuse
from crm.language import _
from crm.letters.models import Letter
from crm.names.sorting import search_key, sort_key
from crm.parks.fields import PARK_FIELDS
from crm.parks.models import Park
from crm.parks.rules import check_park
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_park(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create a park, or change the fields in `raw` of the park `id`; areas in ㎡.

    Raises UserError: FIELD_REQUIRED, DUPLICATE (code or name), PARK_INDUSTRIES, AREA_NOT_POSITIVE,
    PERMISSION_DENIED.
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, PARK_FIELDS, raw, partial=id is not None)
    if id is None:
        park = Park(**values, sort_key="", search_key="")
    else:
        park = saving.locked(work, Park, id, version)
        require_owner(work.actor.role, work.actor.id, _owners(park))
        with work.session.no_autoflush:
            saving.assign(park, values)
    with work.session.no_autoflush:
        check_park(park.leading_industry_ids, park.leased_baseline, park.baseline_on)
        _refuse_duplicate(work, park)
    park.sort_key = sort_key(park.name)
    park.search_key = search_key(park.name, park.code, *park.aliases)
    if id is None:
        saving.added(work, park)
    return saving.saved(work, park)


def _owners(park: Park) -> list[int | None]:
    return [park.manager_staff_id, park.created_by]


def _refuse_duplicate(work: Work, park: Park) -> None:
    other = work.session.scalar(
        select(Park)
        .where(or_(Park.code == park.code, Park.name == park.name), Park.id != (park.id or 0))
        .limit(1)
    )
    if other is not None:
        raise refuse(
            "DUPLICATE",
            _("{code} {name} is already there.").format(code=other.code, name=other.name),
            "code" if other.code == park.code else "name",
        )


def archive_park(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a park from lists and pickers; raises RECORD_IN_USE when it has letters."""
    park = saving.locked(work, Park, id, version)
    require_owner(work.actor.role, work.actor.id, _owners(park))
    if work.session.scalar(select(Letter.id).where(Letter.park_id == id).limit(1)) is not None:
        raise refuse(
            "RECORD_IN_USE", _("This park has intent letters. It stays, so that they add up.")
        )
    saving.archive(work, park)
    return saving.saved(work, park)


def restore_park(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived park again."""
    park = saving.locked(work, Park, id, version)
    require_owner(work.actor.role, work.actor.id, _owners(park))
    saving.restore(park)
    return saving.saved(work, park)
