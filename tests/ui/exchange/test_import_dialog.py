"""A file of contacts or of a calendar is looked at, decided on and imported, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from crm.appointments.models import Appointment
from crm.companies.models import Company, Contact
from crm.tasks.models import Task
from tests.support.hands import button, click, enter, texts
from ui.background import ThreadBackground
from ui.exchange.kinds import CalendarFile, Contacts
from ui.exchange.preview import GOOD
from ui.exchange.row_table import FIRST, RESULT, SAYS, SECOND

CONTROL = Qt.KeyboardModifier.ControlModifier
KNOWN = "示例科技有限公司"
DIRECTOR = f"FN:投资总监\nORG:{KNOWN}\nTEL;TYPE=CELL:13800000001"
NEWCOMER = "FN:总经理\nORG:示例新企业\nTEL;TYPE=CELL:13800000002"
NAMELESS = "FN:采购经理\nTEL;TYPE=CELL:1380000000{}"


@pytest.fixture
def window(open_window):
    return open_window("companies", "trips", "visits", "settings")


@pytest.fixture
def open_cards(window, tmp_path):
    """Open the preview of a file with these cards."""

    def opened(*cards):
        path = tmp_path / "people.vcf"
        whole = "".join(f"BEGIN:VCARD\nVERSION:3.0\n{one}\nEND:VCARD\n" for one in cards)
        path.write_text(whole, encoding="utf-8")
        window.exchange.open_file(Contacts(), path)
        return window.exchange.importing

    return opened


@pytest.fixture
def open_calendar(window, tmp_path):
    """Open the preview of a calendar with these lines."""

    def opened(*lines):
        path = tmp_path / "calendar.ics"
        whole = ("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", "")
        path.write_text("\r\n".join(whole), encoding="utf-8", newline="")
        window.exchange.open_file(CalendarFile(), path)
        return window.exchange.importing

    return opened


def event(uid, *lines, kind="VEVENT", title="例会"):
    return f"BEGIN:{kind}", f"UID:{uid}", f"SUMMARY:{title}", *lines, f"END:{kind}"


def cells(dialog, column):
    model = dialog.preview.table.file_rows
    return [model.index(row, column).data() for row in range(model.rowCount())]


def count(office, table):
    return office.read(lambda session: session.scalar(select(func.count()).select_from(table)))


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_cards_are_shown_before_anything_is_written(office, open_cards):
    office.company(KNOWN)
    dialog = open_cards(DIRECTOR, NEWCOMER)
    assert cells(dialog, RESULT) == ["New", "New"]
    assert cells(dialog, FIRST) == ["投资总监  13800000001", "总经理  13800000002"]
    assert cells(dialog, SECOND) == [KNOWN, "示例新企业  New"]
    assert dialog.preview.counts.text() == "New 2"
    assert (count(office, Contact), count(office, Company)) == (0, 1)
    press(Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert count(office, Contact) == 0


def test_cards_are_imported_and_undone_by_keyboard(office, window, open_cards):
    office.company(KNOWN)
    open_cards(DIRECTOR, NEWCOMER)
    press(Qt.Key.Key_Return, CONTROL)
    assert window.exchange.importing is None
    assert (count(office, Contact), count(office, Company)) == (2, 2)
    assert "2 contacts imported." in texts(window)
    window.registry.run("undo")
    assert (count(office, Contact), count(office, Company)) == (0, 1)


def test_space_leaves_a_card_out(office, open_cards):
    dialog = open_cards(DIRECTOR, NEWCOMER)
    assert button(dialog, "Import 2")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CONTROL)
    assert office.read(lambda session: session.scalars(select(Contact.name)).all()) == ["总经理"]


def test_ctrl_a_leaves_all_out_and_takes_them_again(open_cards):
    dialog = open_cards(DIRECTOR, NEWCOMER)
    press(Qt.Key.Key_A, CONTROL)
    assert not button(dialog, "Import 0").isEnabled()
    press(Qt.Key.Key_A, CONTROL)
    assert button(dialog, "Import 2").isEnabled()


def test_a_card_without_a_company_gets_one(office, open_cards):
    dialog = open_cards(NAMELESS.format(5), NEWCOMER)
    assert cells(dialog, RESULT) == ["Error", "New"]
    choice = dialog.preview.choice
    assert choice.caption.text() == "The card names no company:"
    press(Qt.Key.Key_Return, CONTROL)
    assert "1 rows have errors" in dialog.sentence.text()
    enter(choice.editor.line, "示例采购方")
    press(Qt.Key.Key_Return)
    assert cells(dialog, RESULT) == ["New", "New"]
    assert cells(dialog, SECOND)[0] == "示例采购方  New"
    press(Qt.Key.Key_Return, CONTROL)
    assert count(office, Contact) == 2


def test_one_company_serves_for_all_cards_without(office, open_cards):
    office.company(KNOWN)
    dialog = open_cards(NAMELESS.format(5), NAMELESS.format(6))
    enter(dialog.preview.choice.editor.line, KNOWN)
    click(button(dialog, "For all 2 without a company"))
    assert cells(dialog, SECOND) == [KNOWN, KNOWN]
    click(button(dialog, "Import 2"))
    assert (count(office, Contact), count(office, Company)) == (2, 1)


def test_a_company_that_is_perhaps_known_can_be_that_one(office, open_cards):
    office.company("示例科技集团")
    dialog = open_cards(DIRECTOR)
    assert cells(dialog, RESULT) == ["New, with a warning"]
    click(button(dialog, "It is 示例科技集团"))
    assert cells(dialog, RESULT) == ["New"]
    click(button(dialog, "Import 1"))
    assert count(office, Company) == 1


def test_errors_keep_everything_out_until_only_the_others_are_wanted(office, open_cards):
    dialog = open_cards(f"{DIRECTOR}\nNOTE:{'x' * 100_001}", NEWCOMER)
    assert "NOTE_TOO_LONG" in cells(dialog, SAYS)[0]
    click(button(dialog, "Import 1"))
    assert count(office, Contact) == 0
    click(dialog.preview.errors.button(GOOD))
    click(button(dialog, "Import 1"))
    assert count(office, Contact) == 1


def test_a_file_that_is_known_has_nothing_to_import(open_cards):
    open_cards(DIRECTOR)
    press(Qt.Key.Key_Return, CONTROL)
    dialog = open_cards(DIRECTOR)
    assert cells(dialog, RESULT) == ["Already there"]
    assert not button(dialog, "Import 0").isEnabled()
    assert "already there" in cells(dialog, SAYS)[0]


def test_rows_of_one_result_are_shown_alone(open_cards):
    dialog = open_cards(DIRECTOR, NAMELESS.format(5))
    click(dialog.preview.only.button("ERROR"))
    assert cells(dialog, FIRST) == ["采购经理  13800000005"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\x00\x01\x02" * 99, "FILE_UNREADABLE"), ("名片".encode("big5") * 9, "FILE_UNREADABLE")],
)
def test_what_is_no_card_is_said_and_the_dialog_goes(window, tmp_path, content, code):
    path = tmp_path / "rubbish.vcf"
    path.write_bytes(content)
    window.exchange.open_file(Contacts(), path)
    assert window.exchange.importing is None
    assert any(code in text for text in texts(window))


def test_a_calendar_becomes_appointments_and_tasks(office, window, open_calendar):
    dialog = open_calendar(
        *event("1", "DTSTART:20261016T010000Z", "DTEND:20261016T020000Z"),
        *event("2", "DUE;VALUE=DATE:20261020", kind="VTODO", title="交材料"),
        *event("3", "DTSTART:20261016T010000Z", "STATUS:CANCELLED"),
    )
    assert cells(dialog, RESULT) == ["New", "New", "Left out"]
    assert cells(dialog, FIRST)[:2] == ["例会  Appointment", "交材料  Task"]
    assert cells(dialog, SECOND)[:2] == ["2026-10-16 09:00–10:00", "2026-10-20"]
    assert dialog.preview.choice is None
    press(Qt.Key.Key_Return, CONTROL)
    assert (count(office, Appointment), count(office, Task)) == (1, 1)
    assert "2 entries imported." in texts(window)


def test_what_moved_shows_where_it_was(office, open_calendar):
    open_calendar(*event("1", "DTSTART:20261016T090000"))
    press(Qt.Key.Key_Return, CONTROL)
    dialog = open_calendar(*event("1", "DTSTART:20261017T100000"))
    assert cells(dialog, RESULT) == ["Moves"]
    assert cells(dialog, SECOND) == ["2026-10-16 09:00 → 2026-10-17 10:00"]
    press(Qt.Key.Key_Return, CONTROL)
    found = office.read(lambda session: session.scalars(select(Appointment.start_time)).all())
    assert found == ["10:00"]


def test_tab_goes_round_the_dialog(open_cards):
    dialog = open_cards(NAMELESS.format(5), DIRECTOR)
    reached = []
    for _ in range(9):
        press(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert all(dialog.isAncestorOf(each) for each in reached)
    assert dialog.preview.choice.editor.line in reached
    assert dialog.preview.table in reached
    assert dialog.go in reached


def drag(window, event_type, path, *more):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    made = event_type(
        *more,
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    made.ignore()
    QApplication.sendEvent(window, made)
    return made.isAccepted()


def test_a_file_dropped_onto_the_window_is_shown(window, tmp_path):
    path = tmp_path / "people.VCF"
    path.write_text(f"BEGIN:VCARD\nVERSION:3.0\n{DIRECTOR}\nEND:VCARD\n", encoding="utf-8")
    other = tmp_path / "notes.txt"
    assert not drag(window, QDragEnterEvent, other, QPointF(5, 5))
    assert drag(window, QDragEnterEvent, path, QPointF(5, 5))
    assert drag(window, QDropEvent, path, QPointF(5, 5))
    assert cells(window.exchange.importing, RESULT) == ["New"]


def test_a_long_look_shows_how_far_it_is_and_can_be_given_up(context, window, tmp_path, qtbot):
    background = ThreadBackground()
    window.exchange._context = replace(context, background=background)
    path = tmp_path / "people.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:联系人{0}\nORG:示例企业{0}\nEND:VCARD\n"
    path.write_text("".join(card.format(n) for n in range(3000)), encoding="utf-8")
    window.exchange.open_file(Contacts(), path)
    dialog = window.exchange.importing
    qtbot.waitUntil(lambda: "/ 3,000" in dialog.under_way.steps.text(), timeout=20_000)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.exchange.importing is None, timeout=20_000)
    background.close()


def test_the_actions_are_in_the_file_menu(window):
    offered = {each.command: each.menu for each in window.registry.actions}
    for command in ("contacts.import", "contacts.export", "calendar.import", "calendar.export"):
        assert offered[command] == "file"
    assert "companies.export_contacts" in offered
    window.show_page("trips")
    offered = {each.command for each in window.registry.actions}
    assert "record.export_calendar" in offered
    assert "companies.export_contacts" not in offered


def test_a_file_is_chosen_in_the_dialog_of_the_system(window, tmp_path):
    path = tmp_path / "people.vcf"
    path.write_text(f"BEGIN:VCARD\nVERSION:3.0\n{DIRECTOR}\nEND:VCARD\n", encoding="utf-8")
    window.registry.run("contacts.import")
    chooser = window.exchange.chooser
    assert "*.vcf" in " ".join(chooser.nameFilters())
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    assert cells(window.exchange.importing, RESULT) == ["New"]
    assert Path(window.exchange._context.settings._values["exchange_folder"]) == tmp_path
