"""`find` and `reindex` on the command line."""

from __future__ import annotations

import pytest


def test_find_gives_what_the_search_field_gives(run, demo_location):
    printed = run("find", "yiwu", "--limit", "3", "--json", database=demo_location)
    assert printed.status == 0
    assert [list(each) for each in printed.json] == [["kind", "code", "title", "match"]] * 3
    assert {each["kind"] for each in printed.json} == {"park"}
    assert all("义乌" in each["match"] for each in printed.json)


def test_codes_are_empty_where_a_kind_has_none(run, demo_location):
    (first, *_) = run("find", "示例企业001", "--json", database=demo_location).json
    assert first == {"kind": "company", "code": "", "title": "示例企业001", "match": "示例企业001"}


def test_find_prints_a_table_for_people(run, demo_location):
    printed = run("find", "XS-2026-0001", database=demo_location)
    assert printed.out.split() == ["线索", "XS-2026-0001", "示例队列线索A", "XS-2026-0001"]


@pytest.mark.parametrize("text", ["", '"', "* OR (", "😀", "a" * 10_000, "没有这样的话"])
def test_what_is_nowhere_is_an_empty_answer(run, demo_location, text):
    as_json = run("find", text, "--json", database=demo_location)
    assert (as_json.status, as_json.json) == (0, [])
    as_text = run("find", text, database=demo_location)
    assert (as_text.status, len(as_text.out.splitlines())) == (0, 1)


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1001", "1.5", "9" * 5000])
def test_another_limit_is_refused(run, demo_location, limit):
    printed = run("find", "义乌", f"--limit={limit}", database=demo_location)
    assert (printed.status, printed.refusal["error"]) == (2, "VALUE_FORMAT")


def test_reindex_says_how_many_pieces_there_are(run, demo_location):
    first = run("reindex", "--json", database=demo_location)
    assert first.status == 0
    assert first.json["pieces"] > 500
    assert str(first.json["pieces"]) in run("reindex", database=demo_location).out
    assert run("check", database=demo_location).status == 0
