"""`export` and `import` of contacts (.vcf) and of the calendar (.ics) from the command line."""

from __future__ import annotations

import icalendar
import pytest

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:投资总监\r\n{org}TEL;TYPE=CELL:13800001111\r\nEND:VCARD\r\n"
)
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@example.com\r\nSUMMARY:例会\r\n"
    "DTSTART:{start}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
OCTOBER = ("--from", "2024-10-01", "--to", "2024-10-31")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_contacts_go_into_another_database_and_are_known_again(
    run, demo_location, tmp_path, version
):
    cards, file, other = tmp_path / "in.vcf", tmp_path / "people.vcf", tmp_path / "other.db"
    cards.write_text(CARD.format(org="ORG:示例科技\r\n"), encoding="utf-8", newline="")
    run("import", "contacts", cards, database=demo_location)
    written = run("export", "contacts", file, "--vcard", version, "--json", database=demo_location)
    assert written.json["rows"] >= 1
    first = run("import", "contacts", file, "--json", database=other)
    assert (first.status, first.json["errors"]) == (0, 0)
    assert first.json["new"] + first.json["warnings"] == written.json["rows"]
    again = run("import", "contacts", file, "--json", database=other)
    assert again.json["duplicates"] == written.json["rows"]
    assert again.json["new"] == again.json["warnings"] == 0
    assert run("check", database=other).status == 0


def test_a_card_without_a_company_needs_one(run, database_location, tmp_path):
    file = tmp_path / "people.vcf"
    file.write_text(CARD.format(org=""), encoding="utf-8", newline="")
    refused = run("import", "contacts", file, "--json", database=database_location)
    assert (refused.status, refused.json["error"]) == (2, "FIELD_REQUIRED")
    assert refused.json["rows"][0]["problems"][0]["column"] == "ORG"
    taken = run(
        "import", "contacts", file, "--company", "示例科技", "--json", database=database_location
    )
    assert (taken.status, taken.json["new"]) == (0, 1)
    row = taken.json["rows"][0]
    assert (row["number"], row["company"], row["company_is"]) == (1, "示例科技", "NEW")


def test_the_calendar_of_a_period_is_written_and_known_again(run, demo_location, tmp_path):
    file = tmp_path / "october.ics"
    written = run("export", "calendar", file, *OCTOBER, "--json", database=demo_location)
    assert written.status == 0
    read = icalendar.Calendar.from_ical(file.read_bytes())
    assert len(read.walk("VEVENT")) + len(read.walk("VTODO")) == written.json["rows"] > 0
    again = run("import", "calendar", file, "--json", database=demo_location)
    assert again.json["duplicates"] == written.json["rows"]
    one = run(
        "export", "calendar", file, *OCTOBER, "--staff", "S11", "--json", database=demo_location
    )
    assert 0 < one.json["rows"] < written.json["rows"]


def test_an_entry_of_others_is_taken_once_and_moves_when_it_moved(run, database_location, tmp_path):
    file = tmp_path / "calendar.ics"
    counts = []
    for start in ("20261016T090000", "20261016T090000", "20261017T090000"):
        file.write_text(EVENT.format(start=start), encoding="utf-8", newline="")
        printed = run("import", "calendar", file, "--json", database=database_location).json
        counts.append([printed[name] for name in ("new", "duplicates", "moved")])
        row = printed["rows"][0]
    assert counts == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert (row["before"], row["when"]) == ("2026-10-16 09:00", "2026-10-17 09:00")


def test_what_is_wrong_is_said_and_nothing_is_written(run, database_location, tmp_path):
    rubbish, file = tmp_path / "rubbish.bin", tmp_path / "x.ics"
    rubbish.write_bytes(b"\x00\x01\x02" * 1000)
    for arguments, code in (
        (("import", "contacts", rubbish), "FILE_UNREADABLE"),
        (("import", "calendar", rubbish), "FILE_UNREADABLE"),
        (("import", "calendar", tmp_path / "none.ics"), "FILE_UNREADABLE"),
        (("export", "calendar", file), "FIELD_REQUIRED"),
        (("export", "calendar", file, "--from", "2026-01-01"), "FIELD_REQUIRED"),
        (
            ("export", "calendar", file, "--from", "2026-02-01", "--to", "2026-01-01"),
            "PERIOD_ORDER",
        ),
        (("export", "calendar", file, "--from", "soon", "--to", "2026-01-01"), "DATE_INVALID"),
        (("export", "calendar", file, *OCTOBER, "--staff", "S99"), "VALUE_UNKNOWN"),
        (("export", "calendar", tmp_path / "none" / "x.ics", *OCTOBER), "FILE_UNWRITABLE"),
        (("export", "contacts", file, "--vcard", "2.1"), "VALUE_UNKNOWN"),
    ):
        printed = run(*arguments, database=database_location)
        assert (printed.status, printed.refusal["error"]) == (2, code), arguments
    assert not file.exists()


def test_a_leader_may_not_import(run, demo_location, tmp_path):
    file = tmp_path / "calendar.ics"
    file.write_text(EVENT.format(start="20261016T090000"), encoding="utf-8", newline="")
    printed = run("import", "calendar", file, database=demo_location, **{"as": "S31"})
    assert (printed.status, printed.refusal["error"]) == (2, "PERMISSION_DENIED")
