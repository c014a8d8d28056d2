"""The timeline in the pane: written in place, filtered, read page by page; no draft is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from crm.followups.commands import log_follow_up
from crm.followups.models import FollowUp
from crm.followups.queries import list_follow_ups
from crm.followups.terms import Channel
from crm.leads.queries import load_form
from crm.timeline.rows import PAGE
from crm.timeline.terms import EntryKind
from tests.support.hands import enter
from tests.support.records import writing
from ui.panes.drafts import drafts_of
from ui.panes.record_pane import RecordPane

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


@pytest.fixture
def window(open_window):
    return open_window("leads", "companies")


@pytest.fixture
def pane_of(window, context):
    def opened(kind, record_id):
        context.navigate.open(kind, record_id)
        QTest.qWait(5)
        return next(each for each in window.findChildren(RecordPane) if each.isVisible())

    return opened


def texts(story):
    return [each.text for each in story.lines.lines]


def many(office, company, count, content="第{number}次"):
    by = {"by_staff_id": office.manager.id, "channel": Channel.PHONE}
    first = office.database.clock.today()
    with writing(office.database) as records:
        for number in range(count):
            day = first - timedelta(days=number // 10)
            said = {"content": content.format(number=number), "on": day, **by}
            records.add(FollowUp(company_id=company.id, **said))


def registered(office, **more):
    """Enter a lead of some weeks ago, so that what is done today stands above it."""
    return office.lead(registered_on="2026-12-01", **more)


def chip(story, kind):
    return story.chips[kind]


def test_a_follow_up_is_written_by_keyboard_with_its_next_step(office, pane_of, told):
    lead = registered(office)
    story = pane_of("lead", lead.id).belongings.story
    composer = story.composer
    composer.box.setFocus()
    enter(composer.box, "确认租金口径")
    QTest.keyClick(composer.box, Qt.Key.Key_Return)
    enter(composer.box, "对方希望看厂房")
    enter(composer.step, "安排看厂房")
    enter(composer.step_on.line, "下周三 9:30")
    assert composer.hint.text() == "= 2027-01-06 Wed 09:30"
    composer.box.setFocus()
    QTest.keyClick(composer.box, Qt.Key.Key_Return, CONTROL)
    QTest.qWait(5)
    (said,) = office.read(list_follow_ups, lead_id=lead.id)
    assert said.content == "确认租金口径\n对方希望看厂房"
    values = office.read(load_form, lead.id).values
    assert (values["next_action"], values["next_action_time"]) == ("安排看厂房", "09:30")
    assert texts(story)[0].startswith("Phone: 确认租金口径\n对方希望看厂房\nNext: 安排看厂房")
    assert composer.box.toPlainText() == composer.step.text() == ""
    assert told[-1].text == "Follow-up logged."
    assert told[-1].reversal is not None


def test_the_foot_of_the_pane_leads_to_the_box(office, pane_of):
    pane = pane_of("lead", office.lead().id)
    composer = pane.belongings.story.composer
    assert not composer.save.isVisible()
    QTest.mouseClick(pane._writing.button, LEFT)
    assert composer.box.hasFocus()
    assert composer.save.isVisible()
    area = pane.findChild(QScrollArea)
    place = composer.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= place < area.viewport().height()


def test_what_is_wrong_is_said_under_the_box_and_the_text_stays(office, pane_of):
    composer = pane_of("lead", office.lead().id).belongings.story.composer
    composer.box.insertPlainText("报价")
    composer.on.line.setText("30.2.2026")
    composer.send()
    assert "DATE_INVALID" in composer.said.text()
    assert composer.on.line.property("error")
    assert composer.on.line.hasFocus()
    assert composer.box.toPlainText() == "报价"
    composer.on.line.setText("昨天")
    assert not composer.said.isVisible()


def test_a_note_of_100_000_characters_is_saved_and_one_more_is_refused_at_once(office, pane_of):
    lead = registered(office)
    composer = pane_of("lead", lead.id).belongings.story.composer
    composer.box.setPlainText("长" * 100_001)
    assert "NOTE_TOO_LONG" in composer.said.text()
    composer.send()
    assert "NOTE_TOO_LONG" in composer.said.text()
    assert office.read(list_follow_ups, lead_id=lead.id) == ()
    composer.box.setPlainText("长" * 100_000)
    composer.send()
    assert len(office.read(list_follow_ups, lead_id=lead.id)[0].content) == 100_000


def test_every_record_has_its_own_draft_that_outlives_the_program(office, pane_of, context):
    first, second = registered(office), office.lead()
    composer = pane_of("lead", first.id).belongings.story.composer
    composer.box.insertPlainText("half a")
    composer.step.setText("call")
    composer.channel.setCurrentIndex(1)
    pane_of("lead", second.id)
    assert composer.box.toPlainText() == ""
    composer.box.insertPlainText("other")
    pane_of("lead", first.id)
    assert (composer.box.toPlainText(), composer.step.text()) == ("half a", "call")
    assert composer.channel.currentData() == Channel.WECHAT
    # Another start of the program reads the same file.
    assert drafts_of(context).of(f"lead:{second.id}")["new"]["content"] == "other"
    composer.send()
    assert drafts_of(context).of(f"lead:{first.id}") == {}


def test_a_draft_is_kept_a_moment_after_the_last_key(office, pane_of, context, qtbot):
    lead = registered(office)
    composer = pane_of("lead", lead.id).belongings.story.composer
    composer.box.insertPlainText("never lost")
    key = f"lead:{lead.id}"
    qtbot.waitUntil(lambda: drafts_of(context).of(key) != {}, timeout=2000)
    assert drafts_of(context).of(key)["new"]["content"] == "never lost"


def test_a_draft_is_kept_when_the_window_closes_at_once(office, window, pane_of, context):
    lead = registered(office)
    composer = pane_of("lead", lead.id).belongings.story.composer
    composer.box.insertPlainText("last word")
    window.hide()
    assert drafts_of(context).of(f"lead:{lead.id}")["new"]["content"] == "last word"


def test_what_was_thrown_away_comes_back_from_the_message(office, pane_of, told):
    composer = pane_of("lead", office.lead().id).belongings.story.composer
    composer.box.insertPlainText("half")
    composer.discard.click()
    assert composer.box.toPlainText() == ""
    told[-1].run()
    assert composer.box.toPlainText() == "half"


def test_esc_leaves_the_box_and_keeps_its_text(office, pane_of):
    pane = pane_of("lead", office.lead().id)
    composer = pane.belongings.story.composer
    composer.start()
    composer.box.insertPlainText("half")
    QTest.keyClick(composer.box, Qt.Key.Key_Escape)
    assert pane.isVisible()
    assert composer.box.toPlainText() == "half"
    assert pane.belongings.story.view.hasFocus()


def test_kinds_are_filtered_several_at_once_and_stay_for_the_next_record(office, pane_of):
    company = office.company()
    lead = office.lead(company, registered_on="2026-12-01")
    office.do(log_follow_up, {"lead_id": lead.id, "content": "报价"})
    story = pane_of("lead", lead.id).belongings.story
    assert chip(story, EntryKind.FOLLOW_UP).value == "1"
    assert not chip(story, EntryKind.VISIT).isVisible()
    QTest.mouseClick(chip(story, EntryKind.FOLLOW_UP), LEFT)
    assert texts(story) == ["Phone: 报价"]
    QTest.keyClick(chip(story, EntryKind.STAGE), Qt.Key.Key_Space)
    assert len(texts(story)) == 2
    QTest.mouseClick(chip(story, EntryKind.STAGE), LEFT)
    story = pane_of("lead", office.lead().id).belongings.story
    assert texts(story) == []
    assert story._empty.text() == "Nothing matches."
    assert chip(story, EntryKind.FOLLOW_UP).on


def test_a_text_narrows_the_timeline_while_it_is_typed(office, pane_of, qtbot):
    company = office.company()
    many(office, company, 30)
    story = pane_of("company", company.id).belongings.story
    enter(story.search, "第7次")
    qtbot.waitUntil(lambda: texts(story) == ["Phone: 第7次"])
    story.search.clear()
    qtbot.waitUntil(lambda: len(texts(story)) == 30)


def test_a_long_timeline_is_read_page_by_page_as_it_is_scrolled(office, pane_of, qtbot):
    company = office.company()
    many(office, company, PAGE * 2 + 10)
    pane = pane_of("company", company.id)
    story = pane.belongings.story
    assert len(texts(story)) == PAGE
    assert story._total.text() == f"{PAGE * 2 + 10}"
    bar = pane.findChild(QScrollArea).verticalScrollBar()

    def read_to_the_end() -> bool:
        bar.setValue(bar.maximum())
        return len(texts(story)) == PAGE * 2 + 10

    qtbot.waitUntil(read_to_the_end)
    assert len(set(texts(story))) == PAGE * 2 + 10
    # What is committed meanwhile comes in at the top, and what was read stays read.
    office.do(log_follow_up, {"company_id": company.id, "content": "最新"})
    qtbot.waitUntil(lambda: texts(story)[0] == "Phone: 最新")
    assert len(texts(story)) == PAGE * 2 + 10


def test_one_s_own_follow_up_is_changed_and_removed_from_its_line(office, pane_of, told):
    lead = registered(office)
    office.do(log_follow_up, {"lead_id": lead.id, "content": "报价"})
    story = pane_of("lead", lead.id).belongings.story
    story.composer.box.insertPlainText("begun before")
    view = story.view
    view.setFocus()
    view.setCurrentIndex(story.lines.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert story.composer.box.toPlainText() == "报价"
    assert not story.composer.step.isVisible()
    story.composer.box.insertPlainText("单已送达，")
    story.composer.send()
    QTest.qWait(5)
    assert texts(story)[0] == "Phone: 单已送达，报价"
    assert story.composer.box.toPlainText() == "begun before"
    view.setFocus()
    view.setCurrentIndex(story.lines.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    QTest.qWait(5)
    assert texts(story) == ["Registered"]
    assert told[-1].text == "Follow-up removed."


def test_what_somebody_else_wrote_is_not_changed_by_a_recruiter(office, pane_of, context):
    lead = registered(office, by=office.recruiter)
    office.do(log_follow_up, {"lead_id": lead.id, "content": "报价"}, by=office.colleague)
    office.do(log_follow_up, {"lead_id": lead.id, "content": "复访"}, by=office.recruiter)
    context.acting.become(office.recruiter)
    story = pane_of("lead", lead.id).belongings.story
    may = {each.text: story.view.changeable(each) for each in story.lines.lines}
    assert may == {"Phone: 复访": True, "Phone: 报价": False, "Registered": False}


def test_a_leader_reads_and_does_not_write(office, pane_of, context):
    context.acting.become(office.leader)
    pane = pane_of("lead", office.lead().id)
    assert not pane.belongings.story.composer.isVisible()
    assert not pane._writing.isVisible()


def test_a_long_note_is_shown_whole_when_it_is_unfolded(office, pane_of):
    company = office.company()
    office.do(log_follow_up, {"company_id": company.id, "content": "长" * 60_000 + "末尾"})
    story = pane_of("company", company.id).belongings.story
    assert story.lines.lines[0].cut
    view = story.view
    view.setFocus()
    view.setCurrentIndex(story.lines.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.qWait(5)
    assert story.lines.lines[0].text.endswith("末尾")
    assert view.height() > 10_000
    view.grab(view.rect().adjusted(0, 0, 0, 900 - view.height()))


def test_what_was_unfolded_and_current_stays_so_when_something_is_committed(office, pane_of):
    company = office.company()
    office.do(log_follow_up, {"company_id": company.id, "content": "电话 " * 80})
    story = pane_of("company", company.id).belongings.story
    view = story.view
    view.setCurrentIndex(story.lines.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.unfolded == {0}
    office.do(log_follow_up, {"company_id": company.id, "content": "最新"})
    QTest.qWait(5)
    assert view.unfolded == {1}
    assert view.currentIndex().row() == 1


def test_an_error_of_a_record_that_was_left_is_told_with_the_way_back(office, pane_of, told):
    lead, other = registered(office), office.lead()
    story = pane_of("lead", lead.id).belongings.story
    sent = []
    story.composer.sent.disconnect()
    story.composer.sent.connect(sent.append)
    story.composer.box.insertPlainText("报价")
    story.composer.send()
    pane_of("lead", other.id)
    story._save(replace(sent[0], values={**sent[0].values, "content": " "}))
    assert "FIELD_REQUIRED" in told[-1].text
    told[-1].run()
    QTest.qWait(5)
    assert story.composer.box.toPlainText() == "报价"
