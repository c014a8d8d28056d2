"""What people were told and put off, in one small JSON file in the data folder.

One entry a person, so that two who share a computer are each reminded. Nothing in the file is a
record: a damaged one costs a line in the log, and reminding begins anew.
"""

from __future__ import annotations

import json
import logging
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from crm.agenda.reminders import Memory, Told
from crm.clock import SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

log = logging.getLogger(__name__)
NAME = "reminders.json"


class ReminderFile:
    """Reads and writes the file; a folder that cannot be written only costs the memory."""

    def __init__(self, path: Path) -> None:
        """Keep the memories of `path`, which need not exist yet."""
        self._path = path

    def memory(self, person: str, now: datetime) -> Memory:
        """Return what a person was told; one who was never reminded is so from now on."""
        entry = self._read().get(person)
        if entry is None:
            return Memory(now, {})
        try:
            return _memory(entry)
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
            log.warning("Reminders of %s begin anew: %r", person, error)
            return Memory(now, {})

    def keep(self, person: str, memory: Memory) -> None:
        """Write what a person was told; what others were told stays."""
        people = {**self._read(), person: _entry(memory)}
        text = json.dumps(people, ensure_ascii=False, indent=1, sort_keys=True)
        # Written beside and renamed: a crash half way leaves the old file.
        draft = self._path.with_suffix(".new")
        try:
            draft.write_text(text + "\n", encoding="utf-8")
            draft.replace(self._path)
        except OSError as error:
            log.warning("Reminders not kept: %s", error)

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            log.warning("Reminders not read, they begin anew: %s", error)
            return {}
        if isinstance(found, dict):
            return cast("dict[str, Any]", found)
        log.warning("Reminders not read, they begin anew: the file holds something else")
        return {}


def _entry(memory: Memory) -> dict[str, Any]:
    told = {key: _told_entry(each) for key, each in memory.told.items()}
    return {"seen": _text(memory.seen), "told": told}


def _told_entry(told: Told) -> dict[str, Any]:
    entry: dict[str, Any] = {"at": _text(told.at), "on": told.on.isoformat()}
    if told.missed:
        entry["missed"] = True
    if told.snoozed_until is not None:
        entry["snoozed_until"] = _text(told.snoozed_until)
    if told.answered:
        entry["answered"] = True
    return entry


def _memory(entry: Mapping[str, Any]) -> Memory:
    told: Mapping[str, Any] = entry["told"]
    return Memory(_instant(entry["seen"]), {key: _told(each) for key, each in told.items()})


def _told(entry: Mapping[str, Any]) -> Told:
    until = entry.get("snoozed_until")
    return Told(
        at=_instant(entry["at"]),
        on=date.fromisoformat(entry["on"]),
        missed=entry.get("missed") is True,
        snoozed_until=None if until is None else _instant(until),
        answered=entry.get("answered") is True,
    )


def _text(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).isoformat(timespec="seconds")


def _instant(text: str) -> datetime:
    """Return an instant; raises ValueError without a zone: it could not be compared."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        message = f"{text!r} has no zone"
        raise ValueError(message)
    return moment.astimezone(SHANGHAI)
