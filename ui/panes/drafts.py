"""Follow-ups that are being written, one for each record, kept in a file of the data folder.

A record may be left half way, and the program may end: what was written is there again. Nothing
here waits for the disk, and a file that cannot be written or read costs only the memory.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pathlib import Path

    from ui.context import Context

log = logging.getLogger(__name__)
FOLDER = "drafts"
Draft = dict[str, Any]


class Drafts:
    """What was written and is not saved, by the key of its record (`lead:5`)."""

    def __init__(self, path: Path) -> None:
        """Use the file `path`, read with the first question; its folder is made when needed."""
        self.path = path
        self._known: dict[str, Draft] | None = None

    def of(self, key: str) -> Draft:
        """Return what was written for a record, nothing where there is none."""
        return dict(self._all().get(key, {}))

    def keep(self, key: str, draft: Draft) -> None:
        """Remember what is written for a record; an empty one is forgotten."""
        everything = self._all()
        if everything.get(key, {}) == draft:
            return
        if draft:
            everything[key] = draft
        else:
            everything.pop(key, None)
        self._write(everything)

    def _all(self) -> dict[str, Draft]:
        if self._known is None:
            self._known = _read(self.path)
        return self._known

    def _write(self, everything: dict[str, Draft]) -> None:
        new = self.path.with_suffix(f".{os.getpid()}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(everything, ensure_ascii=False)
            new.write_text(text, encoding="utf-8", errors="surrogatepass")
            new.replace(self.path)
        except OSError as error:
            log.warning("Drafts of follow-ups not kept: %s", error)


def drafts_of(context: Context) -> Drafts:
    """Return the drafts of whoever acts now on the database of the window."""
    place = context.database.engine.url.render_as_string(hide_password=True)
    mark = hashlib.sha256(f"{place}\n{context.actor.code}".encode()).hexdigest()[:12]
    return Drafts(context.folder.root / FOLDER / f"follow-ups-{mark}.json")


def _read(path: Path) -> dict[str, Draft]:
    try:
        found = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("Drafts of follow-ups not read: %s", error)
        return {}
    if not isinstance(found, dict):
        return {}
    kept = cast("dict[str, Any]", found)
    return {key: cast("Draft", each) for key, each in kept.items() if isinstance(each, dict)}
