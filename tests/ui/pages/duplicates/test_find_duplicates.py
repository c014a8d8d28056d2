"""The whole database is searched for what is there twice, and merged from the same dialog."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.companies.commands import save_contact
from tests.support.hands import button, cells, click, settle, shown, texts
from ui.background import ThreadBackground
from ui.pages.companies.page import create_page
from ui.pages.duplicates.dialog import DuplicatesDialog
from ui.pages.duplicates.offer import FindDuplicates

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(context, qtbot):
    return shown(create_page(context), qtbot)


@pytest.fixture
def offer(page, context):
    return FindDuplicates(page, context)


@pytest.fixture
def twice(office):
    one, other = office.company("示例科技有限公司"), office.company("示例科技集团")
    for name, company in (("总经理", one), ("董事长", other)):
        raw = {"company_id": company.id, "name": name, "mobile": "13800000000"}
        office.do(save_contact, raw)
    return one, other


@pytest.mark.usefixtures("twice")
def test_pairs_are_listed_by_kind_with_the_reason(offer):
    offer.open()
    dialog = offer.dialog
    model = dialog.list.pairs
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "示例科技有限公司 ⇄ 示例科技集团 (Other legal form)"
    ]
    dialog.kinds.setFocus()
    QTest.keyClick(dialog.kinds, Qt.Key.Key_Right)
    assert "Same number" in model.index(0).data()
    assert "总经理 · 示例科技有限公司 · 13800000000" in model.index(0).data()


@pytest.mark.usefixtures("twice")
def test_a_pair_is_merged_and_gone_from_the_list_by_keyboard(offer, page):
    page.activateWindow()
    offer.open()
    dialog = offer.dialog
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.steps.currentWidget() is dialog.panel
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert dialog.steps.currentWidget() is dialog.found
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, control)
    assert dialog.steps.currentWidget() is dialog.found
    assert dialog.list.pairs.rowCount() == 0
    assert dialog.said.text().startswith("Merged into 示例科技有限公司.")
    assert "Nothing of this kind" in dialog.empty.sentence.text()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert offer.dialog is None
    settle(page)
    assert cells(page, "name") == ["示例科技有限公司"]


def test_a_database_without_duplicates_says_so(offer, office):
    office.company("示例科技有限公司")
    offer.open()
    dialog = offer.dialog
    assert not dialog.open_button.isEnabled()
    assert dialog.list.isHidden()
    office.company("示例科技集团")
    click(button(dialog, "Search again"))
    assert dialog.list.pairs.rowCount() == 1
    assert dialog.open_button.isEnabled()
    click(dialog.open_button)
    assert dialog.panel.preview.kind == "company"


@pytest.mark.usefixtures("twice")
def test_the_search_shows_how_far_it_is_and_esc_gives_it_up(page, context, qtbot):
    background = ThreadBackground()
    dialog = DuplicatesDialog(page, replace(context, background=background))
    dialog.open()
    assert dialog.steps.currentWidget() is dialog.under_way
    assert "Looking for" in " ".join(texts(dialog))
    qtbot.waitUntil(lambda: dialog.steps.currentWidget() is dialog.found)
    dialog.search()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    background.close()


def test_the_action_stands_in_the_menu_of_tools(offer):
    (action,) = offer.page_actions()
    assert (action.title, action.menu) == ("Find duplicates", "tools")
    action.run()
    assert offer.dialog is not None
    action.run()  # once is enough
