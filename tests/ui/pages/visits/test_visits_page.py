"""The page of visits: what a reception needs, finishing it, a lead that comes of it."""

from __future__ import annotations

from datetime import date

import pytest

from crm.visits.commands import save_visit
from crm.visits.terms import Direction, VisitStatus
from tests.support.hands import (
    button,
    cells,
    click,
    enter,
    form,
    line,
    problems,
    related,
    save,
    shown,
)
from ui.pages.visits.page import create_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(context, qtbot):
    return shown(create_page(context), qtbot)


@pytest.fixture
def planned(page, office):
    company, park = office.company("示例企业001"), office.park("PK01")
    values = {"on": "2026-12-30", "company_ids": [company.id], "park_ids": [park.id]}
    visit = office.do(save_visit, values)
    page.open_record(visit.id)
    return visit


def test_a_reception_needs_a_company_and_a_park(page, office):
    company, park = office.company("示例企业001"), office.park("PK01")
    page.new_record()
    save(page)
    assert problems(page) == {"company_ids": "FIELD_REQUIRED"}
    form(page).put("company_ids", [company.id])
    save(page)
    assert problems(page) == {"park_ids": "FIELD_REQUIRED"}
    form(page).put("park_ids", [park.id])
    save(page)
    assert cells(page, "companies") == ["示例企业001"]
    assert page.records.totals.text.startswith("Total 1 visits  Receptions done 0 visits")


@pytest.mark.usefixtures("planned")
def test_a_visit_is_done_only_with_the_number_of_visitors(page):
    click(button(page.side.pane, "Finish"))
    save(page)
    assert problems(page) == {"visitor_count": "FIELD_REQUIRED"}
    enter(line(page, "visitor_count"), "5")
    save(page)
    assert page.side.pane.content.chip.text == VisitStatus.DONE.label
    expected = "Total 1 visits  Receptions done 1 visits  Visitors 5 people"
    assert page.records.totals.text == expected


@pytest.mark.usefixtures("planned")
def test_leaving_the_untouched_form_of_finishing_asks_nothing(page):
    click(button(page.side.pane, "Finish"))
    form(page).close_form()
    assert page.side.form is None
    assert page.side.pane.content.chip.text == VisitStatus.PLANNED.label


@pytest.mark.usefixtures("planned")
def test_the_message_at_a_field_of_a_short_form_is_not_squeezed(page, qtbot):
    click(button(page.side.pane, "Finish"))
    save(page)
    block = form(page).body.blocks["visitor_count"]
    qtbot.waitUntil(lambda: block.height() >= block.heightForWidth(block.width()))


@pytest.mark.usefixtures("planned")
def test_a_planned_visit_is_confirmed_with_one_action(page):
    page.side.act("confirm")
    assert page.side.pane.content.chip.text == VisitStatus.CONFIRMED.label
    assert [each.key for each in page.side.pane.content.actions if each.key == "confirm"] == []


def test_a_lead_begins_with_what_the_visit_knows(page, planned, context):
    wanted = []
    context.navigate.new_wanted.connect(lambda kind, values: wanted.append((kind, values)))
    click(button(page.side.pane, "New lead"))
    kind, values = wanted[0]
    assert kind == "lead"
    assert values["source_visit_id"] == planned.id
    assert values["source_channel"] == "接待"
    assert related(page)[0].link.id == values["company_id"]


@pytest.mark.usefixtures("planned")
def test_visits_are_filtered_by_direction_status_and_park(page, office):
    company = office.company("示例企业002")
    values = {"direction": "SERVICE", "on": "2026-12-29", "company_ids": [company.id]}
    office.do(save_visit, values)
    assert len(cells(page, "companies")) == 2
    page.show_list({"direction": [Direction.SERVICE]})
    assert cells(page, "companies") == ["示例企业002"]
    page.show_list({"park_id": [1]})
    assert cells(page, "companies") == ["示例企业001"]
    page.show_list({"status": [VisitStatus.DONE]})
    assert cells(page, "companies") == []
    day = date(2026, 12, 30)
    page.show_list({"year": (2026,), "on_from": day, "on_to": day})
    assert cells(page, "companies") == ["示例企业001"]


@pytest.mark.usefixtures("planned")
def test_finishing_keeps_the_time_of_the_next_step_and_the_pane_says_it(page):
    click(button(page.side.pane, "Finish"))
    enter(line(page, "visitor_count"), "5")
    enter(line(page, "next_action"), "核实增容方案")
    enter(line(page, "next_action_on"), "2027-01-06 9:30")
    save(page)
    assert page.side.pane.content.box.caption.endswith("2027-01-06 09:30")
