"""What stands before the sub-command, and what is said about a wrong command line."""

from __future__ import annotations

import os
import sqlite3
import sys
from datetime import UTC, date, datetime

import pytest

from crm.cli.options import DEMO_DATABASE
from crm.language import LANGUAGES


def test_without_a_command_the_window_opens_with_the_options(run, tmp_path):
    seen = []
    printed = run(
        "--demo",
        window=lambda options: seen.append(options) or 0,
        data=tmp_path / "new",
        today="2026-11-20",
        language="en",
    )
    options = seen[0]
    assert printed.status == 0
    assert (options.demo, options.language, options.acting) == (True, "en", "")
    assert options.clock.today() == date(2026, 11, 20)
    assert options.location == tmp_path / "new" / DEMO_DATABASE


def test_the_status_of_the_window_is_that_of_the_program(run):
    assert run(window=lambda _options: 7).status == 7


def test_a_data_folder_is_created(run, tmp_path):
    printed = run("check", data=tmp_path / "a" / "b")
    assert printed.status == 0
    assert (tmp_path / "a" / "b" / "yinfeng.db").exists()


def test_a_database_beats_the_data_folder(run, tmp_path):
    run("check", data=tmp_path / "folder", database=tmp_path / "other.db")
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "folder").exists()


def test_the_address_of_another_kind_of_server_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    printed = run("check", database="mysql://somebody@host/name")
    assert (printed.status, printed.refusal["error"]) == (2, "VALUE_UNKNOWN")
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_is_loaded_on_first_use_beside_the_users_database(run, tmp_path):
    run("check", data=tmp_path)
    printed = run("--demo", "figures", "K01", "--json", data=tmp_path, today="2024-10-08")
    own = run("figures", "K01", "--json", data=tmp_path, today="2024-10-08")
    assert printed.json["total"] == {"count": 51, "area_m2": "222700.00"}
    assert own.json["total"] == {"count": 0, "area_m2": "0.00"}
    assert sorted(path.name for path in tmp_path.glob("*.db")) == [DEMO_DATABASE, "yinfeng.db"]


def test_the_demonstration_never_goes_into_a_database_with_records(run, tmp_path):
    place = tmp_path / "own.db"
    commands = tmp_path / "commands.json"
    commands.write_text('[{"do": "save_company", "name": "自有企业"}]', encoding="utf-8")
    assert run("do", commands, database=place).status == 0
    printed = run("--demo", "check", database=place)
    assert (printed.status, printed.refusal["error"]) == (2, "RECORD_IN_USE")
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT count(*) FROM company").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"today": "2026-02-30"}, "DATE_INVALID"),
        ({"today": "2026-02"}, "DATE_DAY_REQUIRED"),
        ({"now": "yesterday"}, "DATE_INVALID"),
        ({"language": "fr"}, "VALUE_UNKNOWN"),
        ({"as": "S99"}, "VALUE_UNKNOWN"),
    ],
)
def test_a_wrong_option_is_refused_with_its_code(run, tmp_path, options, code):
    printed = run("check", data=tmp_path, **options)
    assert printed.status == 2
    assert printed.refusal["error"] == code
    assert printed.out == ""


@pytest.mark.parametrize(
    "arguments",
    [["nothing"], ["figures"], ["figures", "K01", "--bogus"], ["brief", "one-pager"], ["--data"]],
)
def test_a_command_line_that_cannot_be_understood_points_to_the_help(run, arguments):
    printed = run(*arguments)
    assert printed.status == 2
    assert printed.refusal["error"] == "USAGE"
    assert "--help" in printed.refusal["message"]


def test_with_json_a_refusal_is_the_only_thing_on_standard_output(run, tmp_path):
    printed = run("figures", "K99", "--json", data=tmp_path)
    assert (printed.status, printed.err) == (2, "")
    assert set(printed.json) == {"error", "message"}
    assert printed.json["error"] == "VALUE_UNKNOWN"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "command", ["", "demo", "figures", "brief", "do", "export", "import", "check"]
)
def test_every_command_has_help(run, capsys, language, command):
    with pytest.raises(SystemExit) as ended:
        run(*command.split(), "--help", language=language)
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "--help" in text
    assert len(text.splitlines()) > 6


def test_an_instant_without_a_zone_is_meant_in_shanghai(run, tmp_path):
    seen = []
    run(window=lambda options: seen.append(options) or 0, data=tmp_path, now="2026-12-31T00:30")
    assert seen[0].clock.now() == datetime(2026, 12, 30, 16, 30, tzinfo=UTC)
    assert seen[0].clock.today() == date(2026, 12, 31)


def test_a_foreign_file_given_as_database_is_left_alone(run, tmp_path):
    place = tmp_path / "letter.txt"
    place.write_text("not a database, " * 100, encoding="utf-8")
    before = place.read_bytes()
    printed = run("check", database=place)
    assert (printed.status, printed.refusal["error"]) == (2, "DB_FOREIGN")
    assert place.read_bytes() == before


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="root may write everywhere",
)
def test_a_folder_that_cannot_be_written_is_said(run, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    printed = run("check", data=locked / "inside")
    assert (printed.status, printed.refusal["error"]) == (2, "FILE_UNWRITABLE")


def test_a_file_in_the_place_of_the_data_folder_is_said(run, tmp_path):
    (tmp_path / "file").touch()
    printed = run("check", data=tmp_path / "file")
    assert (printed.status, printed.refusal["error"]) == (2, "FILE_UNWRITABLE")


def test_sub_commands_never_load_qt(tmp_path, run_python):
    code = (
        "import sys; from crm.cli.program import main; "
        f"main(['--data', {str(tmp_path)!r}, '--demo', 'figures', 'K01'], None); "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in "
        "{'PySide6', 'shiboken6', 'ui', 'reportlab'}), file=sys.stderr)"
    )
    finished = run_python("-c", code)
    assert finished.returncode == 0
    assert finished.stderr.strip() == "[]"


def test_a_reader_that_goes_away_is_no_crash(tmp_path, run_python):
    code = (
        "import os, sys; from crm.cli.program import main; "
        "reader, writer = os.pipe(); os.close(reader); os.dup2(writer, 1); "
        f"sys.exit(main(['--data', {str(tmp_path)!r}, '--demo', 'figures', 'K01'], None))"
    )
    finished = run_python("-c", code)
    assert finished.returncode == 141
    assert "Traceback" not in finished.stderr


def test_output_is_utf_8_whatever_the_console_is_set_to(tmp_path, run_python):
    finished = run_python(
        "main.py", "--data", str(tmp_path), "figures", "K18", PYTHONIOENCODING="ascii"
    )
    assert finished.returncode == 0
    assert "K18" in finished.stdout
