"""The list with nothing for today, with nothing at all, and with a thousand lines."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest

from tests.support.agendas import current, heads
from tests.support.hands import button, click
from tests.support.records import writing
from ui.pages.today.due_delegate import DueDelegate
from ui.pages.today.due_model import Remark


def test_a_free_day_says_so_above_what_comes_later(step, open_page):
    step("复访", "2027-01-02")
    page = open_page()
    first = page.due.list.due.rows[0]
    assert isinstance(first, Remark)
    assert first.text == "Nothing is due today."
    assert current(page) == "复访"


def test_a_thousand_lines_are_painted_only_where_they_are_seen(office, open_page, monkeypatch):
    with writing(office.database) as records:
        owner, company = records.staff("T01"), records.company("示例企业")
        for number in range(1_000):
            records.lead(
                owner,
                company,
                [("NEW", date(2026, 12, 1))],
                next_action=f"第{number}件",
                next_action_on=date(2026, 12, 30),
                next_action_staff_id=office.recruiter.id,
            )
    page = open_page()
    painted = []
    paint = DueDelegate.paint

    def counted(self, painter, option, index):
        painted.append(index.row())
        paint(self, painter, option, index)

    monkeypatch.setattr(DueDelegate, "paint", counted)
    page.due.list.viewport().repaint()
    assert heads(page) == [("OVERDUE", 1_000)]
    assert len(painted) < 30
    assert isinstance(page.due.list.due.rows[-1], Remark)
    assert "800" in page.due.list.due.rows[-1].text


def test_an_empty_page_says_what_to_do_and_does_it(open_page, mine):
    page = open_page()
    asked = []
    mine.navigate.command_wanted.connect(asked.append)
    assert "Nothing is due" in page.due.empty.sentence.text()
    click(button(page.due.empty, "Quick log"))
    assert asked
    click(button(page.due.empty, "New next step"))
    QTest.qWait(1)
    assert page.dialog is not None
    page.dialog.close_overlay()
