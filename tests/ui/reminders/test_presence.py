"""Closing into the tray, quitting, and how reminders are told, with a tray and without."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from crm.tasks.commands import save_task
from ui.reminders.dialog import ReminderList
from ui.reminders.preferences import ASKED, REMIND, STAY
from ui.reminders.presence import Presence, StayQuestion
from ui.reminders.tray import Tray

FRIDAY = date(2026, 10, 16)


class TestTray(Tray):
    """A tray where none can be shown: it takes what it is told."""

    __test__ = False
    stands = True

    @property
    def available(self):
        return self.stands

    def appear(self):
        self.told = []

    def tell(self, _name, title, text):
        if self.stands:
            self.told.append((title, text))
        return self.stands


@pytest.fixture
def window(open_window):
    return open_window("board", "leads")


@pytest.fixture
def presence(window, context, qapp):
    made = Presence(qapp, window, context, TestTray(context, window.reminders))
    made.start()
    yield made
    made.stop()
    made.tray.deleteLater()
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def ended(window):
    ends = []
    window.ended.connect(lambda: ends.append(True))
    return ends


def choices(presence):
    return [each.text() for each in presence.tray.menu.actions() if not each.isSeparator()]


def choose(presence, text):
    next(each for each in presence.tray.menu.actions() if each.text() == text).trigger()


def press_in_question(window, qtbot, name):
    question = window.findChild(StayQuestion)
    qtbot.keyClick(getattr(question, name), Qt.Key.Key_Space)


# closing


def test_the_first_close_asks_and_staying_hides_the_window(presence, window, context, ended, qtbot):
    window.close()
    assert window.isVisible()
    press_in_question(window, qtbot, "stay")
    assert not window.isVisible()
    assert ended == []
    assert context.settings.value(STAY)
    choose(presence, "Open Yinfeng")
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
    assert not [each for each in window.findChildren(StayQuestion) if each.isVisible()]


@pytest.mark.usefixtures("presence")
def test_enter_in_the_question_stays(window, qtbot):
    window.close()
    qtbot.keyClick(window.findChild(StayQuestion), Qt.Key.Key_Return)
    assert not window.isVisible()


@pytest.mark.usefixtures("presence")
def test_who_wants_to_quit_at_the_first_close_is_not_asked_again(window, context, ended, qtbot):
    window.close()
    press_in_question(window, qtbot, "end")
    assert ended == [True]
    assert context.settings.value(ASKED)
    assert not context.settings.value(STAY)


@pytest.mark.usefixtures("presence")
def test_escape_in_the_question_closes_nothing_and_asks_again_next_time(
    window, context, ended, qtbot
):
    window.close()
    qtbot.keyClick(window.findChild(StayQuestion), Qt.Key.Key_Escape)
    assert window.isVisible()
    assert ended == []
    assert not context.settings.value(ASKED)


def test_without_a_tray_closing_ends(presence, window, context, ended):
    context.settings.keep(STAY, value=True)
    presence.tray.stands = False
    window.close()
    assert ended == [True]


@pytest.mark.usefixtures("presence")
def test_without_reminders_nobody_is_asked(window, context, ended):
    context.settings.keep(REMIND, value=False)
    window.close()
    assert ended == [True]


@pytest.mark.usefixtures("presence")
def test_quit_ends_in_spite_of_the_tray(window, context, ended, qtbot):
    context.settings.keep(STAY, value=True)
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert ended == [True]


def test_quit_in_the_tray_ends_a_hidden_window(presence, window, context, ended):
    context.settings.keep(STAY, value=True)
    context.settings.keep(ASKED, value=True)
    window.close()
    assert not window.isVisible()
    choose(presence, "Quit")
    assert ended == [True]


@pytest.fixture
def unsaved(window, monkeypatch):
    """The page that is shown holds something that is not saved."""
    monkeypatch.setattr(window.stack, "unsaved_pages", lambda: [window.stack.key])


@pytest.mark.usefixtures("unsaved")
def test_a_hidden_window_keeps_what_is_not_saved_and_quit_asks_about_it(
    presence, window, context, ended, qtbot
):
    context.settings.keep(STAY, value=True)
    context.settings.keep(ASKED, value=True)
    window.close()
    assert not window.isVisible()
    choose(presence, "Quit")
    assert window.isVisible()
    assert ended == []
    question = window.findChild(QMessageBox)
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert ended == []
    window.close()
    assert not window.isVisible()


@pytest.mark.usefixtures("unsaved")
def test_the_end_of_the_session_asks_nothing(presence, window, context, ended):
    context.settings.keep(STAY, value=True)
    presence._end_session(None)
    assert ended == [True]
    assert window.findChild(QMessageBox) is None


# telling


@pytest.fixture
def task(office):
    def entered(text, when="", on=FRIDAY, **more):
        raw = {"text": text, "due_on": on, "due_time": when, **more}
        return office.do(save_task, raw).id

    return entered


def test_one_reminder_names_time_and_company_and_a_click_opens_it(
    presence, window, office, task, at
):
    lead = office.lead(office.company("A&B <示例企业>"))
    task("寄送材料", "14:00", lead_id=lead.id)
    presence._context.settings.keep(STAY, value=True)
    presence._context.settings.keep(ASKED, value=True)
    window.close()
    at("13:45")
    window.reminders.look()
    assert presence.tray.told == [("14:00 寄送材料", "A&B <示例企业>")]
    presence.tray.notice_clicked.emit("reminders-1")
    assert window.isVisible()
    assert window.stack.key == "leads"


def test_many_reminders_are_told_in_one_notification_that_opens_the_list(
    presence, window, task, at
):
    for hour in range(10, 16):
        task(f"任务{hour}", f"{hour}:00")
    at("16:00")
    window.reminders.look()
    ((title, text),) = presence.tray.told
    assert title == "6 missed reminders"
    assert text.splitlines()[0].startswith("10:00 任务10")
    assert text.splitlines()[-1] == "…"
    presence.tray.notice_clicked.emit("reminders-1")
    assert window.findChild(ReminderList).isVisible()


def test_without_a_tray_the_window_tells(presence, window, task, at, qtbot):
    presence.tray.stands = False
    task("寄送材料", "14:00")
    at("13:45")
    window.reminders.look()
    (toast,) = window.toasts.shown
    assert toast.text.text().startswith("14:00 寄送材料")
    assert toast.message.stays
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert window.reminders.waiting == ()


def test_what_was_missed_is_listed_at_the_start(open_window, context, qapp, task, at):
    task("寄送材料", "14:00")
    first = open_window("board")
    first.reminders.start()
    first.reminders.stop()
    at("09:30", FRIDAY + timedelta(days=3))
    presence = Presence(qapp, first, context, TestTray(context, first.reminders))
    presence.start()
    assert first.findChild(ReminderList).isVisible()
    assert presence.tray.told == []
    presence.stop()
    presence.tray.deleteLater()


# the menu of the tray


def test_the_menu_says_what_is_due_and_follows_the_language(presence, context, task, qtbot):
    assert choices(presence) == [
        "Open Yinfeng",
        "Quick log",
        "Nothing due today",
        "Reminders",
        "Quit",
    ]
    task("寄送材料")
    task("逾期的", on=FRIDAY - timedelta(days=1))
    qtbot.waitUntil(lambda: choices(presence)[2] == "2 due today")
    assert presence.tray.tooltip == "Yinfeng: 2 due today"
    context.language.choose("zh_CN")
    assert len(choices(presence)) == 5


def test_the_menu_leads_to_the_quick_log_and_to_today(presence, window, context):
    commands, pages = [], []
    context.navigate.command_wanted.connect(commands.append)
    context.navigate.page_wanted.connect(pages.append)
    window.hide()
    choose(presence, "Quick log")
    choose(presence, "Nothing due today")
    assert len(commands) == 1
    assert pages == ["today"]
    assert window.isVisible()
    choose(presence, "Reminders")
    assert window.findChild(ReminderList).isVisible()
