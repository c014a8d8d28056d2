"""One list of everything that can be done: menus, search and shortcuts are made from it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from ui.actions import EDIT, NEW_KEY, PageAction
from ui.main_window import MainWindow
from ui.mnemonics import with_mnemonics
from ui.pages.entries import page_entries
from ui.registry import Registry
from ui.shortcuts.catalogue import BY_ID


class Source:
    """Something that offers actions."""

    def __init__(self, *actions):
        self.actions = actions

    def page_actions(self):
        return self.actions


def nothing():
    pass


def test_the_page_comes_before_the_window_and_a_command_is_offered_once():
    registry = Registry(
        Source(PageAction("Quit", nothing, "quit"), PageAction("New", nothing, NEW_KEY))
    )
    registry.show_page(Source(PageAction("New lead", nothing, NEW_KEY)))
    assert [each.title for each in registry.actions] == ["New lead", "Quit"]
    registry.show_page(None)
    assert [each.title for each in registry.actions] == ["Quit", "New"]


def test_what_is_added_comes_first_and_is_asked_again(qtbot):
    registry = Registry(Source())
    undo = Source(PageAction("Undo", nothing, "undo", menu=EDIT, enabled=False))
    registry.add(undo)
    undo.actions = (PageAction("Undo: move to Signed", nothing, "undo", menu=EDIT),)
    with qtbot.waitSignal(registry.changed):
        registry.refresh()
    assert registry.action("undo").title == "Undo: move to Signed"


def test_an_action_that_is_off_is_not_done():
    done = []
    action = PageAction("Undo", lambda: done.append(1), "undo", enabled=False)
    registry = Registry(Source(action))
    registry.refresh()
    registry.run("undo")
    registry.run("unknown")
    assert done == []


def test_menus_get_letters_of_their_own_in_both_languages():
    entries = (("New lead", "New record"), ("New need", "New need"), ("归档", "Archive"), ("…", ""))
    assert with_mnemonics(entries) == ["&New lead", "N&ew need", "归档(&A)", "…(&1)"]


@pytest.mark.parametrize("key", [each.key for each in page_entries()])
def test_every_action_of_every_page_is_a_command_that_can_have_keys(context, qtbot, key):
    window = MainWindow(context, page_entries())
    qtbot.addWidget(window)
    window.show()
    window.show_page(key)
    unknown = [each.title for each in window.registry.actions if each.command not in BY_ID]
    assert unknown == []


def test_every_entry_of_the_menus_has_a_letter_and_a_way_by_keyboard(context, qtbot):
    window = MainWindow(context, page_entries())
    qtbot.addWidget(window)
    window.show()
    for key in ("leads", "board", "companies"):
        window.show_page(key)
        for menu in window._menus.menus.values():
            shown = [each for each in menu.actions() if not each.isSeparator()]
            letters = [each.text().partition("&")[2][:1].casefold() for each in shown]
            assert all(letters), (menu.title(), [each.text() for each in shown])
            assert len(set(letters)) == len(letters)
    assert isinstance(window.menuBar(), QWidget)
