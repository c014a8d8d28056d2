"""The steps that the commands on letters share: find, allow, write a draft, archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.database.codes import next_code
from crm.errors import refuse
from crm.language import _
from crm.leads.models import Lead
from crm.letters.fields import FIELDS, fields_for
from crm.letters.letter_actions import check_edit
from crm.letters.models import Letter
from crm.letters.standings import facts_of
from crm.letters.terms import AreaKind, LetterStatus, Relation
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.database.session import Work
    from crm.records.fields import Field


def own_letter(work: Work, id: int, version: int | None) -> Letter:
    """Return a letter to change; raises NOT_FOUND, VERSION_CONFLICT or PERMISSION_DENIED.

    It belongs to the owner credited with it and to the present owner of its lead.
    """
    require_writer(work.actor.role)
    letter = saving.locked(work, Letter, id, version)
    lead = saving.found(work.session, Lead, letter.lead_id)
    require_owner(
        work.actor.role, work.actor.id, [letter.owner_id, lead.owner_id, *lead.co_owner_ids]
    )
    return letter


def write_draft(
    work: Work, raw: Mapping[str, object], id: int | None, version: int | None
) -> Letter:
    """Create a draft, or change a letter as far as an ordinary edit may.

    Raises UserError with the codes of the fields, LETTER_COMPANY_MISMATCH, LETTER_IMMUTABLE,
    STAFF_INACTIVE, PERMISSION_DENIED, VERSION_CONFLICT.
    """
    require_writer(work.actor.role)
    if id is None:
        return _new_draft(work, raw)
    letter = own_letter(work, id, version)
    values = parsed(work, FIELDS, raw, letter.area_kind)
    check_edit(facts_of(letter), changed=changed(letter, values))
    _settle_parties(work, values, letter)
    _settle_relation(values, letter.supersedes_id)
    names = changed(letter, values)
    if values.get("owner_id", letter.owner_id) != letter.owner_id:
        require_active(work.session, values["owner_id"], "owner_id")
    if letter.status is not LetterStatus.DRAFT:
        values = {name: values[name] for name in names}
    saving.assign(letter, values)
    return letter


def parsed(
    work: Work, fields: tuple[Field, ...], raw: Mapping[str, object], kind: AreaKind
) -> dict[str, Any]:
    """Parse the fields named in `raw`, areas by the kind of area that the letter will have."""
    if "area_kind" in raw:
        only_kind = [each for each in fields if each.name == "area_kind"]
        wanted = saving.parsed(work, only_kind, {"area_kind": raw["area_kind"]}, partial=True)
        kind = AreaKind(str(wanted["area_kind"]))
    return saving.parsed(work, fields_for(fields, kind), raw, partial=True)


def changed(letter: Letter, values: Mapping[str, Any]) -> set[str]:
    """Return the names of the fields that would get another value.

    The same area written in another way is no change, another qualifier is one.
    """
    different = {name for name, value in values.items() if getattr(letter, name) != value}
    if "area_qual" in different:
        different.add("area")
    return different - {"area_text", "area_qual"}


def check_term(signed_on: date | None, valid_until: date | None) -> None:
    """Raise LETTER_VALID_BEFORE_SIGNED for a term that ends before it begins."""
    if signed_on and valid_until and valid_until < signed_on:
        sentence = _("A letter cannot end before its signing. Enter a later date or none.")
        raise refuse("LETTER_VALID_BEFORE_SIGNED", sentence, "valid_until")


def _new_draft(work: Work, raw: Mapping[str, object]) -> Letter:
    given = {name: value for name, value in raw.items() if value is not None and value != ""}
    lead = _lead_of(work, given)
    if lead is not None:
        given.setdefault("owner_id", lead.owner_id)
    kind = parsed(work, FIELDS, {"area_kind": given.get("area_kind")}, AreaKind.RENT)["area_kind"]
    values: dict[str, Any] = saving.parsed(work, fields_for(FIELDS, kind), given, partial=False)
    _settle_parties(work, values, None)
    _settle_relation(values, None)
    require_active(work.session, values["owner_id"], "owner_id")
    year = (values["signed_on"] or work.today).year
    code = next_code(work.session, "YX", year)
    return saving.added(work, Letter(**values, code=code, status=LetterStatus.DRAFT))


def _lead_of(work: Work, given: Mapping[str, object]) -> Lead | None:
    lead_id = parsed(work, FIELDS, {"lead_id": given.get("lead_id")}, AreaKind.RENT)["lead_id"]
    return saving.found(work.session, Lead, lead_id)


def _settle_parties(work: Work, values: dict[str, Any], letter: Letter | None) -> None:
    """Take the company from the lead; raises LETTER_COMPANY_MISMATCH when another is named."""
    lead_id = values.get("lead_id") or (letter.lead_id if letter else None)
    lead = saving.found(work.session, Lead, lead_id or 0)
    named = values.get("company_id")
    if named is not None and named != lead.company_id:
        sentence = _("The letter and its lead name different companies. Choose the lead's company.")
        raise refuse("LETTER_COMPANY_MISMATCH", sentence, "company_id")
    if letter is None or "lead_id" in values or "company_id" in values:
        values["company_id"] = lead.company_id


def _settle_relation(values: dict[str, Any], supersedes_id: int | None) -> None:
    """A letter that names the one it replaces supersedes it; any other relation names none."""
    if values.get("supersedes_id"):
        values["relation_to_prior"] = Relation.SUPERSEDES
    elif supersedes_id and values.get("relation_to_prior", Relation.SUPERSEDES) is not (
        Relation.SUPERSEDES
    ):
        values["supersedes_id"] = None
