"""Many leads move a stage together; each passes its own gate or is refused by it."""

from __future__ import annotations

from datetime import date

from crm.bulk.commands import apply, preview
from crm.bulk.edits import Action, Edit, Effect
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.terms import Stage


def stages(office, ids):
    return office.read(lambda session: [session.get(Lead, each).stage for each in ids])


def histories(office, lead_id):
    def read(session):
        rows = session.query(LeadStageHistory).filter_by(lead_id=lead_id)
        return [
            (each.position, each.to_stage, each.on)
            for each in rows.order_by(LeadStageHistory.position)
        ]

    return office.read(read)


def leads(office, count=3):
    return [office.lead(registered_on="2026-11-01").id for _ in range(count)]


def test_all_move_on_the_same_day_and_each_has_its_own_history(office):
    ids = leads(office)
    edit = Edit(Action.MOVE, {"stage": "CONTACTED", "on": "2026年11月20日"})
    done = office.do(apply, "lead", ids, edit)
    assert done.changed == tuple(ids)
    assert stages(office, ids) == [Stage.CONTACTED] * 3
    assert histories(office, ids[1]) == [
        (1, Stage.NEW, date(2026, 11, 1)),
        (2, Stage.CONTACTED, date(2026, 11, 20)),
    ]


def test_a_gate_refuses_its_own_lead_only(office):
    ids = leads(office)
    office.do(apply, "lead", ids[:1], Edit(Action.MOVE, {"stage": "CONTACTED"}))
    edit = Edit(Action.MOVE, {"stage": "CONTACTED"})
    with office.database.rehearse(actor=office.manager) as work:
        seen = preview(work, "lead", ids, edit)
    assert seen.count(Effect.CHANGED) == 2
    assert [each.code for each in seen.rows[0].problems] == ["STAGE_TRANSITION_INVALID"]
    assert {(each.name, each.new) for each in seen.rows[1].changes} >= {("stage", "对接")}
    visited = Edit(Action.MOVE, {"stage": "VISITED"})
    assert office.refused(apply, "lead", ids, visited).code == "STAGE_GATE_UNMET"
    assert office.refused(apply, "lead", ids, visited).field == "visits"


def test_what_a_move_asks_for_is_given_once_for_all(office):
    ids = leads(office)
    edit = Edit(Action.MOVE, {"stage": "LOST", "lost_reason": "选址他处"})
    assert office.do(apply, "lead", ids, edit).changed == tuple(ids)
    missing = office.refused(apply, "lead", leads(office), Edit(Action.MOVE, {"stage": "LOST"}))
    assert (missing.code, missing.field) == ("FIELD_REQUIRED", "lost_reason")


def test_the_stage_itself_is_asked_for_and_only_leads_have_one(office):
    error = office.refused(apply, "lead", leads(office, 1), Edit(Action.MOVE, {}))
    assert (error.code, error.field) == ("FIELD_REQUIRED", "stage")
    company = office.company().id
    edit = Edit(Action.MOVE, {"stage": "LOST"})
    assert office.refused(apply, "company", [company], edit).code == "VALUE_UNKNOWN"
