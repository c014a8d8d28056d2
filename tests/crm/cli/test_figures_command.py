"""`figures`, `demo` and `check` on the demonstration data, on both engines."""

from __future__ import annotations

import sqlite3


def test_p03_by_park_as_json(run, demo_location):
    printed = run(
        "figures", "K01", "--as-of", "2024-10-08", "--by", "park", "--json", database=demo_location
    )
    rows = {row["key"]: row for row in printed.json["rows"]}
    assert list(printed.json) == [
        "measure",
        "as_of",
        "from",
        "to",
        "scope",
        "rows",
        "total",
        "notes",
    ]
    assert rows["PK01"]["count"] == 46
    assert rows["PK01"]["area_m2"] == "207700.00"
    assert rows["PK02"] == {
        "key": "PK02",
        "name": "稠江智能制造产业园",
        "count": 5,
        "area_m2": "15000.00",
    }
    assert rows["SP01"]["count"] == 0
    assert printed.json["total"] == {"count": 51, "area_m2": "222700.00"}


def test_the_same_question_gives_the_same_bytes(run, demo_location):
    arguments = ("figures", "K04", "--as-of", "2026-07-31", "--by", "owner", "--json")
    first = run(*arguments, database=demo_location)
    second = run(*arguments, database=demo_location, today="2030-01-01")
    assert first.out == second.out


def test_a_table_names_its_columns_and_its_total(run, demo_location):
    printed = run("figures", "k01", "--as-of", "2024-10-08", "--by", "park", database=demo_location)
    lines = printed.out.splitlines()
    assert lines[0].startswith("K01 ")
    assert any(line.startswith("PK01") and line.endswith("46  207,700.00") for line in lines)
    assert any(line.endswith("51  222,700.00") for line in lines)


def test_filters_take_codes(run, demo_location):
    given = ("figures", "K01", "--as-of", "2024-10-08", "--json")
    park = run(*given, "--park", "PK02", database=demo_location)
    owner = run(*given, "--owner", "S13", "--park", "PK01", database=demo_location)
    industry = run(*given, "--industry", "A2", database=demo_location)
    assert park.json["total"]["count"] == 5
    assert owner.json["total"] == {"count": 8, "area_m2": "37120.00"}
    assert industry.json["total"] == {"count": 5, "area_m2": "22650.00"}


def test_wrong_questions_are_refused_with_their_code(run, demo_location):
    for arguments, code in (
        (("K01", "--by", "colour"), "VALUE_UNKNOWN"),
        (("K01", "--scope", "世界"), "VALUE_UNKNOWN"),
        (("K01", "--park", "PK99"), "VALUE_UNKNOWN"),
        (("K01", "--as-of", "2024-13-01"), "DATE_INVALID"),
        (("K13", "--from", "2024-02-01", "--to", "2024-01-01"), "PERIOD_ORDER"),
    ):
        printed = run("figures", *arguments, database=demo_location)
        assert (printed.status, printed.refusal["error"]) == (2, code)


def test_demo_says_how_many_rows_it_added_and_then_that_nothing_is_new(run, database_location):
    first = run("demo", "--json", database=database_location)
    second = run("demo", "--json", database=database_location)
    assert first.json["added"] > 1_000
    assert second.json == {"added": 0}


def test_a_leader_may_not_load_the_demonstration(run, demo_location):
    printed = run("demo", database=demo_location, **{"as": "S31"})
    assert (printed.status, printed.refusal["error"]) == (2, "PERMISSION_DENIED")


def test_check_lists_what_is_wrong_and_ends_with_1(run, tmp_path):
    run("--demo", "check", data=tmp_path)
    connection = sqlite3.connect(tmp_path / "yinfeng-demo.db")
    connection.execute("UPDATE letter SET area = NULL WHERE code = 'YX-2024-0007'")
    connection.commit()
    connection.close()
    as_text = run("--demo", "check", data=tmp_path)
    as_json = run("--demo", "check", "--json", data=tmp_path)
    assert (as_text.status, as_json.status) == (1, 1)
    assert "AREA_NOT_POSITIVE  YX-2024-0007" in as_text.out
    assert [each["code"] for each in as_json.json["findings"]] == ["AREA_NOT_POSITIVE"]


def test_check_of_a_sound_database_ends_with_0(run, demo_location):
    printed = run("check", "--json", database=demo_location)
    assert (printed.status, printed.json) == (0, {"findings": []})


def test_service_visits_with_the_closing_rate_of_their_issues(run, demo_location):
    printed = run(
        "figures", "K17", "--as-of", "2024-10-08", "--by", "owner", "--json", database=demo_location
    )
    assert (printed.status, printed.json["measure"]) == (0, "K17")
    assert set(printed.json["total"]) == {"count", "opened_count", "closed_count", "percent"}
    rate = printed.json["total"]["percent"]
    assert rate is None or rate.count(".") == 1
