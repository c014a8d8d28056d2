"""The rail in low windows: every page stays in reach, down to icons alone."""

from __future__ import annotations

import pytest

from ui.actions import FIND_KEY
from ui.pages.entries import page_entries
from ui.rail import Rail, RailAction

FIND = RailAction(FIND_KEY, "find", lambda: "Find")


@pytest.mark.parametrize("high", [900, 700, 560, 480])
def test_every_page_is_in_sight_in_a_window_of_any_height(qtbot, theme_in_use, high):
    rail = Rail(theme_in_use, page_entries(), (FIND,))
    qtbot.addWidget(rail)
    rail.resize(76, high - 54)  # without menu bar and status bar
    rail.show()
    last = rail.visualRect(rail.rail_model.index(rail.rail_model.rowCount() - 1, 0))
    assert last.bottom() < rail.viewport().height()
    assert rail.verticalScrollBar().maximum() == 0


def test_recycle_bin_and_settings_stand_at_the_foot(qtbot, theme_in_use):
    rail = Rail(theme_in_use, page_entries())
    qtbot.addWidget(rail)
    names = [getattr(each, "key", "") for each in rail.rail_model.entries]
    assert names[-3:] == ["", "recycle_bin", "settings"]
