"""Changes to leads. The caller owns the transaction; nothing here commits.

Moves between stages: crm/leads/moving.py. Requirements: crm/leads/requirements.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.database.codes import next_code
from crm.errors import refuse
from crm.language import _
from crm.leads.fields import FIELDS
from crm.leads.lead_checks import (
    check_company_change,
    check_gate_kept,
    check_owners,
    check_values,
    warn_of_open_lead,
)
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.moving import enter_first_stage, owners_of
from crm.leads.terms import Stage
from crm.letters.credit import owner_after_reassignment
from crm.letters.models import Letter
from crm.letters.terms import LetterStatus
from crm.names.sorting import search_key, sort_key
from crm.quantities.dates import DatePrecision, printed_date
from crm.quantities.money import parse_money
from crm.records import saving
from crm.records.together import rows_of
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.database.session import Work
    from crm.leads.terms import LeadKind
    from crm.records.saved import Saved

OWNER = tuple(field for field in FIELDS if field.name == "owner_id")


def save_lead(
    work: Work, raw: Mapping[str, object], id: int | None = None, version: int | None = None
) -> Saved:
    """Register a lead, or change the fields in `raw` of the lead `id`.

    A new lead is registered today and belongs to whoever enters it unless `raw` says otherwise,
    and stands at NEW. Raises UserError with the codes of its fields and STAGE_DATE_ORDER,
    STAGE_GATE_UNMET, STAFF_INACTIVE, LETTER_COMPANY_MISMATCH, PERMISSION_DENIED,
    VERSION_CONFLICT. Warns LEAD_ALREADY_OPEN.
    """
    require_writer(work.actor.role)
    if id is None:
        return _register(work, raw)
    lead = saving.locked(work, Lead, id, version)
    require_owner(work.actor.role, work.actor.id, owners_of(lead))
    values = _parsed(work, raw, partial=True)
    after = {**{field.name: getattr(lead, field.name) for field in FIELDS}, **values}
    check_values(work, after)
    check_owners(work, lead, after)
    check_gate_kept(lead, after, work.today)
    _change_company(work, lead, after["company_id"], after["kind"])
    _change_registration(work, lead, after["registered_on"])
    _change_owner(work, lead, after["owner_id"])
    saving.assign(lead, {**values, "date_precisions": _kept_precisions(lead, values)})
    _clear_idle_step(lead)
    if "title" in values:
        derive_keys(lead)
    return saving.saved(work, lead)


def archive_lead(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a lead from lists and the board; figures still count it."""
    lead = _own(work, id, version)
    saving.archive(work, lead)
    return saving.saved(work, lead)


def restore_lead(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived lead again."""
    lead = _own(work, id, version)
    saving.restore(lead)
    return saving.saved(work, lead)


def hand_over_lead(work: Work, id: int, owner: int | str, version: int | None = None) -> Saved:
    """Give a lead to another owner (id, code or name) and change nothing else of it.

    Its drafts follow, signed letters keep their owner (docs/domain.md, Handing over). Nothing
    else of the lead is looked at, so that nothing else can stand in the way. Raises UserError
    STAFF_INACTIVE, VALUE_UNKNOWN, PERMISSION_DENIED, VERSION_CONFLICT, all but the last two at
    the field `owner_id`.
    """
    lead = _own(work, id, version)
    owner_id: Any = saving.parsed(work, OWNER, {"owner_id": owner}, partial=True)["owner_id"]
    if owner_id != lead.owner_id:
        require_active(work.session, owner_id, "owner_id")
        _change_owner(work, lead, owner_id)
        lead.owner_id = owner_id
    return saving.saved(work, lead)


def _own(work: Work, id: int, version: int | None) -> Lead:
    lead = saving.locked(work, Lead, id, version)
    require_owner(work.actor.role, work.actor.id, owners_of(lead))
    return lead


def _register(work: Work, raw: Mapping[str, object]) -> Saved:
    defaults: dict[str, object] = {"registered_on": work.today}
    if work.actor.id:
        defaults["owner_id"] = work.actor.id
    given = {name: value for name, value in raw.items() if value is not None and value != ""}
    values = _parsed(work, {**defaults, **given}, partial=False)
    check_values(work, values)
    check_owners(work, None, values)
    warn_of_open_lead(work, values["company_id"], values["kind"], besides=None)
    lead = Lead(
        **values,
        code=next_code(work.session, "XS", values["registered_on"].year),
        stage=Stage.NEW,
        stage_entered_on=values["registered_on"],
        stage_precision=DatePrecision.DAY,
        date_precisions={},
    )
    derive_keys(lead)
    saving.added(work, lead)
    enter_first_stage(work, lead)
    return saving.saved(work, lead)


def _parsed(work: Work, raw: Mapping[str, object], *, partial: bool) -> dict[str, Any]:
    """Parse the fields; the investment brings the currency that it is written in."""
    values: dict[str, Any] = saving.parsed(work, FIELDS, raw, partial=partial)
    if "est_investment" in values:
        written = raw.get("est_investment")
        is_text = isinstance(written, str) and bool(written.strip())
        values["currency"] = parse_money(str(written)).currency if is_text else "CNY"
    return values


def _clear_idle_step(lead: Lead) -> None:
    """Where nothing is to be done there is no time for it and nobody to do it."""
    if lead.next_action is None and lead.next_action_on is None:
        saving.assign(lead, {"next_action_time": None, "next_action_staff_id": None})


def derive_keys(lead: Lead) -> None:
    """Compute what a lead is sorted and found by."""
    lead.sort_key = sort_key(lead.title)
    lead.search_key = search_key(lead.title, lead.code)


def _kept_precisions(lead: Lead, values: Mapping[str, Any]) -> dict[str, str]:
    """A date that is entered anew is known to the day."""
    return {
        name: precision
        for name, precision in lead.date_precisions.items()
        if name not in values or values[name] == getattr(lead, name)
    }


def _change_company(work: Work, lead: Lead, company_id: int, kind: LeadKind) -> None:
    """Let the drafts of the lead follow it to another company."""
    if company_id == lead.company_id:
        return
    check_company_change(work.session, lead, company_id)
    warn_of_open_lead(work, company_id, kind, besides=lead.id)
    for letter in _letters_of(work, lead):
        if letter.status is LetterStatus.DRAFT:
            letter.company_id = company_id


def _change_owner(work: Work, lead: Lead, owner_id: int) -> None:
    if owner_id == lead.owner_id:
        return
    for letter in _letters_of(work, lead):
        owner = owner_after_reassignment(letter.status, letter.owner_id, owner_id)
        saving.assign(letter, {"owner_id": owner})


def _letters_of(work: Work, lead: Lead) -> list[Letter]:
    return list(rows_of(work.session, Letter.lead_id, lead.id))


def _change_registration(work: Work, lead: Lead, day: date) -> None:
    """Move the first row of the history along with a corrected date of registration."""
    if day == lead.registered_on:
        return
    moves = rows_of(work.session, LeadStageHistory.lead_id, lead.id)
    rows: list[LeadStageHistory] = sorted(moves, key=lambda move: move.position)[:2]
    if not rows or rows[0].on != lead.registered_on:
        return
    if len(rows) > 1 and day > rows[1].on:
        sentence = _("The lead had its next stage on {date}. Enter that date or an earlier one.")
        message = sentence.format(date=printed_date(rows[1].on))
        raise refuse("STAGE_DATE_ORDER", message, "registered_on")
    rows[0].on = day
    if len(rows) == 1:
        lead.stage_entered_on = day
