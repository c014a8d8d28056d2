"""Going back to somebody logged, with what was begun waiting meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from crm.followups.models import FollowUp
from crm.trips.commands import log_trip_contact
from crm.trips.models import TripContact
from tests.ui.quick_log.conftest import ALT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def names(office):
    with office.database.read() as session:
        query = select(TripContact.contact_text).order_by(TripContact.id)
        return list(session.scalars(query))


@pytest.fixture
def two(typist):
    typist.open()
    for person in ("投资总监", "董秘"):
        typist.person("示例新企业", person, "议题")
        typist.enter()
    return typist


def test_alt_up_brings_the_last_one_back_and_enter_saves_the_correction(two, office):
    two.write("slqy118")
    two.press(Qt.Key.Key_Up, ALT)
    assert two.form.person_line.text() == "董秘"
    assert two.log.head._title.text() == "Correct a contact"
    two.form.person_line.clear()
    two.write("董事会秘书")
    two.enter()
    assert names(office) == ["投资总监", "董事会秘书"]
    assert two.form.company_line.text() == "slqy118"
    assert two.log.head._title.text() == "Log a contact"


def test_alt_up_twice_goes_further_back_and_alt_down_returns_to_the_new_one(two):
    two.write("slqy118")
    two.press(Qt.Key.Key_Up, ALT)
    two.press(Qt.Key.Key_Up, ALT)
    assert two.form.person_line.text() == "投资总监"
    two.press(Qt.Key.Key_Up, ALT)
    assert two.form.person_line.text() == "投资总监"
    for _ in range(2):
        two.press(Qt.Key.Key_Down, ALT)
    assert two.form.company_line.text() == "slqy118"


def test_changes_are_not_left_behind_by_going_on(two):
    two.press(Qt.Key.Key_Up, ALT)
    two.form.topic.setPlainText("anders")
    two.press(Qt.Key.Key_Up, ALT)
    assert two.form.person_line.text() == "董秘"
    assert two.said().startswith("Save these changes first")


def test_a_correction_is_a_draft_too(two, office):
    two.write("slqy118")
    two.press(Qt.Key.Key_Up, ALT)
    two.form.topic.setPlainText("新议题")
    two.press(Qt.Key.Key_Escape)
    two.open()
    assert two.form.topic.toPlainText() == "新议题"
    two.enter()
    with office.database.read() as session:
        topics = list(session.scalars(select(TripContact.topic).order_by(TripContact.id)))
    assert topics == ["议题", "新议题"]
    assert two.form.company_line.text() == "slqy118"


def test_the_list_of_those_logged_today_opens_one(two):
    two.log.head.count.click()
    menu = next(
        each for each in two.log.findChildren(type(two.window.menuBar().actions()[0].menu()))
    )
    texts = [each.text() for each in menu.actions()]
    assert texts == ["示例新企业 · 投资总监 · Unclear", "示例新企业 · 董秘 · Unclear"]
    menu.actions()[0].trigger()
    menu.close()
    assert two.form.person_line.text() == "投资总监"


def test_what_somebody_else_changed_meanwhile_is_not_written_over(two, office):
    two.press(Qt.Key.Key_Up, ALT)
    found = two.log.session.draft.correction
    office.do(log_trip_contact, {"topic": "von anderen"}, id=found.id)
    two.form.person_line.setFocus()
    two.enter()
    assert two.said().endswith("VERSION_CONFLICT")
    assert names(office) == ["投资总监", "董秘"]


def test_undo_takes_the_last_one_off_the_list(two, office):
    two.log.said.back.click()
    assert names(office) == ["投资总监"]
    assert two.log.head.count.text() == "1 person logged today"


def test_a_conversation_is_corrected_without_what_followed_from_it(typist, office):
    typist.open()
    typist.form.trip.box.setFocus()
    typist.press(Qt.Key.Key_End)
    typist.form.company_line.setFocus()
    typist.person("示例来电企业", "投资总监", "问租金")
    typist.enter()
    typist.press(Qt.Key.Key_Up, ALT)
    assert not typist.form.day.isEnabled()
    assert not typist.form.company_line.isEnabled()
    typist.form.topic.setPlainText("问租金和电价")
    typist.enter()
    with office.database.read() as session:
        assert session.scalars(select(FollowUp.content)).all() == ["投资总监: 问租金和电价"]
    assert typist.form.company_line.isEnabled()


def test_the_draft_of_a_correction_is_thrown_away_back_to_what_was_begun(two):
    two.write("slqy118")
    two.press(Qt.Key.Key_Up, ALT)
    two.form.topic.setPlainText("anders")
    two.log.discard()
    assert two.form.company_line.text() == "slqy118"
    two.log.said.act.click()
    assert two.form.topic.toPlainText() == "anders"
