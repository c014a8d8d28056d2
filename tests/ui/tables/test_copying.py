"""Rows copied for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

from ui.tables.columns import CHECK_COLUMN, Column, Look
from ui.tables.copying import as_cells


@dataclass(frozen=True)
class Line:
    name: str
    change: str


COLUMNS = (
    CHECK_COLUMN,
    Column("name", lambda: "企业", lambda row: row.name),
    Column("change", lambda: "变动 ㎡", lambda row: row.change, Look.NUMBER),
)


def test_cells_stand_between_tabs_under_their_header():
    assert as_cells(COLUMNS, [Line("示例企业", "1,000.00")]) == "企业\t变动 ㎡\n示例企业\t1,000.00"


def test_a_minus_stays_a_figure_and_a_text_is_no_formula():
    copied = as_cells(COLUMNS, [Line("=SUM(A1)", "\u22125.00")])
    assert copied.splitlines()[1] == "'=SUM(A1)\t-5.00"


def test_tabs_and_breaks_inside_a_text_do_not_make_cells():
    assert as_cells(COLUMNS, [Line("a\tb\nc", "1")]).splitlines()[1] == "a b c\t1"
