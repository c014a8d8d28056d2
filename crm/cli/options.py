"""What stands before the sub-command: which database, which day, who acts, which language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crm.cli.days import given_day
from crm.clock import SHANGHAI, Clock, clock_at
from crm.errors import refuse
from crm.language import LANGUAGES, _
from crm.paths import Folder, data_folder

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.database.session import Database

# Beside the user's own database, if both are put into one folder with --data.
DEMO_DATABASE = "yinfeng-demo.db"


@dataclass(frozen=True, slots=True)
class StartOptions:
    """Everything that is said before the sub-command.

    `database` is a file or a PostgreSQL URL, "" for the one of the data folder; `language` is
    "" for what the user chose, `acting` a staff code, "" for the first manager.
    """

    data: Path | None
    database: str
    demo: bool
    clock: Clock
    language: str
    acting: str

    @property
    def folder(self) -> Folder:
        """The data folder, made if absent; raises UserError FILE_UNWRITABLE."""
        return data_folder(self.data, demo=self.demo)

    @property
    def location(self) -> str | Path:
        """Where the database is: --database beats --data.

        Raises UserError FILE_UNWRITABLE, VALUE_UNKNOWN for the address of another kind of server.
        """
        scheme, is_address, _rest = self.database.partition("://")
        if is_address and scheme.startswith("postgres"):
            return self.database
        if is_address and scheme != "sqlite":
            message = _("“{value}” is neither a file nor postgresql://user@host/name.")
            raise refuse("VALUE_UNKNOWN", message.format(value=self.database[:80]), "--database")
        if self.database:
            return Path(self.database.removeprefix("sqlite:///")).expanduser()
        return self.folder.root / DEMO_DATABASE if self.demo else self.folder.database

    def prepare(self, database: Database) -> None:
        """Put into a new database what a user needs, or the demonstration with --demo.

        Raises UserError RECORD_IN_USE rather than mix the demonstration with a user's records.
        """
        from crm.start import first_start

        if self.demo:
            from crm.demo.loader import keep_demo

            keep_demo(database)
        else:
            first_start(database)


def start_options(arguments: Namespace) -> StartOptions:
    """Read the options; raises UserError VALUE_UNKNOWN, DATE_INVALID."""
    language: str = arguments.language or ""
    if language and language not in LANGUAGES:
        message = _("“{value}” is not a language here. Choose one of: {known}.")
        raise refuse("VALUE_UNKNOWN", message.format(value=language, known=", ".join(LANGUAGES)))
    return StartOptions(
        data=Path(arguments.data) if arguments.data else None,
        database=arguments.database or "",
        demo=arguments.demo,
        clock=_clock(arguments.today, arguments.now),
        language=language,
        acting=arguments.acting or "",
    )


def _clock(today: str | None, now: str | None) -> Clock:
    """Return a clock that stands where told; a --now without a zone is meant in Shanghai."""
    if now:
        try:
            instant = datetime.fromisoformat(now)
        except ValueError as error:
            message = _("“{value}” is not an instant. Write it as 2026-12-31T04:00:00Z.")
            raise refuse("DATE_INVALID", message.format(value=now)) from error
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=SHANGHAI)
        return Clock(fixed=instant.astimezone(UTC))
    day = given_day(today, "--today")
    return clock_at(day) if day else Clock()
