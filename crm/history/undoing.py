"""Undo and redo of whole change sets (docs/domain.md, Undo).

Both write a change set of their own, so that the history stays complete, versions count up, and
pages and the search index follow as after any other change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from crm.database.changes import ChangeSet, RowChange
from crm.errors import Problem, UserError, refuse
from crm.history import blockers, invariants, stack
from crm.history.actions import links_of, origin_words
from crm.history.parts import DETAILS
from crm.history.reverting import load_rows, reversals, revert
from crm.history.rights import why_not
from crm.language import _
from crm.staff.models import Staff
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from crm.check.finding import Finding
    from crm.database.session import Work
    from crm.history.reverting import Reversal

READS = ("change_set", "row_change", "staff")
BLOCKED = "UNDO_BLOCKED"
AT_ONCE = 50  # change sets looked at in one query
# What the change set of an undo or redo is called; menus show what was undone instead.
UNDO_COMMAND, REDO_COMMAND = "undo", "redo"


@dataclass(frozen=True, slots=True)
class Step:
    """What the next undo or redo would take back or bring again.

    `action` is what it is called in the present language (“Move to Signed”), `command` the
    command that did it, `records` how many records it changed.
    """

    change_set: int
    action: str
    command: str
    at: datetime
    records: int


@dataclass(frozen=True, slots=True)
class Steps:
    """What Ctrl+Z and Ctrl+Y would do now, None where there is nothing."""

    undo: Step | None = None
    redo: Step | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or redone: its words, its command, and the rows (table, id) concerned."""

    action: str
    command: str
    records: int
    rows: frozenset[tuple[str, int]]


def steps(session: Session, actor_id: int) -> Steps:
    """Return what a member of staff can undo and redo; nothing for leaders, who write nothing."""
    if session.scalar(select(Staff.role).where(Staff.id == actor_id)) in {None, Role.LEADER}:
        return Steps()
    found = stack.next_steps(_entries(session, actor_id))
    return Steps(_step(session, found.undo), _step(session, found.redo))


def undo(
    work: Work,
    change_set: int | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Undone:
    """Undo a change set, without one the newest of the acting person that is not undone.

    `progress` is told (rows done, rows in all) and may raise to stop: then nothing is changed.
    Raises UserError UNDO_BLOCKED with the reason: nothing to undo, undone already, changed later
    or by another program, used by other records, not allowed to this person, or against a rule,
    whose own code is among the problems.
    """
    if change_set is None:
        change_set = stack.next_steps(_entries(work.session, work.actor.id)).undo
        if change_set is None:
            raise refuse(BLOCKED, _("There is nothing to undo."))
    return _take_back(work, _newest_of_chain(work.session, change_set), progress)


def redo(work: Work, *, progress: Callable[[int, int], None] | None = None) -> Undone:
    """Bring back what the acting person undid last; raises UNDO_BLOCKED as `undo`."""
    change_set = stack.next_steps(_entries(work.session, work.actor.id)).redo
    if change_set is None:
        raise refuse(BLOCKED, _("There is nothing to redo."))
    return _take_back(work, change_set, progress)


def _entries(session: Session, actor_id: int) -> Iterator[stack.Entry]:
    """Yield the change sets of a person, newest first, a few at a time."""
    undoing = aliased(ChangeSet)
    undone = exists().where(undoing.undoes_id == ChangeSet.id)
    before: int | None = None
    while True:
        query = select(ChangeSet.id, ChangeSet.undoes_id, undone)
        query = query.where(ChangeSet.staff_id == actor_id)
        if before is not None:
            query = query.where(ChangeSet.id < before)
        rows = session.execute(query.order_by(ChangeSet.id.desc()).limit(AT_ONCE)).all()
        links = links_of(session, [row[0] for row in rows if row[1] is not None])
        for row in rows:
            ordinary = row[1] is None
            yield stack.Entry(row[0], row[2], stack.takes_back(row[0], links), ordinary)
        if len(rows) < AT_ONCE:
            return
        before = rows[-1][0]


def _newest_of_chain(session: Session, change_set: int) -> int:
    """Return the change set itself, or the redo that stands in its place.

    Raises UserError NOT_FOUND, UNDO_BLOCKED when it is undone already.
    """
    if session.get(ChangeSet, change_set) is None:
        raise refuse("NOT_FOUND", _("This change is not known."))
    newest, undone = change_set, False
    while following := session.scalar(
        select(func.max(ChangeSet.id)).where(ChangeSet.undoes_id == newest)
    ):
        newest, undone = following, not undone
    if undone:
        raise refuse(BLOCKED, _("This is undone already."))
    return newest


def _step(session: Session, change_set: int | None) -> Step | None:
    if change_set is None:
        return None
    found = session.get_one(ChangeSet, change_set)
    first = stack.origin(change_set, links_of(session, [change_set]))
    command = session.get_one(ChangeSet, first).action
    return Step(
        change_set=change_set,
        action=origin_words(session, first),
        command=command,
        at=found.at,
        records=_records(session, change_set),
    )


def _records(session: Session, change_set: int) -> int:
    """Count the records of a change set: moves and travellers belong to theirs."""
    count = select(func.count()).where(RowChange.change_set_id == change_set)
    whole = session.scalar(count.where(RowChange.table_name.not_in(DETAILS)))
    return whole or session.scalar(count) or 0


def _take_back(work: Work, change_set: int, progress: Callable[[int, int], None] | None) -> Undone:
    session = work.session
    found = session.get_one(ChangeSet, change_set)
    changes = session.scalars(
        select(RowChange).where(RowChange.change_set_id == change_set).order_by(RowChange.id)
    ).all()
    step = _step(session, change_set)
    if step is None:
        raise refuse(BLOCKED, _("There is nothing to undo."))
    _refuse_if(why_not(work.actor, found, changes, own_file=_own_file(session)))
    _refuse_if(blockers.changed_later(session, change_set))
    session.info["undoes"] = change_set
    try:
        planned = reversals(changes)
    except (KeyError, ValueError, ArithmeticError) as error:
        sentence = _("Another version of the program wrote this; it cannot be undone here.")
        raise refuse(BLOCKED, sentence) from error
    _write(work, planned, progress)
    return Undone(step.action, step.command, step.records, frozenset(each.key for each in planned))


def _write(
    work: Work, planned: Sequence[Reversal], progress: Callable[[int, int], None] | None
) -> None:
    session = work.session
    total = len(planned)

    def tick(done: int) -> None:
        if progress is not None:
            progress(done, total)

    tick(0)
    rows = load_rows(session, planned)
    _refuse_if(blockers.changed_elsewhere(session, planned, rows))
    _refuse_if(blockers.used_by_others(session, planned))
    _refuse_if(blockers.taken_values(session, planned))
    touched = invariants.Touched(session, planned, rows)
    before = invariants.violations(session, touched, work.today)
    try:
        revert(session, planned, rows, tick)
    except IntegrityError as error:
        sentence = _("Other records stand in the way of what would come back.")
        raise refuse(BLOCKED, sentence) from error
    _check_rules(session, planned, touched, before, work.today)


def _check_rules(
    session: Session,
    planned: Sequence[Reversal],
    touched: invariants.Touched,
    before: set[Finding],
    today: date,
) -> None:
    broken = sorted(
        invariants.violations(session, touched, today) - before, key=lambda each: each.record
    )
    if broken:
        first = broken[0]
        sentence = _("A rule would be broken: {record}: {reason} ({code})")
        filled = sentence.format(record=first.record, reason=first.message, code=first.code)
        rules = [Problem(each.code, f"{each.record}: {each.message}") for each in broken]
        raise UserError([Problem(BLOCKED, filled), *rules])
    _refuse_if(invariants.ends_of_duty(session, planned))
    _refuse_if(invariants.signed_archive(session, planned))
    if any(each.key[0] == "staff" for each in planned):
        _refuse_if(invariants.nobody_left(session))


def _refuse_if(reason: str) -> None:
    if reason:
        raise refuse(BLOCKED, reason)


def _own_file(session: Session) -> bool:
    """Tell whether anybody may choose a role: in a file, or where nobody is administrator."""
    if session.get_bind().dialect.name == "sqlite":
        return True
    query = select(Staff.id).where(Staff.role == Role.ADMIN, Staff.active.is_(True))
    return session.scalar(query.limit(1)) is None
