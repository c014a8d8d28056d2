"""Keeps what is written in the quick log in a file of the data folder: a crash loses nothing.

One file for each acting person and database, written beside and renamed: what was there before
stays whole until the new one is. It is small, and nothing waits for the disk: the program may be
killed at any moment, and what was written a third of a second before is there again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from ui.quick_log.entry import Entry, from_plain

if TYPE_CHECKING:
    from pathlib import Path

    from ui.context import Context

log = logging.getLogger(__name__)
FOLDER = "drafts"
FORMAT = 1
KEPT = 200  # entries of a day that are remembered


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry that is being corrected: its kind, id and the version that was read."""

    kind: str
    id: int
    version: int


@dataclass
class Draft:
    """What the file keeps.

    `entry` is what stands in the form. While something is corrected, `waiting` is the new entry
    that was begun before. `logged` are kind and id of what was logged on the day `day`;
    `conversations` are those at the desk as they were written, by id.
    """

    entry: Entry = field(default_factory=Entry)
    correction: Correction | None = None
    waiting: Entry | None = None
    day: str = ""
    logged: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    conversations: dict[int, tuple[Entry, int]] = field(
        default_factory=dict[int, "tuple[Entry, int]"]
    )

    def plain(self) -> dict[str, Any]:
        """Return it for a JSON file."""
        correction = self.correction
        return {
            "format": FORMAT,
            "entry": self.entry.plain(),
            "correction": [correction.kind, correction.id, correction.version]
            if correction
            else None,
            "waiting": self.waiting.plain() if self.waiting else None,
            "day": self.day,
            "logged": [list(each) for each in self.logged[-KEPT:]],
            "conversations": {
                str(each): [entry.plain(), version]
                for each, (entry, version) in self.conversations.items()
            },
        }


class DraftFile:
    """Reads and writes the draft of one person on one database."""

    def __init__(self, path: Path) -> None:
        """Use the file `path`; its folder is made with the first draft."""
        self.path = path

    def read(self) -> Draft:
        """Return what was kept; a damaged file is put aside, never written over."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="surrogatepass")
        except FileNotFoundError:
            return Draft()
        except (OSError, ValueError) as error:
            log.warning("Draft of the quick log not read: %s", error)
            return Draft()
        try:
            return _draft(cast("dict[str, Any]", json.loads(text)))
        except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
            log.warning("Draft of the quick log not understood: %s", error)
            self._put_aside()
            return Draft()

    def write(self, draft: Draft) -> bool:
        """Keep a draft; tell whether it worked: a full disk must not stop the person."""
        text = json.dumps(draft.plain(), ensure_ascii=False)
        new = self.path.with_suffix(f".{os.getpid()}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8", errors="surrogatepass")
            new.replace(self.path)
        except OSError as error:
            log.warning("Draft of the quick log not kept: %s", error)
            return False
        return True

    def _put_aside(self) -> None:
        with suppress(OSError):
            self.path.replace(self.path.with_suffix(".damaged"))


def draft_file(context: Context) -> DraftFile:
    """Return the file of whoever acts now on the database of the window."""
    place = context.database.engine.url.render_as_string(hide_password=True)
    mark = hashlib.sha256(f"{place}\n{context.actor.code}".encode()).hexdigest()[:12]
    return DraftFile(context.folder.root / FOLDER / f"quick-log-{mark}.json")


def _draft(kept: dict[str, Any]) -> Draft:
    correction = kept.get("correction")
    waiting = kept.get("waiting")
    conversations: dict[str, Any] = kept.get("conversations") or {}
    return Draft(
        entry=from_plain(kept["entry"]),
        correction=Correction(str(correction[0]), int(correction[1]), int(correction[2]))
        if correction
        else None,
        waiting=from_plain(waiting) if waiting else None,
        day=str(kept.get("day", "")),
        logged=[(str(kind), int(each)) for kind, each in kept.get("logged", ())],
        conversations={
            int(each): (from_plain(entry), int(version))
            for each, (entry, version) in conversations.items()
        },
    )
