"""Settings take effect at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from crm.attachments.place import FILE_LIMIT
from ui.acting import ACTING
from ui.settings_page import SettingsPage


@pytest.fixture
def page(context, qtbot):
    made = SettingsPage(context)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_click_switches_the_theme(page, context, qtbot):
    qtbot.mouseClick(page.theme.button("dark"), Qt.MouseButton.LeftButton)
    assert context.theme.dark


def test_arrows_switch_the_language(page, context, qtbot):
    qtbot.keyClick(page.language, Qt.Key.Key_Left)
    assert context.language.current == "zh_CN"


def test_only_those_who_are_still_there_can_act(page, office):
    offered = [page.acting.itemData(row) for row in range(page.acting.count())]
    assert office.recruiter.code in offered
    assert office.retired.code not in offered
    assert page.acting.currentData() == office.manager.code


def test_choosing_somebody_makes_them_act_and_is_remembered(page, context, office, qtbot):
    page.acting.setFocus()
    row = page.acting.findData(office.recruiter.code)
    while page.acting.currentIndex() != row:
        qtbot.keyClick(page.acting, Qt.Key.Key_Down)
    assert context.actor == office.recruiter
    assert context.settings.value(ACTING) == office.recruiter.code


def test_the_administrator_says_how_large_files_may_be(page, context, office, qtbot):
    limit = page.files.limit
    assert (limit.value(), limit.isEnabled()) == (20, False)
    context.acting.become(office.admin)
    assert limit.isEnabled()
    limit.setFocus()
    qtbot.keyClick(limit, Qt.Key.Key_Up)
    assert context.files.limit == 21 * 1024 * 1024
    assert context.settings.value(FILE_LIMIT) == 21
    context.acting.become(office.recruiter)
    assert not limit.isEnabled()
