"""Runs one command on many records of a transaction and hears what each comes to.

The records are taken in pieces. Inside a piece the commands share what they read, and their
changes are written at once. Where one of them refuses, the piece is taken back to its savepoint
and done again record by record, each with a savepoint of its own: what is refused leaves nothing
behind, everything else stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from crm.bulk.edits import Outcome
from crm.bulk.steps import step_of
from crm.database.base import Record
from crm.database.changes import Operation, RowChange, is_changed, row_changes
from crm.errors import Problem, UserError
from crm.history.words import Words
from crm.records.finding import chunks
from crm.records.references import describe
from crm.records.together import together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from crm.bulk.edits import Edit
    from crm.bulk.kinds import BulkKind
    from crm.bulk.steps import Step
    from crm.database.session import Work
    from crm.records.together import Together


def silent(_done: int, _total: int) -> None:
    """Tell nobody how far the work is."""


class Witness:
    """Hears what is written, and for which of the records: for itself, or for what belongs to it.

    `fields` holds old and new values of each record's own row, `followers` the rows of other
    tables that changed for it.
    """

    def __init__(self, session: Session, model: type[Record], *, in_words: bool) -> None:
        """Listen to `session`, which lives as long as the edit.

        Without `in_words` only the records are known that were `touched`: that is far quicker.
        """
        self._table = model.__tablename__
        self._parent = f"{model.__tablename__}_id"
        self.touched: set[int] = set()
        self.fields: dict[int, dict[str, Any]] = {}
        self.followers: dict[int, set[tuple[str, int]]] = {}
        event.listen(session, "after_flush", self._hear if in_words else self._hear_of)

    def forget(self, ids: Iterable[int]) -> None:
        """Take back what was heard of records: it was taken back in the database too."""
        for each in ids:
            self.touched.discard(each)
            self.fields.pop(each, None)
            self.followers.pop(each, None)

    def _record_of(self, row: Record) -> int | None:
        """Return the record that a row is, or belongs to."""
        own = type(row).__tablename__ == self._table
        return row.id if own else getattr(row, self._parent, None)

    def _hear_of(self, session: Session, _context: Any) -> None:
        rows = [*session.new, *session.deleted]
        rows += [row for row in session.dirty if isinstance(row, Record) and is_changed(row)]
        found = (self._record_of(row) for row in rows if isinstance(row, Record))
        self.touched.update(each for each in found if each is not None)

    def _hear(self, session: Session, _context: Any) -> None:
        rows = {
            (type(row).__tablename__, row.id): row
            for row in (*session.new, *session.dirty, *session.deleted)
            if isinstance(row, Record)
        }
        for change in row_changes(session):
            own = change.table_name == self._table
            record_id = self._record_of(rows[change.table_name, change.row_id])
            if record_id is None:
                continue
            self.touched.add(record_id)
            if own:
                self._add(record_id, change)
            elif change.operation == Operation.UPDATE:
                followers = self.followers.setdefault(record_id, set())
                followers.add((change.table_name, change.row_id))

    def _add(self, record_id: int, change: RowChange) -> None:
        known = self.fields.setdefault(record_id, {})
        for name, (old, new) in change.fields.items():
            known[name] = [known[name][0] if name in known else old, new]


class Running:
    """One edit on many records of one transaction."""

    def __init__(self, work: Work, kind: BulkKind, edit: Edit, *, in_words: bool) -> None:
        """Prepare the command; raises UserError for values that are wrong for every record.

        With `in_words` the outcomes will hold old and new values.
        """
        self._work = work
        self._kind = kind
        self._in_words = in_words
        names = {*edit.raw, *edit.add, *edit.remove} if in_words else set[str]()
        # Kept in tables of their own: the members of a trip, the companies of a visit.
        self._links = [
            each.name
            for each in kind.fields
            if each.name in names and not hasattr(kind.model, each.name)
        ]
        self._linked: dict[int, dict[str, object]] = {}
        self._step: Step = step_of(work, kind, edit)
        self.witness = Witness(work.session, kind.model, in_words=in_words)
        self._versions: dict[int, int] = {}
        self._titles: dict[int, tuple[str, str, str]] = {}
        self._warnings: dict[int, tuple[Problem, ...]] = {}
        self._problems: dict[int, tuple[Problem, ...]] = {}

    def run(
        self,
        ids: Sequence[int],
        versions: Mapping[int, int],
        progress: Callable[[int, int], None],
    ) -> None:
        """Do it to every record; `versions` are those that the user saw."""
        done = 0
        for piece in chunks(list(dict.fromkeys(ids))):
            progress(done, len(ids))
            with together(self._work.session, self._kind.model, piece) as shared:
                self._look_up(shared)
                self._do(shared, versions)
            done += len(piece)
        progress(len(ids), len(ids))

    def outcomes(self, ids: Sequence[int]) -> tuple[Outcome, ...]:
        """Return what each record came to."""
        words = Words(self._work.session)
        fields = self._fields()
        words.learn(self._kind.kind, fields.values())
        return tuple(self._outcome(each, words, fields) for each in dict.fromkeys(ids))

    def _outcome(
        self, record_id: int, words: Words, fields: Mapping[int, dict[str, Any]]
    ) -> Outcome:
        code, title, detail = self._titles.get(record_id, ("", "", ""))
        return Outcome(
            id=record_id,
            version=self._versions.get(record_id, 0),
            code=code,
            title=title,
            detail=detail,
            changes=words.changes(self._kind.kind, fields.get(record_id, {})),
            followers=self._followers(record_id),
            problems=self._problems.get(record_id, ()),
            warnings=self._warnings.get(record_id, ()),
            touched=record_id in self.witness.touched,
        )

    def _fields(self) -> Mapping[int, dict[str, Any]]:
        """Return what changed of each record, with what it links to."""
        if not self._in_words:
            return {}
        fields = self.witness.fields
        for record_id, before in self._linked.items():
            if record_id in self.witness.touched:
                now = self._kind.load(self._work.session, record_id).values
                linked = {name: [old, now[name]] for name, old in before.items()}
                fields[record_id] = {**linked, **fields.get(record_id, {})}
        return fields

    def _followers(self, record_id: int) -> dict[str, int]:
        counts: dict[str, int] = {}
        for table, _row_id in self.witness.followers.get(record_id, ()):
            counts[table] = counts.get(table, 0) + 1
        return counts

    def _look_up(self, shared: Together) -> None:
        """Read versions and names before anything changes."""
        kind, session = self._kind, self._work.session
        shared.read_near(kind.near)
        names = describe(session, kind.kind, shared.ids)
        companies: dict[int, str] = {}
        if kind.company:
            ids = {getattr(row, kind.company) for row in shared.rows.values()}
            companies = describe(session, "company", list(ids))
        for record_id, row in shared.rows.items():
            self._versions[record_id] = row.version
            if self._links:
                known = kind.load(session, record_id).values
                self._linked[record_id] = {name: known[name] for name in self._links}
            company = companies.get(getattr(row, kind.company), "") if kind.company else ""
            name = names.get(record_id, "")
            self._titles[record_id] = (
                getattr(row, "code", ""),
                company or name,
                name if company and name != getattr(row, "code", "") else "",
            )

    def _do(self, shared: Together, versions: Mapping[int, int]) -> None:
        session, work = self._work.session, self._work
        warned = len(work.warnings)
        try:
            with session.begin_nested():
                for record_id in shared.ids:
                    self._do_one(record_id, versions)
                session.flush()
        except UserError:
            del work.warnings[warned:]
            self.witness.forget(shared.ids)
            shared.read()
            shared.read_near(self._kind.near)
            self._do_each(shared.ids, versions)

    def _do_each(self, ids: Iterable[int], versions: Mapping[int, int]) -> None:
        session, work = self._work.session, self._work
        for record_id in ids:
            warned = len(work.warnings)
            try:
                with session.begin_nested():
                    self._do_one(record_id, versions)
                    session.flush()
            except UserError as error:
                del work.warnings[warned:]
                self.witness.forget([record_id])
                self._problems[record_id] = error.problems

    def _do_one(self, record_id: int, versions: Mapping[int, int]) -> None:
        """Run the command and keep its warnings with the record."""
        warnings = self._work.warnings
        before = len(warnings)
        self._step(record_id, versions.get(record_id))
        self._warnings[record_id] = tuple(warnings[before:])
        del warnings[before:]
