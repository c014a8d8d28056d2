"""The quick log while the database works in its own thread, as in the program."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from crm.trips.models import TripContact
from tests.ui.quick_log.conftest import CONTROL, Typist
from ui.background import ThreadBackground

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def typist(trip, known, open_window, qtbot):  # noqa: ARG001 - the records come first
    background = ThreadBackground()
    made = Typist(open_window("leads", "settings", background=background))
    made.open()
    qtbot.waitUntil(lambda: bool(made.form.trip.trips))
    yield made
    background.close()


def names(office):
    with office.database.read() as session:
        query = select(TripContact.company_name_text).order_by(TripContact.id)
        return list(session.scalars(query))


def test_keys_that_come_while_an_entry_is_saved_belong_to_the_next(typist, office, qtbot):
    typist.person("示例新企业一", "投资总监")
    typist.enter()
    assert typist.log.busy
    typist.write("Example")
    qtbot.waitUntil(lambda: not typist.log.busy)
    assert typist.form.company_line.text() == "Example"
    assert typist.form.topic.toPlainText() == ""
    assert names(office) == ["示例新企业一"]


def test_enter_before_the_suggestions_are_there_waits_for_them(typist, qtbot):
    typist.write("slqy118")
    assert typist.form.company.pending
    typist.enter()
    qtbot.waitUntil(lambda: typist.form.company_line.text() == "示例企业118")
    assert typist.form.person_line.hasFocus()


def test_tab_before_the_suggestions_are_there_goes_on_at_once(typist, qtbot):
    typist.write("slqy118")
    typist.tab()
    assert typist.form.person_line.hasFocus()
    typist.write("Total")
    qtbot.waitUntil(lambda: typist.form.company_line.text() == "示例企业118")
    assert typist.form.person_line.text() == "Total"


def test_ctrl_enter_before_the_suggestions_are_there_takes_the_known_one(typist, known, qtbot):
    typist.write("示例企业118")
    typist.press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: typist.form.company.id == known.id)


def test_esc_while_an_entry_is_saved_closes_afterwards_without_a_draft(typist, office, qtbot):
    typist.person("示例新企业", "投资总监")
    typist.enter()
    typist.log.close_overlay()
    qtbot.waitUntil(lambda: typist.log is None)
    assert names(office) == ["示例新企业"]
    typist.open()
    assert typist.form.entry().blank


def test_the_dialog_stands_before_anything_is_read(typist):
    typist.press(Qt.Key.Key_Escape)
    begin = time.perf_counter()
    typist.open()
    assert typist.log.isVisible()
    assert time.perf_counter() - begin < 1  # the benchmark measures, this only sees it hang
