"""What each column answers while a card is dragged, and that the move then does just that."""

from __future__ import annotations

from datetime import date

import pytest

from crm.errors import UserError
from crm.language import speaking
from crm.leads.board_drop import drop_answers
from crm.leads.moving import move_lead
from crm.leads.stage_move import GateAnswer
from crm.leads.terms import Stage
from crm.letters.commands import sign_letter

TODAY = date(2026, 12, 31)
SUPPLIED = {"reason": "说明", "review_on": "2027-03-01", "lost_reason": "其他"}


def answers(office, lead, actor):
    with speaking("en"):
        return office.read(drop_answers, lead.id, actor, TODAY)


@pytest.fixture
def lead(office):
    lead = office.lead(by=office.recruiter)
    office.do(move_lead, lead.id, "NEGOTIATING")
    return lead


def test_every_column_says_what_it_would_do(office, lead):
    found = answers(office, lead, office.recruiter)
    assert {stage: each.answer for stage, each in found.items()} == {
        Stage.NEW: GateAnswer.IMPOSSIBLE,
        Stage.CONTACTED: GateAnswer.IMPOSSIBLE,
        Stage.VISITED: GateAnswer.NEEDS_MANAGER,
        Stage.NEGOTIATING: None,
        Stage.INTENT: GateAnswer.NEEDS_LETTER,
        Stage.SIGNED: GateAnswer.NEEDS_CONTRACT,
        Stage.LANDED: GateAnswer.NEEDS_LANDING,
        Stage.OPERATING: GateAnswer.NEEDS_PRODUCTION,
        Stage.ON_HOLD: GateAnswer.ASKS_REASON,
        Stage.LOST: GateAnswer.ASKS_REASON,
    }
    assert found[Stage.NEGOTIATING].message == "Where it was"
    assert found[Stage.INTENT].message == "No letter in force"
    assert [each.field for each in found[Stage.INTENT].problems] == ["letters"]
    assert found[Stage.ON_HOLD].asks == ("reason", "review_on")
    assert found[Stage.LOST].asks == ("lost_reason",)
    assert {stage for stage, each in found.items() if each.allowed} == {
        Stage.ON_HOLD,
        Stage.LOST,
    }


def test_a_manager_may_also_move_back_with_a_reason(office, lead):
    found = answers(office, lead, office.manager)
    assert found[Stage.VISITED].allowed
    assert found[Stage.VISITED].asks == ("reason",)


def test_a_signed_letter_opens_the_column_of_intent(office, lead):
    letter = {"lead_id": lead.id, "park_id": office.park().id, "area": "1㎡"}
    office.do(sign_letter, None, {**letter, "signed_on": "2026-12-01"})
    found = answers(office, lead, office.recruiter)
    assert found[Stage.INTENT].allowed
    assert found[Stage.INTENT].answer is GateAnswer.OPEN


@pytest.mark.parametrize("who", ["colleague", "leader"])
def test_nobody_drags_a_card_of_somebody_else(office, lead, who):
    found = answers(office, lead, getattr(office, who))
    del found[Stage.NEGOTIATING]
    assert {each.allowed for each in found.values()} == {False}
    assert {each.problems[0].code for each in found.values()} == {"PERMISSION_DENIED"}


class Undone(Exception):
    """Takes a move back that was only tried."""


def moves(office, lead, actor, stage, given) -> bool:
    try:
        with office.database.write("try", actor=actor) as work:
            move_lead(work, lead.id, stage, given)
            raise Undone  # noqa: TRY301 - the only way to take a transaction back
    except Undone:
        return True
    except UserError:
        return False


@pytest.mark.parametrize("start", ["NEW", "CONTACTED", "SIGNED", "ON_HOLD", "LOST"])
def test_the_move_does_what_the_column_promised(office, start):
    lead = office.lead(by=office.recruiter)
    contract = {"contract_signed_on": "2026-12-01", "contract_no": "1号"}
    if start != "NEW":
        office.do(move_lead, lead.id, start, contract if start == "SIGNED" else SUPPLIED)
    for actor in (office.recruiter, office.colleague, office.manager, office.leader):
        for stage, answer in answers(office, lead, actor).items():
            given = {name: SUPPLIED[name] for name in answer.asks}
            assert moves(office, lead, actor, stage, given) is answer.allowed, stage
