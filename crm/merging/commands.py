"""Merging: one record stays, the other is hidden, and everything of it moves.

Rules: docs/domain.md, Merging. The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.companies.commands import derive_contact_keys, derive_keys
from crm.companies.models import Company, Contact
from crm.language import _
from crm.leads import commands as leads
from crm.leads.fields import FIELDS as LEAD_FIELDS
from crm.leads.first_leads import open_leads
from crm.leads.lead_checks import check_gate_kept, check_values
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.moving import move_lead
from crm.letters.models import Letter
from crm.letters.terms import Relation
from crm.merging.checks import Mergeable, name_of, require_mergeable
from crm.merging.choosing import columns_of, settled, sides_of
from crm.merging.fields import (
    COMPANY_CHOICES,
    COMPANY_MERGED,
    CONTACT_CHOICES,
    CONTACT_MERGED,
    LEAD_CHOICES,
    LEAD_MERGED,
)
from crm.merging.links import move_links
from crm.merging.names import other_names
from crm.merging.overlaps import new_overlaps
from crm.merging.parents import parent_after
from crm.merging.terms import Side
from crm.records import saving
from crm.records.fields import NOTE_LIMIT, Kind
from crm.records.written import checked_text
from crm.staff.permissions import require_manager

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.database.session import Work
    from crm.records.fields import Field
    from crm.records.saved import Saved

NOTHING_CHOSEN: Mapping[str, object] = MappingProxyType({})


def merge_companies(
    work: Work,
    survivor: int,
    loser: int,
    raw: Mapping[str, object] = NOTHING_CHOSEN,
    version: int | None = None,
    loser_version: int | None = None,
) -> Saved:
    """Merge a company into another: everything of the loser moves, its names become other names.

    `raw` says for single fields whose value stays: SURVIVOR, LOSER, and for lists and notes BOTH;
    otherwise nothing is lost (crm/merging/choosing.py). Raises UserError PERMISSION_DENIED,
    MERGE_BLOCKED, VERSION_CONFLICT, NOT_FOUND, VALUE_UNKNOWN, NOTE_TOO_LONG where two notes do
    not fit into one. Warns LETTER_OVERLAP_UNRESOLVED for letters that are now of one company and
    count as additional, and LEAD_ALREADY_OPEN.
    """
    kept, gone = _both(work, Company, (survivor, version), (loser, loser_version))
    overlaps = new_overlaps(work.session, kept.id, gone.id, work.today)
    values = _chosen(work, kept, gone, (COMPANY_MERGED, COMPANY_CHOICES), raw)
    values["aliases"] = other_names(kept, gone, values)
    values["parent_company_id"] = parent_after(work.session, kept, gone, values)
    code = kept.uscc or gone.uscc
    gone.uscc = None
    _one_main_contact(work, kept, gone)
    move_links(work.session, "company", gone.id, kept.id)  # also writes that the code is free
    saving.assign(kept, {**values, "uscc": code})
    derive_keys(kept)
    gone.merged_into_id = kept.id
    _settle_overlaps(work, [later.id or 0 for _earlier, later in overlaps])
    _warn_of_open_leads(work, kept)
    return saving.saved(work, kept)


def merge_contacts(
    work: Work,
    survivor: int,
    loser: int,
    raw: Mapping[str, object] = NOTHING_CHOSEN,
    version: int | None = None,
    loser_version: int | None = None,
) -> Saved:
    """Merge a contact into another: leads, trips and visits that name the loser name the survivor.

    `raw` says for single fields whose value stays, as for companies. Raises UserError
    PERMISSION_DENIED, MERGE_BLOCKED, VERSION_CONFLICT, NOT_FOUND, VALUE_UNKNOWN, NOTE_TOO_LONG.
    """
    kept, gone = _both(work, Contact, (survivor, version), (loser, loser_version))
    values = _chosen(work, kept, gone, (CONTACT_MERGED, CONTACT_CHOICES), raw)
    if kept.company_id != gone.company_id and not kept.is_primary:
        values["is_primary"] = False  # the main contact of another company is not that of this one
    move_links(work.session, "contact", gone.id, kept.id)
    saving.assign(kept, values)
    derive_contact_keys(kept)
    gone.merged_into_id = kept.id
    return saving.saved(work, kept)


def merge_leads(
    work: Work,
    survivor: int,
    loser: int,
    raw: Mapping[str, object] = NOTHING_CHOSEN,
    version: int | None = None,
    loser_version: int | None = None,
) -> Saved:
    """Merge a lead into another of the company: letters, deals, visits, follow-ups, needs move.

    The survivor keeps its code, owner, date of registration and moves; `raw` says for single
    fields whose value stays, as for companies, and `stage` LOSER moves it on to the loser's
    stage. Raises UserError PERMISSION_DENIED, MERGE_BLOCKED, VERSION_CONFLICT, NOT_FOUND,
    VALUE_UNKNOWN, NOTE_TOO_LONG, STAGE_DATE_ORDER, STAGE_GATE_UNMET, STAGE_TRANSITION_INVALID.
    """
    kept, gone = _both(work, Lead, (survivor, version), (loser, loser_version))
    values = _chosen(work, kept, gone, (LEAD_MERGED, LEAD_CHOICES), raw)
    values["date_precisions"] = _precisions(kept, gone, values)
    after = {**{field.name: getattr(kept, field.name) for field in LEAD_FIELDS}, **values}
    check_values(work, after)
    check_gate_kept(kept, after, work.today)
    move_links(work.session, "lead", gone.id, kept.id)
    saving.assign(kept, values)
    leads.derive_keys(kept)
    gone.merged_into_id = kept.id
    work.session.flush()
    if raw.get("stage") == Side.LOSER and kept.stage is not gone.stage:
        _move_on(work, kept, gone)
    return saving.saved(work, kept)


def _both(
    work: Work,
    model: type[Mergeable],
    survivor: tuple[int, int | None],
    loser: tuple[int, int | None],
) -> tuple[Mergeable, Mergeable]:
    """Return both rows to change; the change set says which went into which."""
    require_manager(work.actor.role)
    kept = saving.at_version(work, model, *survivor)
    gone = saving.at_version(work, model, *loser)
    require_mergeable(work.session, kept, gone)
    work.session.info["reason"] = f"{name_of(gone)} → {name_of(kept)}"
    return kept, gone


def _chosen(
    work: Work,
    kept: Company | Contact | Lead,
    gone: Company | Contact | Lead,
    fields: tuple[Sequence[Field], Sequence[Field]],
    raw: Mapping[str, object],
) -> dict[str, Any]:
    merged, choices = fields
    chosen = saving.parsed(work, choices, raw, partial=True)
    mine, theirs = values_of(kept, merged), values_of(gone, merged)
    sides = sides_of(merged, mine, theirs, chosen)
    values = settled(merged, mine, theirs, sides)
    for field in merged:
        if field.kind is Kind.NOTE and sides[field.name] is Side.BOTH:
            text = values[field.name]
            checked_text(text, limit=NOTE_LIMIT, code="NOTE_TOO_LONG", field=field.name)
    return values


def values_of(row: Company | Contact | Lead, fields: Sequence[Field]) -> dict[str, Any]:
    """Return the stored values of fields, with the columns that belong to them."""
    return {name: getattr(row, name) for field in fields for name in columns_of(field)}


def _one_main_contact(work: Work, kept: Company, gone: Company) -> None:
    """The main contact of the survivor stays the only one."""
    query = select(Contact).where(
        Contact.company_id.in_((kept.id, gone.id)),
        Contact.is_primary.is_(True),
        Contact.archived_at.is_(None),
        Contact.merged_into_id.is_(None),
    )
    mains = work.session.scalars(query).all()
    if any(each.company_id == kept.id for each in mains):
        for each in mains:
            each.is_primary = each.company_id == kept.id


def _settle_overlaps(work: Work, later: Sequence[int]) -> None:
    """Two signed letters both count: the later one becomes additional, and a person is told."""
    letters = [work.session.get_one(Letter, each) for each in dict.fromkeys(later)]
    settled_now = [each for each in letters if each.relation_to_prior is Relation.NONE]
    for letter in settled_now:
        letter.relation_to_prior = Relation.ADDITIONAL
    if settled_now:
        sentence = _(
            "{codes}: in force beside another letter of what is now one company, in the same "
            "park. Both count, as additional letters; sign a replacing letter if one was meant."
        )
        codes = ", ".join(each.code for each in settled_now)
        work.warn("LETTER_OVERLAP_UNRESOLVED", sentence.format(codes=codes), "letters")


def _warn_of_open_leads(work: Work, kept: Company) -> None:
    found = open_leads(work.session, kept.id)
    if len(found) > 1:
        sentence = _(
            "The company now has {count} open leads. {code} of {owner} was registered first."
        )
        first = found[0]
        message = sentence.format(count=len(found), code=first.code, owner=first.owner)
        work.warn("LEAD_ALREADY_OPEN", message, "leads")


def _precisions(kept: Lead, gone: Lead, values: Mapping[str, Any]) -> dict[str, str]:
    """A date brings along how exactly it is known."""
    found: dict[str, str] = {}
    for name in {*kept.date_precisions, *gone.date_precisions}:
        value = values.get(name, getattr(kept, name))
        for lead in (kept, gone):
            if name in lead.date_precisions and getattr(lead, name) == value:
                found.setdefault(name, lead.date_precisions[name])
    return found


def _move_on(work: Work, kept: Lead, gone: Lead) -> None:
    """Enter the loser's stage on the day on which the loser did, if the history allows it."""
    newest = select(LeadStageHistory).order_by(LeadStageHistory.position.desc()).limit(1)
    last = work.session.scalar(newest.where(LeadStageHistory.lead_id == gone.id))
    raw = {
        "on": max(kept.stage_entered_on, gone.stage_entered_on),
        "reason": (last.reason if last else None) or f"{gone.code} → {kept.code}",
        "review_on": gone.review_on,
        "lost_reason": gone.lost_reason,
    }
    reason = work.session.info["reason"]
    move_lead(work, kept.id, gone.stage, raw)
    work.session.info["reason"] = reason
