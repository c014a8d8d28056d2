"""The list of shortcuts, used with keys and mouse in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.actions import NEW_KEY
from ui.shortcuts.key_map import KEYS

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window):
    return open_window("leads", "settings")


@pytest.fixture
def dialog(window):
    QTest.keyClick(window, Qt.Key.Key_Slash, CONTROL)
    return window._overlay


def press(code, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), code, modifiers)


def find(dialog, text):
    dialog.field.setFocus()
    dialog.field.clear()
    QTest.keyClicks(dialog.field, text)


def listed(dialog):
    return {each.title: each.keys for each in dialog.entries.entries if each.command}


def edit(dialog, text):
    """Search for a command and open its editor with the keyboard."""
    find(dialog, text)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Home)
    while dialog._current().title.casefold() != text:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    return dialog.editor


def test_every_command_is_listed_with_its_keys(dialog):
    found = listed(dialog)
    assert found["New record"] == ("Ctrl+N",)
    assert found["Redo"] == ("Ctrl+Y", "Ctrl+Shift+Z")
    assert found["Copy"] == ("Ctrl+C",)
    assert found["Open data folder"] == ()
    assert found["Leads"] == ("Alt+2",)


@pytest.mark.parametrize("text", ["archive", "Archi", "ctrl+delete"])
def test_a_command_is_found_by_name_and_keys(dialog, text):
    find(dialog, text)
    assert "Archive" in listed(dialog)
    assert len(listed(dialog)) < 10


def test_keys_typed_wholly_find_nothing_but_themselves(dialog):
    find(dialog, "ctrl+s")
    assert set(listed(dialog)) == {"Save PDF", "Save the form", "Quick log: save and close"}
    find(dialog, "ctrl+shift+z")
    assert set(listed(dialog)) == {"Redo"}


def test_nothing_found_says_so(dialog):
    find(dialog, "zzzz")
    assert listed(dialog) == {}
    assert "No shortcut" in dialog._told.text()


def test_new_keys_are_recorded_used_at_once_and_kept(window, dialog, context):
    edit(dialog, "new record")
    press(Qt.Key.Key_J, CONTROL)
    assert dialog.editor is None
    assert listed(dialog)["New record"] == ("Ctrl+J",)
    assert "Ctrl+J" in dialog._told.text()
    assert context.settings.value(KEYS) == {NEW_KEY: ["Ctrl+J"]}
    button = window.current_page.header.findChild(type(dialog.change))
    assert ("hint", "Ctrl+J") in [part[:2] for part in button._parts()]
    press(Qt.Key.Key_Escape)
    assert window._overlay is None
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert window.current_page.side.form is None
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert window.current_page.side.form is not None


def test_a_shortcut_given_twice_names_the_other_and_offers_to_take_it_over(dialog):
    editor = edit(dialog, "new record")
    press(Qt.Key.Key_E, CONTROL)
    assert "Edit in the form" in editor._sentence.text()
    press(Qt.Key.Key_Return)
    dialog.field.clear()
    assert listed(dialog)["New record"] == ("Ctrl+E",)
    assert listed(dialog)["Edit in the form"] == ()


def test_a_shortcut_given_twice_can_be_left_where_it_is(dialog):
    editor = edit(dialog, "new record")
    press(Qt.Key.Key_E, CONTROL)
    assert editor.take_over.isVisible()
    press(Qt.Key.Key_Escape)
    assert dialog.editor is None
    dialog.field.clear()
    assert listed(dialog)["New record"] == ("Ctrl+N",)
    assert listed(dialog)["Edit in the form"] == ("Ctrl+E",)


@pytest.mark.parametrize(
    ("code", "modifiers", "reason"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "needed to move"),
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "needs Ctrl or Alt"),
        (Qt.Key.Key_C, CONTROL, "belongs to fields"),
    ],
)
def test_a_reserved_key_is_refused_at_the_row(dialog, code, modifiers, reason):
    editor = edit(dialog, "new record")
    press(code, modifiers)
    assert reason in editor._sentence.text()
    assert dialog.editor is editor
    press(Qt.Key.Key_J, CONTROL)
    assert listed(dialog)["New record"] == ("Ctrl+J",)


def test_keys_are_cleared_and_put_back(dialog):
    find(dialog, "new record")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    assert listed(dialog)["New record"] == ()
    press(Qt.Key.Key_Return)
    while QApplication.focusWidget() is not dialog.editor.reset:
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert listed(dialog)["New record"] == ("Ctrl+N",)


def test_all_are_put_back_after_a_second_click(dialog, context):
    context.keys.bind(NEW_KEY, "Ctrl+J")
    context.keys.clear("find")
    QTest.mouseClick(dialog.reset_all, LEFT)
    assert "2" in dialog.reset_all.text()
    assert context.keys.text(NEW_KEY) == "Ctrl+J"
    QTest.mouseClick(dialog.reset_all, LEFT)
    assert context.keys.text(NEW_KEY) == "Ctrl+N"
    assert context.keys.text("find") == "Ctrl+K"
    assert not dialog.reset_all.isEnabled()


def test_what_belongs_to_fields_is_listed_but_cannot_be_changed(dialog):
    find(dialog, "paste")
    press(Qt.Key.Key_Return)
    assert dialog.editor is None
    assert "cannot be changed" in dialog._told.text()


def test_a_double_click_opens_the_editor(dialog):
    row = dialog.entries.row_of(NEW_KEY)
    index = dialog.entries.index(row, 0)
    dialog.list.scrollTo(index)
    place = dialog.list.visualRect(index).center()
    plain = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(dialog.list.viewport(), LEFT, plain, place)
    QTest.mouseDClick(dialog.list.viewport(), LEFT, plain, place)
    assert dialog.editor is not None
    assert dialog.editor.recorder.hasFocus()


def test_the_menu_shows_the_new_keys(window, context):
    context.keys.bind(NEW_KEY, "Ctrl+J")
    new = next(a for a in window._menus.menus["record"].actions() if "lead" in a.text())
    assert new.shortcut().toString() == "Ctrl+J"
    context.keys.bind("record.edit", "Ctrl+R")
    assert "Ctrl+R edit" in window._status.keys.text()
