"""`history` and `undo`: what happened to a record, and taking it back."""

from __future__ import annotations

import json

import pytest

NOW = "2026-12-31T04:00:00Z"
LEAD = "XS-2026-0004"


@pytest.fixture
def call(run, demo_location):
    """Run a command on the demonstration data."""

    def call(*arguments, **options):
        return run(*arguments, **{"database": demo_location, "now": NOW, **options})

    return call


@pytest.fixture
def do(call, tmp_path):
    """Run a list of the window's commands."""

    def do(*entries, **options):
        file = tmp_path / "commands.json"
        file.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        assert call("do", file, "--json", **options).status == 0

    return do


def lost(lead=LEAD):
    return {"do": "move_lead", "lead": lead, "stage": "LOST", "lost_reason": "投资取消"}


def test_the_history_tells_who_did_what_with_old_and_new_values(call, do):
    do(lost())
    newest, *_before, first = call("history", LEAD, "--json", language="en").json
    assert (newest["who"], newest["action"], newest["command"]) == (
        "招商主管",
        "Move to Lost",
        "move_lead",
    )
    assert newest["at"] == "2026-12-31T04:00:00+00:00"
    assert newest["operation"] == "UPDATE"
    stage = next(each for each in newest["fields"] if each["name"] == "stage")
    assert stage == {"name": "stage", "label": "Stage", "old": "Contacted", "new": "Lost"}
    assert (first["who"], first["operation"]) == ("", "INSERT")


def test_the_history_is_readable_without_json(call, do):
    do(lost())
    lines = call("history", LEAD, language="en").out.splitlines()
    assert lines[0] == "2026-12-31 12:00  招商主管  Move to Lost"
    assert "    Stage: Contacted → Lost" in lines


def test_parts_are_told_and_a_company_is_found_by_its_name(call, do):
    do(
        {"do": "save_company", "as": "company", "name": "示例新企业"},
        {"do": "save_contact", "company": "@company", "name": "投资总监"},
    )
    lines = call("history", "示例新企业", "--json", language="en").json
    assert [(each["action"], each["part"]) for each in lines] == [
        ("Add contact", "投资总监"),
        ("Add company", ""),
    ]


def test_the_last_steps_are_undone_the_newest_first_and_redone(call, do):
    do(lost(), {"do": "save_company", "name": "示例新企业"})
    printed = call("undo", "--steps", "2", "--json", language="en")
    assert printed.status == 0
    assert printed.json == {
        "steps": [
            {"action": "Add company", "command": "save_company", "records": 1},
            {"action": "Move to Lost", "command": "move_lead", "records": 1},
        ]
    }
    assert call("undo", "--redo", language="en").out == "Redone: Move to Lost\n"
    newest = call("history", LEAD, "--json", language="en").json[0]
    assert newest["action"] == "Redo: Move to Lost"


def test_a_refused_step_ends_the_undo_and_those_before_stay_done(call, do):
    do(lost())
    printed = call("undo", "--steps", "3", "--json", language="en")
    assert printed.status == 2
    assert printed.json["error"] == "UNDO_BLOCKED"
    assert [each["command"] for each in printed.json["steps"]] == ["move_lead"]
    assert call("undo").refusal["error"] == "UNDO_BLOCKED"


def test_each_person_undoes_their_own_steps(call, do):
    do({"do": "save_company", "name": "示例新企业"})
    assert call("undo", **{"as": "S11"}).refusal["error"] == "UNDO_BLOCKED"
    assert call("undo", **{"as": "S01"}).status == 0


def test_a_record_whose_entry_was_undone_keeps_its_history(call, do):
    entry = {"do": "save_trip", "title": "示例出访", "cities": ["杭州"]}
    do({**entry, "starts_on": "2026-11-01", "ends_on": "2026-11-03"})
    code = "CF-2026-0001"
    assert call("undo").status == 0
    actions = [each["action"] for each in call("history", code, "--json", language="en").json]
    assert actions[0] == "Undo: Add trip"
    assert actions[-1] == "Add trip"


@pytest.mark.parametrize("steps", ["0", "-1", "x", "1.5", "", "²", "9" * 5000])
def test_steps_are_a_whole_number(call, steps):
    assert call("undo", f"--steps={steps}").refusal["error"] == "VALUE_FORMAT"


@pytest.mark.parametrize("text", ["XS-1999-0001", "没有的企业", "'", "x" * 1000, "\x00", "\udcff"])
def test_a_record_that_is_not_known_is_refused(call, text):
    assert call("history", text).refusal["error"] == "VALUE_UNKNOWN"
