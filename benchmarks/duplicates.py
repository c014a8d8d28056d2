"""What is shown while a company or a person is typed, at 100,000 companies and 200,000 contacts.

Run `python benchmarks/duplicates.py`. The work is what a form asks after each pause in typing. The
bare work is the same with `sqlite3` and rapidfuzz: the exact keys by their indexes, one comparison
with a list of all spellings; for a person the rows of their number. A second limit is the time
that a person notices. Two more lines are no questions of a form: reading the names once, and the
search of the whole database. The database is made in the temporary folder and kept.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from big_database import PLACES, TODAY, Size, companies, parks, staff, write
from measuring import MILLISECOND, in_turns, report, seconds
from memory import resident

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rapidfuzz import fuzz, process

from crm.clock import clock_at
from crm.companies.duplicates import look_alikes, prepare
from crm.companies.known_names import KnownNames
from crm.companies.models import Company, Contact
from crm.companies.people import Person, find_people
from crm.database.migrate import revisions
from crm.database.opening import open_database
from crm.merging.suspects import find_suspects
from crm.names.keys import exact_key, loose_key
from crm.names.sorting import search_key, sort_key
from crm.names.spelling import CLOSE, letters, spelling, spelling_of_key
from crm.parks.models import Park
from crm.staff.models import Staff
from crm.start import first_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

LIMIT = 4.0  # the bare work finds ids; the program also reads and ranks what it shows
LIMIT_MS = 50
NO_LIMIT = float("inf")  # one look into an index takes the bare work next to no time
CONTENT = 1  # counted up when other rows are written
SIZE = Size(leads=0, companies=60_000, letters=0, follow_ups=0)
MORE, CONTACTS = 40_000, 200_000
OTHER_PLACES = ("义乌", "东阳", "永康", "兰溪", "诸暨", "慈溪", "余姚", "海宁", "桐乡", "平湖")
TYPED = (
    *("杭州华达新能源有限公司", "杭州华达新能源集团", "杭州华达新能原有限公司"),
    *("义乌市华达新能源有限公司", "浙江远方智能装备股份有限公司", "完全两样的名称", "杭"),
)
PEOPLE = (
    Person(mobile="+86 138-0000-7919"),
    Person(company_id=77, name="职务17", mobile="13900000000", email="nobody@example.com"),
    Person(company_id=77, name="职务17"),
)


def database_file() -> Path:
    """Return the file of the database, made if it is not there yet."""
    name = f"duplicates-{revisions()[-1]}-{CONTENT}.db"
    path = Path(tempfile.gettempdir()) / "yinfeng-benchmarks" / name
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        database = open_database(unfinished, clock_at(TODAY))
        first_start(database)
        with database.engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            tables: tuple[Any, ...] = (
                (Staff, staff(SIZE)),
                (Park, parks(SIZE)),
                (Company, (*companies(SIZE), *more_companies())),
                (Contact, contacts()),
            )
            for place, (table, rows) in enumerate(tables):
                write(connection, table, rows, place << 40)
        database.close()
        unfinished.rename(path)
    return path


def more_companies() -> Iterator[dict[str, Any]]:
    """Yield the same trades in other places, every tenth with another name."""
    for number, row in enumerate(companies(Size(companies=MORE))):
        place = OTHER_PLACES[number % len(OTHER_PLACES)]
        name = place + str(row["name"]).removeprefix(PLACES[0])[2:]
        keys = {"exact_key": exact_key(name), "loose_key": loose_key(name)}
        aliases = [f"{place}老厂{number}"] if number % 10 == 0 else []
        found = {"sort_key": sort_key(name), "search_key": search_key(name)}
        yield {**row, **keys, **found, "id": SIZE.companies + number + 1, "name": name} | {
            "aliases": aliases
        }


def contacts() -> Iterator[dict[str, Any]]:
    """Yield two people a company, each with numbers and an address of their own."""
    for number in range(1, CONTACTS + 1):
        mobile = f"138{number * 7919 % 100_000_000:08d}"
        name = f"职务{number % 90}"
        yield {
            "id": number,
            "company_id": number % (SIZE.companies + MORE) + 1,
            "name": name,
            "search_key": search_key(name, mobile),
            "mobile": mobile,
            "mobile_key": mobile,
            "email": f"a{number}@example.com",
        }


def bare_companies(bare: sqlite3.Connection, spelled: list[str], name: str) -> None:
    """Ask for the keys, and compare with every spelling."""
    statement = (
        "SELECT id, name, uscc FROM company WHERE (exact_key = ? OR loose_key = ?)"
        " AND merged_into_id IS NULL"
    )
    bare.execute(statement, (exact_key(name), loose_key(name))).fetchall()
    process.extract(
        letters(spelling(name)), spelled, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=20
    )


def bare_people(bare: sqlite3.Connection, person: Person) -> None:
    """Ask for the rows of a number or of a company."""
    number = "".join(each for each in person.mobile if each.isdigit())[-11:]
    statement = (
        "SELECT contact.*, company.name FROM contact JOIN company ON company.id = company_id"
        " WHERE mobile_key = ? OR phone_key = ? OR company_id = ?"
    )
    bare.execute(statement, (number, number, person.company_id)).fetchall()


def measure(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], limit: float = LIMIT
) -> bool:
    """Compare with the bare work, and with what a person notices."""
    ours()  # the first question of a window is prepared when its form opens
    mine, bare = in_turns(partial(seconds, ours), partial(seconds, theirs))
    kept = report(name, mine * MILLISECOND, bare * MILLISECOND, limit, "ms")
    quick = mine * MILLISECOND <= LIMIT_MS
    if not quick:
        print(f"{name}: MISSED, more than {LIMIT_MS} ms")
    return kept and quick


def ask(session: Session, known: KnownNames, name: str) -> object:
    """Ask what the form of a company asks."""
    found = look_alikes(session, known, name, None)
    session.expunge_all()
    return found


def ask_people(session: Session, person: Person) -> object:
    """Ask what the form of a contact asks."""
    found = find_people(session, person)
    session.expunge_all()
    return found


def main() -> int:
    """Measure every question; 1 when a limit is not kept."""
    path = database_file()
    database = open_database(path)
    with database.read() as session, closing(sqlite3.connect(path)) as bare:
        keys = bare.execute("SELECT loose_key FROM company").fetchall()
        spelled = [letters(spelling_of_key(key)) for (key,) in keys]
        known = KnownNames()
        before = resident()
        reading = seconds(partial(known.follow, session))
        taken = resident() - before
        print(f"{len(keys):,} names read once{reading * MILLISECOND:>38.1f} ms, {taken:.0f} MiB")
        prepare(session, known)
        kept = [
            measure(
                f"company “{name}”",
                partial(ask, session, known, name),
                partial(bare_companies, bare, spelled, name),
            )
            for name in TYPED
        ]
        for person in PEOPLE:
            name = "person, by " + " and ".join(
                each for each in ("name", "mobile", "email") if getattr(person, each)
            )
            asked = partial(ask_people, session, person)
            kept.append(measure(name, asked, partial(bare_people, bare, person), NO_LIMIT))
        pairs = seconds(partial(find_suspects, session))
        print(f"the whole database searched{pairs * MILLISECOND:>41.1f} ms")
    database.close()
    return int(not all(kept))


if __name__ == "__main__":
    raise SystemExit(main())
