"""Handing over 10,000 leads, and setting a field of 10,000 companies, against the bare SQL.

Run `python benchmarks/bulk_edit.py`. The work is what the window does with checked rows: the
preview (every command, in a transaction that is thrown away) and the write with its history and
search index. The bare work is the same rows written by hand with `sqlite3`: one UPDATE and one
row of the history for each record, in one transaction. Before measuring, both ways must leave
the same owners behind. Each round gives the records to somebody else, so that each has something
to write.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from itertools import cycle
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from big_database import NOW, TODAY, Size, big_database
from measuring import MILLISECOND, in_turns, report

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from crm.bulk.commands import apply, preview
from crm.bulk.edits import Action, Edit
from crm.clock import clock_at
from crm.database.session import Actor, Database
from crm.opening import open_database
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MANY = 10_000
SIZE = Size(leads=20_000, companies=12_000, letters=4_000, follow_ups=20_000)
MANAGER = Actor(1, "S01", "招商主管", Role.MANAGER)
IDS = tuple(range(1, MANY + 1))
# Every record goes through its whole command, twice with the preview: rules, rights, history.
WRITE_LIMIT, PREVIEW_LIMIT = 25.0, 20.0
OWNERS = cycle((5, 6))
CITIES = cycle(("义乌市", "杭州市"))


def hand_over(database: Database) -> Callable[[], object]:
    """Return the write of the window: all leads to the next owner."""

    def run() -> object:
        edit = Edit(Action.HAND_OVER, {"owner": next(OWNERS)})
        with database.write("hand_over_leads", actor=MANAGER) as work:
            return apply(work, "lead", IDS, edit)

    return run


def set_city(database: Database) -> Callable[[], object]:
    """Return the write of the window: all companies to the next city."""

    def run() -> object:
        edit = Edit(raw={"city": next(CITIES)})
        with database.write("save_companies", actor=MANAGER) as work:
            return apply(work, "company", IDS, edit)

    return run


def look(database: Database, kind: str, edits: Iterator[Edit]) -> Callable[[], object]:
    """Return the preview of the window."""

    def run() -> object:
        with database.rehearse(actor=MANAGER) as work:
            return preview(work, kind, IDS, next(edits))

    return run


def bare(path: Path, table: str, column: str, values: Iterator[object]) -> Callable[[], None]:
    """Return the same written by hand."""

    def run() -> None:
        value = next(values)
        with closing(sqlite3.connect(path)) as connection:
            marks = ",".join("?" * MANY)
            query = f"select id, version, {column} from {table} where id in ({marks})"  # noqa: S608 - our own names
            rows = connection.execute(query, IDS).fetchall()
            change_set = connection.execute(
                "insert into change_set (uid, at, staff_id, action)"
                " values (lower(hex(randomblob(16))), ?, 1, 'bare')",
                (NOW.isoformat(),),
            ).lastrowid
            connection.executemany(
                f"update {table} set {column} = ?, version = ?, updated_at = ?, updated_by = 1"  # noqa: S608 - our own names
                " where id = ? and version = ?",
                [(value, version + 1, NOW.isoformat(), each, version) for each, version, _ in rows],
            )
            connection.executemany(
                "insert into row_change (change_set_id, table_name, row_id, operation, fields)"
                " values (?, ?, ?, 'UPDATE', ?)",
                [
                    (change_set, table, each, json.dumps({column: [old, value]}))
                    for each, _, old in rows
                ],
            )
            connection.commit()

    return run


def measure(
    name: str, work: Callable[[], object], by_hand: Callable[[], object], limit: float
) -> bool:
    """Compare in turns; the time of the work is told too: people wait for it."""

    def spent(run: Callable[[], object]) -> float:
        begin = process_time()
        run()
        return process_time() - begin

    ours, theirs = in_turns(lambda: spent(work), lambda: spent(by_hand), rounds=3)
    return report(name, ours * MILLISECOND, theirs * MILLISECOND, limit, "ms")


def main() -> int:
    """Measure each; 1 when a limit is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bulk.db"
        shutil.copy(big_database(SIZE), path)
        database = open_database(path, clock_at(TODAY))
        owners = bare(path, "lead", "owner_id", OWNERS)
        cities = bare(path, "company", "city", CITIES)
        handed = (Edit(Action.HAND_OVER, {"owner": each}) for each in OWNERS)
        moved = (Edit(raw={"city": each}) for each in CITIES)
        kept = [
            measure("10,000 leads handed over", hand_over(database), owners, WRITE_LIMIT),
            measure("the preview of that", look(database, "lead", handed), owners, PREVIEW_LIMIT),
            measure("a field of 10,000 companies", set_city(database), cities, WRITE_LIMIT),
            measure("the preview of that", look(database, "company", moved), cities, PREVIEW_LIMIT),
        ]
        database.close()
    return int(not all(kept))


if __name__ == "__main__":
    raise SystemExit(main())
