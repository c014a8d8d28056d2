"""Rows copied for a spreadsheet: what Excel makes of the text and of the HTML on the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from ui.tables.columns import CHECK_COLUMN, Column, Look
from ui.tables.copying import copied


@dataclass(frozen=True)
class Line:
    name: str = ""
    change: str = ""
    on: str = ""
    exact: object = None


NAME = Column("name", lambda: "企业", lambda row: row.name)
CHANGE = Column("change", lambda: "变动 ㎡", lambda row: row.change, Look.NUMBER)
ON = Column("on", lambda: "登记日", lambda row: row.on, Look.DATE)
EXACT = Column("exact", lambda: "投资 亿元", lambda _row: "86.45", value=lambda row: row.exact)
COLUMNS = (CHECK_COLUMN, NAME, CHANGE)


class Sheet(HTMLParser):
    """Reads the HTML as Excel does.

    `x:num` is the number of a cell, `x:str` says that it is text, `mso-number-format` is its
    format, and a line break with mso-data-placement stays in the cell.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[dict[str, object]]] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            style = given.get("style", "")
            name, _, written = style.partition(":")
            assert name == "mso-number-format", "colours and fonts are not copied"
            self.rows[-1].append(
                {"text": "", "format": written.strip('"'), "number": given.get("x:num")}
            )
            self.rows[-1][-1]["is_text"] = "x:str" in given
            self.inside = True
        elif tag == "br":
            assert given == {"style": "mso-data-placement:same-cell"}
            self.rows[-1][-1]["text"] += "\n"

    def handle_endtag(self, tag):
        if tag == "td":
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1]["text"] += data


def html_cell(line: Line, column: Column) -> dict[str, object]:
    return Sheet(copied((column,), [line], header=False).html).rows[0][0]


def text_cell(line: Line, column: Column) -> str:
    return copied((column,), [line], header=False).text


def test_cells_stand_between_tabs_with_or_without_their_header():
    line = Line("示例企业", "1,000.00")
    assert copied(COLUMNS, [line], header=False).text == "示例企业\t1000.00"
    assert copied(COLUMNS, [line], header=True).text == "企业\t变动 ㎡\n示例企业\t1000.00"
    rows = Sheet(copied(COLUMNS, [line], header=True).html).rows
    assert [[cell["text"] for cell in row] for row in rows] == [
        ["企业", "变动 ㎡"],
        ["示例企业", "1000.00"],
    ]


@pytest.mark.parametrize(
    ("shown", "text", "number"),
    [
        ("207,700.00", "207700.00", "207700.00"),
        ("\u22121,234.50", "-1234.50", "-1234.50"),
        ("52", "52", "52"),
        ("1,234", "1234", "1234"),
        ("89.08%", "89.08%", "0.8908"),
    ],
)
def test_a_figure_arrives_as_a_number(shown, text, number):
    assert text_cell(Line(change=shown), CHANGE) == text
    cell = html_cell(Line(change=shown), CHANGE)
    assert (cell["number"], cell["text"], cell["is_text"]) == (number, text, False)


@pytest.mark.parametrize("blank", ["—", "未填", ""])
def test_what_is_not_known_is_blank_and_never_zero(blank):
    assert text_cell(Line(change=blank), CHANGE) == ""
    assert html_cell(Line(change=blank), CHANGE)["text"] == ""


def test_a_figure_that_is_no_number_stays_readable():
    assert text_cell(Line(change="3.20 USD"), CHANGE) == "3.20 USD"
    assert html_cell(Line(change="3.20 USD"), CHANGE)["is_text"]


def test_an_exact_value_keeps_all_its_decimals():
    line = Line(exact=Decimal("86.4512345678"))
    assert text_cell(line, EXACT) == "86.4512345678"
    assert html_cell(line, EXACT)["number"] == "86.4512345678"
    assert html_cell(line, EXACT)["format"] == r"\#\,\#\#0\.00"
    assert text_cell(Line(), EXACT) == ""


def test_a_day_arrives_as_a_day():
    assert text_cell(Line(on="2024-10-08"), ON) == "2024-10-08"
    cell = html_cell(Line(on="2024-10-08"), ON)
    assert (cell["text"], cell["format"], cell["is_text"]) == (
        "2024-10-08",
        r"yyyy\-mm\-dd",
        False,
    )
    assert html_cell(Line(exact=date(2024, 10, 8)), EXACT)["format"] == r"yyyy\-mm\-dd"
    assert html_cell(Line(on="长期"), ON)["is_text"]


@pytest.mark.parametrize("text", ["13800001234", "0571-85001234", "001", "91330782MA2E00000X"])
def test_a_phone_number_or_a_code_stays_text(text):
    assert text_cell(Line(text), NAME) == text
    cell = html_cell(Line(text), NAME)
    assert (cell["text"], cell["format"], cell["is_text"], cell["number"]) == (
        text,
        r"\@",
        True,
        None,
    )


def test_a_text_that_looks_like_a_formula_is_not_run():
    for text in ("=SUM(A1)", "@x", "-1+cmd|' /C calc'!A0", "'=1"):
        assert text_cell(Line(text), NAME) == f"'{text}"
        assert html_cell(Line(text), NAME)["text"] == f"'{text}"
    assert text_cell(Line("+86 138-0000-1234"), NAME) == "+86 138-0000-1234"


def test_several_lines_and_tabs_stay_in_one_cell():
    assert text_cell(Line('第一行\r\n"第二"\t行'), NAME) == '"第一行\n""第二""\t行"'
    assert html_cell(Line("第一行\r\n第二行\t3"), NAME)["text"] == "第一行\n第二行\t3"
    assert text_cell(Line('说“好”"'), NAME) == '说“好”"'


def test_marks_of_html_are_text_and_spaces_are_kept():
    assert html_cell(Line("<b>A & B</b>  x"), NAME)["text"] == "<b>A & B</b>  x"


def test_both_kinds_are_on_the_clipboard_and_say_where_the_rows_are():
    data = copied(COLUMNS, [Line("甲", "1")], header=False).mime()
    assert data.text() == "甲\t1"
    assert data.html().index("<!--StartFragment-->") < data.html().index("<table>")
    assert "charset" in data.html()
