"""`do`: the window's commands from a file."""

from __future__ import annotations

import ast
import io
import json
import sys

import pytest

from crm.cli.binding import RECORD_PARAMETERS
from crm.cli.command_table import BY_NAME, COMMANDS
from crm.cli.reference import with_reference
from tests.support.sources import ROOT

NOW = "2026-12-31T04:00:00Z"


@pytest.fixture
def do(run, demo_location, tmp_path):
    """Run a list of commands on the demonstration data."""

    def call(*entries, as_json=True, **options):
        file = tmp_path / "commands.json"
        file.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        flags = ["--json"] if as_json else []
        return run("do", file, *flags, database=demo_location, now=NOW, **options)

    return call


def test_days_may_be_in_words_where_forms_read_them(do, run, demo_location):
    task = {"do": "save_task", "as": "task", "text": "寄送资料", "due_on": "下周三 9:30"}
    done = do(task, {"do": "save_task", "text": "寄送资料", "due_on": "下周八"})
    saved, refused = json.loads(done.out)["results"]
    assert (refused["error"], refused["problems"][0]["field"]) == ("DATE_INVALID", "due_on")
    later = {"do": "postpone_due", "kind": "TASK", "id": saved["id"], "on": "+7"}
    assert json.loads(do(later).out)["results"][0]["version"] == saved["version"] + 1
    today = json.loads(run("today", "--json", database=demo_location, now=NOW).out)
    opens = {"kind": "task", "id": saved["id"]}
    (line,) = [each for each in today["due"] if each["opens"] == opens]
    assert (line["on"], line["time"]) == ("2027-01-07", "09:30")


def test_a_contact_becomes_a_lead_and_then_a_letter(do):
    printed = do(
        {
            "do": "save_trip",
            "as": "trip",
            "title": "赴杭州招商",
            "cities": ["杭州"],
            "starts_on": "2026-12-01",
            "ends_on": "2026-12-03",
            "leader_staff": "S11",
            "status": "完成",
        },
        {
            "do": "log_trip_contact",
            "as": "contact",
            "trip": "@trip",
            "met_on": "2026年12月2日",
            "company_name_text": "示例企业900",
            "contact_text": "投资总监",
            "met_by_staff": "S11",
            "interest": "高",
        },
        {"do": "convert_trip_contact", "as": "lead", "trip_contact": "@contact"},
        {
            "do": "sign_letter",
            "lead": "@lead",
            "park": "SP01",
            "area": "2000㎡",
            "signed_on": "2026-12-20",
        },
        {"do": "move_lead", "lead": "@lead", "stage": "INTENT"},
    )
    results = printed.json["results"]
    assert printed.status == 0
    assert [each["code"] for each in results] == [
        "CF-2026-0001",
        "",
        "XS-2026-0005",
        "YX-2026-0011",
        "XS-2026-0005",
    ]
    assert results[3]["version"] >= 1


def test_a_refused_command_changes_nothing_and_the_others_go_on(do, run, demo_location):
    printed = do(
        {"do": "save_company", "name": "新企业甲"},
        {"do": "save_company", "name": "示例企业001"},
        {"do": "save_company", "name": "新企业乙"},
    )
    results = printed.json["results"]
    assert printed.status == 2
    assert printed.json["error"] == "DUPLICATE"
    assert [each.get("error") for each in results] == [None, "DUPLICATE", None]
    assert results[1]["problems"][0]["field"] == "name"
    assert run("check", database=demo_location).status == 0


def test_as_text_each_command_prints_its_record_or_its_code(do):
    printed = do(
        {"do": "save_lead", "title": "项目", "company": "木林森", "source_channel": "接待"},
        {"do": "sign_letter", "letter": "YX-2026-0009", "area": 0, "signed_on": "2026-12-01"},
        as_json=False,
    )
    lines = printed.out.splitlines()
    assert printed.status == 2
    assert lines[0] == "save_lead  XS-2026-0005"
    assert lines[1].startswith("sign_letter  AREA_NOT_POSITIVE  area: ")
    assert printed.refusal["error"] == "AREA_NOT_POSITIVE"


def test_warnings_are_told_beside_the_record(do):
    printed = do({"do": "save_company", "name": "示例企业001有限公司"})
    assert printed.status == 0
    assert [each["code"] for each in printed.json["results"][0]["warnings"]] == ["SUSPECT"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"do": "fly"}, "VALUE_UNKNOWN"),
        ({"name": "no command"}, "VALUE_UNKNOWN"),
        ({"do": "save_company", "name": "新", "colour": "red"}, "VALUE_UNKNOWN"),
        ({"do": "archive_lead", "lead": "PJ01", "colour": "red"}, "VALUE_UNKNOWN"),
        ({"do": "archive_lead", "lead": "XS-1999-0001"}, "VALUE_UNKNOWN"),
        ({"do": "archive_lead", "id": 999_999}, "NOT_FOUND"),
        ({"do": "archive_lead"}, "FIELD_REQUIRED"),
        ({"do": "move_lead", "lead": "PJ01"}, "FIELD_REQUIRED"),
        ({"do": "move_lead", "lead": "PJ01", "stage": "FLOWN"}, "VALUE_UNKNOWN"),
        ({"do": "convert_trip_contact", "id": "not a uid"}, "VALUE_UNKNOWN"),
        ({"do": "save_lead", "lead": "PJ01", "title": "新名", "version": 99}, "VERSION_CONFLICT"),
        ({"do": "save_lead", "lead": "PJ01", "title": "新名", "version": "new"}, "VALUE_FORMAT"),
        ({"do": "reverse_pay_in", "id": 1, "on": "soon"}, "DATE_INVALID"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_code(do, entry, code):
    printed = do(entry)
    assert (printed.status, printed.json["error"]) == (2, code)


def test_a_recruiter_may_not_do_what_a_manager_does(do):
    printed = do(
        {"do": "void_letter", "letter": "YX-2026-0010", "void_reason": "录入错误"}, **{"as": "S11"}
    )
    assert (printed.status, printed.json["error"]) == (2, "PERMISSION_DENIED")


def test_commands_with_arguments_of_their_own(do):
    printed = do(
        {"do": "hand_over_lead", "lead": "XS-2024-0001", "owner": "S12"},
        {"do": "save_requirement", "as": "need", "lead": "XS-2024-0001", "kind": "用电"},
        {"do": "close_requirement", "requirement": "@need", "on": "2026-12-01"},
        {"do": "record_pay_in", "as": "paid", "deal": "GQ-2024-0001", "on": "2026-12-01",
         "amount": "1000万元"},
        {"do": "reverse_pay_in", "pay_in": "@paid", "on": "2026-12-02"},
        {"do": "choose_role", "role": "ADMIN"},
    )  # fmt: skip
    assert printed.status == 0


def test_a_file_that_is_no_list_of_commands_is_refused_before_anything_is_run(
    run, demo_location, tmp_path
):
    file = tmp_path / "commands.json"
    for content, code in (
        (b"[", "FILE_UNREADABLE"),
        (b"\xff\xfe\xff", "FILE_UNREADABLE"),
        (b'[{"do": "save_company", "name": NaN}]', "FILE_UNREADABLE"),
        (b'["save_company"]', "VALUE_FORMAT"),
    ):
        file.write_bytes(content)
        printed = run("do", file, database=demo_location)
        assert (printed.status, printed.refusal["error"]) == (2, code)
    missing = run("do", tmp_path / "none.json", database=demo_location)
    assert missing.refusal["error"] == "FILE_UNREADABLE"


def test_commands_can_come_from_standard_input(run, demo_location, monkeypatch):
    typed = '{"do": "save_company", "name": "新企业丙"}'.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    printed = run("do", "-", "--json", database=demo_location)
    assert printed.status == 0
    assert len(printed.json["results"]) == 1


def test_the_example_of_the_documentation_runs(do):
    document = (ROOT / "docs" / "commands.md").read_text("utf-8")
    example = document.partition("```json")[2].partition("```")[0]
    assert do(*json.loads(example)).status == 0


def commands_written():
    """Every function that takes `work` first and is not private, where commands live."""
    files = [*ROOT.glob("crm/*/commands.py"), *ROOT.glob("crm/leads/*.py")]
    files += [ROOT / "crm/trips/conversion.py", ROOT / "crm/trips/plan.py"]
    files += [ROOT / "crm/visits/programme.py", ROOT / "crm/visits/issues.py"]
    files += [ROOT / "crm/agenda/outcome.py", ROOT / "crm/followups/writing.py"]
    files += [ROOT / "crm/trips/at_desk.py"]
    for path in files:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and ast.unparse(node.returns or node) == "Saved":
                yield node.name


def test_every_command_of_the_window_can_be_done():
    public = {name for name in commands_written() if not name.startswith("_")}
    # Several days at once, a day as typed, a line of the calendar: a file of commands says
    # arrange_trip_day, move_entry and finish_due. Files are attached from the disk.
    others = {"arrange_trip_stops", "move_written", "finish_entry", "attach_file"}
    assert public - others == set(BY_NAME)


def test_every_command_on_a_record_has_a_place_for_it():
    without = [
        command.name
        for command in COMMANDS
        if command.record and not set(RECORD_PARAMETERS) & set(command.run.__annotations__)
    ]
    assert without == []


def test_the_documentation_describes_every_command_as_it_is():
    document = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert document == with_reference(document), "run scripts/command_docs.py"


def test_two_companies_become_one_and_a_wrong_choice_is_named(do):
    printed = do(
        {"do": "save_company", "as": "kept", "name": "甲科技有限公司", "city": "义乌"},
        {"do": "save_company", "name": "乙科技有限公司", "city": "杭州"},
        {"do": "merge_companies", "company": "@kept", "loser": "乙科技有限公司", "city": "大"},
        {"do": "merge_companies", "company": "@kept", "loser": "乙科技有限公司", "city": "LOSER"},
        {"do": "save_lead", "title": "项目", "company": "乙科技有限公司", "source_channel": "其他"},
        {"do": "merge_companies", "company": "甲科技有限公司"},
    )
    results = printed.json["results"]
    assert [each.get("error", "") for each in results] == [
        *("", "", "VALUE_UNKNOWN", "", ""),
        "FIELD_REQUIRED",
    ]
    assert results[3]["id"] == results[0]["id"]
