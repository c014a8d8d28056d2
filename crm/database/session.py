"""The only place that opens a session, commits, and announces what changed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from crm.database.base import Record
from crm.database.changes import Changes, ChangeSet, RowChange, is_changed, merged, row_changes
from crm.database.engine import for_reading, for_writing
from crm.database.refusals import explained
from crm.database.uids import new_uid
from crm.errors import Problem, UserError, refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from datetime import date
    from typing import TypeAlias

    from crm.clock import Clock
    from crm.staff.terms import Role

    # Derives rows from what a commit changed, in its transaction.
    Follower: TypeAlias = Callable[[Session, Sequence[RowChange]], None]


@dataclass(frozen=True, slots=True)
class Actor:
    """The member of staff who acts; their role decides what is allowed."""

    id: int
    code: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Work:
    """One action under way: its transaction, who acts and what the time is.

    Commands receive it first, change rows through `session` and never commit. Warnings that do
    not stop the action are collected in `warnings`; `reason` is kept in the change set, whose id
    stands in `committed` once the transaction has ended (nothing where no row changed).
    """

    session: Session
    actor: Actor
    clock: Clock
    warnings: list[Problem] = field(default_factory=list[Problem])
    committed: list[int] = field(default_factory=list[int])

    @property
    def today(self) -> date:
        """The business date in Shanghai."""
        return self.clock.today()

    def warn(self, code: str, message: str, field_name: str = "") -> None:
        """Tell the user something that does not stop the action."""
        self.warnings.append(Problem(code, message, field_name))


class Database:
    """Hands out short sessions: one for each action, never shared between threads."""

    def __init__(self, engine: Engine, clock: Clock, followers: Sequence[Follower] = ()) -> None:
        """Keep the engine; readers and writers begin their transactions differently.

        `followers` are told before each commit which rows it changed.
        """
        self.engine = engine
        self.clock = clock
        self._readers = sessionmaker(for_reading(engine), expire_on_commit=False)
        self._writers = sessionmaker(for_writing(engine), expire_on_commit=False)
        self._followers = tuple(followers)
        self._listeners: list[Callable[[Changes], None]] = []

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after each commit, in the thread that committed."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Release every connection."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Generator[Session]:
        """Open a session for queries; whatever it changed is thrown away.

        Raises UserError DB_DAMAGED, FILE_UNREADABLE (the server cannot be reached).
        """
        try:
            with self._readers() as session, session.begin():
                yield session
                session.rollback()
        except DBAPIError as error:
            raise explained(error) from error

    @contextmanager
    def write(self, action: str, *, actor: Actor) -> Generator[Work]:
        """Open a transaction that commits when the block ends and rolls back if it raises.

        Writes one change set named `action`. Raises UserError VERSION_CONFLICT when another
        program changed a row meanwhile, and the codes of `crm.database.refusals`: DB_LOCKED when
        the database stays busy, DISK_FULL, FILE_UNWRITABLE …
        """
        with self._writers() as session:
            written: list[RowChange] = []
            change_set = 0
            under_way = Work(session, actor, self.clock)
            event.listen(session, "before_flush", _stamp(actor, self.clock))
            event.listen(session, "after_flush", _collect_into(written))
            _forget_what_is_taken_back(session, written)
            try:
                with session.begin():
                    yield under_way
                    session.flush()  # so that the change set below sees every row
                    written = merged(written)
                    for follow in self._followers:
                        follow(session, written)
                    change_set = _record(session, action, actor, self.clock, written)
            except StaleDataError as error:
                raise _version_conflict() from error
            except DBAPIError as error:
                raise explained(error) from error
        rows = frozenset((each.table_name, each.row_id) for each in written)
        changes = Changes(action, rows, change_set)
        if changes.rows:
            under_way.committed.append(change_set)
            for listener in self._listeners:
                listener(changes)

    @contextmanager
    def rehearse(self, *, actor: Actor) -> Generator[Work]:
        """Open a transaction that is always thrown away: to see what commands would do.

        Other writers wait meanwhile. Raises UserError with the codes of `crm.database.refusals`.
        """
        with self._writers() as session:
            event.listen(session, "before_flush", _stamp(actor, self.clock))
            try:
                with session.begin():
                    yield Work(session, actor, self.clock)
                    session.rollback()
            except DBAPIError as error:
                raise explained(error) from error


def _stamp(actor: Actor, clock: Clock) -> Callable[[Session, Any, Any], None]:
    """Fill uid, who and when before the rows are written."""

    def stamp(session: Session, _context: Any, _instances: Any) -> None:
        now = clock.now()
        by = actor.id or None
        for row in session.new:
            if isinstance(row, Record):
                row.uid = row.uid or new_uid(now)
                row.created_at = row.created_at or now
                row.updated_at = row.updated_at or now
                row.created_by = row.created_by or by
                row.updated_by = row.updated_by or by
        for row in session.dirty:
            if isinstance(row, Record) and is_changed(row):
                row.updated_at = now
                row.updated_by = by

    return stamp


def _collect_into(written: list[RowChange]) -> Callable[[Session, Any], None]:
    def collect(session: Session, _context: Any) -> None:
        written.extend(row_changes(session))

    return collect


def _forget_what_is_taken_back(session: Session, written: list[RowChange]) -> None:
    """Leave out of the change set what a savepoint takes back."""
    begun: dict[Any, int] = {}

    def begin(_session: Session, transaction: Any) -> None:
        if transaction.nested:
            begun[transaction] = len(written)

    def take_back(_session: Session, transaction: Any) -> None:
        if transaction in begun:
            del written[begun.pop(transaction) :]

    event.listen(session, "after_transaction_create", begin)
    event.listen(session, "after_soft_rollback", take_back)


def _record(
    session: Session, action: str, actor: Actor, clock: Clock, written: list[RowChange]
) -> int:
    """Write the change set and return its id, 0 where nothing changed."""
    if not written:
        return 0
    change_set = ChangeSet(
        uid=new_uid(clock.now()),
        at=clock.now(),
        staff_id=actor.id or None,
        action=action,
        reason=session.info.get("reason"),
        undoes_id=session.info.get("undoes"),
    )
    session.add(change_set)
    session.flush()  # gives the change set its id
    # As plain rows: as objects of the session ten thousand of them take three times as long.
    rows = [
        {
            "change_set_id": change_set.id,
            "table_name": each.table_name,
            "row_id": each.row_id,
            "operation": each.operation,
            "fields": each.fields,
        }
        for each in written
    ]
    session.execute(insert(RowChange), rows)
    return change_set.id


def _version_conflict() -> UserError:
    return refuse(
        "VERSION_CONFLICT",
        _("Somebody else changed this record meanwhile. Reload it and compare before saving."),
    )
