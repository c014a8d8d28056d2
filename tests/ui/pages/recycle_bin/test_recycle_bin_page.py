"""The recycle bin used with mouse and keyboard: found, filtered, restored with parts, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from crm.companies.commands import archive_company, save_contact
from crm.companies.models import Contact
from crm.leads.commands import archive_lead
from crm.leads.models import Lead
from tests.support.boards import settle
from ui.pages.recycle_bin import reading
from ui.pages.recycle_bin.page import create_page

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("undoing"),
]


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


@pytest.fixture
def company(office):
    """An archived company with a contact that went with it."""
    made = office.company("示例科技有限公司")
    office.do(save_contact, {"company_id": made.id, "name": "投资总监"})
    office.do(archive_company, made.id)
    return made


@pytest.fixture
def leads(office):
    """Two archived leads."""
    made = [office.lead(title=title) for title in ("光电显示", "电子纸模组")]
    for each in made:
        office.do(archive_lead, each.id, by=office.admin)
    return made


@pytest.fixture
def page(context, qtbot):
    made = create_page(context)
    qtbot.addWidget(made)
    made.resize(1364, 846)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


def rows(page):
    """What the list shows, row by row."""
    found = [page.records.model.row_of(each) for each in page.records.model.ids]
    return [(row.kind_label, row.title, row.archived_by, row.children) for row in found]


def action(page, key):
    return next(each for each in page.page_actions() if each.command == key)


def click_header(page, key, qtbot):
    header = page.table.horizontalHeader()
    column = [each.key for each in page.records.model.columns].index(key)
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def lives(office, model, record_id):
    return office.read(lambda session: session.get(model, record_id).archived_at) is None


@pytest.mark.usefixtures("company", "leads")
def test_every_kind_is_listed_with_who_archived_it_and_what_comes_back(page):
    assert sorted(rows(page)) == [
        ("Company", "示例科技有限公司", "招商主管", 1),
        ("Lead", "光电显示", "系统管理员", 0),
        ("Lead", "电子纸模组", "系统管理员", 0),
    ]
    assert page.header.count.text() == "3 archived"


@pytest.mark.usefixtures("company", "leads")
def test_the_list_is_searched_by_initials_sorted_by_name_and_filtered_by_kind(page, qtbot):
    page.filter_bar.search.setFocus()
    QTest.keyClicks(page.filter_bar.search, "dzz")
    qtbot.waitUntil(lambda: len(page.records.model.ids) == 1)
    assert rows(page)[0][1] == "电子纸模组"
    page.filter_bar.clear()
    click_header(page, "name", qtbot)
    assert [each[1] for each in rows(page)] == ["电子纸模组", "光电显示", "示例科技有限公司"]
    page.show_list({"kind": ("company",)})
    settle()
    assert [each[1] for each in rows(page)] == ["示例科技有限公司"]


def test_a_record_comes_back_with_its_parts_by_key_and_goes_again_with_undo(
    office, company, page, told
):
    page.table.setFocus()
    page.table.make_current(reading.number_of("company", company.id))
    action(page, "bin.restore").run()
    settle()
    contact = office.read(lambda session: session.query(Contact).one().archived_at)
    assert contact is None
    assert rows(page) == []
    assert page.records.views.currentWidget() is page.records.empty
    assert told[-1].text == "Restored."
    told[-1].reversal.run()
    settle()
    assert [each[3] for each in rows(page)] == [1]


@pytest.mark.usefixtures("company")
def test_several_are_checked_with_the_mouse_and_come_back_in_one_step(
    office, leads, page, told, qtbot
):
    for row in range(3):
        place = page.table.visualRect(page.records.model.index(row, 0)).center()
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    button = page.records.selection.buttons["restore"]
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert rows(page) == []
    assert all(lives(office, Lead, each.id) for each in leads)
    assert told[-1].text == "Restored records: 3"
    told[-1].reversal.run()
    settle()
    assert len(rows(page)) == 3


def test_the_pane_says_when_and_leads_to_the_record_and_its_history(company, page, context):
    opened = []
    context.navigate.record_wanted.connect(lambda *where: opened.append(where))
    page.table.setFocus()
    page.table.make_current(reading.number_of("company", company.id))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    content = page.side.pane.content
    assert content.title == "示例科技有限公司"
    assert [each.text for each in content.facts][1:] == ["招商主管", "1 part"]
    action(page, "record.history").run()
    settle()
    lines = page.side.history.list.entries.lines
    assert [line.command for line in lines if not line.part] == ["archive_company", "save_company"]
    QTest.keyClick(page.side.history.list, Qt.Key.Key_Escape)
    settle()
    page.side.act("bin.open")
    assert opened == [("company", company.id)]


def test_a_refused_restore_says_why_and_restores_none_of_them(office, leads, page, context, told):
    context.acting.become(office.leader)
    page.records.model.check(page.records.model.ids, on=True)
    page.restore()
    settle()
    assert "PERMISSION_DENIED" in told[-1].text
    assert not any(lives(office, Lead, each.id) for each in leads)
    assert len(rows(page)) == 2


def test_an_empty_bin_says_what_it_is_for(page, told):
    assert "Nothing is archived" in page.records.empty.sentence.text()
    page.restore()
    assert told[-1].text == "Choose first what shall come back."


def test_numbers_hold_kind_and_id():
    for kind, _ in reading.kinds():
        assert reading.key_of(reading.number_of(kind, 12345)) == (kind, 12345)


@pytest.mark.usefixtures("company")
def test_the_button_restores_once_and_only_what_fits_is_offered(page, told, qtbot):
    page.records.model.check(page.records.model.ids, on=True)
    qtbot.mouseClick(page.records.selection.buttons["restore"], Qt.MouseButton.LeftButton)
    settle()
    assert [each.text for each in told] == ["Restored."]
    offered = {each.command for each in page.page_actions()}
    assert {"bin.restore", "record.history", "list.copy_with_header"} <= offered
    assert not {"record.new", "record.edit", "record.archive", "list.views"} & offered
