"""What each column of the board answers while a card is dragged over it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crm.errors import Problem, UserError
from crm.language import mark
from crm.leads.gates import move_facts
from crm.leads.models import Lead
from crm.leads.moving import owners_of
from crm.leads.stage_move import GateAnswer, check_move, gate_answer
from crm.leads.terms import Stage
from crm.records import saving
from crm.staff.permissions import require_owner

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.database.session import Actor
    from crm.leads.stage_move import MoveFacts

STAYS = mark("gate", "Where it was")
NOT_OWN = mark("gate", "Not your record")


@dataclass(frozen=True, slots=True)
class DropAnswer:
    """The answer of one column.

    `allowed`: releasing the card moves it, after asking for the fields named in `asks` (reason,
    review_on, lost_reason), if any. Otherwise it returns, and `problems` say why, each with its
    code and the place to supply what is missing: a field of the lead or of the move, `visits` or
    `letters`. `message` is the short text of the column, `answer` None in the column it came
    from and for somebody who may not move it.
    """

    allowed: bool
    message: str
    answer: GateAnswer | None = None
    asks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def drop_answers(
    session: Session, lead_id: int, actor: Actor, today: date
) -> dict[Stage, DropAnswer]:
    """Return what every column answers for a lead today; raises UserError NOT_FOUND."""
    lead = saving.found(session, Lead, lead_id)
    denied = _denied(lead, actor)
    facts = move_facts(session, lead, lead.stage, on=today, today=today, role=actor.role, given={})
    return {
        stage: DropAnswer(allowed=False, message=str(STAYS))
        if stage is lead.stage
        else denied or _answer(replace(facts, wanted=stage))
        for stage in Stage
    }


def _denied(lead: Lead, actor: Actor) -> DropAnswer | None:
    try:
        require_owner(actor.role, actor.id, owners_of(lead))
    except UserError as error:
        return DropAnswer(allowed=False, message=str(NOT_OWN), problems=error.problems)
    return None


def _answer(facts: MoveFacts) -> DropAnswer:
    answer = gate_answer(facts)
    problems: tuple[Problem, ...] = ()
    try:
        check_move(facts)
    except UserError as error:
        problems = error.problems
    if answer is GateAnswer.ASKS_REASON:
        # What is missing is asked for at the drop; everything else still forbids the move.
        asks = tuple(each.field for each in problems if each.code == "FIELD_REQUIRED")
        problems = tuple(each for each in problems if each.code != "FIELD_REQUIRED")
        return DropAnswer(not problems, answer.label, answer, asks, problems)
    return DropAnswer(not problems, answer.label, answer, problems=problems)
