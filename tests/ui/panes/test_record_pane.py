"""The record pane: what it shows, where its links lead, and what happens to a long timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ui.panes.content import (
    Fact,
    Link,
    PaneAction,
    PaneContent,
    Section,
    SectionRow,
    StageProgress,
    TimelineLine,
)
from ui.panes.record_pane import RecordPane
from ui.panes.row_view import RowView
from ui.panes.timeline import Timeline
from ui.panes.timeline_model import LINE_ROLE
from ui.widgets.buttons import Button

# What the offscreen platform says about windows that have a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = date(2024, 10, 8)
LETTERS = tuple(SectionRow(f"YX-2024-{each:04}", link=Link("letter", each)) for each in range(1, 9))
CONTENT = PaneContent(
    id=1,
    version=3,
    code="XS-2024-0045",
    title="<b>示例企业045</b>",
    stage=StageProgress("意向", 5, note="57 d", action=PaneAction("move", "Move to Signed")),
    facts=(
        Fact("Owner", "招商专员三"),
        Fact("Investment", "not set", "muted", action=PaneAction("edit:amount", "fill in")),
        Fact("Source", "CF-2024-0021", link=Link("trip", 21)),
    ),
    sections=(Section("Letters", LETTERS, action=PaneAction("new_letter", "New letter")),),
    timeline=(
        TimelineLine(date(2023, 5, 8), "older", kind="note"),
        TimelineLine(TODAY, "call " * 60, "招商专员三", kind="note", at=time(9, 20)),
        TimelineLine(
            date(2024, 8, 12),
            "signed YX-2024-0045 today",
            kind="file",
            link=Link("letter", 45),
            linked="YX-2024-0045",
        ),
    ),
    kinds=(("note", "Notes"), ("file", "Files")),
    actions=(PaneAction("edit", "Edit"), PaneAction("print", "One-pager", reason="No letter.")),
)


@pytest.fixture
def pane(qtbot, theme_in_use, languages):
    assert languages.current == "en"
    made = RecordPane(theme_in_use, TODAY)
    qtbot.addWidget(made)
    made.resize(440, 900)
    made.show_content(CONTENT)
    made.show()
    return made


def texts(pane) -> list[str]:
    return [each.text() for each in pane.findChildren(QLabel) if each.isVisible()]


def button(pane, text) -> Button:
    return next(each for each in pane.findChildren(Button) if each.text() == text)


def timeline(pane) -> Timeline:
    return next(each for each in pane.findChildren(Timeline) if each.isVisible())


def lines(pane) -> list[str]:
    model = timeline(pane).view.model()
    return [model.index(row, 0).data(LINE_ROLE).text for row in range(model.rowCount())]


def test_title_stage_and_facts_are_shown_as_plain_text(pane):
    shown = texts(pane)
    assert "<b>示例企业045</b>" in shown
    assert "意向 5/8" in shown
    assert "招商专员三" in shown
    formats = {each.textFormat() for each in pane.findChildren(QLabel) if each.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_actions_tell_their_key_and_a_refused_one_says_why(pane):
    heard = []
    pane.action_asked.connect(heard.append)
    for text in ("Edit", "Move to Signed", "fill in", "New letter"):
        button(pane, text).click()
    assert heard == ["edit", "move", "edit:amount", "new_letter"]
    assert not button(pane, "One-pager").isEnabled()
    assert button(pane, "One-pager").toolTip() == "No letter."


def test_links_of_facts_rows_and_timeline_lead_to_their_record(pane):
    heard = []
    pane.link_followed.connect(heard.append)
    button(pane, "CF-2024-0021").click()
    row = pane.findChild(RowView)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    view = timeline(pane).view
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard == [Link("trip", 21), Link("letter", 1), Link("letter", 45)]


def test_a_name_behind_a_link_is_written_as_it_is_and_cut_at_its_end(pane):
    name = '示例<b>&"㴪𬭎龘' + "很长" * 90
    pane.show_content(replace(CONTENT, facts=(Fact("Company", name, link=Link("company", 1)),)))
    link = next(each for each in pane.findChildren(Button) if each.accessibleName() == name)
    QTest.qWait(1)
    shown = next(content for part, content, _ in link._fitted_parts() if part == "text")
    assert shown.startswith('示例<b>&"㴪𬭎龘')
    assert shown.endswith("…")
    assert link.width() <= 440
    assert "&lt;b&gt;&amp;" in link.toolTip()


def test_a_long_section_opens_on_demand(pane):
    shown = [each for each in pane.findChildren(RowView) if each.isVisible()]
    assert len(shown) == 6
    button(pane, "Show 2 more").click()
    QTest.qWait(1)
    assert len([each for each in pane.findChildren(RowView) if each.isVisible()]) == 8


def test_the_timeline_is_newest_first_and_filtered_by_kind(pane):
    assert [each[:6] for each in lines(pane)] == ["call c", "signed", "older"]
    timeline(pane).segments.button("file").click()
    assert [each[:6] for each in lines(pane)] == ["signed"]


def test_a_click_unfolds_the_whole_text_of_a_line(pane):
    view = timeline(pane).view
    before = view.visualRect(view.model().index(0, 0)).height()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    QTest.qWait(20)
    assert view.visualRect(view.model().index(0, 0)).height() > 2 * before


def test_a_timeline_of_thousands_of_lines_paints_only_what_is_seen(pane):
    many = tuple(TimelineLine(TODAY - timedelta(days=day), f"{day}") for day in range(5000))
    pane.show_content(replace(CONTENT, timeline=many))
    QTest.qWait(10)
    view = timeline(pane).view
    painted = []
    paint = view.itemDelegate().paint
    view.itemDelegate().paint = lambda *given: (painted.append(1), paint(*given))
    pane._scroll.verticalScrollBar().setValue(40_000)
    QTest.qWait(50)
    assert 0 < len(painted) < 100


def test_an_archived_record_says_so(pane):
    pane.show_content(replace(CONTENT, archived=True))
    assert any("Archived" in each for each in texts(pane))
