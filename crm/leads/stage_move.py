"""Which moves of a lead are allowed, and what each stage asks for (docs/domain.md, Lead stages)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from crm.errors import Problem, UserError, refuse
from crm.language import Term, _, mark
from crm.leads.stage import OPEN, ORDER
from crm.leads.terms import Stage
from crm.quantities.dates import printed_date
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from crm.leads.terms import LostReason

# The reason that stands in for a visit; stored as it is in every language.
VISIT_WAIVED = "免考察"

# From here on a lost lead has a contract to terminate.
_CONTRACTED = (Stage.SIGNED, Stage.LANDED)


class GateAnswer(Term):
    """What a column of the board answers while a card is dragged over it."""

    OPEN = "OPEN", mark("gate", "Release to move here")
    ASKS_REASON = "ASKS_REASON", mark("gate", "Release, then give the reason")
    NEEDS_MANAGER = "NEEDS_MANAGER", mark("gate", "Only a manager moves back")
    NEEDS_VISIT = "NEEDS_VISIT", mark("gate", "No completed visit")
    NEEDS_LETTER = "NEEDS_LETTER", mark("gate", "No letter in force")
    NEEDS_CONTRACT = "NEEDS_CONTRACT", mark("gate", "Contract missing")
    NEEDS_LANDING = "NEEDS_LANDING", mark("gate", "Landing date or place missing")
    NEEDS_PRODUCTION = "NEEDS_PRODUCTION", mark("gate", "Production date missing")
    IMPOSSIBLE = "IMPOSSIBLE", mark("gate", "Cannot move here")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFacts:
    """Everything that decides whether a lead may move on a day.

    `last_on` is the date of its newest history row, `resumes_to` the last stage of the order in
    its history. As of `on`: `visited`, a completed reception or visit of the company exists;
    `letter_in_force`, a letter of the lead is in force; `deal_decided`, a deal of the lead is at
    投决 or later and decided. `has_site`: a park or a land parcel is given.
    """

    current: Stage
    wanted: Stage
    on: date
    today: date
    role: Role
    last_on: date | None = None
    resumes_to: Stage | None = None
    reason: str = ""
    review_on: date | None = None
    lost_reason: LostReason | None = None
    visited: bool = False
    letter_in_force: bool = False
    deal_decided: bool = False
    contract_signed_on: date | None = None
    contract_no: str = ""
    note: str = ""
    landed_on: date | None = None
    has_site: bool = False
    production_on: date | None = None


class _Move(Enum):
    FORWARD = auto()
    BACK = auto()
    HOLD = auto()
    LOSE = auto()
    RESUME = auto()


def check_move(facts: MoveFacts) -> None:
    """Refuse a move that the rules do not allow.

    Raises UserError STAGE_TRANSITION_INVALID, STAGE_DATE_ORDER, FIELD_REQUIRED or
    STAGE_GATE_UNMET, in this order; the last two name every place where something is missing:
    a field of the lead or of the move, or `visits` and `letters`.
    """
    move = _kind_of(facts)
    if move is None:
        raise refuse("STAGE_TRANSITION_INVALID", _why_impossible(facts), "stage")
    if move is _Move.BACK and not _may_move_back(facts.role):
        sentence = _("Only a manager can move a lead back. Ask a manager to do it.")
        raise refuse("STAGE_TRANSITION_INVALID", sentence, "stage")
    _check_date(facts)
    problems = _missing_fields(move, facts) or _unmet(move, facts)
    if problems:
        raise UserError(problems)


def gate_answer(facts: MoveFacts) -> GateAnswer:
    """Return what a column says before the card is dropped, when no reason has been given yet."""
    move = _kind_of(facts)
    if move is None:
        return GateAnswer.IMPOSSIBLE
    if move is _Move.BACK and not _may_move_back(facts.role):
        return GateAnswer.NEEDS_MANAGER
    if move is not _Move.FORWARD:
        return GateAnswer.ASKS_REASON
    return _GATES[facts.wanted].answer if _unmet(move, facts) else GateAnswer.OPEN


def terminates_contract(current: Stage, wanted: Stage) -> bool:
    """Tell whether the move loses a signed project and so sets contract_terminated_on."""
    return wanted is Stage.LOST and current in _CONTRACTED


def _may_move_back(role: Role) -> bool:
    return role in {Role.MANAGER, Role.ADMIN}


def _kind_of(facts: MoveFacts) -> _Move | None:
    """Return what sort of move it is, None for one that nobody can make."""
    current, wanted = facts.current, facts.wanted
    if wanted is current:
        return None
    if wanted is Stage.LOST:
        return None if current is Stage.OPERATING else _Move.LOSE
    if wanted is Stage.ON_HOLD:
        return _Move.HOLD if current in OPEN else None
    if current not in ORDER:
        return _Move.RESUME if wanted is facts.resumes_to else None
    steps = ORDER.index(wanted) - ORDER.index(current)
    if steps > 0:
        return _Move.FORWARD
    return _Move.BACK if steps == -1 else None


def _why_impossible(facts: MoveFacts) -> str:
    current, wanted = facts.current, facts.wanted
    if wanted is current:
        return _("The lead is already in “{stage}”.").format(stage=wanted.label)
    if wanted is Stage.LOST:
        return _("A project in production cannot be lost. Keep it where it is.")
    if wanted is Stage.ON_HOLD:
        return _("Only a lead before the signing of its contract can be put on hold.")
    if current not in ORDER and facts.resumes_to:
        return _("A lead in “{stage}” can only return to “{previous}”.").format(
            stage=current.label, previous=facts.resumes_to.label
        )
    return _(
        "A lead moves back one stage at a time. Choose the stage just before “{stage}”."
    ).format(stage=current.label)


def _check_date(facts: MoveFacts) -> None:
    if facts.on > facts.today:
        sentence = _("A stage cannot be entered in the future. Enter a date up to {today}.")
        raise refuse("STAGE_DATE_ORDER", sentence.format(today=printed_date(facts.today)), "on")
    if facts.last_on and facts.on < facts.last_on:
        sentence = _("The stage before was entered on {date}. Enter that date or a later one.")
        raise refuse("STAGE_DATE_ORDER", sentence.format(date=printed_date(facts.last_on)), "on")


def _missing_fields(move: _Move, facts: MoveFacts) -> list[Problem]:
    """Return FIELD_REQUIRED for each field that the move itself must bring."""
    missing: list[Problem] = []
    if move in {_Move.BACK, _Move.HOLD, _Move.RESUME} and not facts.reason.strip():
        missing.append(Problem("FIELD_REQUIRED", _("Give the reason for this move."), "reason"))
    if move is _Move.HOLD and facts.review_on is None:
        sentence = _("Enter the date on which the lead is to be reviewed.")
        missing.append(Problem("FIELD_REQUIRED", sentence, "review_on"))
    if move is _Move.LOSE and facts.lost_reason is None:
        sentence = _("Choose why the lead was lost.")
        missing.append(Problem("FIELD_REQUIRED", sentence, "lost_reason"))
    return missing


def _unmet(move: _Move, facts: MoveFacts) -> list[Problem]:
    """Return STAGE_GATE_UNMET for each condition of the target stage that does not hold."""
    if move is _Move.HOLD and facts.review_on and facts.review_on <= facts.today:
        return [_gap("review_on", _("The review must be after today. Enter a later date."))]
    if move is _Move.FORWARD and facts.wanted in _GATES:
        return _GATES[facts.wanted].gaps(facts)
    return []


def _gap(field: str, sentence: str) -> Problem:
    return Problem("STAGE_GATE_UNMET", sentence, field)


def _visit_gaps(facts: MoveFacts) -> list[Problem]:
    if facts.visited or facts.reason.strip() == VISIT_WAIVED:
        return []
    sentence = _(
        "The company has no completed visit up to {date}. "
        "Record the visit, or give “{waived}” as the reason."
    )
    return [_gap("visits", sentence.format(date=printed_date(facts.on), waived=VISIT_WAIVED))]


def _letter_gaps(facts: MoveFacts) -> list[Problem]:
    if facts.letter_in_force or facts.deal_decided:
        return []
    sentence = _(
        "No intent letter of this lead is in force on {date} and no investment is decided. "
        "Sign a letter first."
    )
    return [_gap("letters", sentence.format(date=printed_date(facts.on)))]


def _contract_gaps(facts: MoveFacts) -> list[Problem]:
    gaps: list[Problem] = []
    if facts.contract_signed_on is None:
        sentence = _("Enter the date on which the contract was signed.")
        gaps.append(_gap("contract_signed_on", sentence))
    elif facts.contract_signed_on > facts.today:
        sentence = _("The contract cannot be signed in the future. Enter a date up to today.")
        gaps.append(_gap("contract_signed_on", sentence))
    if not (facts.contract_no.strip() or facts.note.strip()):
        sentence = _("Enter the contract number, or say in the note why there is none.")
        gaps.append(_gap("contract_no", sentence))
    return gaps


def _landing_gaps(facts: MoveFacts) -> list[Problem]:
    gaps: list[Problem] = []
    if facts.contract_signed_on is None:
        sentence = _("Enter the date on which the contract was signed.")
        gaps.append(_gap("contract_signed_on", sentence))
    if facts.landed_on is None:
        gaps.append(_gap("landed_on", _("Enter the date on which the project landed.")))
    elif facts.contract_signed_on and facts.landed_on < facts.contract_signed_on:
        sentence = _("The landing cannot be before the contract. Correct one of the dates.")
        gaps.append(_gap("landed_on", sentence))
    if not facts.has_site:
        gaps.append(_gap("park_id", _("Choose the park of the landing, or enter its land parcel.")))
    return gaps


def _production_gaps(facts: MoveFacts) -> list[Problem]:
    gaps: list[Problem] = []
    if facts.landed_on is None:
        gaps.append(_gap("landed_on", _("Enter the date on which the project landed.")))
    if facts.production_on is None:
        gaps.append(_gap("production_on", _("Enter the date on which production began.")))
    elif facts.landed_on and facts.production_on < facts.landed_on:
        sentence = _("Production cannot begin before the landing. Correct one of the dates.")
        gaps.append(_gap("production_on", sentence))
    return gaps


@dataclass(frozen=True, slots=True)
class _Gate:
    gaps: Callable[[MoveFacts], list[Problem]]
    answer: GateAnswer


_GATES = {
    Stage.VISITED: _Gate(_visit_gaps, GateAnswer.NEEDS_VISIT),
    Stage.INTENT: _Gate(_letter_gaps, GateAnswer.NEEDS_LETTER),
    Stage.SIGNED: _Gate(_contract_gaps, GateAnswer.NEEDS_CONTRACT),
    Stage.LANDED: _Gate(_landing_gaps, GateAnswer.NEEDS_LANDING),
    Stage.OPERATING: _Gate(_production_gaps, GateAnswer.NEEDS_PRODUCTION),
}
