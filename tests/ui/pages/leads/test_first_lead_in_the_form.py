"""Whose lead a company is stands in the form before a second one is saved."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from tests.support.hands import button, click, enter, form, line, save, shown, texts
from ui.forms.matches import MatchesBlock
from ui.forms.watch import DELAY
from ui.pages.leads.page import create_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(context, qtbot):
    return shown(create_page(context), qtbot)


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


def block(page) -> list[str]:
    QTest.qWait(DELAY + 60)
    found = form(page).findChildren(MatchesBlock)
    return [text for each in found if each.isVisibleTo(form(page)) for text in texts(each)]


def test_a_company_that_was_given_is_looked_up_at_once(page, office):
    company = office.company("示例科技有限公司")
    lead = office.lead(company, by=office.recruiter, registered_on="2026-01-10")
    page.create_record("lead", {"company_id": company.id})
    assert block(page) == [
        "Already an open lead. The first to register keeps it:",
        f"{lead.code} 示例项目",
        "招商专员一 · New attraction · registered 2026-01-10",
    ]


def test_a_company_that_is_chosen_is_looked_up_too_and_the_lead_may_be_saved(page, office, told):
    company = office.company("示例科技有限公司")
    office.lead(company, by=office.recruiter)
    page.new_record()
    assert block(page) == []
    enter(line(page, "title"), "二期项目")
    form(page).put("company_id", company.id)
    assert len(block(page)) == 3
    form(page).put("source_channel", "其他")
    save(page)
    assert page.side.form is None
    assert [each.text for each in told if "LEAD_ALREADY_OPEN" in each.text]


def test_another_kind_is_said_to_be_another(page, office):
    company = office.company("示例科技有限公司")
    office.lead(company, kind="增资扩产")
    page.create_record("lead", {"company_id": company.id})
    assert block(page)[0] == "Already an open lead of another kind:"
    form(page).put("kind", "增资扩产")
    assert block(page)[0] == "Already an open lead. The first to register keeps it:"


def test_the_lead_that_is_there_can_be_opened_instead(page, office, context):
    wanted = []
    context.navigate.record_wanted.connect(lambda kind, id: wanted.append((kind, id)))
    company = office.company("示例科技有限公司")
    lead = office.lead(company)
    page.create_record("lead", {"company_id": company.id})
    block(page)
    click(button(form(page).findChild(MatchesBlock), "Open it"))
    assert wanted == [("lead", lead.id)]


def test_a_lead_being_edited_does_not_stand_in_its_own_way(page, office):
    lead = office.lead()
    page.open_record(lead.id)
    page.edit_current()
    enter(line(page, "title"), "改名")
    form(page).put("kind", "再投资")
    assert block(page) == []
