"""Where the attached files of a database lie (docs/domain.md, Files)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crm.attachments.store import LIMIT_MB, FileStore
from crm.settings import Setting

if TYPE_CHECKING:
    from crm.database.session import Database
    from crm.paths import Folder
    from crm.settings import Settings

# A folder that a team shares, for a database on a server; "" for the one in the data folder.
FILES_FOLDER = Setting("files_folder", "")
# How large a file may be, in MB; the administrator's to change.
FILE_LIMIT = Setting("file_limit_mb", LIMIT_MB)
FILES = "files"


def file_store(database: Database, folder: Folder, settings: Settings) -> FileStore:
    """Return the store of a database's files.

    It lies beside an SQLite database, whose copy is complete only together with it. For a server
    it is the shared folder of the settings, else one in the data folder.
    """
    limit = max(1, settings.value(FILE_LIMIT))
    return FileStore(_folder_of(database, folder, settings), limit_mb=limit, cache=folder.cache)


def beside(database: Database) -> Path | None:
    """Return the folder beside an SQLite database, None for one on a server."""
    url = database.engine.url
    if database.engine.dialect.name == "sqlite" and url.database:
        return Path(url.database).absolute().parent / FILES
    return None


def _folder_of(database: Database, folder: Folder, settings: Settings) -> Path:
    own = beside(database)
    if own is not None:
        return own
    shared = settings.value(FILES_FOLDER).strip()
    return Path(shared).expanduser() if shared else folder.root / FILES
