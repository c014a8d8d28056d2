"""Copying from a list: keys, the button of the selection and the menu of a row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from crm.companies.calling import phone_of_company
from crm.companies.commands import save_contact
from ui.pages.companies.page import CompaniesPage
from ui.pages.list_page import ListPage

# What the offscreen platform says about windows that drop down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def companies(office):
    return [office.company(name, city="义乌市").id for name in ("甲企业", "乙企业", "丙企业")]


@pytest.fixture
def page(context, qtbot, companies):  # noqa: ARG001 - the page lists them
    made = CompaniesPage(context)
    qtbot.addWidget(made)
    made.resize(1364, 800)
    made.show()
    made.table.layout_of_columns.arrange(
        list(made.table.layout_of_columns.layout.order), {"name", "city", "leads"}
    )
    return made


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(lambda message: heard.append(message.text))
    return heard


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def row_menu(page, record_id, column=1) -> QMenu:
    page.table.viewport().repaint()
    QTest.qWait(10)  # the rows on screen come
    row = page.records.model.position_of(record_id)
    rect = page.table.visualRect(page.records.model.index(row, column))
    page.table.customContextMenuRequested.emit(rect.center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu, text) -> None:
    action = next(each for each in menu.actions() if each.text() == text)
    place = menu.actionGeometry(action).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)


def test_ctrl_c_copies_the_current_row_without_header(page, companies, told):
    page.table.make_current(companies[0])
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_C, CONTROL)
    assert clipboard() == "甲企业\t义乌市\t0"
    assert told[-1] == "Copied rows: 1"
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasHtml()
    assert "甲企业" in mime.html()


def test_checked_rows_are_copied_in_the_order_of_the_list_with_header_from_the_button(page):
    page.records.model.check(page.records.model.ids, on=True)
    page.records.selection.copy.click()
    assert clipboard().splitlines() == [
        "Company\tCity\tLeads",
        "丙企业\t义乌市\t0",
        "甲企业\t义乌市\t0",
        "乙企业\t义乌市\t0",
    ]


def test_copying_with_header_is_an_action_with_keys(page, companies):
    page.table.make_current(companies[1])
    offered = {each.command: each for each in page.page_actions()}
    offered["list.copy_with_header"].run()
    assert clipboard() == "Company\tCity\tLeads\n乙企业\t义乌市\t0"


def test_a_row_has_a_menu_to_copy_it_its_cell_or_its_phone(page, companies, office):
    values = {"company_id": companies[2], "name": "投资总监", "mobile": "138 0000 1234"}
    office.do(save_contact, values)
    menu = row_menu(page, companies[2])
    assert [each.text() for each in menu.actions()] == [
        "Copy",
        "Copy with header",
        "Copy cell",
        "Copy phone",
    ]
    choose(menu, "Copy phone")
    assert clipboard() == "13800001234"
    choose(row_menu(page, companies[2]), "Copy cell")
    assert clipboard() == "丙企业"
    choose(row_menu(page, companies[0]), "Copy")
    assert clipboard() == "甲企业\t义乌市\t0"


def test_the_menu_of_a_checked_row_copies_all_checked_ones(page, companies):
    page.records.model.check(companies[:2], on=True)
    choose(row_menu(page, companies[0]), "Copy with header")
    assert len(clipboard().splitlines()) == 3
    choose(row_menu(page, companies[2]), "Copy")
    assert clipboard() == "丙企业\t义乌市\t0"


def test_no_phone_number_is_said(page, companies, told, office):
    assert office.read(phone_of_company, companies[0]) == ""
    choose(row_menu(page, companies[0]), "Copy phone")
    assert told[-1] == "No phone number is entered."


def test_where_nothing_stands_there_is_no_menu(page):
    page.table.customContextMenuRequested.emit(QPoint(5, page.table.viewport().height() - 2))
    assert QApplication.activePopupWidget() is None


def test_a_list_without_phones_does_not_offer_them(context, qtbot, companies):
    first = CompaniesPage(context)
    qtbot.addWidget(first)
    page = ListPage(context, replace(first.spec, phone=None))
    qtbot.addWidget(page)
    page.show()
    menu = row_menu(page, companies[0])
    assert "Copy phone" not in [each.text() for each in menu.actions()]
    menu.close()
