"""What decides whether a lead may move, read from the database (docs/domain.md, Lead stages)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from crm.deals.models import Deal
from crm.deals.terms import DealStatus
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.stage import StageEntry, resume_stage
from crm.leads.stage_move import MoveFacts
from crm.leads.terms import Stage
from crm.letters.models import Letter
from crm.letters.state_at import state_at
from crm.letters.terms import LetterState
from crm.records.together import rows_of
from crm.visits.models import Visit, VisitCompany
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.staff.terms import Role

# An investment that is decided and has not been given up.
DECIDED = (
    DealStatus.DECIDED,
    DealStatus.SIGNED,
    DealStatus.PAYING,
    DealStatus.PAID,
    DealStatus.HOLDING,
    DealStatus.EXITED,
)


def history_of(session: Session, lead_id: int) -> list[StageEntry]:
    """Return the stages of a lead in the order of their entry."""
    moves: list[LeadStageHistory] = moves_of(session, lead_id)
    return [StageEntry(each.to_stage, each.on, each.precision) for each in moves]


def moves_of(session: Session, lead_id: int) -> list[LeadStageHistory]:
    """Return the history of a lead in the order of its positions."""
    moves = rows_of(session, LeadStageHistory.lead_id, lead_id)
    return sorted(moves, key=lambda move: move.position)


def visited(session: Session, company_id: int, day: date) -> bool:
    """Tell whether the company has a completed reception or visit up to a day."""
    return _is_there(
        session,
        Visit.id == VisitCompany.visit_id,
        VisitCompany.company_id == company_id,
        Visit.status == VisitStatus.DONE,
        Visit.direction.in_((Direction.INBOUND, Direction.OUTBOUND)),
        Visit.on <= day,
    )


def letter_in_force(session: Session, lead_id: int, day: date) -> bool:
    """Tell whether a letter of the lead is in force on a day."""
    in_force = state_at(day) == LetterState.IN_FORCE.value
    return _is_there(session, Letter.lead_id == lead_id, in_force)


def deal_decided(session: Session, lead_id: int, day: date) -> bool:
    """Tell whether a deal of the lead is at 投决 or later and was decided by a day."""
    return _is_there(
        session, Deal.lead_id == lead_id, Deal.status.in_(DECIDED), Deal.decided_on <= day
    )


def _is_there(session: Session, *conditions: Any) -> bool:
    return bool(session.scalar(select(exists().where(*conditions))))


def move_facts(
    session: Session,
    lead: Lead,
    wanted: Stage,
    *,
    on: date,
    today: date,
    role: Role,
    given: Mapping[str, Any],
) -> MoveFacts:
    """Return the facts of a move; `given` holds values that the move brings with it.

    Only the facts of the gate of `wanted` are read, those of every gate where `wanted` is the
    present stage.
    """
    history = history_of(session, lead.id)
    gates = tuple(Stage) if wanted is lead.stage else (wanted,)

    def value(name: str) -> Any:
        return given.get(name) or getattr(lead, name)

    return MoveFacts(
        current=lead.stage,
        wanted=wanted,
        on=on,
        today=today,
        role=role,
        last_on=history[-1].on if history else None,
        resumes_to=resume_stage(history),
        reason=given.get("reason") or "",
        review_on=given.get("review_on"),
        lost_reason=given.get("lost_reason"),
        visited=Stage.VISITED in gates and visited(session, lead.company_id, on),
        letter_in_force=Stage.INTENT in gates and letter_in_force(session, lead.id, on),
        deal_decided=Stage.INTENT in gates and deal_decided(session, lead.id, on),
        contract_signed_on=value("contract_signed_on"),
        contract_no=value("contract_no") or "",
        note=value("note") or "",
        landed_on=value("landed_on"),
        has_site=bool(value("park_id") or value("land_parcel")),
        production_on=value("production_on"),
    )
