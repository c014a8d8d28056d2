"""Changes to intent letters. The caller owns the transaction; nothing here commits.

Rules: docs/domain.md, Intent letters. Signing never moves the lead.
"""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from crm.companies.models import Company
from crm.language import _
from crm.leads.models import Lead
from crm.letters.fields import (
    CONVERT_FIELDS,
    CORRECTION_FIELDS,
    FIELDS,
    VOID_FIELDS,
    WITHDRAW_FIELDS,
)
from crm.letters.letter_actions import (
    check_archive,
    check_convert,
    check_correct,
    check_sign,
    check_void,
    check_withdraw,
)
from crm.letters.models import Letter
from crm.letters.park_room import park_room
from crm.letters.standings import facts_of, predecessors_of, standing_of, standings_of
from crm.letters.terms import AreaKind, LetterStatus
from crm.letters.writing import changed, check_term, own_letter, parsed, write_draft
from crm.quantities.formatting import in_m2
from crm.records import saving
from crm.records.fields import by_name
from crm.staff.permissions import require_writer
from crm.staff.queries import require_active

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved

NOTHING_MORE: Mapping[str, object] = MappingProxyType({})
_CORRECTION = (
    *(each for each in FIELDS if each.name not in by_name(CORRECTION_FIELDS)),
    *CORRECTION_FIELDS,
)


def save_letter(
    work: Work, raw: Mapping[str, object], id: int | None = None, version: int | None = None
) -> Saved:
    """Draft a letter, or change the fields in `raw` of the letter `id`.

    The company is the lead's, the owner its owner unless named. On a signed letter only
    deposit_received_on and note may change. Raises UserError with the codes of its fields,
    LETTER_IMMUTABLE, LETTER_COMPANY_MISMATCH, LETTER_VALID_BEFORE_SIGNED, STAFF_INACTIVE,
    PERMISSION_DENIED, VERSION_CONFLICT.
    """
    letter = write_draft(work, raw, id, version)
    check_term(letter.signed_on, letter.valid_until)
    return saving.saved(work, letter)


def sign_letter(
    work: Work,
    id: int | None,
    raw: Mapping[str, object] = NOTHING_MORE,
    version: int | None = None,
) -> Saved:
    """Sign a draft, with the values in `raw` written into it first; without `id` a new letter.

    The owner's credit is fixed from now on. Raises UserError as `save_letter`, and
    LETTER_SIGNED_DATE_REQUIRED, LETTER_SIGNED_IN_FUTURE, AREA_NOT_POSITIVE,
    LETTER_OVERLAP_UNRESOLVED, LETTER_ALREADY_SUPERSEDED, LETTER_CYCLE, LETTER_KIND_MISMATCH,
    LETTER_DATE_ORDER, LETTER_CLOSED. Warns PARK_OVERSUBSCRIBED.
    """
    letter = write_draft(work, raw, id, version)
    session = work.session
    # Two people signing for one company at once must see each other's letter.
    session.execute(select(Company.id).where(Company.id == letter.company_id).with_for_update())
    lead = saving.found(session, Lead, letter.lead_id)
    standings = standings_of(session, letter.company_id)
    old = None
    if letter.supersedes_id is not None:
        old = standing_of(session, saving.found(session, Letter, letter.supersedes_id))
    check_sign(
        facts_of(letter),
        today=work.today,
        lead_company_id=lead.company_id,
        others=[each for each in standings.values() if each.letter.id != letter.id],
        old=old,
        predecessors=predecessors_of(session, old.letter.id) if old and old.letter.id else (),
    )
    require_active(session, letter.owner_id, "owner_id")
    letter.status = LetterStatus.SIGNED
    session.flush()  # the park's total below counts this letter
    _warn_of_full_park(work, letter)
    return saving.saved(work, letter)


def supersede_letter(work: Work, id: int, raw: Mapping[str, object]) -> Saved:
    """Sign a new letter that replaces the letter `id`; returns the new one.

    Lead, park, kind of area and unit are those of the old letter unless `raw` names others.
    Raises and warns as `sign_letter`.
    """
    old = saving.found(work.session, Letter, id)
    kept: dict[str, object] = {
        "lead_id": old.lead_id,
        "park_id": old.park_id,
        "area_kind": old.area_kind,
        "unit_text": old.unit_text,
    }
    return sign_letter(work, None, {**kept, **raw, "supersedes_id": id})


def withdraw_letter(
    work: Work,
    id: int,
    raw: Mapping[str, object] = NOTHING_MORE,
    version: int | None = None,
) -> Saved:
    """Withdraw a letter in force; `raw`: withdrawn_on (default: today), withdraw_reason.

    Raises UserError LETTER_CLOSED, LETTER_DATE_ORDER, PERMISSION_DENIED, VERSION_CONFLICT.
    """
    letter = own_letter(work, id, version)
    values = saving.parsed(work, WITHDRAW_FIELDS, raw, partial=True)
    values["withdrawn_on"] = values.get("withdrawn_on") or work.today
    day: Any = values["withdrawn_on"]
    check_withdraw(standing_of(work.session, letter), on=day, today=work.today)
    saving.assign(letter, values)
    _keep_reason(work, values.get("withdraw_reason"))
    return saving.saved(work, letter)


def convert_letter(
    work: Work,
    id: int,
    raw: Mapping[str, object] = NOTHING_MORE,
    version: int | None = None,
) -> Saved:
    """Turn a letter in force into a contract.

    `raw`: converted_on (default: today), contract_area (required), contract_no. Raises UserError
    LETTER_CLOSED, LETTER_DATE_ORDER, AREA_NOT_POSITIVE, PERMISSION_DENIED, VERSION_CONFLICT.
    """
    letter = own_letter(work, id, version)
    values = parsed(work, CONVERT_FIELDS, raw, letter.area_kind)
    values["converted_on"] = values.get("converted_on") or work.today
    check_convert(
        standing_of(work.session, letter),
        on=values["converted_on"],
        contract_area=values.get("contract_area"),
        today=work.today,
    )
    saving.assign(letter, values)
    return saving.saved(work, letter)


def void_letter(
    work: Work,
    id: int,
    raw: Mapping[str, object] = NOTHING_MORE,
    version: int | None = None,
) -> Saved:
    """Declare a letter void that was entered in error; `raw`: void_reason.

    What it superseded is in force again, if its own dates say so. Raises UserError
    PERMISSION_DENIED unless a manager acts, LETTER_CLOSED, LETTER_VOID_BLOCKED, FIELD_REQUIRED,
    VERSION_CONFLICT.
    """
    require_writer(work.actor.role)
    letter = saving.locked(work, Letter, id, version)
    values = saving.parsed(work, VOID_FIELDS, raw, partial=True)
    reason = str(values.get("void_reason") or "")
    successor = exists().where(Letter.supersedes_id == id, Letter.status != LetterStatus.VOID)
    check_void(
        facts_of(letter),
        has_successor=bool(work.session.scalar(select(successor))),
        role=work.actor.role,
        reason=reason,
    )
    saving.assign(letter, {"status": LetterStatus.VOID, "void_reason": reason})
    _keep_reason(work, reason)
    return saving.saved(work, letter)


def correct_letter(
    work: Work, id: int, raw: Mapping[str, object], version: int | None = None
) -> Saved:
    """Correct (勘误) unit_text, letter_no or note of a signed letter; `raw` also has the reason.

    Raises UserError PERMISSION_DENIED unless a manager acts, LETTER_IMMUTABLE naming any other
    field, FIELD_REQUIRED, VERSION_CONFLICT.
    """
    require_writer(work.actor.role)
    letter = saving.locked(work, Letter, id, version)
    values = parsed(work, _CORRECTION, raw, letter.area_kind)
    reason = str(values.pop("reason", None) or "")
    names = changed(letter, values)
    check_correct(facts_of(letter), changed=names, role=work.actor.role, reason=reason)
    saving.assign(letter, {name: values[name] for name in names})
    _keep_reason(work, reason)
    return saving.saved(work, letter)


def archive_letter(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a draft; raises LETTER_IMMUTABLE for every other letter."""
    letter = own_letter(work, id, version)
    check_archive(facts_of(letter))
    saving.archive(work, letter)
    return saving.saved(work, letter)


def restore_letter(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived draft again."""
    letter = own_letter(work, id, version)
    saving.restore(letter)
    return saving.saved(work, letter)


def _keep_reason(work: Work, reason: object) -> None:
    if reason:
        work.session.info["reason"] = reason


def _warn_of_full_park(work: Work, letter: Letter) -> None:
    if letter.area_kind is AreaKind.LAND:
        return
    room = park_room(work.session, letter.park_id, work.today)
    if not room.oversubscribed or room.available is None:
        return
    sentence = _(
        "Intent in force in {park} is now {in_force} m², more than the {available} m² available."
    )
    message = sentence.format(
        park=room.name,
        in_force=in_m2(room.in_force),
        available=in_m2(max(room.available, Decimal(0))),
    )
    work.warn("PARK_OVERSUBSCRIBED", message, "area")
