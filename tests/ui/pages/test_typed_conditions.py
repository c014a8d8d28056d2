"""Typed conditions and groups on a real list page, set with keyboard and mouse."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.companies.queries import CONDITIONS
from crm.records.conditions import Condition, Operator
from crm.records.relative_days import Period, Relative
from ui.pages.companies.page import CompaniesPage
from ui.pages.condition_popup import ConditionPopup

# What the offscreen platform says about windows that drop down or have a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def companies(office):
    park = office.park("PK01").id
    rows = [
        {"name": "甲企业", "city": "义乌市", "headcount": 10, "annual_tax": "100万元"},
        {"name": "乙企业", "city": "杭州市", "headcount": 20, "park_id": park},
        {"name": "丙企业", "city": "杭州市", "founded_on": date(2026, 12, 30), "is_tenant": True},
    ]
    return {row["name"]: office.company(**row).id for row in rows}


@pytest.fixture
def page(context, qtbot, companies):
    made = CompaniesPage(context)
    qtbot.addWidget(made)
    made.resize(1364, 800)
    made.show()
    settle(made)
    assert len(made.records.model.ids) == len(companies)
    return made


@pytest.fixture
def listed(page, companies):
    names = {record_id: name[0] for name, record_id in companies.items()}
    return lambda: "".join(names[each] for each in page.records.model.ids)


def settle(page) -> None:
    for _ in range(3):
        page.table.viewport().repaint()
        QTest.qWait(2)


def popup() -> ConditionPopup:
    found = QApplication.activePopupWidget()
    assert isinstance(found, ConditionPopup)
    return found


def choose_column(page, text) -> ConditionPopup:
    page.filter_bar.add_condition()
    asking = popup()
    QTest.keyClicks(asking.search, text)
    QTest.keyClick(asking.search, Key.Key_Return)
    return asking


def compare(asking, operator) -> None:
    asking.operators.setCurrentIndex(asking.operators.findData(operator.value))
    asking.operators.activated.emit(asking.operators.currentIndex())


def type_into(line, text) -> None:
    """Write as an input method does: keys have no Chinese characters."""
    line.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def chips(page) -> list[str]:
    return [each.accessibleName() for each in page.filter_bar._typed_conditions.chips]


def offered(page, title):
    return {each.title: each for each in page.page_actions()}[title]


def test_a_condition_is_set_by_keyboard_alone(page, listed):
    offered(page, "Add a condition…").run()
    asking = popup()
    assert QApplication.focusWidget() is asking.search
    QTest.keyClicks(asking.search, "city")
    QTest.keyClick(asking.search, Key.Key_Down)
    QTest.keyClick(asking.columns, Key.Key_Return)
    line = QApplication.focusWidget()
    type_into(line, "杭州")
    QTest.keyClick(line, Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert listed() == "丙乙"
    assert chips(page) == ["City contains 杭州"]
    chip = page.filter_bar._typed_conditions.chips[0]
    assert page.focusWidget() is chip
    QTest.keyClick(chip, Key.Key_Delete)
    assert listed() == "丙甲乙"
    assert chips(page) == []


def test_a_condition_is_set_by_mouse_and_changed_by_its_chip(page, listed):
    more = page.filter_bar._typed_conditions._more
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    asking = popup()
    item = asking.columns.findItems("Employees", Qt.MatchFlag.MatchExactly)[0]
    asking.columns.scrollToItem(item)
    place = asking.columns.visualItemRect(item).center()
    QTest.mouseClick(asking.columns.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClicks(QApplication.focusWidget(), "15")
    QTest.mouseClick(asking.apply, Qt.MouseButton.LeftButton)
    assert listed() == "乙"
    assert chips(page) == ["Employees ≥ 15"]
    chip = page.filter_bar._typed_conditions.chips[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    asking = popup()
    compare(asking, Operator.AT_MOST)
    asking.take()
    assert listed() == "甲"
    assert chips(page) == ["Employees ≤ 15"]
    chip = page.filter_bar._typed_conditions.chips[0]
    cross = QPoint(chip.width() - 8, chip.height() // 2)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert chips(page) == []


def test_what_cannot_be_read_is_said_in_the_popup_at_its_field(page, listed):
    asking = choose_column(page, "annual tax")
    compare(asking, Operator.BETWEEN)
    first, second = (each.line for each in asking.values._editors.values())
    type_into(first, "2亿")
    type_into(second, "1")
    QTest.keyClick(second, Key.Key_Return)
    assert "UNIT_MISSING" in asking.problem
    assert second.property("error")
    assert QApplication.focusWidget() is second
    type_into(second, "亿")
    assert not second.property("error")
    QTest.keyClick(second, Key.Key_Return)
    assert "PERIOD_ORDER" in asking.problem
    QTest.keyClick(asking, Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert listed() == "丙甲乙"
    assert chips(page) == []


def test_a_column_that_is_not_there_is_not_taken(page):
    page.filter_bar.add_condition()
    asking = popup()
    QTest.keyClicks(asking.search, "no such column")
    QTest.keyClick(asking.search, Key.Key_Return)
    assert asking.isVisible()
    assert asking.columns.currentItem() is None
    asking.search.clear()
    assert asking.columns.currentItem().text() == "Full legal name"
    QTest.keyClick(asking, Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_an_amount_says_what_was_understood(page):
    asking = choose_column(page, "annual tax")
    line = next(iter(asking.values._editors.values())).line
    type_into(line, "1.5亿")
    assert "150.00 million" in asking.values._hint.text()
    asking.close()


def test_periods_are_chosen_and_read_when_the_list_is_read(page, listed):
    asking = choose_column(page, "founded")
    box = asking.values.box
    box.setCurrentIndex(box.findData(Period.LAST_DAYS.value))
    days = asking.values._days.line
    assert days.isVisible()
    days.clear()
    type_into(days, "0")
    QTest.keyClick(days, Key.Key_Return)
    assert "VALUE_FORMAT" in asking.problem
    days.clear()
    type_into(days, "3")
    QTest.keyClick(days, Key.Key_Return)
    assert listed() == "丙"
    assert chips(page) == ["Founded on the last 3 days"]
    assert page.records.request.conditions == (
        Condition("founded_on", Operator.DURING, (Relative(Period.LAST_DAYS, 3),)),
    )


def test_a_day_can_be_named_by_a_word(page, listed):
    asking = choose_column(page, "founded")
    compare(asking, Operator.BEFORE)
    line = next(iter(asking.values._editors.values())).line
    type_into(line, "today")
    QTest.keyClick(line, Key.Key_Return)
    assert listed() == "丙"
    assert chips(page) == ["Founded on before today"]
    chip = page.filter_bar._typed_conditions.chips[0]
    QTest.keyClick(chip, Key.Key_Return)
    line = next(iter(popup().values._editors.values())).line
    assert line.text() == "today"
    popup().close()


def test_records_are_found_by_typing_and_named_in_the_chip(page, listed, qtbot):
    asking = choose_column(page, "park")
    choices = asking.values.choices
    assert QApplication.focusWidget() is choices.line
    QTest.keyClicks(choices.line, "pk01")
    qtbot.waitUntil(lambda: choices.list.count() == 1)
    QTest.keyClick(choices.line, Key.Key_Return)
    assert listed() == "乙"
    assert chips(page) == ["Park 示例产业园PK01"]
    page.filter_bar.show_conditions({}, page.records.request.conditions)
    assert chips(page) == ["Park 示例产业园PK01"]


def test_choices_are_checked_with_space(page):
    asking = choose_column(page, "ownership")
    boxes = asking.values.choices.list
    QTest.keyClick(boxes, Key.Key_Space)
    QTest.keyClick(boxes, Key.Key_Down)
    QTest.keyClick(boxes, Key.Key_Return)
    assert chips(page) == ["Ownership Private, State-owned"]
    QTest.keyClick(page.filter_bar._typed_conditions.chips[0], Key.Key_Return)
    boxes = popup().values.choices.list
    QTest.keyClick(boxes, Key.Key_Space)
    QTest.keyClick(boxes, Key.Key_Return)
    assert chips(page) == ["Ownership State-owned"]


def test_a_condition_of_a_saved_view_shows_its_names_later(page, listed):
    shown = []
    page.filter_bar.changed.connect(lambda: shown.append(1))
    parks = Condition("park", Operator.NONE_OF, (1,))
    page.filter_bar.show_conditions({"city": "杭州市"}, (parks,), "bing")
    assert shown == [1]
    assert listed() == "丙"
    assert chips(page) == ["Park is none of 示例产业园PK01"]
    assert page.filter_bar.text == "bing"
    assert page.filter_bar.count == 3


def test_a_column_that_was_renamed_is_named_instead_of_showing_other_rows(page, listed):
    good = Condition("headcount", Operator.AT_LEAST, (1,))
    page.filter_bar.show_conditions({}, (Condition("old", Operator.EMPTY), good))
    empty = page.records.empty
    assert page.records.views.currentWidget() is empty
    assert "“old”" in empty.sentence.text()
    assert "VALUE_UNKNOWN" in empty.sentence.text()
    assert listed() == ""
    assert chips(page) == ["old is empty", "Employees ≥ 1"]
    page.filter_bar.take_away("old")
    assert page.records.views.currentWidget() is page.table
    assert listed() == "甲乙"


def test_down_in_the_search_field_enters_the_list(page):
    search = page.filter_bar.search
    search.setFocus()
    QTest.keyClicks(search, "yi")
    QTest.keyClick(search, Key.Key_Down)
    assert page.focusWidget() is page.table
    assert page.table.current_id() == page.records.model.ids[0]


def rows(page) -> list[str]:
    settle(page)
    model = page.records.model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_a_list_is_grouped_from_the_menu_of_its_button(page):
    menu = page.records.grouping.menu()
    assert menu.actions()[0].isChecked()
    {each.text(): each for each in menu.actions()}["City"].trigger()
    assert rows(page) == ["杭州市 2", "丙企业", "乙企业", "义乌市 1", "甲企业"]
    assert page.records.grouping.button.accessibleName() == "Group City"
    assert page.records.totals.text.startswith("Total 3")
    page.records.group = ""
    assert rows(page) == ["丙企业", "甲企业", "乙企业"]


def test_a_list_is_grouped_from_the_menu_of_a_title(page):
    columns = {each.key: each for each in page.table.model().columns}
    menu = page.records.grouping.menu_of(columns["tenant"])
    {each.text(): each for each in menu.actions()}["Group by this column"].trigger()
    assert rows(page) == ["yes 1", "丙企业", "no 2", "甲企业", "乙企业"]
    assert page.records.model.index(0, 7).data() == "1 tenants"
    menu = page.records.grouping.menu_of(columns["tenant"])
    {each.text(): each for each in menu.actions()}["No groups"].trigger()
    assert page.records.group == ""
    menu = page.records.grouping.menu_of(columns["city"])
    {each.text(): each for each in menu.actions()}["Condition on this column…"].trigger()
    popup().close()
    {each.text(): each for each in menu.actions()}["Sort descending"].trigger()
    assert page.records.request.sort == "city"
    assert page.records.request.descending


def test_groups_fold_by_action(page):
    offered(page, "Group by…").run()
    QApplication.activePopupWidget().close()
    page.records.group = "city"
    offered(page, "Fold all").run()
    assert rows(page) == ["杭州市 2", "义乌市 1"]
    offered(page, "Unfold all").run()
    assert len(rows(page)) == 5


def test_a_change_elsewhere_moves_a_record_to_its_group(page, office, companies):
    from crm.companies.commands import save_company

    page.records.group = "city"
    page.table.make_current(companies["甲企业"])
    office.do(save_company, {"city": "杭州市"}, id=companies["甲企业"])
    assert rows(page) == ["杭州市 3", "丙企业", "甲企业", "乙企业"]
    assert page.table.current_id() == companies["甲企业"]


def test_a_group_that_is_gone_says_so(page):
    page.records._group = "renamed"
    page.reload()
    assert "VALUE_UNKNOWN" in page.records.empty.sentence.text()


def test_every_column_can_be_opened_and_changed(page):
    """Each kind of column has its fields; what is put into them comes out again."""
    for name in CONDITIONS:
        page.filter_bar.add_condition_on(name)
        asking = popup()
        for at in range(asking.operators.count()):
            asking.operators.setCurrentIndex(at)
            asking.operators.activated.emit(at)
            assert isinstance(asking.values.raw(), list)
        asking.close()
    amount = Condition("annual_tax", Operator.BETWEEN, (Decimal("1E+6"), Decimal("1.5E+8")))
    page.filter_bar.show_conditions({}, (amount,))
    assert chips(page) == ["Annual tax between CNY 1,000,000.00–CNY 150,000,000.00"]
    QTest.keyClick(page.filter_bar._typed_conditions.chips[0], Key.Key_Return)
    popup().take()
    assert page.records.request.conditions == (amount,)


def test_tab_goes_through_the_bar_from_left_to_right_and_on_to_the_list(page):
    condition = Condition("headcount", Operator.AT_LEAST, (1,))
    page.filter_bar.show_conditions({}, (condition,))
    settle(page)
    bar, seen = page.filter_bar, []
    page.views.picker.setFocus()
    for _ in range(15):
        QTest.keyClick(page.focusWidget(), Key.Key_Tab)
        seen.append(page.focusWidget())
        if page.focusWidget() is page.table:
            break
    assert seen[0] is bar.search
    assert seen[-1] is page.table
    assert bar._typed_conditions.chips[0] in seen
    assert page.records.grouping.button in seen
    places = [each.mapTo(page, QPoint()) for each in seen[:-1]]
    rows = [(place.y() // 30, place.x()) for place in places]
    assert rows == sorted(rows)
