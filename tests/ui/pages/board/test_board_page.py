"""The board used with mouse and keyboard: sums, scrolling, moves, refusals, lanes, conditions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from crm.leads.models import Lead
from crm.leads.moving import move_lead
from crm.leads.terms import Stage
from crm.letters.commands import sign_letter
from crm.visits.commands import save_visit
from tests.support.boards import LEFT, column, drop, settle, stage_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_sums_of_a_column_are_those_of_sql(many, shown):
    page = shown()
    head = page.view.heads.heads[Stage.INTENT]._sum

    def sums(session):
        query = select(func.count(), func.sum(Lead.est_investment))
        return session.execute(query.where(Lead.stage == Stage.INTENT)).one()

    assert (head.count, head.investment_cny) == tuple(many.read(sums))
    assert head.intent_area == 280 * 100
    assert "420 open" in page.header.count.text()


@pytest.mark.usefixtures("many")
def test_every_card_is_reached_by_scrolling_and_only_those_in_sight_are_read(shown):
    page = shown()
    intent, read = column(page, Stage.INTENT), page.view.store._rows
    assert len(read) < 30
    bar = intent.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + bar.pageStep())
        settle()
    last = intent.indexAt(intent.viewport().rect().bottomLeft() - QPoint(-20, 12))
    assert last.row() == len(intent.cards.ids) - 1
    assert set(intent.cards.ids) <= read.keys()
    assert len(read) < len(intent.cards.ids) + 30


@pytest.mark.usefixtures("many")
def test_the_bar_over_the_cards_scrolls_them(shown):
    page = shown()
    intent = column(page, Stage.INTENT)
    assert intent.bar.isVisible()
    intent.bar.setValue(intent.bar.maximum())
    assert intent.verticalScrollBar().value() == intent.verticalScrollBar().maximum()
    assert not column(page, Stage.LANDED).bar.isVisible()


@pytest.mark.usefixtures("many")
def test_end_goes_to_the_last_card_and_home_back(shown):
    page = shown()
    intent = column(page, Stage.INTENT)
    intent.setFocus()
    QTest.keyClick(intent, Qt.Key.Key_End)
    assert intent.current_id() == intent.cards.ids[-1]
    QTest.keyClick(intent, Qt.Key.Key_Home)
    assert intent.current_id() == intent.cards.ids[0]


def test_a_dropped_card_moves_and_is_found_in_its_new_column(office, shown, told):
    lead = office.lead()
    page = shown()
    drop(page, lead.id, Stage.CONTACTED)
    assert stage_of(office, lead) is Stage.CONTACTED
    assert column(page, Stage.CONTACTED).cards.ids == (lead.id,)
    assert column(page, Stage.CONTACTED).hasFocus()
    assert "moved to Contacted" in told[-1].text


def test_a_card_dropped_where_it_was_stays(office, shown, told):
    lead = office.lead()
    page = shown()
    drop(page, lead.id, Stage.NEW)
    assert stage_of(office, lead) is Stage.NEW
    assert told == []


def test_without_a_visit_the_card_returns_and_the_form_of_visits_is_offered(
    office, shown, told, wanted
):
    lead = office.lead()
    page = shown()
    drop(page, lead.id, Stage.VISITED)
    assert stage_of(office, lead) is Stage.NEW
    assert column(page, Stage.NEW).hasFocus()
    refusal, waiver = told
    assert "STAGE_GATE_UNMET" in refusal.text
    assert refusal.action == "New visit"
    refusal.run()
    assert wanted[0][0] == "visit"
    assert wanted[0][1]["lead_id"] == lead.id
    assert waiver.action == "Move without a visit"
    waiver.run()
    assert stage_of(office, lead) is Stage.VISITED


def test_after_a_visit_the_same_drop_moves_the_card(office, shown):
    company = office.company()
    lead = office.lead(company)
    visit = {"company_ids": [company.id], "on": "2026-12-30", "status": "完成"}
    visit |= {"park_ids": [office.park().id], "visitor_count": 3}
    office.do(save_visit, {**visit, "direction": "INBOUND", "host_staff_id": office.manager.id})
    page = shown()
    drop(page, lead.id, Stage.VISITED)
    assert stage_of(office, lead) is Stage.VISITED


def test_without_a_letter_the_form_of_letters_is_offered(office, shown, told, wanted):
    lead = office.lead()
    drop(shown(), lead.id, Stage.INTENT)
    assert told[0].action == "New intent letter"
    told[0].run()
    assert wanted == [("letter", {"lead_id": lead.id})]
    assert stage_of(office, lead) is Stage.NEW


def test_with_a_letter_in_force_the_card_enters_intent(office, shown):
    lead = office.lead()
    office.do(move_lead, lead.id, "CONTACTED")
    letter = {"lead_id": lead.id, "park_id": office.park().id, "area": "1㎡"}
    office.do(sign_letter, None, {**letter, "signed_on": "2026-12-01"})
    page = shown()
    if stage_of(office, lead) is not Stage.INTENT:
        drop(page, lead.id, Stage.INTENT)
    assert stage_of(office, lead) is Stage.INTENT
    assert page.view.heads.heads[Stage.INTENT]._sum.intent_area == 1


def test_the_contract_is_asked_for_in_the_pane_and_then_the_card_moves(office, shown, told):
    lead = office.lead()
    page = shown()
    drop(page, lead.id, Stage.SIGNED)
    assert told[0].action == "Fill in"
    told[0].run()
    form = page.side.form
    form.editor("contract_signed_on").put("2026-12-20")
    form.editor("contract_no").put("HT-1")
    QTest.mouseClick(page.side.form.footer.save, LEFT)
    settle()
    assert stage_of(office, lead) is Stage.SIGNED


def test_landing_and_production_say_what_is_missing(office, shown, told):
    lead = office.lead()
    page = shown()
    for stage in (Stage.LANDED, Stage.OPERATING):
        drop(page, lead.id, stage)
        assert "STAGE_GATE_UNMET" in told[-1].text
        assert told[-1].action == "Fill in"
        assert stage_of(office, lead) is Stage.NEW


@pytest.mark.parametrize(
    ("stage", "values"),
    [
        (Stage.ON_HOLD, {"reason": "等待", "review_on": "2027-03-01"}),
        (Stage.LOST, {"lost_reason": "其他"}),
    ],
)
def test_holding_and_losing_ask_for_their_reason_at_the_drop(office, shown, stage, values):
    lead = office.lead()
    page = shown()
    drop(page, lead.id, stage)
    assert stage_of(office, lead) is Stage.NEW
    form = page.side.form
    assert form.editor(next(iter(values))).target().hasFocus()
    for name, value in values.items():
        form.editor(name).put(value)
    QTest.mouseClick(page.side.form.footer.save, LEFT)
    settle()
    assert stage_of(office, lead) is stage
    assert column(page, stage).hasFocus()
    drop(page, lead.id, Stage.NEW)
    page.side.form.editor("reason").put("重新启动")
    QTest.mouseClick(page.side.form.footer.save, LEFT)
    settle()
    assert stage_of(office, lead) is Stage.NEW


def test_a_recruiter_cannot_move_back_and_a_manager_gives_a_reason(office, shown, told, context):
    lead = office.lead(by=office.recruiter)
    office.do(move_lead, lead.id, "CONTACTED")
    page = shown()
    context.acting.become(office.recruiter)
    drop(page, lead.id, Stage.NEW)
    assert "STAGE_TRANSITION_INVALID" in told[-1].text
    context.acting.become(office.manager)
    drop(page, lead.id, Stage.NEW)
    assert page.side.form is not None
    assert stage_of(office, lead) is Stage.CONTACTED


def test_nobody_moves_the_card_of_somebody_else(office, shown, told, context):
    lead = office.lead(by=office.recruiter)
    page = shown()
    context.acting.become(office.colleague)
    drop(page, lead.id, Stage.CONTACTED)
    assert "PERMISSION_DENIED" in told[-1].text
    assert stage_of(office, lead) is Stage.NEW
