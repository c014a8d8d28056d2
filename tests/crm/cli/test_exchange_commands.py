"""`export companies` and `import companies` from the command line."""

from __future__ import annotations


def test_p15_from_the_command_line(run, demo_location, tmp_path):
    file = tmp_path / "companies.csv"
    first = run("export", "companies", file, "--json", database=demo_location)
    assert first.json["kind"] == "companies"
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    second = run("import", "companies", file, "--json", database=demo_location)
    assert second.status == 0
    assert second.json["new"] == second.json["errors"] == second.json["warnings"] == 0
    assert second.json["duplicates"] == first.json["rows"]


def test_a_whole_list_goes_into_another_database(run, demo_location, tmp_path):
    file = tmp_path / "companies.csv"
    run("export", "companies", file, "--encoding", "gb18030", database=demo_location)
    printed = run("import", "companies", file, "--json", database=tmp_path / "other.db")
    assert printed.status == 0
    assert printed.json["encoding"] == "gb18030"
    assert printed.json["new"] + printed.json["warnings"] > 100
    assert run("check", database=tmp_path / "other.db").status == 0


def test_errors_are_listed_and_nothing_is_imported(run, database_location, tmp_path):
    file = tmp_path / "companies.csv"
    file.write_text("name,founded_on\n甲,2020-01-01\n乙,soon\n", encoding="utf-8")
    as_text = run("import", "companies", file, database=database_location)
    as_json = run("import", "companies", file, "--json", database=database_location)
    assert (as_text.status, as_json.status) == (2, 2)
    assert "DATE_INVALID" in as_text.out
    assert as_text.refusal["error"] == as_json.json["error"] == "DATE_INVALID"
    assert [row["result"] for row in as_json.json["rows"]] == ["NEW", "ERROR"]
    valid = run(
        "import", "companies", file, "--valid-rows-only", "--json", database=database_location
    )
    assert (valid.status, valid.json["new"], valid.json["errors"]) == (0, 1, 1)


def test_files_that_cannot_be_read_or_written_are_said(run, demo_location, tmp_path):
    nowhere = tmp_path / "none" / "companies.csv"
    for arguments, code in (
        (("import", "companies", nowhere), "FILE_UNREADABLE"),
        (("import", "companies", tmp_path), "FILE_UNREADABLE"),
        (("export", "companies", nowhere), "FILE_UNWRITABLE"),
        (("export", "companies", tmp_path / "x.csv", "--encoding", "gbk"), "VALUE_UNKNOWN"),
        (("export", "leads", tmp_path / "x.csv"), "VALUE_UNKNOWN"),
    ):
        printed = run(*arguments, database=demo_location)
        assert (printed.status, printed.refusal["error"]) == (2, code)
    assert not (tmp_path / "x.csv").exists()


def test_a_leader_may_not_import(run, demo_location, tmp_path):
    file = tmp_path / "companies.csv"
    file.write_text("name\n新企业\n", encoding="utf-8")
    printed = run("import", "companies", file, database=demo_location, **{"as": "S31"})
    assert (printed.status, printed.refusal["error"]) == (2, "PERMISSION_DENIED")
