"""From Ctrl+L to the saved contact with the keyboard alone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import delete, select

from crm.companies.models import Company, Contact
from crm.followups.models import FollowUp
from crm.tasks.models import Task
from crm.trips.commands import save_trip
from crm.trips.models import Trip, TripContact, TripMember
from tests.ui.quick_log.conftest import ALT, CONTROL
from ui.actions import LOG_KEY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SECONDS = 20
A_KEY = 0.2  # seconds; a slow typist


def logged(office):
    with office.database.read() as session:
        rows = session.scalars(select(TripContact).order_by(TripContact.id)).all()
        session.expunge_all()
        return rows


def test_a_known_company_is_found_by_initials_and_logged_with_all_fields(
    typist, office, trip, known
):
    typist.open()
    assert typist.form.company_line.hasFocus()
    typist.write("slqy118")
    assert typist.form.rows.line().text == "示例企业118"
    typist.tab()
    assert typist.form.company_line.text() == "示例企业118"
    typist.write("董秘")
    typist.tab()
    typist.write("董事会秘书")
    typist.tab()
    typist.write("138 0000 0000")
    typist.tab(2)
    typist.write("厂房 3,000 m2")
    typist.tab()
    typist.press(Qt.Key.Key_2)
    typist.tab()
    typist.write("下周三")
    assert typist.form.read.text() == "→ 2027-01-06 Wed"
    typist.tab()
    typist.write("寄送租赁方案")
    typist.enter()
    (row,) = logged(office)
    assert (row.trip_id, row.company_id, row.contact_text) == (trip.id, known.id, "董秘")
    assert (row.title, row.phone, row.topic) == ("董事会秘书", "138 0000 0000", "厂房 3,000 m2")
    assert (row.interest.value, row.next_action) == ("中", "寄送租赁方案")
    assert row.next_action_on == date(2027, 1, 6)
    assert row.met_on == date(2026, 12, 31)
    assert row.met_by_staff_id == office.manager.id
    assert typist.said() == "Logged: 示例企业118 · 董秘"


def test_enter_starts_the_next_on_the_same_trip_with_interest_open(typist, office):
    typist.open()
    for name in ("示例新企业一", "示例新企业二"):
        typist.person(name, "投资总监")
        if name == "示例新企业一":
            typist.press(Qt.Key.Key_1, ALT)
        typist.enter()
        assert typist.form.company_line.hasFocus()
        assert typist.form.company_line.text() == ""
    assert [each.interest.value for each in logged(office)] == ["高", "未明"]
    assert [each.company_name_text for each in logged(office)] == ["示例新企业一", "示例新企业二"]
    assert typist.log.head.count.text() == "2 people logged today"
    assert typist.log.head.convert.text() == "Turn into leads (2)"


def test_twenty_seconds_are_enough_for_one_person(typist, office):
    keys = []
    press, write = typist.press, typist.write
    typist.press = lambda *given: (keys.append(1), press(*given))
    typist.write = lambda text: (keys.extend(text), write(text))
    typist.open()
    typist.write("slqy118")
    typist.tab()
    typist.write("董秘")
    typist.tab(4)
    typist.write("厂房3000平米，明年进场")
    typist.tab()
    typist.press(Qt.Key.Key_1)
    typist.tab()
    typist.write("下周三")
    typist.tab()
    typist.write("寄送租赁方案")
    typist.enter()
    assert len(logged(office)) == 1
    assert len(keys) * A_KEY < SECONDS


def test_enter_in_the_topic_saves_and_shift_enter_begins_a_line(typist, office):
    typist.open()
    typist.person("示例新企业", "投资总监", "第一行")
    high = typist.form.topic.height()
    typist.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    typist.write("第二行")
    assert typist.form.topic.height() > high
    typist.enter()
    assert logged(office)[0].topic == "第一行\n第二行"


def test_enter_that_confirms_what_an_input_method_composes_does_not_save(typist, office):
    typist.open()
    typist.person("示例新企业", "投资")
    compose = QInputMethodEvent("zongjian", [])
    for field in (typist.form.person_line, typist.form.topic):
        field.setFocus()
        QApplication.sendEvent(field, compose)
        typist.enter()
        assert logged(office) == []
    commit = QInputMethodEvent()
    commit.setCommitString("总监")
    QApplication.sendEvent(typist.form.topic, commit)
    assert typist.form.topic.toPlainText() == "总监"
    typist.enter()
    assert len(logged(office)) == 1


def test_arrows_choose_among_suggestions_and_a_doubt_is_said(typist, office):
    office.company("示例企业118（浙江）有限公司")
    typist.open()
    typist.write("示例企业118")
    lines = typist.form.rows.lines
    assert [each.text for each in lines.found] == ["示例企业118", "示例企业118（浙江）有限公司"]
    assert [each.doubt for each in lines.found] == ["", "Possible duplicate"]
    typist.press(Qt.Key.Key_Down)
    typist.enter()
    assert typist.form.company_line.text() == "示例企业118（浙江）有限公司"
    assert typist.form.person_line.hasFocus()


def test_an_arrow_down_on_the_only_suggestion_still_takes_it(typist, known):
    typist.open()
    typist.write("slqy118")
    typist.press(Qt.Key.Key_Down)
    typist.enter()
    assert typist.form.company.id == known.id


def test_the_open_lead_with_stage_and_owner_stands_beside_the_company(typist, office, known):
    office.lead(known, title="示例项目", by=office.recruiter)
    typist.open()
    typist.write("slqy118")
    line = typist.form.rows.line()
    assert (line.stage, line.right) == ("Lead", "Owner 招商专员一")


def test_a_company_that_is_called_just_so_is_taken_instead_of_a_new_one(typist, known):
    typist.open()
    typist.write("示例企业１１８")
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert typist.form.company.id == known.id
    assert not typist.form.company.new


def test_a_new_company_shows_what_is_spelled_alike(typist):
    typist.open()
    typist.write("示例企业118集团")
    typist.press(Qt.Key.Key_Return, CONTROL)
    typist.form.company_line.setFocus()
    found = typist.form.rows.lines.found
    assert found[0].detail == "New company: becomes a record with its lead"
    (alike,) = found[1:]
    assert (alike.text, alike.doubt) == ("示例企业118", "Possible duplicate")


def test_a_name_written_on_this_trip_is_suggested_to_the_next_person(typist, office):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.enter()
    typist.write("slxqy")
    assert typist.form.rows.line().detail == "written on this trip"
    typist.tab()
    typist.write("董秘")
    typist.enter()
    assert [each.company_name_text for each in logged(office)] == ["示例新企业", "示例新企业"]


def test_people_of_the_company_are_suggested_and_fill_in_what_is_known(typist, office):
    typist.open()
    typist.write("slqy118")
    typist.tab()
    assert [each.text for each in typist.form.rows.lines.found] == ["投资总监"]
    typist.press(Qt.Key.Key_Down)
    typist.tab()
    assert typist.form.person_line.text() == "投资总监"
    assert typist.form.phone.text() == "138 0000 0118"
    typist.enter()
    (row,) = logged(office)
    assert row.contact_id is not None
    assert row.contact_text is None


def test_ctrl_s_saves_and_closes(typist, office):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.press(Qt.Key.Key_S, CONTROL)
    assert len(logged(office)) == 1
    assert typist.log is None


def test_without_a_trip_company_contact_and_follow_up_are_written(typist, office):
    typist.open()
    typist.form.trip.box.setFocus()
    typist.press(Qt.Key.Key_End)
    assert typist.form.trip.trip_id is None
    assert typist.form.trip.channel.isVisible()
    assert not typist.form.interest.isEnabled()
    typist.form.trip.channel.setFocus()
    typist.write("W")  # WeChat
    typist.form.company_line.setFocus()
    typist.person("示例来电企业", "投资总监", "问租金")
    typist.tab(1)
    typist.write("+7")
    typist.tab()
    typist.write("报价")
    typist.enter()
    with office.database.read() as session:
        follow_up = session.scalars(select(FollowUp)).one()
        company = session.get_one(Company, follow_up.company_id)
        assert (company.name, follow_up.channel.value) == ("示例来电企业", "微信")
        assert follow_up.content == "投资总监: 问租金"
        task = session.scalars(select(Task)).one()
        assert (task.text, task.due_on) == ("示例来电企业: 报价", date(2027, 1, 7))
    assert typist.log.head.count.text() == "1 person logged today"


def test_letters_in_the_phone_and_days_that_do_not_exist_are_said_at_their_fields(typist, office):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.tab(2)
    typist.write("138abc")
    typist.tab(4)
    typist.write("2026-02-30")
    typist.enter()
    assert logged(office) == []
    assert [each.rsplit(" ", 1)[1] for each in typist.problems()] == [
        "VALUE_FORMAT",
        "DATE_INVALID",
    ]
    assert typist.form.phone.hasFocus()
    assert typist.said() == "2 places need attention."
    typist.form.phone.clear()
    typist.write("138 0000 0000")
    typist.form.day.setFocus()
    typist.form.day.clear()
    typist.write("+3")
    assert typist.form.read.text() == "→ 2027-01-03 Sun"
    typist.enter()
    assert len(logged(office)) == 1


def test_a_note_may_have_100_000_characters_and_not_one_more(typist, office):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.form.topic.setPlainText("长" * 100_001)
    typist.enter()
    assert typist.problems()[0].endswith("NOTE_TOO_LONG")
    typist.form.topic.setPlainText("长" * 100_000)
    typist.enter()
    assert len(logged(office)[0].topic) == 100_000


def test_pasted_control_characters_are_cleaned(typist, office):
    typist.open()
    QApplication.clipboard().setText("示例\x07新企\x1b业")
    typist.form.company_line.paste()
    typist.press(Qt.Key.Key_Return, CONTROL)
    typist.write("投资总监")
    typist.enter()
    assert logged(office)[0].company_name_text == "示例新企业"


def test_the_quick_log_begins_on_the_trip_that_the_page_shows(typist, office):
    other = {"title": "示例出访二", "cities": ["上海"], "starts_on": "2026-11-01"}
    made = office.do(save_trip, {**other, "ends_on": "2026-11-03"})
    typist.window.context.navigate.open("trip", made.id)
    typist.open()
    assert typist.form.trip.trip_id == made.id
    assert typist.form.trip.met_on.text() == "2026-11-03"
    typist.person("示例新企业", "投资总监")
    typist.enter()
    assert logged(office)[0].met_on == date(2026, 11, 3)


def test_nothing_to_save_is_said_and_nobody_is_asked_twice(typist, office):
    typist.open()
    typist.enter()
    assert typist.said() == "Write whom you met first."
    typist.press(Qt.Key.Key_S, CONTROL)
    assert logged(office) == []
    assert typist.log is None


@pytest.mark.parametrize("fields", [(), ("company",)])
def test_company_and_person_are_asked_for_at_their_fields(typist, fields):
    typist.open()
    if fields:
        typist.write("示例新企业")
        typist.press(Qt.Key.Key_Return, CONTROL)
    else:
        typist.form.topic.setPlainText("没有名字")
    typist.form.topic.setFocus()
    typist.enter()
    assert typist.problems()[0].endswith("FIELD_REQUIRED")
    focused = typist.form.person_line if fields else typist.form.company_line
    assert focused.hasFocus()


def test_a_number_that_is_known_is_said_and_saved_all_the_same(typist, office):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.tab(2)
    typist.write("13800000118")
    typist.tab()
    assert typist.said() == "Same number: 示例企业118 · 投资总监 · 总监"
    typist.enter()
    assert logged(office)[0].phone == "13800000118"


def test_a_draft_on_what_is_gone_meanwhile_goes_on(typist, office, known, trip):
    typist.open()
    typist.write("slqy118")
    typist.tab()
    typist.press(Qt.Key.Key_Escape)
    with office.database.write("gone", actor=office.admin) as work:
        work.session.execute(delete(Contact).where(Contact.company_id == known.id))
        work.session.execute(delete(TripMember))
        work.session.execute(delete(Company).where(Company.id == known.id))
        work.session.execute(delete(Trip).where(Trip.id == trip.id))
    typist.open()
    assert typist.form.trip.trip_id is None
    assert typist.form.company.id is None
    assert typist.form.company_line.text() == "示例企业118"


def test_a_dialog_that_is_open_is_answered_first(typist):
    typist.press(Qt.Key.Key_K, CONTROL)
    typist.window.context.navigate.do(LOG_KEY)
    assert typist.log is None
