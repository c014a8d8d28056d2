"""The list of letters: sums by state, notes, conditions, pane and chain."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest

from ui.pages.letters.signed_period import period_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def row_of(page, code):
    QTest.qWait(2)
    page.table.viewport().repaint()
    rows = [page.records.model.row_of(each) for each in page.records.model.ids]
    return next(row for row in rows if row is not None and row.code == code)


def cell(page, code, key):
    column = next(each for each in page.spec.columns if each.key == key)
    return column.spoken(row_of(page, code))


def test_the_sums_are_the_signed_area_and_its_four_parts(page):
    text = page.records.totals.text
    assert text.startswith("Signed 248,200.00 m²(56)")
    assert "= In force 241,700.00 (54)" in text
    assert "Converted 2,500.00 (1)" in text
    assert "Withdrawn 4,000.00 (1)" in text
    assert "Expired 0.00 (0)" in text
    assert page.header.count.text() == "61 letters, 56 signed in all"


def test_each_state_stands_with_what_belongs_to_it(page):
    assert cell(page, "YX-2026-0009", "state") == "Draft"
    assert cell(page, "YX-2026-0005", "state") == "Superseded by 0006"
    assert cell(page, "YX-2026-0004", "state") == "Converted 09-01"
    assert cell(page, "YX-2026-0003", "state") == "Withdrawn 05-15"
    assert cell(page, "YX-2026-0002", "state") == "In force expires today"
    assert cell(page, "YX-2026-0008", "state") == "Void"


def test_conditions_narrow_list_and_sums(page):
    page.show_list({"state": ("WITHDRAWN",)})
    assert page.header.count.text() == "1 letters, 1 signed in all"
    page.show_list({"signed": "last_year"})
    assert page.records.empty.isVisibleTo(page)
    page.show_list({"signed": "year"})
    assert page.header.count.text() == "8 letters, 5 signed in all"


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("month", date(2026, 11, 1), date(2026, 11, 20)),
        ("quarter", date(2026, 10, 1), date(2026, 11, 20)),
        ("year", date(2026, 1, 1), date(2026, 11, 20)),
        ("last_year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_of_signing_is_meant_as_of_today(key, first, last):
    assert period_of(key, date(2026, 11, 20)) == (first, last)


def test_the_pane_shows_the_chain_and_what_happened(page, letter):
    page.open_record(letter("YX-2026-0005").id)
    content = page.side.pane.content
    assert [row.text for row in content.sections[0].rows] == ["YX-2026-0006", "YX-2026-0005"]
    assert content.timeline[0].text == "Replaced by YX-2026-0006"
    assert content.box is None


def test_only_what_fits_the_state_is_offered(page, letter):
    page.open_record(letter("YX-2026-0006").id)
    box = page.side.pane.content.box
    assert [each.key for each in box.actions] == ["convert", "withdraw", "supersede"]
    page.open_record(letter("YX-2026-0009").id)
    assert [each.text for each in page.side.pane.content.box.actions] == ["Sign"]
    page.open_record(letter("YX-2026-0004").id)
    assert page.side.pane.content.box is None
