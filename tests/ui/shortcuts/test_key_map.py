"""Which keys a command has: those of the catalogue, and those that people gave it."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from crm.settings import Settings
from ui.actions import (
    ARCHIVE_KEY,
    FORM_MAIN_KEY,
    FORM_SAVE_KEY,
    NEW_KEY,
    REDO_KEY,
    SAVE_KEY,
    SWITCH_KEY,
)
from ui.shortcuts.catalogue import BY_ID, COMMANDS
from ui.shortcuts.key_map import KEYS, KeyMap, pressed, shown
from ui.shortcuts.reserved import refusal

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE, KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier

pytestmark = pytest.mark.usefixtures("languages")


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def keys(settings):
    made = KeyMap()
    made.remember(settings)
    return made


def key(code, modifiers=NONE):
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers)


def test_no_two_commands_that_meet_have_the_same_keys_at_first(keys):
    twice = [
        (each.id, keys.holder(one, each.id).id)
        for each in COMMANDS
        for one in each.keys
        if keys.holder(one, each.id) is not None
    ]
    assert twice == []


def test_the_keys_of_the_catalogue_are_allowed_and_written_as_qt_writes_them():
    for each in COMMANDS:
        for one in each.keys:
            assert refusal(one) == "", each.id
    assert BY_ID[ARCHIVE_KEY].keys == ("Ctrl+Del",)


def test_keys_given_by_a_person_are_used_at_once_and_after_a_restart(keys, qtbot, tmp_path):
    with qtbot.waitSignal(keys.changed):
        keys.bind(NEW_KEY, "Ctrl+J")
    assert keys.text(NEW_KEY) == "Ctrl+J"
    again = KeyMap()
    again.remember(Settings(tmp_path / "settings.json"))
    assert again.text(NEW_KEY) == "Ctrl+J"
    again.reset(NEW_KEY)
    assert again.text(NEW_KEY) == "Ctrl+N"
    assert Settings(tmp_path / "settings.json").value(KEYS) == {}


def test_keys_taken_over_are_lost_by_the_other_command_only(keys):
    assert keys.holder("Ctrl+Y", NEW_KEY).id == REDO_KEY
    keys.bind(NEW_KEY, "Ctrl+Y")
    assert keys.keys(NEW_KEY) == ("Ctrl+Y",)
    assert keys.keys(REDO_KEY) == ("Ctrl+Shift+Z",)
    keys.reset(REDO_KEY)
    assert keys.keys(REDO_KEY) == ("Ctrl+Y", "Ctrl+Shift+Z")
    assert keys.keys(NEW_KEY) == ()


def test_the_same_keys_may_serve_two_pages_that_are_never_shown_together(keys):
    assert keys.text(SAVE_KEY) == keys.text(FORM_SAVE_KEY) == "Ctrl+S"
    assert keys.holder("Ctrl+T", SAVE_KEY) is None
    keys.bind(SAVE_KEY, "Ctrl+T")
    assert keys.text(SWITCH_KEY) == "Ctrl+T"


def test_a_command_without_keys_is_left_out_of_the_status_bar(keys):
    assert keys.hints(("Enter", "open"), (NEW_KEY, "new")) == "Enter open   Ctrl+N new"
    keys.clear(NEW_KEY)
    assert keys.hints(("Enter", "open"), (NEW_KEY, "new")) == "Enter open"
    keys.reset_all()
    assert keys.text(NEW_KEY) == "Ctrl+N"


@pytest.mark.parametrize(
    "kept",
    [
        "no dictionary",
        {NEW_KEY: "Ctrl+J"},
        {NEW_KEY: [1, None]},
        {"from.a.newer.version": ["Ctrl+J"]},
        {"fixed.copy": ["Ctrl+J"]},
    ],
)
def test_damaged_settings_leave_the_keys_as_at_first(tmp_path, kept):
    path = tmp_path / "damaged.json"
    path.write_text(json.dumps({"keys": kept}), encoding="utf-8")
    keys = KeyMap()
    keys.remember(Settings(path))
    assert {each.id: keys.keys(each.id) for each in COMMANDS} == {e.id: e.keys for e in COMMANDS}


def test_reserved_or_unreadable_keys_in_the_settings_are_dropped(tmp_path):
    path = tmp_path / "damaged.json"
    path.write_text(json.dumps({"keys": {NEW_KEY: ["Return", "nonsense", "ctrl+j"]}}), "utf-8")
    keys = KeyMap()
    keys.remember(Settings(path))
    assert keys.keys(NEW_KEY) == ("Ctrl+J",)


def test_keys_given_twice_by_hand_belong_to_one_command_and_a_chosen_one_beats_a_first_one(
    tmp_path,
):
    path = tmp_path / "twice.json"
    given = {NEW_KEY: ["Ctrl+J"], "find": ["Ctrl+J"], "about": ["Ctrl+N"]}
    path.write_text(json.dumps({"keys": given}), encoding="utf-8")
    keys = KeyMap()
    keys.remember(Settings(path))
    owners = [each.id for each in COMMANDS if "Ctrl+J" in keys.keys(each.id)]
    assert len(owners) == 1
    assert keys.keys("about") == ("Ctrl+N",)


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("Return", "needed to move, to type and to confirm"),
        ("Shift+Tab", "needed to move"),
        ("Esc", "needed to move"),
        ("A", "needs Ctrl or Alt"),
        ("Shift+7", "needs Ctrl or Alt"),
        ("Ctrl+C", "belongs to fields"),
        ("Ctrl+Left", "moves in every text"),
        ("Alt+F", "opens a menu"),
        ("Alt+F4", "belongs to the system"),
        ("Ctrl+K, Ctrl+B", "Use one key"),
        ("", "Use one key"),
    ],
)
def test_keys_that_people_rely_on_elsewhere_are_refused_with_a_reason(keys, reason):
    assert reason in refusal(keys)


@pytest.mark.parametrize(
    "keys", ["F7", "Shift+F7", "Ctrl+J", "Ctrl+Return", "Alt+Left", "Ctrl+Del"]
)
def test_other_keys_are_allowed(keys):
    assert refusal(keys) == ""


def test_enter_of_the_number_block_is_enter(keys):
    assert keys.matches(key(Qt.Key.Key_Enter, CONTROL | KEYPAD), FORM_MAIN_KEY)
    assert keys.matches(key(Qt.Key.Key_Return, CONTROL), FORM_MAIN_KEY)
    assert not keys.matches(key(Qt.Key.Key_Return), FORM_MAIN_KEY)


def test_a_modifier_alone_is_no_key():
    assert pressed(key(Qt.Key.Key_Control, CONTROL)) == ""
    assert pressed(key(Qt.Key.Key_J, CONTROL | SHIFT)) == "Ctrl+Shift+J"


def test_keys_are_shown_as_they_stand_on_the_keyboard():
    written = ("Alt+Right", "Ctrl+Del", "Ctrl+Return", "Ctrl++", "Space")
    on_keys = ["Alt+→", "Ctrl+Delete", "Ctrl+Enter", "Ctrl++", "Space"]
    assert [shown(each) for each in written] == on_keys
