"""Copies of an SQLite database by its own backup call: a plain file copy would miss the WAL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

BACKUP_FOLDER = "backups"


def back_up(path: Path, label: str, now: datetime) -> Path:
    """Copy the database at `path` into the folder `backups` beside it and return the copy.

    Raises sqlite3.Error or OSError when the copy cannot be written; the original is not touched.
    """
    folder = path.parent / BACKUP_FOLDER
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-{label}-{now:%Y%m%dT%H%M%S}.sqlite"
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target
