"""The cards beside the list: what they show, where they lead, and their keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from crm.agenda.queries import load_agenda
from crm.trips.commands import save_trip
from crm.visits.commands import save_visit
from tests.support.hands import button, click, texts

TODAY = date(2026, 12, 31)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def rows(card):
    return [line.spoken for line in card.list.side.lines]


@pytest.fixture
def lists(mine):
    """The lists that were asked for."""
    asked = []
    mine.navigate.list_wanted.connect(lambda page, filters: asked.append((page, filters)))
    return asked


@pytest.fixture
def opened(mine):
    """The records that were opened."""
    asked = []
    mine.navigate.record_wanted.connect(lambda kind, record: asked.append((kind, record)))
    return asked


def test_visits_and_trips_of_today_stand_first_with_their_state(office, open_page, opened):
    company = office.company(by=office.recruiter)
    raw = {"direction": "INBOUND", "company_ids": [company.id], "park_ids": [office.park().id]}
    raw["visitor_count"] = 6
    today = {"on": "2026-12-31", "start_time": "10:00", "end_time": "11:30", "status": "已确认"}
    visit = office.do(save_visit, {**raw, **today}, by=office.recruiter)
    later = {"on": "2027-01-08", "start_time": "15:00"}
    office.do(save_visit, {**raw, **later}, by=office.recruiter)
    days = {"starts_on": "2026-12-31", "ends_on": "2027-01-02", "status": "进行中"}
    office.do(save_trip, {"title": "出访深圳", "cities": ["深圳"], **days}, by=office.recruiter)
    page = open_page()
    first, trip, last = rows(page.side.coming)
    assert first.startswith("10:00–11:30")
    assert "6 visitors" in first
    assert first.endswith("Confirmed")
    assert trip.startswith("12-31 to 01-02")
    assert trip.endswith("Under way")
    assert last.startswith("2027-01-08 Fri")
    assert "15:00" in last
    page.side.coming.list.setFocus()
    QTest.keyClick(page.side.coming.list, Qt.Key.Key_Return)
    assert opened == [("visit", visit.id)]


def test_a_click_on_a_row_opens_it(step, open_page, opened):
    lead = step("催签合同", "2026-12-30", registered_on="2026-10-01")
    page = open_page()
    late = page.side.late.list
    QTest.mouseClick(late.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    assert opened == [("lead", lead)]


def test_leads_over_the_limit_name_limit_and_days_and_lead_to_the_list(
    office, step, open_page, lists
):
    step("催签合同", None, registered_on="2026-10-01")
    step("打电话", None, registered_on="2026-12-30")
    page = open_page()
    assert page.side.late.count.text() == "1"
    (row,) = rows(page.side.late)
    assert "limit 14 d" in row
    assert row.endswith("91 d")
    click(button(page.side.late, "All"))
    assert lists == [("leads", {"aging": ("OVERDUE",), "owner_id": (office.recruiter.id,)})]


def test_open_needs_count_down_and_are_met_with_the_space_bar(office, step, need, open_page, told):
    lead = step("催签合同", None)
    for day in ("2026-12-20", "2027-01-10", "2027-03-01"):
        need(lead, day)
    page = open_page()
    chips = [line.chip[:2] for line in page.side.needs.list.side.lines]
    assert chips == [("11 d late", "overdue"), ("10 d", "expiring"), ("60 d", "draft")]
    page.side.needs.list.setFocus()
    QTest.keyClick(page.side.needs.list, Qt.Key.Key_Space)
    assert len(rows(page.side.needs)) == 2
    assert told[-1].reversal is not None
    QTest.keyClick(page.side.needs.list, Qt.Key.Key_D)
    QTest.keyClicks(page.answering.popup.field.line, "+7")
    QTest.keyClick(page.answering.popup.field.line, Qt.Key.Key_Return)
    assert office.read(load_agenda, TODAY).requirements[0].due_on == date(2027, 1, 7)


def test_empty_cards_say_what_is_not_there(open_page):
    page = open_page()
    for card in (page.side.coming, page.side.late, page.side.letters, page.side.needs):
        assert card.list.isHidden()
        assert card.empty.isVisible()
    assert "No letter ends by 30 January." in texts(page.side.letters)


def test_a_click_calls_for_the_calendar(open_page, mine):
    page = open_page()
    wanted = []
    mine.navigate.page_wanted.connect(wanted.append)
    click(button(page.side.coming, "Calendar"))
    assert wanted == ["calendar"]
