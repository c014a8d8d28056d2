"""The page as a whole: whose day, which day, how wide, and what it is on the rail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from crm.clock import clock_at
from crm.records.conditions import Operator
from tests.support.agendas import heads, press
from tests.support.hands import click, texts
from tests.support.hands import shown as shown_list
from ui.pages.letters.page import create_page as letters_page
from ui.pages.today.reading import Whose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def choose(page, whose):
    """Press a segment."""
    QTest.mouseClick(page.whose.button(whose), Qt.MouseButton.LeftButton)
    QTest.qWait(1)


def offered(page):
    return [each for each in Whose if str(each) in page.whose._keys]


def test_the_day_of_the_demonstration_is_the_one_of_the_pictures(demo, open_page):
    page = open_page(demo("S13"))
    assert heads(page)[:4] == [("OVERDUE", 3), ("TODAY", 4), ("THIS_WEEK", 6), ("NEXT_WEEK", 9)]
    first = page.due.list.current_line()
    assert (first.subject, first.text, first.days_in_stage) == ("示例企业032", "催签合同", 122)
    assert page.side.needs.count.text() == "2"
    assert "8 October 2024" in page.header.as_of.text()
    assert "Tue" in page.header.as_of.text()


def test_a_recruiter_sees_the_own_day_and_that_of_the_team(demo, open_page):
    context = demo("S13")
    page = open_page(context)
    assert offered(page) == [Whose.MINE, Whose.TEAM]
    assert not page.due.list.painter_of_lines.with_staff
    choose(page, Whose.TEAM)
    assert heads(page)[:2] == [("OVERDUE", 4), ("TODAY", 5)]
    assert page.due.list.painter_of_lines.with_staff
    again = open_page(context)
    assert again.whose.value == Whose.TEAM


def test_who_manages_sees_everybody_at_first(demo, open_page):
    page = open_page(demo("S21"))
    assert offered(page) == [Whose.MINE, Whose.TEAM, Whose.ALL]
    assert page.whose.value == Whose.ALL
    choose(page, Whose.MINE)
    assert heads(page) == []


def test_without_a_team_there_is_no_segment_for_it(demo, open_page):
    assert offered(open_page(demo("S01"))) == [Whose.MINE, Whose.ALL]


def test_letters_without_an_end_are_counted_and_listed(demo, open_page, qtbot):
    context = demo("S01")
    page = open_page(context)
    assert any("51 letters" in each for each in texts(page.side.letters))
    asked = []
    context.navigate.list_wanted.connect(lambda page, filters: asked.append((page, filters)))
    click(page.side.letters.remark_link)
    ((where, filters),) = asked
    assert where == "letters"
    assert filters["conditions"][0].operator is Operator.EMPTY
    letters = shown_list(letters_page(context), qtbot)
    letters.show_list(filters)
    assert letters.records.model.rowCount() == 51


def test_another_day_turns_the_page(context, office, step, open_page):
    step("打电话", "2026-12-31", by=office.manager)
    clock = Turning(date(2026, 12, 31))
    page = open_page(replace(context, clock=clock))
    assert heads(page) == [("TODAY", 1)]
    clock.day = date(2027, 1, 1)
    page._turn.look()
    assert heads(page) == [("OVERDUE", 1)]
    assert "1 January 2027" in page.header.as_of.text()


class Turning:
    """A clock whose day a test turns."""

    def __init__(self, day):
        self.day = day

    def today(self):
        return self.day

    def now(self):
        return clock_at(self.day).now()


def test_a_commit_elsewhere_is_seen_at_once_or_when_the_page_comes_back(step, open_page):
    page = open_page()
    step("打电话", "2026-12-31")
    assert heads(page) == [("TODAY", 1)]
    page.hide()
    step("送样", "2026-12-30")
    page.show()
    assert heads(page) == [("OVERDUE", 1), ("TODAY", 1)]


def test_in_a_narrow_window_the_cards_stand_below(open_page):
    page = open_page(wide=752, high=700)
    assert page.side.y() > page.due.y()
    assert page.side.x() == page.due.x()
    page.resize(1300, 700)
    QTest.qWait(1)
    assert page.side.x() > page.due.x()
    assert page.side.y() == page.due.y()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_page_is_drawn_in_both_themes_and_languages(demo, open_page, name):
    context = demo("S13")
    context.theme.choose(name)
    context.language.choose("zh_CN")
    page = open_page(context)
    chinese = page.grab().toImage()
    context.language.choose("en")
    english = open_page(context).grab().toImage()
    assert chinese != english


def test_the_rail_counts_what_is_overdue_and_due_today(open_window, step, office):
    step("打电话", "2026-12-31", by=office.manager)
    step("送样", "2026-12-30", by=office.manager)
    step("复访", "2027-01-02", by=office.manager)
    window = open_window("today", "leads", "settings")
    assert window.stack.key == "today"
    entry = window.stack.entries["today"]
    assert window.rail.badge_of(entry) == "2"
    plain = window.rail.grab().toImage()
    press(window.current_page, Qt.Key.Key_Space)
    assert window.rail.badge_of(entry) == "1"
    assert window.rail.grab().toImage() != plain
    row = window.rail.rail_model.index(window.rail.rail_model.row_of("today"), 0)
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Today 1"


def test_the_window_comes_back_to_the_page_of_last_time(open_window):
    window = open_window("today", "leads", "settings")
    window.show_page("leads")
    again = open_window("today", "leads", "settings")
    assert again.stack.key == "leads"


def test_a_row_far_down_the_cards_scrolls_into_sight(demo, open_page):
    page = open_page(demo("S13"), high=420)
    needs = page.side.needs.list
    needs.setFocus()
    QTest.keyClick(needs, Qt.Key.Key_Down)
    place = needs.viewport().mapTo(page.side.viewport(), needs.current_place().topLeft())
    assert page.side.viewport().rect().contains(place + QPoint(2, 2))
