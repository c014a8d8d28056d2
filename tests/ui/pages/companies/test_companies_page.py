"""The page of companies: entering one, its duplicates, its contacts, what belongs to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.companies.queries import list_contacts
from crm.companies.terms import CompanyTier
from tests.support.hands import (
    button,
    cells,
    check,
    clear_and_enter,
    click,
    enter,
    form,
    line,
    problems,
    related,
    row_view,
    save,
    settle,
    shown,
    texts,
)
from ui.forms.matches import MatchesBlock
from ui.pages.companies.page import create_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier
VALID = "91350100M000100Y43"  # the sample of the standard itself


@pytest.fixture
def page(context, qtbot):
    return shown(create_page(context), qtbot)


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


def matches(page) -> list[str]:
    blocks = [each for each in form(page).findChildren(MatchesBlock) if not each.isHidden()]
    return texts(blocks[0]) if blocks else []


def test_a_wrong_credit_code_is_said_at_its_field_and_the_right_one_saves(page):
    assert page.records.totals.text.startswith("Total 0 companies")
    click(button(page.header, "New company"))
    enter(line(page, "name"), "示例科技有限公司")
    enter(line(page, "uscc"), "91350100M000100Y44")
    save(page)
    assert problems(page) == {"uscc": "USCC_INVALID"}
    clear_and_enter(line(page, "uscc"), VALID)
    QTest.keyClick(line(page, "uscc"), Qt.Key.Key_S, CONTROL)
    assert cells(page, "name") == ["示例科技有限公司"]
    assert page.records.totals.text.startswith("Total 1 companies")
    assert page.side.pane.content.title == "示例科技有限公司"


def test_a_form_left_untouched_closes_without_a_question(page):
    page.new_record()
    QTest.keyClick(line(page, "name"), Qt.Key.Key_Escape)
    assert page.side.form is None
    assert page.side.isHidden()


def test_a_known_name_is_shown_while_it_is_typed_and_can_be_opened(page, office):
    known = office.company("示例（浙江）科技有限公司")
    page.new_record()
    enter(line(page, "name"), "示例(浙江)科技有限公司")
    QTest.qWait(300)
    assert matches(page) == ["Already entered:", "示例（浙江）科技有限公司"]
    save(page)
    assert problems(page) == {"name": "DUPLICATE"}
    click(button(form(page).findChild(MatchesBlock), "Open it"))
    assert page.side.form is None
    assert page.side.record_id == known.id


def test_a_refused_duplicate_offers_the_known_company_at_once(page, office):
    office.company("示例科技有限公司")
    page.new_record()
    enter(line(page, "name"), "示例科技有限公司")
    save(page)
    assert matches(page) == ["Already entered:", "示例科技有限公司"]


def test_another_legal_form_is_a_warning_and_may_be_saved(page, office, told):
    office.company("示例科技有限公司")
    page.new_record()
    enter(line(page, "name"), "示例科技股份有限公司")
    QTest.qWait(300)
    assert matches(page)[0] == "Perhaps already entered:"
    save(page)
    assert page.side.form is None
    assert len(cells(page, "name")) == 2
    assert [each.text for each in told if "SUSPECT" in each.text]


def test_opening_the_known_company_asks_before_other_text_is_lost(page, office):
    known = office.company("示例科技有限公司")
    page.new_record()
    enter(line(page, "name"), "示例科技有限公司")
    enter(line(page, "main_products"), "激光器")
    QTest.qWait(300)
    click(button(form(page).findChild(MatchesBlock), "Open it"))
    assert form(page).footer.asking
    click(button(form(page).footer, "Discard"))
    settle(page)
    assert page.side.record_id == known.id


def test_contacts_are_entered_and_one_is_the_main_one(page, office):
    company = office.company("示例科技有限公司")
    page.open_record(company.id)
    for name in ("投资总监", "董秘"):
        click(button(page.side.pane, "New contact"))
        assert form(page).body.blocks["company_id"].isHidden()
        enter(line(page, "name"), name)
        enter(line(page, "mobile"), "13800000000")
        check(line(page, "is_primary"))
        save(page)
    assert [(each.text, each.chip is not None) for each in related(page)] == [
        ("董秘", True),
        ("投资总监", False),
    ]
    page.side.act(next(each.key for each in related(page)[1].menu if "primary" in each.key))
    assert related(page)[0].text == "投资总监"


@pytest.mark.usefixtures("undoing")
def test_an_archived_contact_comes_back_with_undo(page, office, told):
    company = office.company("示例科技有限公司")
    page.open_record(company.id)
    page.new_contact()
    enter(line(page, "name"), "投资总监")
    save(page)
    menu = related(page)[0].menu
    page.side.act(next(each.key for each in menu if "archive" in each.key))
    assert related(page) == []
    told[-1].reversal.run()
    assert [each.text for each in related(page)] == ["投资总监"]


def test_enter_on_a_contact_edits_it_and_a_missing_name_is_said(page, office):
    company = office.company("示例科技有限公司")
    page.open_record(company.id)
    page.new_contact()
    enter(line(page, "name"), "投资总监")
    save(page)
    QTest.keyClick(row_view(page, "投资总监"), Qt.Key.Key_Return)
    line(page, "name").clear()
    save(page)
    assert problems(page) == {"name": "FIELD_REQUIRED"}
    enter(line(page, "name"), "总经理")
    save(page)
    assert [each.name for each in office.read(list_contacts, company.id)] == ["总经理"]


def test_a_contact_found_elsewhere_opens_beside_its_company(page, office):
    company = office.company("示例科技有限公司")
    page.open_record(company.id)
    page.new_contact()
    enter(line(page, "name"), "投资总监")
    save(page)
    page.side.close_side()
    page.open_kind("contact", office.read(list_contacts, company.id)[0].id)
    assert form(page).raw("name") == "投资总监"
    assert page.side.record_id == company.id


def test_a_follow_up_written_in_the_pane_stands_in_the_timeline(page, office):
    company = office.company("示例科技有限公司")
    page.open_record(company.id)
    story = page.side.pane.belongings.story
    story.composer.box.insertPlainText("电话确认租金口径")
    QTest.keyClick(story.composer.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(10)
    assert "电话确认租金口径" in story.lines.lines[0].text
    assert story.composer.box.toPlainText() == ""


def test_the_pane_offers_what_comes_next_for_the_company(page, office, context):
    wanted = []
    context.navigate.new_wanted.connect(lambda kind, values: wanted.append((kind, values)))
    company = office.company("示例科技有限公司")
    page.open_record(company.id)
    for text in ("New lead", "New deal", "New visit"):
        click(button(page.side.pane, text))
    assert wanted == [
        ("lead", {"company_id": company.id}),
        ("deal", {"company_id": company.id}),
        ("visit", {"company_ids": [company.id]}),
    ]


def test_leads_stand_in_the_pane_and_open_the_way_to_a_letter(page, office, context):
    wanted = []
    context.navigate.new_wanted.connect(lambda kind, values: wanted.append((kind, values)))
    company = office.company("示例科技有限公司")
    lead = office.lead(company, title="示例项目")
    page.open_record(company.id)
    assert related(page)[0].text == lead.code
    click(button(page.side.pane, "New letter"))
    assert wanted == [("letter", {"lead_id": lead.id, "company_id": company.id})]


def test_the_list_is_filtered_by_tier_and_tenancy(page, office):
    office.company("甲企业", tier="链主", is_tenant=True)
    office.company("乙企业", tier="规上")
    page.show_list({"tier": [CompanyTier.CHAIN_LEADER]})
    assert cells(page, "name") == ["甲企业"]
    page.show_list({"tier": ["规上"]})
    assert cells(page, "name") == ["乙企业"]
    page.show_list({"is_tenant": True})
    assert cells(page, "name") == ["甲企业"]
    assert page.records.totals.text == "Total 1 companies  Tenants 1 companies"


def test_rare_characters_and_markup_in_a_name_stay_as_they_are(page):
    page.new_record()
    enter(line(page, "name"), '<b>&"㴪𬭎龘')
    save(page)
    assert cells(page, "name") == ['<b>&"㴪𬭎龘']
    assert page.side.pane.content.title == '<b>&"㴪𬭎龘'
