"""What is told, to whom, and once only; with a clock that the test moves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from crm.agenda.reminders import Snooze
from crm.errors import refuse
from crm.tasks.commands import finish_task, save_task
from ui.reminders.preferences import MINUTES, MORNING, REMIND
from ui.reminders.service import Reminders

FRIDAY = date(2026, 10, 16)


@pytest.fixture
def told(reminders):
    """The texts that were told, look by look."""
    texts = []
    reminders.told.connect(lambda some: texts.append([each.occasion.text for each in some]))
    return texts


def texts(reminders):
    return [each.occasion.text for each in reminders.waiting]


def test_a_task_is_told_before_its_time_and_waits_for_an_answer(reminders, told, task, at):
    task("寄送材料", "14:00")
    reminders.start()
    at("13:44")
    reminders.look()
    assert told == []
    at("13:45")
    reminders.look()
    reminders.look()
    assert told == [["寄送材料"]]
    assert texts(reminders) == ["寄送材料"]


def test_after_a_restart_nothing_is_told_again_and_what_waits_still_waits(
    reminders, task, at, context
):
    task("寄送材料", "14:00")
    reminders.start()
    at("13:45")
    reminders.look()
    reminders.stop()
    at("13:50")
    again = Reminders(context)
    repeated = []
    again.told.connect(repeated.append)
    again.start()
    assert repeated == []
    assert texts(again) == ["寄送材料"]
    again.stop()
    again.deleteLater()


def test_what_passed_while_the_program_was_off_is_told_as_missed_at_the_start(
    reminders, told, task, at
):
    reminders.start()
    task("寄送材料", "14:00")
    reminders.stop()
    at("09:30", FRIDAY + timedelta(days=3))
    reminders.start()
    assert told[0][-1] == "寄送材料"
    assert reminders.missed


def test_a_computer_that_slept_tells_everything_in_one_go(reminders, told, task, at):
    task("寄送材料", "14:00")
    task("电话回访", "15:00")
    reminders.start()
    at("16:00")
    reminders.look()
    assert told == [["寄送材料", "电话回访"]]


def test_untimed_tasks_and_the_summary_come_at_nine(reminders, told, task, at):
    task("逾期的", on=FRIDAY - timedelta(days=2))
    task("今天的")
    reminders.start()
    at("09:00")
    reminders.look()
    assert told == [["To look at this morning", "今天的"]]
    assert reminders.waiting[0].occasion.detail == "1 overdue"
    at("09:00", FRIDAY + timedelta(days=1))
    reminders.look()
    assert told[1] == ["To look at this morning"]


def test_what_is_put_off_comes_again(reminders, told, task, at):
    task("寄送材料", "14:00")
    reminders.start()
    at("13:45")
    reminders.look()
    reminders.put_off(reminders.waiting, Snooze.ONE_HOUR)
    assert reminders.waiting == ()
    at("14:45")
    reminders.look()
    assert told == [["寄送材料"], ["寄送材料"]]


def test_done_finishes_the_task_and_it_waits_no_longer(reminders, task, at):
    task("寄送材料", "14:00")
    reminders.start()
    at("13:45")
    reminders.look()
    assert reminders.due == 1
    reminders.finish(reminders.waiting[0])
    assert reminders.waiting == ()
    assert reminders.due == 0


def test_what_a_colleague_has_finished_meanwhile_says_so_and_goes(
    reminders, task, at, office, context
):
    number = task("寄送材料", "14:00")
    reminders.start()
    at("13:45")
    reminders.look()
    waiting = reminders.waiting[0]
    office.do(finish_task, number)
    posted = []
    context.messages.posted.connect(posted.append)
    reminders.finish(waiting)
    assert posted[0].stays
    assert reminders.waiting == ()


def test_opening_shows_the_record_and_answers(reminders, at, office, context):
    lead = office.lead()
    office.do(save_task, {"text": "寄送材料", "lead_id": lead.id, "due_on": FRIDAY})
    reminders.start()
    at("09:00")
    reminders.look()
    opened = []
    context.navigate.record_wanted.connect(lambda *what: opened.append(what))
    reminders.open(reminders.waiting[0])
    assert opened == [("lead", lead.id)]
    assert reminders.waiting == ()


def test_the_summary_opens_the_page_of_the_day(reminders, task, at, context):
    task("逾期的", on=FRIDAY - timedelta(days=2))
    reminders.start()
    at("09:00")
    reminders.look()
    pages = []
    context.navigate.page_wanted.connect(pages.append)
    reminders.open(reminders.waiting[0])
    assert pages == ["today"]


def test_everybody_is_told_what_they_have_to_do(reminders, told, task, at, office, context):
    task("主管的", "14:00")
    office.do(
        save_task, {"text": "专员的", "due_on": FRIDAY, "due_time": "14:00"}, by=office.recruiter
    )
    reminders.start()
    context.acting.become(office.recruiter)
    at("13:45")
    reminders.look()
    assert told == [["专员的"]]
    context.acting.become(office.manager)
    assert told == [["专员的"], ["主管的"]]


def test_the_settings_are_followed_at_once(reminders, told, task, at, context):
    task("今天的")
    task("寄送材料", "14:00")
    context.settings.keep(MORNING, "10:30")
    context.settings.keep(MINUTES, 5)
    reminders.start()
    at("10:00")
    reminders.look()
    assert told == []
    at("10:30")
    reminders.look()
    at("13:54")
    reminders.look()
    at("13:55")
    reminders.look()
    assert told == [["今天的"], ["寄送材料"]]
    context.settings.keep(REMIND, value=False)
    assert reminders.waiting == ()


def test_what_passes_while_reminders_are_off_is_not_told_afterwards(
    reminders, told, task, at, context
):
    task("寄送材料", "14:00")
    context.settings.keep(REMIND, value=False)
    reminders.start()
    at("15:00")
    reminders.look()
    context.settings.keep(REMIND, value=True)
    reminders.look()
    assert told == []
    assert reminders.due == 1


def test_a_damaged_choice_is_as_at_first(reminders, told, task, at, context):
    context.settings.keep(MORNING, "when the cock crows")
    task("今天的")
    reminders.start()
    at("09:00")
    reminders.look()
    assert told == [["今天的"]]


def test_what_is_moved_to_another_time_is_told_then(reminders, told, task, at, office, qtbot):
    number = task("寄送材料", "14:00")
    reminders.start()
    at("13:45")
    reminders.look()
    office.do(save_task, {"due_time": "16:00"}, number)
    qtbot.waitUntil(lambda: reminders.waiting == ())
    at("15:45")
    reminders.look()
    assert told == [["寄送材料"], ["寄送材料"]]


def test_the_clock_going_back_tells_nothing_twice(reminders, told, task, at):
    task("寄送材料", "14:00")
    reminders.start()
    at("13:45")
    reminders.look()
    at("12:00")
    reminders.look()
    at("13:45")
    reminders.look()
    assert told == [["寄送材料"]]


def test_the_number_due_follows_the_day(reminders, task, at):
    task("明天的", on=FRIDAY + timedelta(days=1))
    reminders.start()
    assert reminders.due == 0
    at("00:00:30", FRIDAY + timedelta(days=1))
    reminders.look()
    assert reminders.due == 1


def test_it_looks_by_itself(reminders, told, task, at, qtbot):
    task("寄送材料", "14:00")
    reminders.start()
    reminders._timer.setInterval(10)
    at("13:45")
    qtbot.waitUntil(lambda: told == [["寄送材料"]])


@pytest.mark.logs_warnings
def test_a_database_that_cannot_be_read_is_noted_once(reminders, context, caplog):
    posted = []
    context.messages.posted.connect(posted.append)
    reminders.start()
    for _look in range(3):
        reminders._on_refused(refuse("FILE_UNREADABLE", "The server cannot be reached."))
    assert posted == []
    assert caplog.text.count("cannot be reached") == 1
