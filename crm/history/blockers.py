"""What stands in the way of an undo, in words: later changes, rows in use, values taken."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, Text, UniqueConstraint, cast, select
from sqlalchemy.orm import aliased

from crm.attachments.models import Attachment
from crm.check.structure import ID_LISTS
from crm.clock import SHANGHAI
from crm.database.changes import ChangeSet, Operation, RowChange
from crm.database.tables import metadata
from crm.history.actions import set_words
from crm.history.labels import DERIVED
from crm.history.parts import kind_of, record_names
from crm.history.stack import still_in_effect
from crm.history.values import record_models
from crm.language import _, ngettext
from crm.records.finding import chunks
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from crm.history.reverting import Key, Reversal, Rows

NAMED = 3  # records that a refusal names before it only counts


def changed_later(session: Session, change_set: int) -> str:
    """Say who changed one of the rows afterwards, "" where nobody did.

    What was changed and undone again does not count.
    """
    mine, other = aliased(RowChange), aliased(RowChange)
    same_row = (
        (other.table_name == mine.table_name)
        & (other.row_id == mine.row_id)
        & (other.change_set_id > change_set)
    )
    ids = session.scalars(
        select(other.change_set_id)
        .select_from(mine)
        .join(other, same_row)
        .where(mine.change_set_id == change_set)
        .distinct()
    ).all()
    later: dict[int, int | None] = {}
    for some in chunks(ids):
        query = select(ChangeSet.id, ChangeSet.undoes_id).where(ChangeSet.id.in_(some))
        later |= {row[0]: row[1] for row in session.execute(query)}
    standing = still_in_effect(later)
    return _who_when_what(session, change_set, standing[0]) if standing else ""


def _who_when_what(session: Session, change_set: int, later: int) -> str:
    found = session.get_one(ChangeSet, later)
    who = session.scalar(select(Staff.name).where(Staff.id == found.staff_id))
    mine, other = aliased(RowChange), aliased(RowChange)
    both = session.execute(
        select(other.table_name, other.row_id)
        .join(mine, (mine.table_name == other.table_name) & (mine.row_id == other.row_id))
        .where(other.change_set_id == later, mine.change_set_id == change_set)
        .order_by(other.id)
        .limit(1)
    ).one()
    names = record_names(session, both.table_name, [both.row_id])
    sentence = _(
        "{who} changed {record} afterwards, on {when}: {action}. Undo that first, or change it "
        "by hand."
    )
    return sentence.format(
        who=who or _("The program"),
        record=names.get(both.row_id, kind_of(both.table_name)),
        when=found.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        action=set_words(session, found),
    )


def changed_elsewhere(session: Session, steps: Sequence[Reversal], rows: Rows) -> str:
    """Say which row another program changed without leaving a change set, "" if none."""
    for each in steps:
        row = rows.get(each.key)
        if each.operation is Operation.DELETE:
            if row is None:
                continue
            return _("Another record has taken the place of the one that would come back.")
        if row is not None and _as_left(each, row):
            continue
        table = each.key[0]
        names = record_names(session, table, [each.id])
        name = names.get(each.id, kind_of(table))
        return _("Another program changed {record} meanwhile.").format(record=name)
    return ""


def _as_left(step: Reversal, row: Any) -> bool:
    """Tell whether a row stands as the change set left it; a new one had nothing else."""
    names = set(step.after)
    if step.operation is Operation.INSERT:
        names |= {each.name for each in row.__table__.columns} - DERIVED
    return all(getattr(row, name) == step.after.get(name) for name in names)


def used_by_others(session: Session, steps: Sequence[Reversal]) -> str:
    """Say which records refer to one that would vanish, "" if none does."""
    gone: defaultdict[str, set[int]] = defaultdict(set)
    for each in steps:
        if each.operation is Operation.INSERT:
            gone[each.key[0]].add(each.id)
    if not gone:
        return ""
    released = {
        (*each.key, name)
        for each in steps
        if each.operation is Operation.UPDATE
        for name in each.before
    }
    users: list[tuple[Key, Key]] = []
    for used, user, column in _references(session, gone):
        own = user[0] in gone and user[1] in gone[user[0]]
        if not own and (*user, column) not in released:
            users.append((used, user))
            if len(users) > NAMED * 10:
                break
    return _in_use(session, users) if users else ""


def _references(session: Session, gone: dict[str, set[int]]) -> Iterator[tuple[Key, Key, str]]:
    """Yield (row that would vanish, row that refers to it, through which column)."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            target = key.column.table.name
            for some in chunks(sorted(gone.get(target, ()))):
                query = select(table.c.id, key.parent).where(key.parent.in_(some))
                for row_id, used in session.execute(query):
                    yield (target, used), (table.name, row_id), key.parent.name
    yield from _listed(session, gone)
    for target, ids in gone.items():
        for some in chunks(sorted(ids)):
            query = select(Attachment.id, Attachment.record_id).where(
                Attachment.record_kind == target, Attachment.record_id.in_(some)
            )
            for row_id, used in session.execute(query):
                yield (target, used), ("attachment", row_id), "record_id"


def _listed(session: Session, gone: dict[str, set[int]]) -> Iterator[tuple[Key, Key, str]]:
    """Lists of ids are kept as JSON, where no foreign key watches over them."""
    for place, target in ID_LISTS.items():
        table_name, column_name = place.split(".")
        table = metadata.tables[table_name]
        column = table.c[column_name]
        if target not in gone:
            continue
        query = select(table.c.id, column).where(cast(column, Text) != "[]")
        for row_id, ids in session.execute(query):
            for used in gone[target].intersection(ids or ()):
                yield (target, used), (table_name, row_id), column_name


def _in_use(session: Session, users: Sequence[tuple[Key, Key]]) -> str:
    first = users[0][0]
    record = record_names(session, first[0], [first[1]]).get(first[1], kind_of(first[0]))
    others = list(dict.fromkeys(user for used, user in users if used == first))
    words = [_user_name(session, each) for each in others[:NAMED]]
    if len(others) > NAMED:
        more = len(others) - NAMED
        words.append(ngettext("{count} more", "{count} more", more).format(count=more))
    sentence = _("{record} is used meanwhile: {users}.")
    return sentence.format(record=record, users=", ".join(dict.fromkeys(words)))


def _user_name(session: Session, key: Key) -> str:
    table, row_id = key
    if table not in record_models():
        return _("the history")
    return record_names(session, table, [row_id]).get(row_id, kind_of(table))


def taken_values(session: Session, steps: Sequence[Reversal]) -> str:
    """Say which value that must be unique another record has taken, "" if none has."""
    groups: defaultdict[str, list[Reversal]] = defaultdict(list)
    for each in steps:
        if each.operation is not Operation.INSERT:
            groups[each.key[0]].append(each)
    for table_name, some in groups.items():
        table = metadata.tables[table_name]
        own = {each.id for each in steps if each.key[0] == table_name}
        for columns in _unique(table):
            if said := _taken(session, table, columns, some, own):
                return said
    return ""


def _unique(table: Table) -> list[tuple[str, ...]]:
    constraints = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
    indexes = [each for each in table.indexes if each.unique]
    return [tuple(column.name for column in each.columns) for each in (*constraints, *indexes)]


def _taken(
    session: Session,
    table: Table,
    columns: tuple[str, ...],
    steps: Sequence[Reversal],
    own: set[int],
) -> str:
    wanted = {
        tuple(each.before.get(name) for name in columns)
        for each in steps
        if set(columns) <= set(each.before)
    }
    wanted = {values for values in wanted if None not in values}
    first = table.c[columns[0]]
    for some in chunks(sorted({values[0] for values in wanted}, key=str)):  # pyright: ignore[reportArgumentType]
        query = select(table.c.id, *(table.c[name] for name in columns)).where(first.in_(some))
        for row_id, *values in session.execute(query):
            if row_id not in own and tuple(values) in wanted:
                name = record_names(session, table.name, [row_id]).get(row_id, "")
                sentence = _("“{value}” meanwhile belongs to {record}.")
                return sentence.format(value=values[0], record=name)
    return ""
