"""While a company or a person is typed, known ones are shown; nothing has to be saved first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.companies.commands import save_contact
from tests.support.hands import (
    button,
    cells,
    clear_and_enter,
    click,
    enter,
    form,
    line,
    save,
    settle,
    shown,
    texts,
)
from ui.forms.matches import MatchesBlock
from ui.forms.watch import DELAY
from ui.pages.companies.page import create_page
from ui.widgets.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(context, qtbot):
    return shown(create_page(context), qtbot)


def blocks(page) -> list[list[str]]:
    QTest.qWait(DELAY + 60)
    found = form(page).findChildren(MatchesBlock)
    return [texts(each) for each in found if each.isVisibleTo(form(page))]


def test_close_spellings_stand_apart_and_never_keep_from_saving(page, office):
    office.company("示例科技有限公司")
    page.new_record()
    enter(line(page, "name"), "事例科技有限公司")
    assert blocks(page) == [["Similar names", "示例科技有限公司"]]
    save(page)
    assert page.side.form is None
    assert len(cells(page, "name")) == 2


def test_suspects_and_close_spellings_are_two_blocks(page, office):
    office.company("示例科技有限公司")
    office.company("事例科技有限公司")
    page.new_record()
    enter(line(page, "name"), "示例科技集团")
    titles = [each[0] for each in blocks(page)]
    assert titles == ["Perhaps already entered:", "Similar names"]


def test_who_is_already_talking_to_the_company_is_said(page, office):
    company = office.company("示例科技有限公司", aliases=["老示例"])
    office.lead(company, by=office.recruiter)
    page.new_record()
    enter(line(page, "name"), "老示例")
    assert blocks(page)[0][1:] == [
        "示例科技有限公司",
        "also called 老示例 · open lead of 招商专员一",
    ]


def test_a_suspect_is_set_aside_until_the_name_changes(page, office):
    office.company("示例科技有限公司")
    page.new_record()
    enter(line(page, "name"), "示例科技集团")
    assert len(blocks(page)) == 1
    click(button(form(page).findChild(MatchesBlock), "Use the name anyway"))
    assert blocks(page) == []
    assert line(page, "short_name").hasFocus()
    enter(line(page, "uscc"), "1")
    assert blocks(page) == []
    clear_and_enter(line(page, "name"), "示例科技股份有限公司")
    assert len(blocks(page)) == 1


def test_a_duplicate_cannot_be_set_aside(page, office):
    office.company("示例科技有限公司")
    page.new_record()
    enter(line(page, "name"), "示例科技有限公司")
    assert blocks(page)[0][0] == "Already entered:"
    names = [each.text() for each in form(page).findChild(MatchesBlock).findChildren(Button)]
    assert names == ["Open it"]


def test_everything_is_reached_with_the_tab_key(page, office):
    known = office.company("示例科技有限公司")
    page.new_record()
    control = line(page, "name")
    enter(control, "示例科技集团")
    blocks(page)
    page.activateWindow()
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused.text() == "Open it"
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Use the name anyway"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line(page, "short_name")
    focused.setFocus()
    QTest.keyClick(focused, Qt.Key.Key_Space)
    settle(page)
    assert page.side.record_id == known.id


@pytest.fixture
def known(office):
    company = office.company("示例科技有限公司")
    raw = {"company_id": company.id, "name": "投资总监", "mobile": "138 0000 0000"}
    return company, office.do(save_contact, raw)


def test_a_person_of_the_same_number_is_shown_with_the_company(page, office, known, context):
    wanted = []
    context.navigate.record_wanted.connect(lambda kind, id: wanted.append((kind, id)))
    other = office.company("另一家有限公司")
    page.open_record(other.id)
    page.new_contact()
    enter(line(page, "name"), "董秘")
    assert blocks(page) == []
    enter(line(page, "mobile"), "+8613800000000")
    assert blocks(page) == [["Perhaps already entered:", "投资总监", "示例科技有限公司"]]
    click(button(form(page).findChild(MatchesBlock), "Open it"))
    assert form(page).footer.asking
    click(button(form(page).footer, "Discard"))
    assert wanted == [("contact", known[1].id)]


def test_the_same_name_at_the_company_is_shown_and_saved_all_the_same(page, known):
    page.open_record(known[0].id)
    page.new_contact()
    enter(line(page, "name"), "投资总监")
    assert blocks(page)[0][1] == "投资总监"
    save(page)
    assert page.side.form is None


def test_an_edited_person_is_not_their_own_duplicate(page, known):
    page.open_kind("contact", known[1].id)
    enter(line(page, "title"), "总监")
    clear_and_enter(line(page, "mobile"), "13800000000")
    assert blocks(page) == []
