"""The first page at 100,000 leads: what is due, leads past their limit, letters that end.

Run `python benchmarks/day.py`. The bare work is day.sql, sent through `sqlite3`; the lines must be
the same. One person's day is what the window shows; everybody's is the heaviest there is. The
number on the rail is counted after every commit. The limit is twice the bare SQL.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from big_database import TODAY, big_database
from measuring import compare

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from crm.agenda.queries import count_due, load_agenda
from crm.agenda.terms import DueGroup
from crm.database.opening import open_database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm.agenda.rows import Agenda

LIMIT = 2.0
PERSON = 4
STATEMENTS = {
    name.strip(): statement.strip()
    for name, _, statement in (
        part.partition("\n")
        for part in Path(__file__).with_suffix(".sql").read_text("utf-8").split("\n-- ")
    )
    if statement.startswith("select")
}
# The plus keeps SQLite, which has no statistics here, from the index of all signed letters.
FORCE = """l.archived_at is null {owner} and +l.status = 'SIGNED' and l.signed_on <= :day
and (l.converted_on is null or l.converted_on > :day)
and (l.withdrawn_on is null or l.withdrawn_on > :day)
and (l.valid_until is null or l.valid_until >= :day)
and not exists (select 1 from letter s where s.supersedes_id = l.id and +s.status = 'SIGNED'
and s.signed_on <= :day)"""
SUNDAY = TODAY + timedelta(days=6 - TODAY.weekday())
VALUES = {
    "day": TODAY.isoformat(),
    "sunday": SUNDAY.isoformat(),
    "next_sunday": (SUNDAY + timedelta(days=7)).isoformat(),
    "month": (TODAY + timedelta(days=30)).isoformat(),
}


def words_of(person: int | None) -> dict[str, str]:
    """Return what says whose lines, leads and letters are meant."""
    owner = "" if person is None else f"and owner_id = {person}"
    mine = ""
    if person is not None:
        mine = f"""and (next_action_staff_id = {person}
        or next_action_staff_id is null and owner_id = {person})"""
    return {"mine": mine, "owner": owner, "force": FORCE.format(owner=owner)}


def by_hand(database: sqlite3.Connection, person: int | None) -> list[int]:
    """Do what the page does with statements written by hand; return the leads that are due."""
    words, values = words_of(person), dict(VALUES)

    def run(name: str) -> list[tuple[Any, ...]]:
        return database.execute(STATEMENTS[name].format(**words), values).fetchall()

    order = [group.value for group in DueGroup]
    due = sorted(run("due"), key=lambda row: (order.index(row[3]), row[4]))
    ids = [row[0] for row in due]
    values["ids"] = json.dumps(ids)
    for name in ("lines", "said", "moves", "late", "ending", "endings", "endless"):
        run(name)
    return ids


def through_crm(session: Session, person: int | None) -> list[int]:
    """Read the first page; return the leads that are due."""
    agenda: Agenda = load_agenda(session, TODAY, staff_id=person)
    session.expunge_all()
    return [each.id for each in agenda.due]


def counted(database: sqlite3.Connection, person: int | None) -> int:
    """Count what is overdue or due today by hand."""
    statement = STATEMENTS["count"].format(**words_of(person))
    return database.execute(statement, VALUES).fetchone()[0]


def main() -> int:
    """Measure and print; 1 when a limit is not kept."""
    path = big_database()
    database = open_database(path)
    kept: list[bool] = []
    with database.read() as session, closing(sqlite3.connect(path)) as bare:
        for name, person in (("one person's day", PERSON), ("everybody's day", None)):
            ours, theirs = partial(through_crm, session, person), partial(by_hand, bare, person)
            if ours() != theirs():
                raise SystemExit(f"{name}: the two do not find the same lines")
            kept.append(compare(name, ours, theirs, LIMIT))
        number = partial(count_due, session, TODAY, PERSON)
        by_sql = partial(counted, bare, PERSON)
        if number() != by_sql():
            raise SystemExit("the number on the rail differs")
        kept.append(compare("the number on the rail", number, by_sql, LIMIT))
    database.close()
    return int(not all(kept))


if __name__ == "__main__":
    raise SystemExit(main())
