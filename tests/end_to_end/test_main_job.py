"""The main job in the real window: whom one met on a trip ends as a figure on a statement."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from crm.language import CHINESE, set_language
from crm.leads.terms import Stage
from crm.paths import Folder
from tests.support.boards import ALT, PLAIN, column, drop, settle
from tests.support.hands import button, clear_and_enter, click, enter, form, line, row_view
from ui.app import Opening, Start
from ui.background import ImmediateBackground
from ui.crash import CrashHandler
from ui.pages.entries import page_entries
from ui.quick_log.dialog import QuickLog

if TYPE_CHECKING:
    from collections.abc import Generator

    from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier
COMPANY = '示例企业901<b>&"'
AREA = Decimal("0.20")  # 万㎡


@pytest.fixture
def engine_name() -> str:
    """Return the engine of one computer; both are compared in tests/crm."""
    return "sqlite"


@pytest.fixture
def window(qapp, qtbot, demo_location, clock, tmp_path) -> Generator[MainWindow]:
    """The program as it starts on the demonstration data, in Chinese, for the manager."""
    before = QLocale()
    start = Start(Folder(tmp_path), demo_location, clock, language=CHINESE, acting="S01", demo=True)
    opening = Opening(qapp, start, CrashHandler(qapp), page_entries, ImmediateBackground())
    opening.begin()
    assert opening.window is not None
    opening.window.setWindowState(Qt.WindowState.WindowNoState)
    opening.window.resize(1440, 900)
    settle()
    with qtbot.waitActive(opening.window):
        opening.window.activateWindow()
    yield opening.window
    opening.window.close()
    opening.languages.choose("en")  # takes the Chinese catalogues away
    opening.close()
    opening.deleteLater()
    QLocale.setDefault(before)
    set_language(CHINESE)


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key wherever the keyboard is in the window."""
    QTest.keyClick(window.windowHandle(), key, modifier)
    settle()


def turn_to(window: MainWindow, key: Qt.Key) -> Any:
    """Go to a page with its key."""
    press(window, key, ALT)
    return window.current_page


def figure(text: str, label: str) -> Decimal:
    """Return the number that stands behind a label."""
    found = re.search(rf"{label}\D*?([\d.]+)", text)
    assert found is not None, text
    return Decimal(found[1])


def log_contact(window: MainWindow) -> None:
    """Enter a trip and whom one met on it, and make a lead of that."""
    trips = turn_to(window, Qt.Key.Key_4)
    press(window, Qt.Key.Key_N, CONTROL)
    enter(line(trips, "title"), "示例出访：重庆")
    enter(line(trips, "cities"), "重庆")
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_S, CONTROL)
    press(window, Qt.Key.Key_L, CONTROL)
    log = window.findChild(QuickLog)
    enter(log.form.company_line, COMPANY)
    press(window, Qt.Key.Key_Return, CONTROL)
    enter(log.form.person_line, "投资总监")
    press(window, Qt.Key.Key_S, CONTROL)
    settle()
    click(button(row_view(trips, COMPANY), "转为线索"))


def move_on(window: MainWindow) -> int:
    """Move the new lead with the keyboard; return its id."""
    board = turn_to(window, Qt.Key.Key_1)
    new = column(board, Stage.NEW)
    lead_id = max(new.cards.ids)
    new.make_current(lead_id)
    place = new.visualRect(new.currentIndex()).center()
    QTest.mouseClick(new.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press(window, Qt.Key.Key_Right, ALT)
    assert lead_id in column(board, Stage.CONTACTED).cards.ids
    return lead_id


def sign_letter(window: MainWindow, lead_id: int) -> None:
    """Be refused without a letter, and sign it in the form that the message opens."""
    board = window.current_page
    drop(board, lead_id, Stage.INTENT)
    assert lead_id in column(board, Stage.CONTACTED).cards.ids
    click(button(window.toasts.shown[-1], "新建意向书"))
    letters = window.current_page
    enter(line(letters, "park_id"), "示例产业园")
    enter(line(letters, "area"), "2000㎡")
    clear_and_enter(line(letters, "signed_on"), window.context.today.isoformat())
    press(window, Qt.Key.Key_Return, CONTROL)
    assert letters.side.form is None, form(letters).footer
    assert letters.side.pane.content.title == COMPANY


def save_statement(window: MainWindow, path: str) -> None:
    """Save the statement of today with the dialog."""
    press(window, Qt.Key.Key_0, ALT)
    press(window, Qt.Key.Key_S, CONTROL)
    dialog = window.current_page.findChild(QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, path)
    QTest.keyClick(name, Qt.Key.Key_Return)
    settle()


def test_a_contact_on_a_trip_becomes_a_signed_area_on_every_page_and_on_paper(window, tmp_path):
    figures = turn_to(window, Qt.Key.Key_9)
    letters = turn_to(window, Qt.Key.Key_6)
    tile = figures.intent
    before = figure(letters.records.totals.text, "累计")
    assert figure(tile.text(), r"累计签订意向面积\t\d+\t") == before

    log_contact(window)
    lead_id = move_on(window)
    sign_letter(window, lead_id)
    assert figure(letters.records.totals.text, "累计") == before + AREA
    assert turn_to(window, Qt.Key.Key_9) is figures
    assert figure(tile.text(), r"累计签订意向面积\t\d+\t") == before + AREA

    file = tmp_path / "statement.pdf"
    save_statement(window, str(file))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)
    assert str(before + AREA) in text
    assert COMPANY in text
