"""Leads move by the rules of their stages; a refused move changes nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from crm.deals.models import Deal
from crm.deals.terms import DealStatus, Vehicle
from crm.leads.detail import load_detail
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.moving import move_lead, resume_lead
from crm.leads.terms import LostReason, Stage
from crm.letters.commands import sign_letter, withdraw_letter
from crm.staff.models import Staff
from crm.visits.models import VisitCompany
from crm.visits.terms import Direction, VisitStatus
from tests.support.records import writing

TODAY = date(2026, 12, 31)
CONTRACT = {"contract_signed_on": "2026-12-01", "contract_no": "合同1号"}


@pytest.fixture
def lead(office):
    return office.lead(by=office.recruiter, registered_on="2026-11-01")


def stage(office, lead) -> Stage:
    return office.read(load_detail, lead.id, TODAY).row.stage


def last_move(office, lead):
    moved = LeadStageHistory
    query = (
        select(moved.from_stage, moved.to_stage, moved.on, moved.reason, moved.by_staff_id)
        .where(moved.lead_id == lead.id)
        .order_by(moved.position.desc())
    )
    return office.read(lambda session: session.execute(query).first())


def company_of(office, lead) -> int:
    return office.read(lambda session: session.get(Lead, lead.id).company_id)


def add_visit(office, lead, on: date, **fields) -> None:
    company_id = company_of(office, lead)
    with writing(office.database) as records:
        host = records.session.get(Staff, office.manager.id)
        visit = records.visit(host, on, **fields)
        visit.code = f"KC-{visit.id}"  # each block of rows counts from one
        records.add(VisitCompany(visit_id=visit.id, company_id=company_id))


def add_deal(office, lead, status: DealStatus, decided_on: date | None) -> None:
    company_id = company_of(office, lead)
    with writing(office.database) as records:
        records.add(
            Deal(
                code="GQ-2026-0001",
                company_id=company_id,
                lead_id=lead.id,
                vehicle=Vehicle.DIRECT,
                status=status,
                decided_on=decided_on,
                owner_id=office.manager.id,
            )
        )


def sign(office, lead, **fields):
    raw = {"park_id": office.park().id, "area": "2000㎡", "signed_on": "2026-11-10"}
    return office.do(sign_letter, None, {"lead_id": lead.id, **raw, **fields})


def refused(office, lead, wanted: str, raw=None, by=None) -> list[tuple[str, str]]:
    error = office.refused(move_lead, lead.id, wanted, raw or {}, by=by)
    return [(each.code, each.field) for each in error.problems]


def test_a_move_writes_the_history_and_skipped_stages_need_no_gate(office, lead):
    office.do(
        move_lead,
        lead.id,
        "NEGOTIATING",
        {"on": "2026年11月20日"},
        lead.version,
        by=office.recruiter,
    )
    move = last_move(office, lead)
    assert (move.from_stage, move.to_stage, move.on) == (
        Stage.NEW,
        Stage.NEGOTIATING,
        date(2026, 11, 20),
    )
    assert move.by_staff_id == office.recruiter.id
    row = office.read(load_detail, lead.id, TODAY).row
    assert (row.stage, row.entered_on, row.days) == (Stage.NEGOTIATING, date(2026, 11, 20), 41)


def test_a_stage_is_entered_neither_before_the_last_one_nor_in_the_future(office, lead):
    for on in ("2026-10-31", "2027-01-01"):
        assert refused(office, lead, "CONTACTED", {"on": on}) == [("STAGE_DATE_ORDER", "on")]
    office.do(move_lead, lead.id, "CONTACTED", {"on": "2026-11-01"})


def test_visited_needs_a_completed_visit_of_the_company_by_that_day(office, lead):
    missing = [("STAGE_GATE_UNMET", "visits")]
    assert refused(office, lead, "VISITED") == missing
    add_visit(office, lead, date(2026, 11, 5), direction=Direction.SERVICE)
    add_visit(office, lead, date(2026, 11, 5), status=VisitStatus.PLANNED)
    assert refused(office, lead, "VISITED") == missing
    add_visit(office, lead, date(2026, 11, 20), direction=Direction.OUTBOUND)
    assert refused(office, lead, "VISITED", {"on": "2026-11-19"}) == missing
    office.do(move_lead, lead.id, "VISITED", {"on": "2026-11-20"})
    assert stage(office, lead) is Stage.VISITED


def test_a_visit_may_be_waived(office, lead):
    office.do(move_lead, lead.id, "VISITED", {"reason": "免考察"})
    assert last_move(office, lead).reason == "免考察"


def test_intent_needs_a_letter_in_force_on_the_day_of_the_move(office, lead):
    missing = [("STAGE_GATE_UNMET", "letters")]
    assert refused(office, lead, "INTENT") == missing
    letter = sign(office, lead, valid_until="2026-12-20")
    assert stage(office, lead) is Stage.NEW, "signing does not move the lead"
    assert refused(office, lead, "INTENT") == missing
    assert refused(office, lead, "INTENT", {"on": "2026-11-09"}) == missing
    office.do(withdraw_letter, letter.id, {"withdrawn_on": "2026-12-10"})
    assert refused(office, lead, "INTENT", {"on": "2026-12-10"}) == missing
    office.do(move_lead, lead.id, "INTENT", {"on": "2026-12-09"})
    assert stage(office, lead) is Stage.INTENT


@pytest.mark.parametrize(
    ("status", "decided_on", "opens"),
    [
        (DealStatus.DILIGENCE, None, False),
        (DealStatus.DECIDED, date(2026, 12, 31), True),
        (DealStatus.PAID, date(2027, 1, 1), False),
        (DealStatus.TERMINATED, date(2026, 12, 1), False),
    ],
)
def test_intent_may_also_rest_on_a_decided_investment(office, lead, status, decided_on, opens):
    add_deal(office, lead, status, decided_on)
    if opens:
        office.do(move_lead, lead.id, "INTENT")
        assert stage(office, lead) is Stage.INTENT
    else:
        assert refused(office, lead, "INTENT") == [("STAGE_GATE_UNMET", "letters")]


def test_the_contract_can_be_given_with_the_move(office, lead):
    assert refused(office, lead, "SIGNED") == [
        ("STAGE_GATE_UNMET", "contract_signed_on"),
        ("STAGE_GATE_UNMET", "contract_no"),
    ]
    future = {**CONTRACT, "contract_signed_on": "2027-01-01"}
    assert refused(office, lead, "SIGNED", future) == [("STAGE_GATE_UNMET", "contract_signed_on")]
    office.do(move_lead, lead.id, "SIGNED", {"contract_signed_on": "2026-12-01", "note": "口头"})
    detail = office.read(load_detail, lead.id, TODAY)
    assert (detail.row.stage, detail.note, detail.contract_no) == (Stage.SIGNED, "口头", None)
    assert [(each.name, each.on) for each in detail.milestones] == [
        ("contract_signed_on", date(2026, 12, 1))
    ]


def test_landing_and_production_follow_the_contract_in_time(office, lead):
    office.do(move_lead, lead.id, "SIGNED", CONTRACT)
    assert refused(office, lead, "LANDED") == [
        ("STAGE_GATE_UNMET", "landed_on"),
        ("STAGE_GATE_UNMET", "park_id"),
    ]
    early = {"landed_on": "2026-11-30", "land_parcel": "3号地块"}
    assert refused(office, lead, "LANDED", early) == [("STAGE_GATE_UNMET", "landed_on")]
    office.do(move_lead, lead.id, "LANDED", {**early, "landed_on": "2026-12-01"})
    assert refused(office, lead, "OPERATING", {"production_on": "2026-11-30"}) == [
        ("STAGE_GATE_UNMET", "production_on")
    ]
    office.do(move_lead, lead.id, "OPERATING", {"production_on": "2026-12-20"})
    for wanted in ("LOST", "ON_HOLD"):
        assert refused(office, lead, wanted, {"lost_reason": "其他", "reason": "无"}) == [
            ("STAGE_TRANSITION_INVALID", "stage")
        ]


def test_going_back_one_stage_is_for_managers_and_needs_a_reason(office, lead):
    office.do(move_lead, lead.id, "NEGOTIATING")
    invalid = [("STAGE_TRANSITION_INVALID", "stage")]
    for actor in (office.recruiter, office.colleague):
        assert refused(office, lead, "VISITED", {"reason": "退回"}, by=actor) == invalid
    assert refused(office, lead, "CONTACTED", {"reason": "退回"}) == invalid
    assert refused(office, lead, "NEGOTIATING") == invalid
    assert refused(office, lead, "VISITED") == [("FIELD_REQUIRED", "reason")]
    office.do(move_lead, lead.id, "VISITED", {"reason": "重新考察"})
    assert stage(office, lead) is Stage.VISITED


def test_going_back_clears_no_date(office, lead):
    office.do(move_lead, lead.id, "SIGNED", CONTRACT)
    office.do(move_lead, lead.id, "INTENT", {"reason": "合同待补"})
    assert office.read(load_detail, lead.id, TODAY).milestones[0].on == date(2026, 12, 1)


def test_only_the_owner_a_co_owner_or_a_manager_moves_a_lead(office, lead):
    for actor in (office.colleague, office.leader):
        assert refused(office, lead, "CONTACTED", by=actor) == [("PERMISSION_DENIED", "")]


def test_on_hold_needs_a_reason_and_a_review_after_today(office, lead):
    assert refused(office, lead, "ON_HOLD") == [
        ("FIELD_REQUIRED", "reason"),
        ("FIELD_REQUIRED", "review_on"),
    ]
    late = {"reason": "等待用地", "review_on": "2026-12-31"}
    assert refused(office, lead, "ON_HOLD", late) == [("STAGE_GATE_UNMET", "review_on")]
    office.do(move_lead, lead.id, "CONTACTED")
    office.do(move_lead, lead.id, "ON_HOLD", {**late, "review_on": "2027-03-01"})
    detail = office.read(load_detail, lead.id, TODAY)
    assert (detail.review_on, detail.resumes_to) == (date(2027, 3, 1), Stage.CONTACTED)
    assert detail.move_reason == "等待用地"
    assert refused(office, lead, "NEW", {"reason": "恢复"}) == [
        ("STAGE_TRANSITION_INVALID", "stage")
    ]
    office.do(resume_lead, lead.id, {"reason": "用地落实"})
    detail = office.read(load_detail, lead.id, TODAY)
    assert (detail.row.stage, detail.review_on) == (Stage.CONTACTED, None)


def test_only_a_lost_or_held_lead_is_resumed(office, lead):
    error = office.refused(resume_lead, lead.id, {"reason": "恢复"})
    assert (error.code, error.field) == ("STAGE_TRANSITION_INVALID", "stage")


def test_a_signed_project_that_is_lost_terminates_its_contract_until_it_returns(office, lead):
    office.do(move_lead, lead.id, "SIGNED", CONTRACT)
    assert refused(office, lead, "LOST") == [("FIELD_REQUIRED", "lost_reason")]
    office.do(move_lead, lead.id, "LOST", {"lost_reason": "选址他处", "on": "2026-12-31"})
    detail = office.read(load_detail, lead.id, TODAY)
    assert detail.lost_reason is LostReason.ELSEWHERE
    assert {each.name: each.on for each in detail.milestones}["contract_terminated_on"] == TODAY
    office.do(resume_lead, lead.id, {"reason": "重新选址"})
    detail = office.read(load_detail, lead.id, TODAY)
    assert (detail.row.stage, detail.lost_reason) == (Stage.SIGNED, None)
    assert [each.name for each in detail.milestones] == ["contract_signed_on"]


def test_a_held_lead_may_be_lost_and_returns_to_the_order(office, lead):
    review = (TODAY + timedelta(days=1)).isoformat()
    office.do(move_lead, lead.id, "ON_HOLD", {"reason": "等待", "review_on": review})
    office.do(move_lead, lead.id, "LOST", {"lost_reason": "联系中断"})
    office.do(resume_lead, lead.id, {"reason": "重新联系"})
    assert stage(office, lead) is Stage.NEW


def test_an_unknown_stage_and_a_stale_version_are_refused(office, lead):
    assert refused(office, lead, "DONE") == [("VALUE_UNKNOWN", "stage")]
    error = office.refused(move_lead, lead.id, "CONTACTED", {}, lead.version + 1)
    assert error.code == "VERSION_CONFLICT"
    assert office.refused(move_lead, 999, "CONTACTED").code == "NOT_FOUND"
