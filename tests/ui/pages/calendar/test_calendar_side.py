"""What stands beside the calendar: panes, forms, history, and what they change."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.calendar.terms import EntryKind
from crm.events.queries import load_detail
from ui.pages.calendar.pane import pane_content
from ui.panes.content import BoxTone

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
DAY = date(2027, 1, 12)


def opened(hands, title):
    hands.choose(title)
    hands.press(Qt.Key.Key_Return)
    return hands.page.side


def fill(hands, **values):
    form = hands.page.side.forms.form
    for name, value in values.items():
        form.put(name, value)
    form.footer.save.click()
    hands.settle()
    return form


def test_an_event_is_edited_beside_the_calendar(diary, office, shown, told):
    event = diary.event()
    hands = shown(DAY)
    side = opened(hands, "招商沙龙")
    hands.page.opener.edit_current()
    fill(hands, start_time="14:00", end_time="16:00", companies="20")
    detail = office.read(load_detail, event.id, DAY)
    assert detail.companies == 20
    assert diary.entry(EntryKind.EVENT).start_time == "14:00"
    assert told[-1].text == "Saved."
    assert "20" in [fact.text for fact in side.pane.content.facts]


def test_a_form_refuses_at_the_field_and_keeps_what_was_typed(diary, shown):
    diary.event()
    hands = shown(DAY)
    opened(hands, "招商沙龙")
    hands.page.opener.edit_current()
    form = fill(hands, start_time="14:00", end_time="13:00")
    assert form.body.blocks["end_time"].problem.code == "PERIOD_ORDER"
    assert hands.page.has_unsaved()
    hands.choose("招商沙龙")
    hands.press(Qt.Key.Key_Return)
    assert hands.page.side.forms.form is form


@pytest.mark.parametrize(
    ("kind", "values", "title"),
    [
        (EntryKind.EVENT, {"title": "推介会"}, "推介会"),
        (EntryKind.APPOINTMENT, {"title": "例会"}, "例会"),
        (EntryKind.TASK, {"text": "寄送样品"}, "寄送样品"),
        (EntryKind.TRIP, {"title": "出访上海", "cities": ["上海"]}, "出访上海"),
    ],
)
def test_every_kind_is_entered_on_the_day(diary, shown, kind, values, title):
    hands = shown(DAY)
    hands.page.opener._new(DAY, None, kind)
    fill(hands, **values)
    entry = diary.entry(kind)
    assert (entry.title, entry.starts_on, entry.staff) == (title, DAY, "招商主管")
    assert hands.grid.entry == entry


def test_a_visit_is_entered_with_its_company_and_park(diary, shown):
    hands = shown(DAY)
    hands.page.opener._new(DAY, "09:30", EntryKind.VISIT)
    fill(hands, company_ids=[diary.company.id], park_ids=[diary.park.id])
    entry = diary.entry(EntryKind.VISIT)
    assert (entry.starts_on, entry.start_time, entry.staff) == (DAY, "09:30", "招商主管")


def test_the_pane_names_a_conflict_with_icon_and_words(diary, office, shown):
    diary.visit(start_time="9:00", end_time="11:00")
    diary.visit(start_time="10:00", company_ids=[office.company("乙企业").id])
    hands = shown(DAY)
    content = opened(hands, "乙企业").pane.content
    assert (content.chip.text, content.chip.icon) == ("Conflict", "ring-alert")
    assert content.box.tone is BoxTone.WARNING
    assert "09:00 to 11:00: 示例企业甲" in content.box.text
    assert content.facts[-1].text == "Planned"


def test_visits_without_hours_are_counted_in_the_pane(diary, shown):
    diary.visit()
    diary.visit()
    hands = shown(DAY)
    content = opened(hands, "示例企业甲").pane.content
    assert content.chip.text == "Planned"
    assert "1 other visit" in content.box.text


def test_what_is_due_is_done_from_the_pane(diary, shown, told):
    diary.task()
    hands = shown(DAY)
    side = opened(hands, "寄送资料")
    side.act("finish")
    hands.settle()
    assert diary.entries() == ()
    assert told[-1].text == "Done."
    assert side.isHidden()
    assert hands.grid.place.key is None


def test_an_entry_is_moved_by_a_form_too(diary, shown, told):
    diary.visit(start_time="9:00", end_time="10:00")
    hands = shown(DAY)
    opened(hands, "示例企业甲")
    hands.page.opener.move_current()
    form = hands.page.side.forms.form
    assert (form.raw("on"), form.raw("start_time")) == ("2027-01-12", "09:00")
    fill(hands, on="2027年1月20日", start_time="14:30")
    moved = diary.entry(EntryKind.VISIT)
    assert (moved.starts_on, moved.end_time) == (date(2027, 1, 20), "15:30")
    assert told[-1].reversal is not None
    assert hands.grid.entry == moved


def test_the_form_that_moves_a_trip_asks_for_no_hour(diary, shown):
    diary.trip()
    hands = shown(DAY)
    opened(hands, "出访深圳")
    hands.page.opener.move_current()
    assert set(hands.page.side.forms.form.body.blocks) == {"on"}
    fill(hands, on="2027-01-18")
    assert diary.entry(EntryKind.TRIP).ends_on == date(2027, 1, 20)


def test_an_appointment_is_archived_and_its_history_told(diary, shown):
    diary.appointment()
    hands = shown(DAY)
    side = opened(hands, "部门例会")
    side.show_history()
    assert side.history.active
    hands.press(Qt.Key.Key_Escape)
    side = opened(hands, "部门例会")
    side.act("archive")
    hands.settle()
    assert diary.entries() == ()
    assert side.isHidden()


def test_pane_and_list_of_the_day_follow_what_others_change(diary, office, shown):
    from crm.events.commands import save_event

    event = diary.event()
    hands = shown(DAY)
    side = opened(hands, "招商沙龙")
    office.do(save_event, {"title": "推介会", "kind": "推介会"}, id=event.id)
    hands.settle()
    assert side.pane.content.title == "推介会"
    hands.page.opener._open_day(DAY)
    diary.task()
    hands.settle()
    assert [each.title for each in side.day.model.entries] == ["推介会", "寄送资料"]


def test_the_list_of_a_day_opens_entries_and_enters_new_ones(diary, shown):
    diary.event()
    hands = shown(DAY)
    hands.page.opener._open_day(DAY)
    side = hands.page.side
    side.day.new_wanted.emit()
    hands.pick("New task")
    assert side.forms.form.raw("due_on") == "2027-01-12"
    QTest.keyClick(side.forms, Qt.Key.Key_Escape)
    assert side.forms.form is None


def test_panes_of_different_kinds_are_told_apart(diary, context):
    diary.event()
    diary.appointment()
    ids = {pane_content(each, None, context.today).id for each in diary.entries()}
    assert len(ids) == 2


def test_leaving_a_form_goes_back_to_the_entry(diary, shown):
    diary.event()
    hands = shown(DAY)
    side = opened(hands, "招商沙龙")
    hands.page.opener.edit_current()
    QTest.keyClick(side.forms, Qt.Key.Key_Escape)
    assert side.currentWidget() is side.pane
    assert side.pane.content.title == "招商沙龙"


def test_what_is_entered_in_another_month_is_shown_there(shown):
    hands = shown(DAY)
    hands.page.opener._new(DAY, None, EntryKind.TASK)
    fill(hands, text="寄送样品", due_on="2028-02-29")
    assert hands.page.period() == (date(2028, 2, 1), date(2028, 2, 29))
    assert hands.grid.entry.title == "寄送样品"
