"""All figures for one date at 100,000 leads and 20,000 letters, against the SQL they need.

Run `.venv/bin/python benchmarks/figures.py`; the limit is twice the bare SQL of figures.sql. Both
are measured in one run, on the same file, the best of five.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import insert
from sqlalchemy.orm import Session

from crm.companies.models import Company
from crm.database.uids import new_uid
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.stage import ORDER
from crm.leads.terms import LeadKind, Mode, ProjectLevel, Scope, SourceChannel, Stage
from crm.letters.models import Letter
from crm.letters.terms import AreaKind, LetterStatus, Relation
from crm.measures.computing import compute_all
from crm.measures.definitions import DEFINITIONS
from crm.opening import open_database
from crm.parks.models import Park
from crm.parks.terms import ParkKind, ParkStatus
from crm.quantities.dates import DatePrecision
from crm.staff.models import Staff
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LEADS, LETTERS, PARKS, STAFF = 100_000, 20_000, 40, 30
FIRST, AS_OF = date(2024, 1, 1), date(2026, 10, 8)
LIMIT = 2.0
NOW = datetime(2026, 10, 8, tzinfo=UTC)
BARE = Path(__file__).with_suffix(".sql")


def base(number: int) -> dict[str, Any]:
    """Return what every row carries."""
    return {
        "id": number,
        "uid": new_uid(NOW),
        "version": 1,
        "created_at": NOW,
        "updated_at": NOW,
        "is_demo": False,
    }


def day_of(number: int) -> date:
    """Spread numbers over the thousand days up to the as-of date."""
    return FIRST + timedelta(days=number * 7919 % 1000)


def leads() -> Iterable[dict[str, Any]]:
    """Leads spread over all stages; every third leaves its investment open."""
    for number in range(1, LEADS + 1):
        stage = ORDER[number % len(ORDER)]
        entered = day_of(number)
        signed = ORDER.index(stage) >= ORDER.index(Stage.SIGNED)
        yield base(number) | {
            "code": f"XS-2024-{number:06}",
            "title": f"示例项目{number}",
            "sort_key": f"{number:06}",
            "search_key": f"{number:06}",
            "company_id": number % 60_000 + 1,
            "kind": LeadKind.NEW,
            "scope": Scope.GROUP,
            "mode": Mode.M17,
            "source_channel": SourceChannel.OTHER,
            "registered_on": entered,
            "owner_id": number % STAFF + 1,
            "stage": stage,
            "stage_entered_on": entered,
            "stage_precision": DatePrecision.DAY,
            "est_investment": Decimal(number * 10_000) if number % 3 else None,
            "currency": "CNY",
            "project_level": ProjectLevel.ORDINARY,
            "contract_signed_on": entered if signed else None,
        }


def moves() -> Iterable[dict[str, Any]]:
    """Three moves a lead, the last into its present stage."""
    for number in range(1, 3 * LEADS + 1):
        lead, position = (number + 2) // 3, (number - 1) % 3
        last = ORDER[lead % len(ORDER)]
        yield base(number) | {
            "lead_id": lead,
            "position": position,
            "to_stage": last if position == 2 else ORDER[position],  # noqa: PLR2004 - the third
            "on": day_of(lead),
            "precision": DatePrecision.DAY,
        }


def letters() -> Iterable[dict[str, Any]]:
    """Letters of which some expire, convert, are withdrawn or replaced."""
    for number in range(1, LETTERS + 1):
        signed = day_of(number)
        later = signed + timedelta(days=200)
        yield base(number) | {
            "code": f"YX-2024-{number:06}",
            "lead_id": number,
            "company_id": number % 60_000 + 1,
            "park_id": number % PARKS + 1,
            "area_kind": AreaKind.RENT,
            "area": Decimal(1000 + number % 900),
            "signed_on": signed,
            "valid_until": later if number % 3 == 0 else None,
            "withdrawn_on": later if number % 11 == 0 else None,
            "converted_on": later if number % 7 == 0 else None,
            "contract_area": Decimal(900) if number % 7 == 0 else None,
            "supersedes_id": number - 1 if number % 10 == 0 else None,
            "status": LetterStatus.SIGNED,
            "relation_to_prior": Relation.NONE,
            "owner_id": number % STAFF + 1,
        }


def fill(session: Session) -> None:
    """Write the parents, then the leads, their history and the letters."""
    staff = {"role": Role.RECRUITER, "active": True}
    park = {"kind": ParkKind.PARK, "status": ParkStatus.OPENED, "leasable_area": Decimal(500_000)}
    session.execute(insert(Staff), [_named(number, "S") | staff for number in range(1, STAFF + 1)])
    session.execute(insert(Park), [_named(number, "PK") | park for number in range(1, PARKS + 1)])
    companies = (_named(number, "示例企业") for number in range(1, 60_001))
    session.execute(insert(Company), [_company(row) for row in companies])
    session.execute(insert(Lead), list(leads()))
    session.execute(insert(LeadStageHistory), list(moves()))
    session.execute(insert(Letter), list(letters()))


def _named(number: int, prefix: str) -> dict[str, Any]:
    name = f"{prefix}{number}"
    return base(number) | dict.fromkeys(("code", "name", "sort_key", "search_key"), name)


def _company(row: dict[str, Any]) -> dict[str, Any]:
    keys = dict.fromkeys(("exact_key", "loose_key"), row["name"])
    return {name: value for name, value in (row | keys).items() if name != "code"}


def best_of_five(*works: Callable[[], object]) -> list[float]:
    """Return the shortest of five runs of each in seconds; they take turns."""
    best = [float("inf")] * len(works)
    for _ in range(5):
        for place, work in enumerate(works):
            begin = perf_counter()
            work()
            best[place] = min(best[place], perf_counter() - begin)
    return best


def main() -> int:
    """Measure both and print the ratio; 1 when the limit is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.sqlite"
        database = open_database(path)
        with database.engine.begin() as connection:
            fill(Session(connection))
            connection.exec_driver_sql("ANALYZE")
        with database.read() as session, closing(sqlite3.connect(path)) as bare:
            asked = {"day": AS_OF.isoformat(), "start": f"{AS_OF.year}-01-01"}
            statements = BARE.read_text(encoding="utf-8").split(";\n")
            figures, limit = best_of_five(
                lambda: compute_all(session, tuple(DEFINITIONS), as_of=AS_OF),
                lambda: [bare.execute(each, asked).fetchall() for each in statements],
            )
        database.close()
    print(f"{len(DEFINITIONS)} figures {figures:.3f} s, bare SQL {limit:.3f} s")
    print(f"ratio {figures / limit:.2f}, limit {LIMIT:.2f}")
    return int(figures > LIMIT * limit)


if __name__ == "__main__":
    raise SystemExit(main())
