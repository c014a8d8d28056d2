"""What was told outlives the program; a damaged file costs no more than that."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest

from crm.agenda.reminded import ReminderFile
from crm.agenda.reminders import Memory, Told
from crm.clock import SHANGHAI

NOW = datetime(2026, 10, 16, 9, 0, tzinfo=SHANGHAI)
MEMORY = Memory(
    NOW,
    {
        "task:1@2026-10-16": Told(NOW, date(2026, 10, 16), missed=True),
        "task:2@2026-10-16T10:00": Told(
            NOW, date(2026, 10, 16), snoozed_until=NOW + timedelta(hours=1)
        ),
        "lead:3@2026-10-15": Told(NOW, date(2026, 10, 15), answered=True),
    },
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "reminders.json"


def test_what_was_told_is_there_after_a_restart(path):
    ReminderFile(path).keep("S02", MEMORY)
    assert ReminderFile(path).memory("S02", NOW + timedelta(days=1)) == MEMORY


def test_everybody_has_a_memory_of_their_own(path):
    file = ReminderFile(path)
    file.keep("S02", MEMORY)
    assert file.memory("S03", NOW) == Memory(NOW, {})
    file.keep("S03", Memory(NOW, {}))
    assert file.memory("S02", NOW) == MEMORY


def test_who_was_never_reminded_is_so_from_now_on(path):
    assert ReminderFile(path).memory("S02", NOW) == Memory(NOW, {})


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "12", '{"S02": ', "\x00\x00", "[" * 5000],
)
@pytest.mark.logs_warnings
def test_a_damaged_file_is_noted_and_begun_anew(path, text, caplog):
    path.write_text(text, encoding="utf-8")
    file = ReminderFile(path)
    assert file.memory("S02", NOW) == Memory(NOW, {})
    assert "begin anew" in caplog.text
    file.keep("S02", MEMORY)
    assert file.memory("S02", NOW) == MEMORY


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        {},
        {"seen": "yesterday", "told": {}},
        {"seen": "2026-10-16T09:00:00", "told": {}},
        {"seen": "0001-01-01T00:00:00+14:00", "told": {}},
        {"seen": "2026-10-16T09:00:00+08:00", "told": []},
        {"seen": "2026-10-16T09:00:00+08:00", "told": {"task:1": {"at": 5}}},
        {"seen": "2026-10-16T09:00:00+08:00", "told": {"task:1": None}},
    ],
)
@pytest.mark.logs_warnings
def test_a_damaged_entry_costs_only_that_person(path, entry, caplog):
    file = ReminderFile(path)
    file.keep("S03", MEMORY)
    people = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**people, "S02": entry}), encoding="utf-8")
    assert file.memory("S02", NOW) == Memory(NOW, {})
    assert file.memory("S03", NOW) == MEMORY
    if entry is not None:
        assert "S02" in caplog.text


@pytest.mark.logs_warnings
def test_a_folder_that_cannot_be_written_costs_the_memory_alone(tmp_path, caplog):
    ReminderFile(tmp_path / "missing" / "reminders.json").keep("S02", MEMORY)
    assert "not kept" in caplog.text


@pytest.mark.logs_warnings
def test_the_old_file_stays_when_the_new_one_cannot_be_written(path):
    file = ReminderFile(path)
    file.keep("S02", MEMORY)
    path.with_suffix(".new").mkdir()  # writing beside it fails
    file.keep("S02", Memory(NOW, {}))
    assert file.memory("S02", NOW) == MEMORY
