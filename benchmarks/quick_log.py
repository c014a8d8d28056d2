"""The quick log at 100,000 leads and 100,000 companies: opening, saving, each key of a name.

Run `python benchmarks/quick_log.py`. Each stands beside its bare work in the same run: opening
beside as many bare fields laid out and painted, saving beside the bare inserts of the same rows
with `sqlite3`, a key beside the bare question to the index and one comparison with a list of all
spellings. A second limit is the time that a person notices: 100 ms, 50 ms and 30 ms. The database
is made in the temporary folder and kept; entries are written to a copy of it.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from big_database import TODAY, Size, companies, leads, moves, parks, staff, write
from duplicates import contacts, more_companies
from measuring import MILLISECOND, in_turns, report, seconds

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from rapidfuzz import fuzz, process

from crm.clock import clock_at
from crm.companies.duplicates import prepare
from crm.companies.known_names import KnownNames
from crm.companies.models import Company, Contact
from crm.database.migrate import revisions
from crm.leads.models import Lead, LeadStageHistory
from crm.names.spelling import CLOSE, letters, spelling, spelling_of_key
from crm.opening import open_database
from crm.parks.models import Park
from crm.paths import Folder
from crm.search.index import SqliteIndex
from crm.search.statement import statement
from crm.search.suggesting import HITS, suggest_companies
from crm.search.tokens import question, tokens
from crm.settings import Settings
from crm.staff.models import Staff
from crm.staff.queries import actor_of
from crm.start import first_start
from crm.trips.commands import save_trip
from crm.trips.quick_log import log_on_trip
from ui.acting import Acting
from ui.background import ImmediateBackground
from ui.change_notifier import ChangeNotifier
from ui.context import Context
from ui.language import Languages
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.navigation import Navigator
from ui.pages.entries import page_entries
from ui.quick_log.offer import LogContacts
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.database.session import Actor, Database

CONTENT = 1  # counted up when other rows are written
SIZE = Size(letters=0, follow_ups=0)
TYPED = (
    *("杭", "杭州", "杭州华达", "杭州华达新能源有限公司", "h", "hz", "hzhdxny", "hangzhouhuada"),
    *("东阳老厂30", "slqy118", "完全两样的名称"),
)
KEY_MS, SAVE_MS, OPEN_MS = 30, 50, 100
KEY_LIMIT = 10.0  # the bare question finds; the program also reads what it shows, and its leads
SAVE_LIMIT = 16.0  # the bare inserts check nothing
OPEN_LIMIT = 6.0  # bare fields ask nothing, have no theme's icons and no suggestions
ROUNDS = 7


def database_file() -> Path:
    """Return the file of the database, made if it is not there yet."""
    name = f"quick-log-{revisions()[-1]}-{CONTENT}.db"
    path = Path(tempfile.gettempdir()) / "yinfeng-benchmarks" / name
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        database = open_database(unfinished, clock_at(TODAY))
        first_start(database)
        with database.engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            tables: tuple[tuple[Any, Any], ...] = (
                (Staff, staff(SIZE)),
                (Park, parks(SIZE)),
                (Company, (*companies(SIZE), *more_companies())),
                (Contact, contacts()),
                (Lead, leads(SIZE)),
                (LeadStageHistory, moves(SIZE)),
            )
            for place, (table, rows) in enumerate(tables):
                write(connection, table, rows, place << 40)
            connection.exec_driver_sql("DELETE FROM search_format")
        database.close()
        open_database(unfinished, clock_at(TODAY)).close()  # builds the index
        unfinished.rename(path)
    return path


def measured(
    name: str, ours: Callable[[], float], bare: Callable[[], float], limit: float, most: float
) -> bool:
    """Compare with the bare work, and with what a person notices (`most` ms)."""
    ours()  # what is loaded once is loaded
    mine, theirs = (each * MILLISECOND for each in in_turns(ours, bare, rounds=ROUNDS))
    kept = report(name, mine, theirs, limit, "ms")
    if mine > most:
        print(f"{name}: MISSED, more than {most} ms")
    return kept and mine <= most


def measure_keys(database: Database, path: Path) -> list[bool]:
    """Measure what is asked at a key, for beginnings of names and for whole ones."""
    known = KnownNames()
    with database.read() as session:
        prepare(session, known)
    with closing(sqlite3.connect(path)) as bare:
        keys = bare.execute("SELECT loose_key FROM company").fetchall()
        spelled = [letters(spelling_of_key(key)) for (key,) in keys]

        def ask(typed: str) -> None:
            with database.read() as session:
                suggest_companies(session, known, typed, 1)

        def ask_bare(typed: str) -> None:
            asked = question(typed)
            if asked is not None:
                query = statement(asked, SqliteIndex.spelling, HITS)
                bare.execute(query.sql, query.values).fetchall()
            if not typed.isascii():
                wanted = letters(spelling(typed))
                process.extract(wanted, spelled, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=20)

        return [
            measured(
                f"key “{typed}”",
                partial(seconds, partial(ask, typed)),
                partial(seconds, partial(ask_bare, typed)),
                KEY_LIMIT,
                KEY_MS,
            )
            for typed in TYPED
        ]


def measure_saving(database: Database, path: Path, actor: Actor) -> bool:
    """Measure the whole transaction of one entry, to the disk."""
    with database.write("save_trip", actor=actor) as work:
        days = {"starts_on": TODAY, "ends_on": TODAY, "leader_staff_id": actor.id}
        trip = save_trip(work, {"title": "出访", "cities": ["深圳"], "status": "进行中", **days})
    numbers = iter(range(10_000))

    def entry() -> dict[str, object]:
        return {
            "trip_id": trip.id,
            "met_on": TODAY.isoformat(),
            "company_name_text": f"示例新企业{next(numbers)}",
            "contact_text": "投资总监",
            "phone": "138 0000 0000",
            "topic": "厂房 3,000 ㎡，明年二季度进场",
            "interest": "高",
            "next_action": "寄送租赁方案",
            "next_action_on": "下周三",
        }

    def save() -> float:
        begin = perf_counter()
        with database.write("log_trip_contact", actor=actor) as work:
            log_on_trip(work, entry())
        return perf_counter() - begin

    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous = FULL")

        def insert() -> float:
            begin = perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            _insert_rows(bare, entry(), next(numbers))
            bare.execute("COMMIT")
            return perf_counter() - begin

        return measured("save an entry", save, insert, SAVE_LIMIT, SAVE_MS)


def _insert_rows(bare: sqlite3.Connection, values: dict[str, Any], number: int) -> None:
    """Insert the contact, its change set with its row, and its piece of the index."""
    common = {
        "uid": os.urandom(16).hex(),
        "version": 1,
        "created_at": "2026-10-08 00:00:00",
        "updated_at": "2026-10-08 00:00:00",
        "is_demo": 0,
        "met_by_staff_id": 1,
        "next_action_on": TODAY.isoformat(),
    }
    row = {**values, **common}
    marks = ", ".join("?" * len(row))
    sql = f"INSERT INTO trip_contact ({', '.join(row)}) VALUES ({marks})"  # noqa: S608 - our names
    row_id = bare.execute(sql, list(row.values())).lastrowid
    change = bare.execute(
        "INSERT INTO change_set (uid, at, staff_id, action) VALUES (?, ?, 1, 'log_trip_contact')",
        (os.urandom(16).hex(), "2026-10-08 00:00:00"),
    ).lastrowid
    bare.execute(
        "INSERT INTO row_change (change_set_id, table_name, row_id, operation, fields)"
        " VALUES (?, 'trip_contact', ?, 'INSERT', ?)",
        (change, row_id, json.dumps(values)),
    )
    text = " ".join(str(each) for each in values.values())
    piece = number + 1
    bare.execute(
        "INSERT INTO search_piece (id, text, haystack) VALUES (?, ?, ?)", (piece, text, text)
    )
    bare.execute(
        "INSERT INTO search_index (rowid, tokens) VALUES (?, ?)", (piece, " ".join(tokens(text)))
    )


def measure_opening(database: Database, folder: Path, actor: Actor) -> bool:
    """Measure from the key to the painted dialog with its trips, beside bare fields."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101
    context = Context(
        database=database,
        background=ImmediateBackground(app),
        changes=ChangeNotifier(database, app),
        clock=clock_at(TODAY),
        theme=Theme(app, "light"),
        language=Languages(app, "zh_CN"),
        settings=Settings(folder / "settings.json"),
        acting=Acting(actor, app),
        messages=Messages(app),
        navigate=Navigator(app),
        folder=Folder(folder),
    )
    window = MainWindow(context, page_entries()[-1:])
    window.show()
    app.processEvents()
    offer = window.findChild(LogContacts)
    assert offer is not None  # noqa: S101

    def open_log() -> float:
        begin = perf_counter()
        offer.open()
        dialog = offer.dialog
        assert dialog is not None  # noqa: S101
        dialog.repaint()
        taken = perf_counter() - begin
        dialog.close_overlay()
        app.sendPostedEvents(None, 0)
        app.processEvents()
        return taken

    def open_bare() -> float:
        begin = perf_counter()
        frame = _bare_fields(window)
        frame.show()
        frame.repaint()
        taken = perf_counter() - begin
        frame.deleteLater()
        app.processEvents()
        return taken

    first = open_log() * MILLISECOND
    print(f"opened for the first time, all names read: {first:.0f} ms")
    kept = measured("open the dialog", open_log, open_bare, OPEN_LIMIT, OPEN_MS)
    context.background.close()
    window.deleteLater()
    app.processEvents()
    return kept


def _bare_fields(window: QWidget) -> QFrame:
    """Return as many bare fields as the dialog has."""
    frame = QFrame(window)
    frame.setProperty("kind", "dialog")
    frame.setGeometry(400, 100, 640, 560)
    grid = QGridLayout(frame)
    kinds = (
        *((QComboBox, 2), (QLineEdit, 8), (QPlainTextEdit, 1)),
        *((QLabel, 14), (QPushButton, 9), (QToolButton, 4)),
    )
    for place, kind in enumerate(kind for kind, count in kinds for _ in range(count)):
        grid.addWidget(kind(frame), place // 2, place % 2)
    return frame


def main() -> int:
    """Measure everything; 1 when a limit is not kept."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(shutil.copy(database_file(), place))
        database = open_database(path, clock_at(TODAY))
        with database.read() as session:
            actor = actor_of(session, "S01")
        kept = measure_keys(database, path)
        kept.append(measure_saving(database, path, actor))
        kept.append(measure_opening(database, Path(place), actor))
        database.close()
    return int(not all(kept))


if __name__ == "__main__":
    raise SystemExit(main())
