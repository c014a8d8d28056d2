"""Commands that move a lead along its stages (docs/domain.md, Lead stages).

The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crm.errors import UserError, refuse
from crm.language import _
from crm.leads.fields import FIELDS, GATE_FIELDS, MOVE_FIELDS
from crm.leads.gates import history_of, move_facts, moves_of
from crm.leads.lead_checks import date_problems
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.stage import ORDER, resume_stage
from crm.leads.stage_move import GateAnswer, check_move, gate_answer, terminates_contract
from crm.leads.terms import Stage
from crm.quantities.dates import DatePrecision
from crm.records import saving
from crm.staff.permissions import require_owner, require_writer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.database.session import Work
    from crm.leads.stage_move import MoveFacts
    from crm.records.saved import Saved

NOTHING_MORE: Mapping[str, object] = MappingProxyType({})


def move_lead(
    work: Work,
    lead_id: int,
    stage: Stage | str,
    raw: Mapping[str, object] = NOTHING_MORE,
    version: int | None = None,
) -> Saved:
    """Move a lead to another stage.

    `raw` may hold on (default: today), reason, review_on, lost_reason, and what a gate asks for:
    contract_signed_on, contract_no, landed_on, park_id, land_parcel, production_on,
    contract_terminated_on, note. Raises UserError STAGE_TRANSITION_INVALID, PERMISSION_DENIED,
    STAGE_DATE_ORDER, FIELD_REQUIRED, STAGE_GATE_UNMET, VALUE_UNKNOWN, VERSION_CONFLICT; a gate
    names the field to fill, or `visits` and `letters`.
    """
    require_writer(work.actor.role)
    wanted = _stage(stage)
    lead = saving.locked(work, Lead, lead_id, version)
    parsed = saving.parsed(work, MOVE_FIELDS, raw, partial=True)
    given: dict[str, Any] = {name: value for name, value in parsed.items() if value is not None}
    on: date = given.get("on") or work.today
    facts = move_facts(
        work.session, lead, wanted, on=on, today=work.today, role=work.actor.role, given=given
    )
    if gate_answer(facts) is not GateAnswer.NEEDS_MANAGER:
        require_owner(work.actor.role, work.actor.id, owners_of(lead))
    check_move(facts)
    values = _gate_values(lead, facts, given)
    after = {**{field.name: getattr(lead, field.name) for field in FIELDS}, **values}
    if problems := date_problems(after, work.today):
        raise UserError(problems)
    _write_move(work, lead, facts)
    saving.assign(lead, values)
    return saving.saved(work, lead)


def resume_lead(
    work: Work,
    lead_id: int,
    raw: Mapping[str, object] = NOTHING_MORE,
    version: int | None = None,
) -> Saved:
    """Return a lost or held lead to the stage that it left; `raw` holds the reason, perhaps on.

    Raises as `move_lead`; STAGE_TRANSITION_INVALID when the lead is neither lost nor on hold.
    """
    lead = saving.found(work.session, Lead, lead_id)
    previous = resume_stage(history_of(work.session, lead_id))
    if lead.stage in ORDER or previous is None:
        sentence = _("This lead is neither lost nor on hold: there is nothing to resume.")
        raise refuse("STAGE_TRANSITION_INVALID", sentence, "stage")
    return move_lead(work, lead_id, previous, raw, version)


def owners_of(lead: Lead) -> list[int | None]:
    """Return who may edit the lead besides managers: its owner and the co-owners."""
    return [lead.owner_id, *lead.co_owner_ids]


def enter_first_stage(work: Work, lead: Lead) -> None:
    """Write the first row of the history: NEW on the day of registration."""
    work.session.add(
        LeadStageHistory(
            lead_id=lead.id,
            position=1,
            from_stage=None,
            to_stage=Stage.NEW,
            on=lead.registered_on,
            precision=DatePrecision.DAY,
            by_staff_id=work.actor.id or None,
        )
    )


def _stage(stage: Stage | str) -> Stage:
    for each in Stage:
        if stage in {each, each.value, each.label}:
            return each
    sentence = _("“{text}” is not a stage. Known stages: {known}.")
    known = ", ".join(each.value for each in Stage)
    raise refuse("VALUE_UNKNOWN", sentence.format(text=str(stage)[:40], known=known), "stage")


def _write_move(work: Work, lead: Lead, facts: MoveFacts) -> None:
    before = moves_of(work.session, lead.id)
    held, lost = facts.wanted is Stage.ON_HOLD, facts.wanted is Stage.LOST
    work.session.add(
        LeadStageHistory(
            lead_id=lead.id,
            position=before[-1].position + 1 if before else 1,
            from_stage=facts.current,
            to_stage=facts.wanted,
            on=facts.on,
            precision=DatePrecision.DAY,
            by_staff_id=work.actor.id or None,
            reason=facts.reason or None,
            review_on=facts.review_on if held else None,
            lost_reason=facts.lost_reason if lost else None,
        )
    )
    lead.stage = facts.wanted
    lead.stage_entered_on = facts.on
    lead.stage_precision = DatePrecision.DAY
    lead.review_on = facts.review_on if held else None
    lead.lost_reason = facts.lost_reason if lost else None
    if facts.reason:
        work.session.info["reason"] = facts.reason


def _gate_values(lead: Lead, facts: MoveFacts, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that the move brings; a contract lives again when its lead does."""
    values = {each.name: given[each.name] for each in GATE_FIELDS if each.name in given}
    if terminates_contract(facts.current, facts.wanted):
        values.setdefault("contract_terminated_on", facts.on)
    elif facts.current is Stage.LOST:
        values["contract_terminated_on"] = None
    kept = {
        name: precision
        for name, precision in lead.date_precisions.items()
        if name not in values or values[name] == getattr(lead, name)
    }
    return {**values, "date_precisions": kept}
