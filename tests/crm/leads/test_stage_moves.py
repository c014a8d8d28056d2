"""Which moves of a lead are allowed, and what each refusal says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crm.errors import UserError
from crm.leads.stage import ORDER
from crm.leads.stage_move import (
    GateAnswer,
    MoveFacts,
    check_move,
    gate_answer,
    terminates_contract,
)
from crm.leads.terms import LostReason, Stage
from crm.staff.terms import Role

TODAY = date(2026, 12, 31)
SIDE = (Stage.ON_HOLD, Stage.LOST)

# A lead of which everything is known: every gate is open.
COMPLETE = MoveFacts(
    current=Stage.NEW,
    wanted=Stage.CONTACTED,
    on=date(2026, 11, 20),
    today=TODAY,
    role=Role.MANAGER,
    last_on=date(2026, 11, 1),
    reason="理由",
    review_on=date(2027, 3, 1),
    lost_reason=LostReason.ELSEWHERE,
    visited=True,
    letter_in_force=True,
    contract_signed_on=date(2026, 6, 1),
    contract_no="HT-1",
    landed_on=date(2026, 7, 1),
    has_site=True,
    production_on=date(2026, 11, 1),
)


def facts(current: Stage, wanted: Stage, **changes: object) -> MoveFacts:
    return replace(COMPLETE, current=current, wanted=wanted, **changes)


def refusal(current: Stage, wanted: Stage, **changes: object) -> tuple[str, list[str]]:
    """The code of the refusal and the places that it names."""
    with pytest.raises(UserError) as refused:
        check_move(facts(current, wanted, **changes))
    problems = refused.value.problems
    assert len({each.code for each in problems}) == 1
    return problems[0].code, [each.field for each in problems]


def code(current: Stage, wanted: Stage, **changes: object) -> str:
    return refusal(current, wanted, **changes)[0]


@pytest.mark.parametrize("wanted", ORDER[1:])
@pytest.mark.parametrize("role", [Role.RECRUITER, Role.MANAGER, Role.ADMIN])
def test_a_lead_moves_forward_and_may_skip_stages(wanted, role):
    for current in ORDER[: ORDER.index(wanted)]:
        check_move(facts(current, wanted, role=role))


def test_only_the_gate_of_the_target_counts():
    check_move(facts(Stage.NEW, Stage.NEGOTIATING, visited=False))
    check_move(facts(Stage.NEW, Stage.SIGNED, visited=False, letter_in_force=False))


def test_a_stage_is_not_entered_twice():
    for stage in Stage:
        assert code(stage, stage) == "STAGE_TRANSITION_INVALID"


def test_the_gate_of_visited_is_a_completed_visit_or_its_waiver():
    refused = refusal(Stage.CONTACTED, Stage.VISITED, visited=False)
    assert refused == ("STAGE_GATE_UNMET", ["visits"])
    check_move(facts(Stage.CONTACTED, Stage.VISITED, visited=False, reason="免考察"))


def test_the_gate_of_intent_is_a_letter_in_force_or_a_decided_deal():
    refused = refusal(Stage.NEGOTIATING, Stage.INTENT, letter_in_force=False)
    assert refused == ("STAGE_GATE_UNMET", ["letters"])
    check_move(facts(Stage.NEGOTIATING, Stage.INTENT, letter_in_force=False, deal_decided=True))


def test_the_gate_of_signed_is_a_contract_with_its_date_and_number_or_a_note():
    refused = refusal(Stage.INTENT, Stage.SIGNED, contract_signed_on=None, contract_no=" ")
    assert refused == ("STAGE_GATE_UNMET", ["contract_signed_on", "contract_no"])
    future = date(2027, 1, 1)
    refused = refusal(Stage.INTENT, Stage.SIGNED, contract_signed_on=future)
    assert refused == ("STAGE_GATE_UNMET", ["contract_signed_on"])
    check_move(facts(Stage.INTENT, Stage.SIGNED, contract_signed_on=TODAY))
    check_move(facts(Stage.INTENT, Stage.SIGNED, contract_no="", note="口头通知"))


def test_the_gate_of_landed_is_a_date_not_before_the_contract_and_a_place():
    missing = {"landed_on": None, "has_site": False, "contract_signed_on": None}
    refused = refusal(Stage.SIGNED, Stage.LANDED, **missing)
    assert refused == ("STAGE_GATE_UNMET", ["contract_signed_on", "landed_on", "park_id"])
    early = date(2026, 5, 31)
    refused = refusal(Stage.SIGNED, Stage.LANDED, landed_on=early)
    assert refused == ("STAGE_GATE_UNMET", ["landed_on"])
    check_move(facts(Stage.SIGNED, Stage.LANDED, landed_on=date(2026, 6, 1)))


def test_the_gate_of_operating_is_a_date_not_before_the_landing():
    missing = {"landed_on": None, "production_on": None}
    refused = refusal(Stage.LANDED, Stage.OPERATING, **missing)
    assert refused == ("STAGE_GATE_UNMET", ["landed_on", "production_on"])
    refused = refusal(Stage.LANDED, Stage.OPERATING, production_on=date(2026, 6, 30))
    assert refused == ("STAGE_GATE_UNMET", ["production_on"])
    check_move(facts(Stage.LANDED, Stage.OPERATING, production_on=date(2026, 7, 1)))


def test_a_step_back_is_one_stage_by_a_manager_with_a_reason():
    closed = {"visited": False, "letter_in_force": False, "contract_signed_on": None}
    for role in (Role.MANAGER, Role.ADMIN):
        check_move(facts(Stage.SIGNED, Stage.INTENT, role=role, **closed))
    for role in (Role.RECRUITER, Role.LEADER):
        assert code(Stage.SIGNED, Stage.INTENT, role=role) == "STAGE_TRANSITION_INVALID"
    refused = refusal(Stage.SIGNED, Stage.INTENT, reason=" ")
    assert refused == ("FIELD_REQUIRED", ["reason"])
    assert code(Stage.SIGNED, Stage.NEGOTIATING) == "STAGE_TRANSITION_INVALID"


@pytest.mark.parametrize("current", ORDER)
def test_only_a_lead_before_its_contract_is_put_on_hold(current):
    if ORDER.index(current) < ORDER.index(Stage.SIGNED):
        check_move(facts(current, Stage.ON_HOLD))
    else:
        assert code(current, Stage.ON_HOLD) == "STAGE_TRANSITION_INVALID"


def test_a_hold_needs_a_reason_and_a_review_in_the_future():
    refused = refusal(Stage.NEW, Stage.ON_HOLD, reason="", review_on=None)
    assert refused == ("FIELD_REQUIRED", ["reason", "review_on"])
    refused = refusal(Stage.NEW, Stage.ON_HOLD, review_on=TODAY)
    assert refused == ("STAGE_GATE_UNMET", ["review_on"])


@pytest.mark.parametrize("current", [*ORDER[:-1], Stage.ON_HOLD])
def test_a_lead_can_be_lost_with_its_reason_until_it_produces(current):
    check_move(facts(current, Stage.LOST, reason=""))
    refused = refusal(current, Stage.LOST, lost_reason=None)
    assert refused == ("FIELD_REQUIRED", ["lost_reason"])


def test_a_project_in_production_is_not_lost():
    assert code(Stage.OPERATING, Stage.LOST) == "STAGE_TRANSITION_INVALID"


def test_losing_a_signed_project_terminates_its_contract():
    losing = [stage for stage in Stage if terminates_contract(stage, Stage.LOST)]
    assert losing == [Stage.SIGNED, Stage.LANDED]
    assert not terminates_contract(Stage.SIGNED, Stage.INTENT)


@pytest.mark.parametrize("side", SIDE)
def test_a_held_or_lost_lead_returns_only_to_the_stage_it_left(side):
    closed = {"visited": False, "role": Role.RECRUITER, "resumes_to": Stage.VISITED}
    check_move(facts(side, Stage.VISITED, **closed))
    refused = refusal(side, Stage.VISITED, reason="", **closed)
    assert refused == ("FIELD_REQUIRED", ["reason"])
    for wanted in (Stage.NEW, Stage.NEGOTIATING, Stage.SIGNED):
        assert code(side, wanted, **closed) == "STAGE_TRANSITION_INVALID"
    assert code(Stage.LOST, Stage.ON_HOLD, **closed) == "STAGE_TRANSITION_INVALID"


def test_a_date_lies_between_the_stage_before_and_today():
    early, late = date(2026, 10, 31), date(2027, 1, 1)
    assert refusal(Stage.NEW, Stage.CONTACTED, on=early) == ("STAGE_DATE_ORDER", ["on"])
    assert refusal(Stage.NEW, Stage.CONTACTED, on=late) == ("STAGE_DATE_ORDER", ["on"])
    for day in (date(2026, 11, 1), TODAY):
        check_move(facts(Stage.NEW, Stage.CONTACTED, on=day))


def test_every_refusal_says_something():
    for current in Stage:
        for wanted in Stage:
            try:
                check_move(
                    MoveFacts(
                        current=current, wanted=wanted, on=TODAY, today=TODAY, role=Role.RECRUITER
                    )
                )
            except UserError as refused:
                assert all(len(each.message) >= 8 for each in refused.problems)  # noqa: PT017


def answer(current: Stage, wanted: Stage, **changes: object) -> GateAnswer:
    return gate_answer(facts(current, wanted, **{"reason": "", "review_on": None} | changes))


def test_a_column_answers_while_a_card_is_dragged():
    assert answer(Stage.NEW, Stage.CONTACTED) is GateAnswer.OPEN
    assert answer(Stage.NEW, Stage.INTENT) is GateAnswer.OPEN
    assert answer(Stage.NEW, Stage.VISITED, visited=False) is GateAnswer.NEEDS_VISIT
    assert answer(Stage.NEW, Stage.INTENT, letter_in_force=False) is GateAnswer.NEEDS_LETTER
    assert answer(Stage.INTENT, Stage.SIGNED, contract_no="") is GateAnswer.NEEDS_CONTRACT
    assert answer(Stage.SIGNED, Stage.LANDED, landed_on=None) is GateAnswer.NEEDS_LANDING
    assert answer(Stage.LANDED, Stage.OPERATING, production_on=None) is GateAnswer.NEEDS_PRODUCTION
    assert answer(Stage.VISITED, Stage.CONTACTED) is GateAnswer.ASKS_REASON
    assert answer(Stage.VISITED, Stage.ON_HOLD) is GateAnswer.ASKS_REASON
    assert answer(Stage.VISITED, Stage.CONTACTED, role=Role.RECRUITER) is GateAnswer.NEEDS_MANAGER
    assert answer(Stage.VISITED, Stage.NEW) is GateAnswer.IMPOSSIBLE
    assert answer(Stage.OPERATING, Stage.LOST) is GateAnswer.IMPOSSIBLE
