"""Tables of many rows on paper: every row once, in order, under a header on each page."""

from __future__ import annotations

from dataclasses import replace

from crm.briefings.options import PageOptions, StatementPart
from crm.briefings.pdf import tables
from crm.briefings.pdf.area_statement import print_area_statement


def printed(statement, count):
    first = statement.letters[0]
    letters = [replace(first, number=f"YX-{place:05}") for place in range(1, count + 1)]
    letters[40] = replace(letters[40], company="很长的名称" * 30)
    letters[-1] = replace(letters[-1], company="最后一家")
    many = replace(statement, letters=tuple(letters))
    return print_area_statement(many, PageOptions(), parts=[StatementPart.LETTERS])


def test_every_letter_is_printed_once_and_in_order(statement, read):
    pages = read(printed(statement, 400))
    text = "".join(pages.texts)
    places = [text.find(f"YX-{place:05}") for place in range(1, 401)]
    assert -1 not in places
    assert places == sorted(places)
    assert all(text.count(f"YX-{place:05}") == 1 for place in range(1, 401))
    assert "最后一家" in pages.texts[-1]


def test_the_header_stands_on_every_page(statement, read):
    pages = read(printed(statement, 400))
    assert len(pages.texts) > 10
    assert all("有效期至" in text for text in pages.texts)


def test_page_by_page_the_same_rows_stand_on_the_same_pages(statement, read, monkeypatch):
    by_page = read(printed(statement, 180)).texts
    monkeypatch.setattr(tables, "MANY_ROWS", 1000)
    assert read(printed(statement, 180)).texts == by_page
