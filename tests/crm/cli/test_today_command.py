"""`today` on the command line gives what the first page shows."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from crm.agenda.queries import load_agenda
from crm.opening import open_database
from crm.records.references import resolve

DAY = "2024-10-08"
BLOCKS = ["counts", "due", "visits_and_trips", "overdue_leads", "expiring_letters", "requirements"]


@pytest.fixture
def today(run, demo_location):
    """Run `today` on the demonstration data."""

    def call(*arguments, **options):
        given = {"database": demo_location, "today": DAY, "language": "en", **options}
        return run("today", *arguments, **given)

    return call


def test_as_json_it_is_the_first_page_of_a_member_of_staff(today, demo_location):
    printed = today("--staff", "S13", "--json")
    found = printed.json
    assert printed.status == 0
    assert list(found) == ["today", "whose", *BLOCKS]
    assert (found["today"], found["whose"]) == (DAY, "招商专员三")
    assert (found["counts"]["OVERDUE"], found["counts"]["TODAY"]) == (3, 4)
    first = found["due"][0]
    assert (first["on"], first["days"], first["text"]) == ("2024-09-29", 9, "催签合同")
    assert first["opens"] == {"kind": "lead", "id": first["id"]}
    database = open_database(demo_location)
    with database.read() as session:
        agenda = load_agenda(
            session, date.fromisoformat(DAY), staff_id=resolve(session, "staff", "S13")
        )
    database.close()
    assert [(each["kind"], each["id"]) for each in found["due"]] == [
        (each.kind.value, each.id) for each in agenda.due
    ]
    assert found["overdue_leads"]["count"] == agenda.overdue_count
    assert found["expiring_letters"]["without_end"] == agenda.without_end
    assert [each["amount"] for each in found["requirements"]["rows"]] == [
        each.amount for each in agenda.requirements
    ]


def test_it_is_the_day_of_who_acts_unless_somebody_is_named(today):
    mine = today("--json", **{"as": "S13"}).json
    assert mine["whose"] == "招商专员三"
    assert mine == today("--json", "--staff", "招商专员三").json
    everybody = today("--json", "--everybody").json
    assert everybody == today("--json").json  # a manager acts
    assert everybody["whose"] == ""
    assert len(everybody["due"]) > len(mine["due"])
    team = today("--json", "--team", "没有的部门").json
    assert (team["due"], team["visits_and_trips"]) == ([], [])


def test_people_read_the_blocks_with_their_numbers(today):
    printed = today("--staff", "S13")
    lines = printed.out.splitlines()
    assert lines[0] == "Today  2024-10-08  招商专员三"
    headings = [line for line in lines if re.fullmatch(r"\S.*  \d+", line)]
    assert headings[:2] == ["Overdue  3", "Today  4"]
    assert headings[-1].startswith("Open requirements")
    assert any("09-29 · 9 days" in line and "催签合同" in line for line in lines)


def test_the_same_data_gives_the_same_bytes_and_chinese_unless_told_otherwise(today):
    assert today("--json").out == today("--json").out
    assert "2024年10月8日" in today(language="zh_CN").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--staff", "S99"], "VALUE_UNKNOWN"),
        (["--staff", "S13", "--everybody"], "USAGE"),
        (["more"], "USAGE"),
    ],
)
def test_what_is_not_known_is_refused(today, arguments, code):
    printed = today(*arguments)
    assert (printed.status, printed.refusal["error"]) == (2, code)
    assert json.loads(today(*arguments, "--json").out)["error"] == code
