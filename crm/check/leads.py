"""Whether the history of each lead is in order and the lead stands where its history says."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.check.chosen import rows_of
from crm.check.finding import Finding
from crm.language import _
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.terms import Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


# What the rules look at, here and where the gates of the moves are checked.
ASKED: tuple[Any, ...] = (
    Lead.id,
    Lead.code,
    Lead.company_id,
    Lead.registered_on,
    Lead.stage,
    Lead.stage_entered_on,
    Lead.stage_precision,
    Lead.contract_no,
    Lead.contract_signed_on,
    Lead.contract_terminated_on,
    Lead.landed_on,
    Lead.production_on,
    Lead.park_id,
    Lead.land_parcel,
    Lead.lost_reason,
    Lead.review_on,
    Lead.note,
)
MOVED: tuple[Any, ...] = (
    LeadStageHistory.lead_id,
    LeadStageHistory.from_stage,
    LeadStageHistory.to_stage,
    LeadStageHistory.on,
    LeadStageHistory.precision,
    LeadStageHistory.reason,
)


def check_leads(session: Session, ids: Collection[int] | None = None) -> Iterator[Finding]:
    """Verify histories, milestones and reasons of leads; with `ids` only theirs."""
    histories = histories_of(session, ids)
    for lead in leads_of(session, ids):
        yield from _check_history(lead, histories[lead.id])
        yield from _check_milestones(lead)
        yield from _check_reasons(lead)


def leads_of(session: Session, ids: Collection[int] | None) -> Iterator[Any]:
    """Yield what the rules ask of leads; whole leads would be read in thrice the time."""
    return rows_of(session, select(*ASKED).order_by(Lead.id), Lead.id, ids)


def histories_of(session: Session, ids: Collection[int] | None) -> defaultdict[int, list[Any]]:
    """Return the moves of leads by lead, each in the order of their entry."""
    histories: defaultdict[int, list[Any]] = defaultdict(list)
    query = select(*MOVED).order_by(LeadStageHistory.position)
    for move in rows_of(session, query, LeadStageHistory.lead_id, ids):
        histories[move.lead_id].append(move)
    return histories


def _check_history(lead: Any, moves: Sequence[Any]) -> Iterator[Finding]:
    if not moves:
        yield Finding("NOT_FOUND", lead.code, _("The lead has no history of its stages."))
        return
    first, last = moves[0], moves[-1]
    if first.from_stage is not None or first.on < lead.registered_on:
        message = _("The history does not begin with the registration.")
        yield Finding("STAGE_DATE_ORDER", lead.code, message)
    for before, after in pairwise(moves):
        if after.on < before.on:
            message = _("The move to “{stage}” lies before the one that precedes it.")
            stage = after.to_stage.label
            yield Finding("STAGE_DATE_ORDER", lead.code, message.format(stage=stage))
        if after.from_stage is not before.to_stage:
            message = _("The move to “{stage}” does not start where the lead stood.")
            stage = after.to_stage.label
            yield Finding("STAGE_TRANSITION_INVALID", lead.code, message.format(stage=stage))
    stands = (lead.stage, lead.stage_entered_on, lead.stage_precision)
    if stands != (last.to_stage, last.on, last.precision):
        message = _("The lead stands at “{stage}”, but its history ends at “{last}” on {day}.")
        filled = message.format(stage=lead.stage.label, last=last.to_stage.label, day=last.on)
        yield Finding("STAGE_TRANSITION_INVALID", lead.code, filled)


def _check_milestones(lead: Any) -> Iterator[Finding]:
    for earlier, later, message in (
        (
            lead.contract_signed_on,
            lead.landed_on,
            _("The project landed before its contract was signed."),
        ),
        (lead.landed_on, lead.production_on, _("Production began before the project landed.")),
        (
            lead.contract_signed_on,
            lead.contract_terminated_on,
            _("The contract ended before it was signed."),
        ),
    ):
        if _reversed(earlier, later):
            yield Finding("STAGE_DATE_ORDER", lead.code, message)


def _reversed(earlier: date | None, later: date | None) -> bool:
    return earlier is not None and later is not None and later < earlier


def _check_reasons(lead: Any) -> Iterator[Finding]:
    if lead.stage is Stage.LOST and lead.lost_reason is None:
        yield Finding("FIELD_REQUIRED", lead.code, _("A lost lead has no reason."))
    if lead.stage is Stage.ON_HOLD and lead.review_on is None:
        yield Finding("FIELD_REQUIRED", lead.code, _("A lead on hold has no date of review."))
