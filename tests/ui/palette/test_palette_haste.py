"""Ctrl+K for people who type faster than the search answers, with the threads of the program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.background import ThreadBackground
from ui.palette.memory import RECENT

KEYS = ("leads", "companies", "settings")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def background():
    made = ThreadBackground()
    yield made
    made.close()


@pytest.fixture
def window(context, office, background, open_window):
    """A window in which another lead than the wanted one was opened last."""
    opened, office.wanted = (office.lead(title=f"示例项目{each}") for each in "甲乙")
    context.settings.keep(RECENT, [["lead", opened.id]])
    return open_window(*KEYS, background=background)


def test_enter_before_the_answer_waits_for_it(window, office, qtbot):
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    palette = window._overlay
    qtbot.waitUntil(lambda: bool(palette.rows.rows))
    QTest.keyClicks(palette.field, office.wanted.code)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window._overlay is None)
    qtbot.waitUntil(lambda: window.current_page.side.record_id == office.wanted.id)
