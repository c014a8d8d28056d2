"""The log file of the data folder: one megabyte, three older ones, no names of people."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
BYTES = 1_000_000
OLDER_FILES = 3


def start_log(folder: Path) -> Path | None:
    """Log into `folder` from now on and return the file; None where it cannot be written."""
    path = folder / "yinfeng.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=BYTES, backupCount=OLDER_FILES, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # It names each of its parts at every start.
    logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)
    return path
