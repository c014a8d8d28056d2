"""What every page needs, in one frozen bundle built by ui/app.py, and the way to read and write."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, TypeVarTuple

from crm.attachments.place import file_store
from crm.companies.known_names import KnownNames
from ui.collector import collector_at_rest

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtCore import QObject

    from crm.attachments.store import FileStore
    from crm.clock import Clock
    from crm.database.session import Actor, Database
    from crm.errors import Problem, UserError
    from crm.paths import Folder
    from crm.settings import Settings
    from ui.acting import Acting
    from ui.background import Background
    from ui.change_notifier import ChangeNotifier
    from ui.language import Languages
    from ui.messages import Messages
    from ui.navigation import Navigator
    from ui.progress import Report
    from ui.shortcuts.key_map import KeyMap
    from ui.theme import Theme

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


@dataclass(frozen=True)
class Written(Generic[T]):
    """What came of a commit: the command's result, its doubts, its change set (0: no row)."""

    result: T
    warnings: tuple[Problem, ...]
    change_set: int = 0


@dataclass(frozen=True)
class Context:
    """The services of the window.

    A page reads with `read`, changes with `write`, refreshes on `changes.changed`, repaints on
    `theme.changed`, and is rebuilt by the window when the language changes.
    """

    database: Database
    background: Background
    changes: ChangeNotifier
    clock: Clock
    theme: Theme
    language: Languages
    settings: Settings
    acting: Acting
    messages: Messages
    navigate: Navigator
    folder: Folder
    demo: bool = False
    known_names: KnownNames = field(default_factory=KnownNames)  # asked on the worker only
    files: FileStore = field(init=False)  # the attached files; read and written beside the GUI

    def __post_init__(self) -> None:
        """Find the folder of the attached files."""
        object.__setattr__(self, "files", file_store(self.database, self.folder, self.settings))

    @property
    def actor(self) -> Actor:
        """Who acts now."""
        return self.acting.actor

    @property
    def keys(self) -> KeyMap:
        """Which keys each command has; what shows them follows `keys.changed`."""
        return self.theme.keys

    @property
    def today(self) -> date:
        """The business date in Shanghai."""
        return self.clock.today()

    def read(
        self,
        query: Callable[[Any, *Ts], T],
        *values: *Ts,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        title: str = "",
    ) -> int:
        """Run `query(session, *values)` in the background and deliver its result to `done`.

        A UserError goes to `failed`, or is shown as a message. Returns a ticket for
        `background.forget`, which a page calls before it asks again.
        """
        database = self.database

        def work() -> T:
            with database.read() as session:
                return query(session, *values)

        return self.background.run(
            work, owner=owner, done=done, failed=failed or self.messages.refuse, title=title
        )

    def write(
        self,
        action: str,
        command: Callable[[Any, *Ts], T],
        *values: *Ts,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> int:
        """Run `command(work, *values)` in one transaction and deliver its result to `done`.

        `action` is the name of the change set in the record's history. Warnings that the command
        gave are shown as messages; the message that `done` tells can undo the change set. A
        UserError means that nothing was changed.
        """
        database, actor = self.database, self.actor

        def work() -> Written[T]:
            with database.write(action, actor=actor) as under_way:
                result = command(under_way, *values)
            return Written(result, tuple(under_way.warnings), *under_way.committed)

        return self.background.run(
            work,
            owner=owner,
            done=partial(self._deliver, done),
            failed=failed or self.messages.refuse,
            cancellable=False,
        )

    def write_long(
        self,
        action: str,
        command: Callable[[Any, Callable[[int, int], None]], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        title: str = "",
    ) -> int:
        """Write as `write` does, with a bar of progress called `title` and a way to give up.

        `command(work, progress)` calls `progress(units done, units in all)`. What is cancelled
        is rolled back, and `failed` is told CANCELLED.
        """
        database, actor = self.database, self.actor

        def work(report: Report) -> Written[T]:
            with collector_at_rest(), database.write(action, actor=actor) as under_way:
                result = command(under_way, report)
            return Written(result, tuple(under_way.warnings), *under_way.committed)

        return self.background.run_write(
            work,
            owner=owner,
            done=partial(self._deliver, done),
            failed=failed or self.messages.refuse,
            title=title,
        )

    def _deliver(self, done: Callable[[T], None], written: Written[T]) -> None:
        self.messages.warn(written.warnings)
        with self.messages.about(written.change_set):
            done(written.result)
