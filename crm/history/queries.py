"""The history of one record, read from the change sets, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from crm.database.changes import IS_REMOVAL, ChangeSet, Operation, RowChange
from crm.history.actions import set_words
from crm.history.parts import PARENTS, kind_of, record_names
from crm.history.values import record_models
from crm.history.words import Words
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from crm.history.field_change import FieldChange

READS = ("change_set", "row_change", "staff")
# The lead tells its stage itself, and an import what became of its rows.
TOLD_BY_THE_RECORD = frozenset({"lead_stage_history", "import_row"})


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What one commit did to the record, or to a part of it; the lines of a commit follow another.

    `who` is "" where the program itself acted. `action` says what was done in the present
    language (“Move to Signed”), `command` is the name of the command. `part` names the part that
    changed (“Trip stop 2026年12月2日”), "" for the record itself.
    """

    at: datetime
    who: str
    action: str
    reason: str | None
    operation: Operation
    fields: tuple[FieldChange, ...]
    command: str = ""
    part: str = ""
    change_set: int = 0


def record_history(
    session: Session, table: str, row_id: int, limit: int | None = None, skip: int = 0
) -> tuple[HistoryLine, ...]:
    """Return what happened to a record and its parts, newest first, in the present language.

    A record that was entered shows its first values as changes from nothing. A long history is
    read in pages: at most `limit` entries after the first `skip`.
    """
    query = (
        select(RowChange, ChangeSet, Staff.name)
        .join(ChangeSet, RowChange.change_set_id == ChangeSet.id)
        .outerjoin(Staff, ChangeSet.staff_id == Staff.id)
        .where(or_(*_rows_of(session, table, row_id)))
        .order_by(RowChange.change_set_id.desc(), RowChange.table_name != table, RowChange.id)
        .limit(limit)
        .offset(skip)
    )
    rows = session.execute(query).all()
    return tuple(_Telling(session, table, [row[0] for row in rows]).lines(rows))


def _rows_of(session: Session, table: str, row_id: int) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions for the changes of a record and of its parts, gone ones included."""
    own = and_(RowChange.table_name == table, RowChange.row_id == row_id)
    yield own & (RowChange.id > _end_of_predecessor(session, table, row_id, own))
    models = record_models()
    for part, parents in PARENTS.items():
        for place, parent in enumerate(parents):
            if parent.table != table or part in TOLD_BY_THE_RECORD:
                continue
            model: Any = models[part]
            present = select(model.id).where(getattr(model, parent.column) == row_id)
            for nearer in parents[:place]:  # a follow-up of a lead is told there
                present = present.where(getattr(model, nearer.column).is_(None))
            gone = select(RowChange.row_id).where(
                RowChange.table_name == part,
                IS_REMOVAL,
                RowChange.fields[(parent.column, 0)].as_integer() == row_id,
            )
            for ids in (present, gone):  # apart, so that each is looked up in the index
                yield and_(RowChange.table_name == part, RowChange.row_id.in_(ids))


def _end_of_predecessor(session: Session, table: str, row_id: int, own: ColumnElement[bool]) -> int:
    """Return the last change of another record that had the same id and was removed, else 0.

    SQLite gives the id of the newest row out again once that row is gone.
    """
    model: Any = record_models()[table]
    uid = session.scalar(select(model.uid).where(model.id == row_id))
    if uid is None:
        return 0
    other = RowChange.fields[("uid", 0)].as_string() != str(uid)
    return session.scalar(select(func.max(RowChange.id)).where(own, IS_REMOVAL, other)) or 0


class _Telling:
    """Puts the changes of one page into words; names are looked up once."""

    def __init__(self, session: Session, table: str, changes: Sequence[RowChange]) -> None:
        self._session = session
        self._table = table
        self._words = Words(session)
        self._actions: dict[int, str] = {}
        ids: dict[str, set[int]] = {}
        for each in changes:
            if each.table_name != table:
                ids.setdefault(each.table_name, set()).add(each.row_id)
        self._names = {part: _short_names(session, part, some) for part, some in ids.items()}
        for part in {each.table_name for each in changes}:
            told = [each.fields for each in changes if each.table_name == part]
            self._words.learn(part, told)

    def lines(self, rows: Sequence[Any]) -> Iterator[HistoryLine]:
        for change, change_set, who in rows:
            yield HistoryLine(
                at=change_set.at,
                who=who or "",
                action=self._action(change_set),
                reason=change_set.reason,
                operation=Operation(change.operation),
                fields=self._words.changes(change.table_name, change.fields),
                command=change_set.action,
                part=self._part(change),
                change_set=change_set.id,
            )

    def _action(self, change_set: ChangeSet) -> str:
        if change_set.id not in self._actions:
            self._actions[change_set.id] = set_words(self._session, change_set)
        return self._actions[change_set.id]

    def _part(self, change: RowChange) -> str:
        if change.table_name == self._table:
            return ""
        names = self._names[change.table_name]
        return names.get(change.row_id, kind_of(change.table_name))


def _short_names(session: Session, part: str, ids: set[int]) -> dict[int, str]:
    """Return the names of parts without that of their record, which the reader has open."""
    return record_names(session, part, ids, with_record=False)
