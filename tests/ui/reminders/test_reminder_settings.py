"""What the settings say about reminders takes effect at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.reminders.preferences import ASKED, MINUTES, MORNING, REMIND, STAY, VISIT_MINUTES
from ui.reminders.section import ReminderSettings


@pytest.fixture
def section(context, qtbot):
    made = ReminderSettings(context, tray=True)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_at_first_people_are_reminded_at_nine_and_a_quarter_of_an_hour_before(section, context):
    assert section.remind.isChecked()
    assert section.morning.currentText() == "09:00"
    assert section.before.currentText() == "15 min before"
    assert section.before_visits.currentText() == "1 h before"
    assert not section.stay.isChecked()
    assert not context.settings.value(STAY)


def test_keys_choose_the_times(section, context, qtbot):
    for box in (section.morning, section.before, section.before_visits):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Down)
    values = [context.settings.value(each) for each in (MORNING, MINUTES, VISIT_MINUTES)]
    assert values == ["09:30", 30, 90]


def test_off_is_off_and_its_times_rest(section, context, qtbot):
    qtbot.keyClick(section.remind, Qt.Key.Key_Space)
    assert not context.settings.value(REMIND)
    assert not section.morning.isEnabled()


def test_who_chooses_the_tray_here_is_not_asked_again(section, context, qtbot):
    qtbot.keyClick(section.stay, Qt.Key.Key_Space)
    assert context.settings.value(STAY)
    assert context.settings.value(ASKED)


def test_a_time_that_only_the_file_names_is_shown_as_it_is(context, qtbot):
    context.settings.keep(MORNING, "07:45")
    context.settings.keep(MINUTES, 25)
    made = ReminderSettings(context, tray=False)
    qtbot.addWidget(made)
    assert made.morning.currentText() == "07:45"
    assert made.before.currentText() == "25 min before"
    assert "no tray" in made.stay_hint.text()
