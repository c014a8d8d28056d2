"""What every page needs, in one frozen bundle built by ui/app.py, and the way to read and write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtCore import QObject

    from crm.clock import Clock
    from crm.database.session import Actor, Database
    from crm.errors import UserError
    from crm.paths import Folder
    from crm.settings import Settings
    from ui.acting import Acting
    from ui.background import Background
    from ui.change_notifier import ChangeNotifier
    from ui.language import Languages
    from ui.messages import Messages
    from ui.navigation import Navigator
    from ui.theme import Theme

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


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

    @property
    def actor(self) -> Actor:
        """Who acts now."""
        return self.acting.actor

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
        gave are shown as messages. A UserError means that nothing was changed.
        """
        database, actor, messages = self.database, self.actor, self.messages

        def work() -> tuple[T, tuple[Any, ...]]:
            with database.write(action, actor=actor) as under_way:
                result = command(under_way, *values)
                return result, tuple(under_way.warnings)

        def deliver(outcome: tuple[T, tuple[Any, ...]]) -> None:
            result, warnings = outcome
            messages.warn(warnings)
            done(result)

        return self.background.run(
            work,
            owner=owner,
            done=deliver,
            failed=failed or messages.refuse,
            cancellable=False,
        )
