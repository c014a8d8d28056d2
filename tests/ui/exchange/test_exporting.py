"""Contacts and calendar are written to files from the window, by its actions."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.companies.commands import save_contact
from crm.trips.commands import save_trip, save_trip_stop
from crm.visits.commands import save_visit
from tests.support.hands import button, clear_and_enter, click, texts
from ui.exchange.saving import FOLDER


@pytest.fixture
def window(open_window):
    return open_window("companies", "trips", "visits", "calendar", "settings")


@pytest.fixture
def trip(office):
    trip = office.do(
        save_trip,
        {
            "title": "深圳出访",
            "cities": ["深圳"],
            "starts_on": "2026-12-28",
            "ends_on": "2026-12-30",
        },
    )
    stop = {"trip_id": trip.id, "on": "2026-12-28", "city": "深圳", "kind": "座谈"}
    office.do(save_trip_stop, {**stop, "start_time": "14:00"})
    return trip


@pytest.fixture
def visit(office):
    raw = {"direction": "INBOUND", "company_ids": [office.company("示例科技").id]}
    return office.do(save_visit, {**raw, "park_ids": [office.park().id], "on": "2026-12-29"})


def contact(office, company, name):
    office.do(save_contact, {"company_id": company.id, "name": name})


def save_as(window, path, kind=0):
    """Name the file in the dialog of the system."""
    dialog = window.exchange.saver.dialog
    dialog.selectNameFilter(dialog.nameFilters()[kind])
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def titles(path):
    read = icalendar.Calendar.from_ical(path.read_bytes())
    return sorted(str(each["SUMMARY"]) for each in read.walk("VEVENT"))


@pytest.mark.parametrize(("kind", "version"), [(0, "3.0"), (1, "4.0")])
def test_all_contacts_are_written(office, window, tmp_path, kind, version):
    company = office.company("示例科技")
    for name in ("投资总监", "总经理"):
        contact(office, company, name)
    window.registry.run("contacts.export")
    path = tmp_path / "people.vcf"
    save_as(window, path, kind)
    content = path.read_text(encoding="utf-8")
    assert content.count("BEGIN:VCARD") == content.count(f"VERSION:{version}") == 2
    assert any("Saved 2 entries" in text for text in texts(window))
    assert window.context.settings.value(FOLDER) == str(tmp_path)


def test_the_contacts_of_the_company_in_the_pane_are_written(office, window, tmp_path):
    one, other = office.company("示例科技"), office.company("另一企业")
    contact(office, one, "投资总监")
    contact(office, other, "总经理")
    window.show_page("companies")
    window.current_page.open_record(other.id)
    window.registry.run("companies.export_contacts")
    path = tmp_path / "people.vcf"
    save_as(window, path)
    assert "总经理" in path.read_text(encoding="utf-8")
    assert "投资总监" not in path.read_text(encoding="utf-8")


def test_a_trip_is_written_with_its_stops(window, trip, tmp_path):
    window.show_page("trips")
    window.current_page.open_record(trip.id)
    window.registry.run("record.export_calendar")
    path = tmp_path / "trip.ics"
    save_as(window, path)
    assert titles(path) == ["Meeting 深圳", "深圳出访 CF-2026-0001"]


def test_without_a_record_it_is_said_what_to_do(window):
    window.show_page("visits")
    window.registry.run("record.export_calendar")
    assert window.exchange.saver.dialog is None
    assert "Choose a trip or a visit first." in texts(window)


@pytest.mark.usefixtures("trip", "visit")
def test_a_period_is_asked_for_and_written_by_keyboard(window, tmp_path):
    window.show_page("trips")
    window.registry.run("calendar.export")
    dialog = window.exchange.period
    assert (dialog.first.line.text(), dialog.last.line.text()) == ("2026-12-01", "2027-01-31")
    clear_and_enter(dialog.last.line, "2026-12-28")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    path = tmp_path / "december.ics"
    save_as(window, path)
    assert titles(path) == ["Meeting 深圳", "深圳出访 CF-2026-0001"]


@pytest.mark.usefixtures("visit")
def test_the_calendar_offers_the_days_and_people_that_it_shows(window):
    window.show_page("calendar")
    window.registry.run("record.export_calendar")
    dialog = window.exchange.period
    assert (dialog.first.line.text(), dialog.last.line.text()) == ("2026-12-01", "2026-12-31")
    assert dialog.whose.value == "all"


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("soon", "2026-12-31", "DATE_INVALID"),
        ("2027-01-01", "2026-12-31", "PERIOD_ORDER"),
    ],
)
def test_days_that_make_no_period_are_refused(window, first, last, code):
    window.registry.run("calendar.export")
    dialog = window.exchange.period
    clear_and_enter(dialog.first.line, first)
    clear_and_enter(dialog.last.line, last)
    click(button(dialog, "Choose the file …"))
    assert code in dialog.sentence.text()
    assert window.exchange.saver.dialog is None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.exchange.period is None


def test_a_place_that_cannot_be_written_is_said_and_the_old_file_stays(office, window, tmp_path):
    contact(office, office.company("示例科技"), "投资总监")
    window.registry.run("contacts.export")
    save_as(window, tmp_path / "none" / "people.vcf")
    assert any("FILE_UNWRITABLE" in text for text in texts(window))
    assert [each.name for each in Path(tmp_path).iterdir() if each.suffix == ".vcf"] == []
