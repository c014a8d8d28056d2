"""The page of trips: logging whom one met, and making a lead of it, once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from crm.companies.models import Company, Contact
from crm.leads.models import Lead
from crm.trips.commands import log_trip_contact, save_trip
from crm.trips.terms import TripStatus
from tests.support.hands import (
    button,
    cells,
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
)
from ui.actions import CONVERT_KEY, LOG_KEY
from ui.pages.trips.page import create_page
from ui.panes.plan_content import PlanText

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def trip(office):
    values = {
        "title": "示例出访",
        "cities": ["深圳"],
        "starts_on": "2026-12-20",
        "ends_on": "2026-12-22",
        "leader_staff_id": office.recruiter.id,
        "status": "进行中",
    }
    return office.do(save_trip, values)


@pytest.fixture
def page(context, qtbot, trip):
    made = shown(create_page(context), qtbot)
    made.open_record(trip.id)
    return made


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


def counts(office) -> tuple[int, ...]:
    with office.database.read() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(each)) or 0
            for each in (Company, Contact, Lead)
        )


@pytest.fixture
def log(page, office, trip):
    """Log somebody; the pane follows."""

    def logged(company: str = "示例企业900", **more) -> None:
        written = {} if "company_id" in more else {"company_name_text": company}
        values = {"trip_id": trip.id, "met_on": "2026-12-20", "contact_text": "投资总监"}
        office.do(log_trip_contact, {**values, **written, **more})
        settle(page)

    return logged


def test_the_pane_asks_for_the_quick_log(page, context):
    wanted = []
    context.navigate.command_wanted.connect(wanted.append)
    click(button(page.side.pane, "Log a contact"))
    assert wanted == [LOG_KEY]


def test_those_who_are_no_leads_yet_are_turned_together(page, context, log):
    log()
    log("示例企业901")
    wanted = []
    context.navigate.command_wanted.connect(wanted.append)
    click(button(page.side.pane, "Turn into leads (2)"))
    assert wanted == [CONVERT_KEY]


def test_company_and_person_of_a_log_are_asked_for_at_their_lines(page, log):
    log()
    click(row_view(page, "示例企业900"))
    assert form(page).body.blocks["trip_id"].isHidden()
    form(page).put("company_id", None)
    save(page)
    assert problems(page) == {"company_id": "FIELD_REQUIRED"}


def test_a_day_outside_the_trip_is_refused_at_the_day(page, log):
    log()
    click(row_view(page, "示例企业900"))
    clear_and_enter(line(page, "met_on"), "2027-01-01")
    save(page)
    assert problems(page) == {"met_on": "PERIOD_ORDER"}


def test_one_click_makes_company_contact_and_lead_and_the_second_makes_nothing(
    page, office, context, told, log
):
    opened = []
    context.navigate.record_wanted.connect(lambda kind, id: opened.append((kind, id)))
    log()
    before = counts(office)
    key = related(page)[0].action.key
    click(button(row_view(page, "示例企业900"), "Make a lead"))
    assert counts(office) == tuple(each + 1 for each in before)
    assert "is the lead of this contact" in told[-1].text
    told[-1].run()
    lead_id = opened[-1][1]

    page.side.act(key)  # a second click, before anything was drawn anew
    assert counts(office) == tuple(each + 1 for each in before)
    action = related(page)[0].action
    assert action.text.startswith("XS-2026-")
    click(button(row_view(page, "示例企业900"), action.text))
    assert opened[-1] == ("lead", lead_id)
    assert page.records.totals.text.endswith("Made 1 leads")


def test_a_known_company_that_was_chosen_is_used(page, office, log):
    known = office.company("示例企业900")
    log(company_id=known.id)
    before = counts(office)
    page.side.act(related(page)[0].action.key)
    assert counts(office) == (before[0], before[1] + 1, before[2] + 1)


def test_a_log_is_edited_with_what_was_written(page, log):
    log()
    QTest.keyClick(row_view(page, "示例企业900"), Qt.Key.Key_Return)
    assert form(page).raw("company_id") == "示例企业900"
    clear_and_enter(line(page, "contact_id"), "董秘")
    save(page)
    assert related(page)[0].details == ("董秘",)


def test_finishing_a_trip_asks_for_its_report(page):
    click(button(page.side.pane, "Finish"))
    enter(line(page, "report"), "对接三家企业")
    save(page)
    content = page.side.pane.content
    assert content.chip.text == TripStatus.DONE.label
    report = next(each for each in content.sections if isinstance(each, PlanText))
    assert report.text == "对接三家企业"
    assert "Finish" not in [each.text for each in content.actions]


def test_a_trip_without_a_city_is_refused_and_then_listed(page):
    page.side.close_side()
    page.new_record()
    enter(line(page, "title"), "示例出访二")
    save(page)
    assert problems(page) == {"cities": "FIELD_REQUIRED"}
    enter(line(page, "cities"), "北京")
    QTest.keyClick(line(page, "cities"), Qt.Key.Key_Return)
    save(page)
    assert cells(page, "title") == ["示例出访二", "示例出访"]
    assert page.records.totals.text.startswith("Total 2 trips  Done 0 trips")


def test_trips_are_filtered_by_year_and_status(page):
    page.show_list({"year": (2024,)})
    assert cells(page, "title") == []
    page.show_list({"year": (2026,), "status": [TripStatus.UNDERWAY]})
    assert cells(page, "title") == ["示例出访"]
