"""Changes to partners. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.errors import refuse
from crm.language import _
from crm.partners.fields import PARTNER_FIELDS
from crm.partners.models import Partner
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved


def save_partner(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create a partner, or change the fields in `raw` of the partner `id`.

    Raises UserError: FIELD_REQUIRED, DUPLICATE (same name and kind), PERMISSION_DENIED.
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, PARTNER_FIELDS, raw, partial=id is not None)
    if id is None:
        partner = Partner(**values)
    else:
        partner = saving.locked(work, Partner, id, version)
        require_owner(work.actor.role, work.actor.id, [partner.created_by])
        with work.session.no_autoflush:
            saving.assign(partner, values)
    with work.session.no_autoflush:
        _refuse_duplicate(work, partner)
    return saving.saved(work, saving.added(work, partner))


def _refuse_duplicate(work: Work, partner: Partner) -> None:
    """Capitals and full-width letters make no other partner: sort keys are alike."""
    same = select(Partner.id).where(
        Partner.sort_key == partner.sort_key,
        Partner.kind == partner.kind,
        Partner.id != (partner.id or 0),
    )
    if work.session.scalar(same.limit(1)) is not None:
        message = _("“{name}” is already there. Open it instead of entering it again.")
        raise refuse("DUPLICATE", message.format(name=partner.name), "name")


def archive_partner(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a partner from lists and pickers; the leads that it referred keep its name."""
    return _set_archived(work, id, version, archived=True)


def restore_partner(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived partner again."""
    return _set_archived(work, id, version, archived=False)


def _set_archived(work: Work, id: int, version: int | None, *, archived: bool) -> Saved:
    partner = saving.locked(work, Partner, id, version)
    require_owner(work.actor.role, work.actor.id, [partner.created_by])
    if archived:
        saving.archive(work, partner)
    else:
        saving.restore(partner)
    return saving.saved(work, partner)
