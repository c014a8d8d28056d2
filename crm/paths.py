"""Where the program keeps its files: the user's data folder, or one given with `--data`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import platformdirs

from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "yinfeng"
DEMO = "yinfeng-demo"


@dataclass(frozen=True, slots=True)
class Folder:
    """One data folder with everything that belongs to one database on this computer."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite database."""
        return self.root / "yinfeng.db"

    @property
    def settings(self) -> Path:
        """Theme, language, columns, sizes of the window."""
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        """What the program did and what went wrong."""
        return self.root / "logs"

    @property
    def cache(self) -> Path:
        """What can be made again: small pictures of attached files."""
        return self.root / "cache"


def data_folder(given: Path | None = None, *, demo: bool = False) -> Folder:
    """Return the folder to work in, created if absent.

    `given` (`--data`) wins; the demonstration has its own folder beside the user's and never
    touches the user's database. Raises UserError FILE_UNWRITABLE when it cannot be made.
    """
    root = given or platformdirs.user_data_path(DEMO if demo else PROGRAM, appauthor=False)
    root = root.expanduser().resolve()
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("The folder {path} cannot be created: {reason}. Choose another with --data.")
        reason = error.strerror or str(error)
        raise refuse("FILE_UNWRITABLE", message.format(path=root, reason=reason)) from error
    return Folder(root)
