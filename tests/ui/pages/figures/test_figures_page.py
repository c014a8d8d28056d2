"""The page of the figures over the demonstration data: what it shows and where it leads."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.clock import clock_at
from crm.database.changes import Changes
from crm.database.session import Actor
from crm.deals.terms import Vehicle
from crm.leads.commands import save_lead
from crm.leads.terms import Scope, Stage
from crm.measures.computing import compute
from crm.measures.question import Filters
from crm.staff.terms import Role
from crm.trips.terms import TripStatus
from ui.acting import Acting
from ui.background import Background
from ui.change_notifier import ChangeNotifier
from ui.pages.figures.page import create_page
from ui.pages.figures.periods import Running, stretches

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
DAY = date(2024, 10, 8)


@pytest.fixture
def demo(context, demo_database):
    """The demonstration data on the day of the published figures."""
    manager = Actor(1, "S01", "招商一部部长", Role.MANAGER)
    return dataclasses.replace(
        context,
        database=demo_database,
        changes=ChangeNotifier(demo_database),
        clock=clock_at(DAY),
        acting=Acting(manager),
    )


@pytest.fixture
def page(demo, qtbot):
    made = create_page(demo)
    qtbot.addWidget(made)
    made.resize(1364, 846)
    made.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def lists(demo):
    """The lists and records that were asked for."""
    asked = []
    demo.navigate.list_wanted.connect(lambda page, filters: asked.append((page, filters)))
    demo.navigate.record_wanted.connect(lambda kind, record: asked.append((kind, record)))
    return asked


def table(page, key):
    return page.tiles[key][0].table


def texts(page, key):
    shown = table(page, key)
    rows = shown.model().rowCount()
    columns = shown.model().columnCount()
    return [[shown.cell(row, column).text for column in range(columns)] for row in range(rows)]


def press(shown, row, column):
    """Click a cell."""
    place = shown.visualRect(shown.model().index(row, column)).center()
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def test_the_published_intent_area_and_its_target_stand_first(page):
    assert page.intent.figures[0].text == "222,700.00 m²"
    assert [each.text() for each in page.intent.counts[:2]] == ["51 letters", "51 letters"]
    assert page.intent.completed.text() == "Completed 89.08%"
    assert page.intent.elapsed.text() == "time elapsed 77.05%"
    assert "+12.03 percentage points" in page.intent.pace.accessibleName()
    assert "ahead of time" in page.intent.pace.accessibleName()


def test_trips_receptions_and_events_of_the_period_are_the_published_ones(page):
    shown = {name: count for name, count, _ in texts(page, "activity")}
    assert shown["Outbound trips"] == "42"
    assert shown["Receptions"] == "107"
    assert shown["Attraction salons"] == "2"
    assert shown["Service events"] == "14"


def test_parks_add_up_to_the_total_and_unknown_room_is_a_dash(page):
    rows = texts(page, "parks")
    assert rows[0][1:3] == ["46", "207,700.00"]
    assert rows[-1][:3] == ["Total", "51", "222,700.00"]
    assert sum(int(row[1]) for row in rows[:-1]) == int(rows[-1][1])
    assert rows[0][4:] == ["—", "—"]
    assert "not estimated" in page.tiles["parks"][0].notes


def test_the_changes_of_every_quarter_lead_from_opening_to_closing(page):
    rows = {row[0]: row[1:] for row in texts(page, "changes")}
    assert rows["+ newly signed"] == ["57,810.00", "99,450.00", "65,440.00", "0.00", "222,700.00"]
    assert rows["In force at last"][-1] == "222,700.00"
    assert rows["In force at first"][1:4] == rows["In force at last"][:3]


def test_funds_say_what_is_not_filled_in(page):
    tile = page.tiles["funds"][0]
    facts = [link.text for link in tile.links]
    assert facts[:3] == [
        "Size 8,645.00",
        "Subscribed 2,900.00 (1 fund not set)",
        "Paid in 1,500.00 (1 fund not set)",
    ]
    assert facts[3:] == ["Share paid in 51.72%", "Multiple 1.95 times"]
    blank = next(row for row in texts(page, "funds") if row[0] == "示例基金F")
    assert blank[1:] == ["not set", "—", "—"]


def test_equity_deals_are_summed_by_vehicle(page):
    facts = [link.text for link in page.tiles["deals"][0].links]
    assert facts == ["Subscribed 4,070.00", "Paid in 1,054.00", "Share paid in 25.90%"]
    assert texts(page, "deals")[-1] == ["Direct", "", "1,220.00", "328.00"]


def test_sizes_of_projects_stand_beside_targets_that_have_not_begun(page):
    rows = texts(page, "tiers")
    assert [row[1:3] for row in rows] == [["11", "2"], ["11", "2"], ["9", "1"], ["6", "1"]]
    assert rows[0][3:] == ["≥ 600", "—"]
    assert "0.00%" in page.tiles["tiers"][0].notes


def test_the_stages_show_the_figures_of_the_same_date(page, demo):
    with demo.database.read() as session:
        filters = Filters(scope=Scope.GROUP.value)
        overdue = compute(session, "K23", as_of=DAY, filters=filters, by="stage")
    rows = {row[0]: row[1:] for row in texts(page, "stages")}
    assert rows["Intent"][1] == str(overdue.row("INTENT").values["overdue"])
    assert rows["Total"][1] == str(overdue.total["overdue"])


def test_another_date_travels_through_every_tile(page):
    page.bar.date.line.setText("2021年6月30日")
    QTest.keyClick(page.bar.date.line, Qt.Key.Key_Return)
    assert page.figures.asked.as_of == date(2021, 6, 30)
    assert page.figures.asked.start == date(2021, 1, 1)
    assert page.intent.figures[0].text == "0.00 m²"
    assert page.tiles["funds"][0].links[0].text == "Size 5,645.00"
    assert "2021-06-30" in page.header.as_of.text()


def test_arrows_and_buttons_step_through_the_dates(page):
    QTest.keyClick(page.bar.date.line, Qt.Key.Key_Down)
    assert page.figures.asked.as_of == date(2024, 10, 7)
    for text, day in (
        ("Last month end", date(2024, 9, 30)),
        ("Last quarter end", date(2024, 6, 30)),
        ("Last year end", date(2023, 12, 31)),
    ):
        press_button(page, text)
        assert page.figures.asked.as_of == day


def press_button(page, text):
    from ui.widgets.buttons import Button

    button = next(each for each in page.bar.findChildren(Button) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_date_that_cannot_be_read_leaves_the_figures_as_they_were(page):
    page.bar.date.line.setText("soon")
    QTest.keyClick(page.bar.date.line, Qt.Key.Key_Return)
    assert page.bar.date.line.text() == "2024-10-08"
    assert page.figures.asked.as_of == DAY


def test_a_fixed_period_stays_when_the_date_moves_and_a_running_one_goes_with_it(page):
    page.bar.fix_period(date(2024, 1, 1), date(2024, 3, 31))
    assert texts(page, "activity")[0][1] == "14"
    page.bar.step(-1)
    assert page.figures.asked.end == date(2024, 3, 31)
    page.bar.run_period(Running.MONTH)
    assert page.figures.asked.start == date(2024, 10, 1)
    page.bar.run_period(Running.TWELVE_MONTHS)
    assert page.figures.asked.start == date(2023, 10, 8)


def test_the_popup_of_the_period_refuses_days_in_the_wrong_order(page):
    page.bar.open_period()
    popup = QApplication.activePopupWidget()
    popup.start.put(date(2024, 5, 1))
    popup.end.put(date(2024, 4, 1))
    popup.take()
    assert "Exchange" in popup.problem.text()
    popup.end.put(date(2024, 6, 30))
    popup.take()
    assert page.bar.span() == (date(2024, 5, 1), date(2024, 6, 30))
    assert [each.title for each in page.figures.asked.stretches] == ["Q2"]


def test_a_click_on_the_total_lists_its_letters(page, lists):
    QTest.mouseClick(page.intent.figures[0], Qt.MouseButton.LeftButton)
    [(where, filters)] = lists
    assert where == "letters"
    assert len(filters["state"]) == 4
    assert filters["signed_to"] == DAY


def test_enter_on_a_figure_of_a_table_lists_its_records(page, lists):
    shown = table(page, "activity")
    shown.setFocus()
    shown.setCurrentIndex(shown.model().index(0, 1))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    press(shown, 1, 1)
    (trips, filters), (visits, _) = lists
    assert (trips, visits) == ("trips", "visits")
    assert filters["status"] is TripStatus.DONE
    assert (filters["starts_from"], filters["starts_to"]) == (date(2024, 1, 1), DAY)


def test_the_listed_records_are_as_many_as_the_figure_says(page, lists, demo):
    from crm.leads import queries as leads
    from crm.letters import queries as letters
    from crm.records.listing import ListRequest
    from crm.trips import queries as trips
    from crm.visits import queries as visits

    press(table(page, "activity"), 0, 1)
    press(table(page, "activity"), 1, 1)
    press(table(page, "activity"), 4, 1)
    press(table(page, "parks"), 0, 1)
    press(table(page, "stages"), 4, 2)
    folders = (trips, visits, leads, letters, leads)
    with demo.database.read() as session:
        found = [
            len(folder.find_ids(session, ListRequest(filters=filters), DAY))
            for folder, (_, filters) in zip(folders, lists, strict=True)
        ]
    overdue = int(texts(page, "stages")[4][2])
    assert found == [42, 107, int(texts(page, "activity")[4][1]), 46, overdue]


def test_a_park_and_a_fund_open_their_records(page, lists):
    press(table(page, "parks"), 0, 0)
    press(table(page, "funds"), 0, 0)
    assert [kind for kind, _ in lists] == ["park", "fund"]


def test_deals_are_listed_by_their_vehicle(page, lists):
    shown = table(page, "deals")
    press(shown, 0, 2)
    press(shown, shown.model().rowCount() - 1, 2)
    fund = page.figures.fund_ids["SF01"]
    assert lists == [("funds", {"fund_id": fund}), ("funds", {"vehicle": Vehicle.DIRECT})]


def test_for_an_earlier_date_the_page_says_that_a_list_shows_today(page, lists, demo):
    told = []
    demo.messages.posted.connect(told.append)
    page.bar.step(-100)
    QTest.mouseClick(page.intent.figures[1], Qt.MouseButton.LeftButton)
    assert "state" not in lists[0][1]
    assert "as they stand today" in told[0].text


def test_the_scope_of_the_whole_city_leaves_the_group_out(page):
    page.bar.scope.button(Scope.CITY.value).click()
    assert page.intent.figures[0].text == "0.00 m²"
    assert texts(page, "activity")[0][1] == "0"
    page.bar.scope.button("").click()
    assert page.intent.figures[0].text == "222,700.00 m²"


def test_a_park_as_condition_narrows_the_figures(page):
    park = page.figures.park_ids["PK02"]
    page.bar.choose("park_id", [(park, "稠江智能制造产业园")])
    assert page.intent.figures[0].text == "15,000.00 m²"
    QTest.keyClick(page.bar.chips["park_id"], Qt.Key.Key_Delete)
    assert page.intent.figures[0].text == "222,700.00 m²"


def test_a_table_is_copied_with_its_header_for_a_spreadsheet(page):
    shown = table(page, "parks")
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Park\tLetters\tSigned\tAvailable\tCoverage"
    assert lines[-1] == "Total\t51\t222,700.00\t—\t—"
    page.intent.copy()
    assert "Signed in total\t51\t222,700.00" in QGuiApplication.clipboard().text()


def test_a_commit_elsewhere_refreshes_the_figures(page, demo):
    def company(session):
        from crm.companies.queries import find_ids
        from crm.records.listing import ListRequest

        return find_ids(session, ListRequest(), DAY)[0]

    before = int(texts(page, "activity")[4][1])
    with demo.database.read() as session:
        company_id = company(session)
    raw = {"title": "示例项目", "company_id": company_id, "source_channel": "其他"}
    with demo.database.write("save_lead", actor=demo.actor) as work:
        save_lead(work, raw | {"registered_on": DAY})
    assert int(texts(page, "activity")[4][1]) == before + 1


def test_a_hidden_page_catches_up_when_it_is_shown_again(page, demo):
    page.hide()
    before = page.figures
    demo.changes.changed.emit(Changes("sign_letter", frozenset({("letter", 1)}), 1))
    assert page.figures is before
    page.show()
    assert page.figures is not before


def test_changes_that_no_figure_counts_are_left_alone(page, demo):
    before = page.figures
    demo.changes.changed.emit(Changes("attach", frozenset({("attachment", 1)}), 1))
    assert page.figures is before


def test_tiles_take_fewer_columns_in_a_narrow_window_and_none_is_cut(page):
    for width in (1364, 1124, 924):
        page.resize(width, 846)
        QApplication.processEvents()
        tiles = [page.intent, *(tile for tile, _ in page.tiles.values())]
        for tile in tiles:
            right = tile.mapTo(page.grid, QPoint(tile.width(), 0)).x()
            assert right <= page.grid.width()
            assert tile.width() >= tile.body.minimumSize().width()
        assert page.grid.height() >= max(tile.geometry().bottom() for tile in tiles)


class Slow(Background):
    """Work that is done when the test says so."""

    def __init__(self):
        super().__init__()
        self.waiting = []

    def _submit(self, ticket, work, report, *, aside):  # noqa: ARG002 - called by name
        self.waiting.append((ticket, work, report))

    def finish_one(self):
        ticket, work, report = self.waiting.pop(0)
        self._take(ticket, work(report), None)


def test_dates_changed_quickly_are_not_all_computed(demo, qtbot):
    background = Slow()
    page = create_page(dataclasses.replace(demo, background=background))
    qtbot.addWidget(page)
    for _ in range(5):
        page.bar.step(-1)
    assert len(background.waiting) == 1
    background.finish_one()
    assert page.figures is None
    assert len(background.waiting) == 1
    background.finish_one()
    assert page.figures.asked.as_of == date(2024, 10, 3)
    assert background.waiting == []


def test_a_long_period_is_cut_into_years_and_a_short_one_into_quarters():
    quarters = stretches(date(2024, 1, 1), DAY)
    assert [each.title for each in quarters] == ["Q1", "Q2", "Q3", "M10"]
    assert quarters[0].end == date(2024, 3, 31)
    years = stretches(date(2021, 3, 1), DAY)
    assert [each.title for each in years] == ["2021", "2022", "2023", "2024"]
    assert years[0].start == date(2021, 3, 1)
    assert stretches(date(2001, 1, 1), DAY) == ()


def test_stage_links_carry_the_stage(page, lists):
    press(table(page, "stages"), 1, 1)
    assert lists[0][1]["stage"] is Stage.CONTACTED


def test_amounts_are_exact_until_they_are_shown(page):
    assert page.figures.totals["K01"].total["area_m2"] == Decimal(222700)
