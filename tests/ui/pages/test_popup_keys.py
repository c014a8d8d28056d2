"""Where the keyboard stands in the filter bar and its popups, on a real list page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from crm.records.conditions import Condition, Operator
from ui.pages.companies.page import CompaniesPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def page(context, qtbot, office):
    office.company(name="甲企业", city="义乌市")
    made = CompaniesPage(context)
    qtbot.addWidget(made)
    made.resize(1364, 800)
    made.show()
    for _ in range(3):
        made.table.viewport().repaint()
        QTest.qWait(2)
    return made


def test_tab_goes_through_a_condition_from_the_operator_down_to_apply(page):
    page.filter_bar.show_conditions({}, (Condition("park", Operator.ONE_OF, (1,)),))
    QTest.keyClick(page.filter_bar._typed_conditions.chips[0], Key.Key_Return)
    popup = QApplication.activePopupWidget()
    line, choices = popup.values.choices.line, popup.values.choices.list
    seen = [QApplication.focusWidget()]
    for _ in range(4):
        QTest.keyClick(popup, Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [line, choices, popup.apply, popup.change, popup.operators]
    popup.close()


def test_a_text_that_a_view_brings_can_be_cleared_with_its_button(page, qtbot):
    page.filter_bar.show_conditions({}, (), "甲")
    buttons = page.filter_bar.search.findChildren(QToolButton)
    clear = max(buttons, key=lambda each: each.x())
    qtbot.waitUntil(clear.isVisible, timeout=1000)
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert page.filter_bar.search.text() == ""
