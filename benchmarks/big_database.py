"""The database that the benchmarks measure: 100,000 leads and what belongs to them.

`python benchmarks/big_database.py` makes it and says where it is. It is kept in the temporary
folder, by revision of the schema, size and CONTENT, and made once. The same numbers
give the same rows: there is no chance in it. All names are made up of a place, two characters, a
trade and 有限公司, all people are job titles.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import insert

from crm.clock import clock_at
from crm.companies.models import Company
from crm.companies.terms import CompanyTier
from crm.database.migrate import revisions
from crm.followups.models import FollowUp
from crm.followups.terms import Channel
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.stage import ORDER
from crm.leads.terms import (
    LeadKind,
    LostReason,
    Mode,
    ProjectLevel,
    Scope,
    SourceChannel,
    Stage,
)
from crm.letters.models import Letter
from crm.letters.terms import AreaKind, LetterStatus, Relation
from crm.names.keys import exact_key, loose_key
from crm.names.sorting import search_key, sort_key
from crm.opening import open_database
from crm.parks.models import Park
from crm.parks.terms import ParkKind, ParkStatus
from crm.quantities.dates import DatePrecision
from crm.staff.models import Staff
from crm.staff.terms import Role
from crm.start import first_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from crm.database.base import Base
    from crm.database.session import Database

TODAY = date(2026, 10, 8)
FIRST, DAYS = date(2024, 1, 1), 1000
NOW = datetime(2026, 10, 8, tzinfo=UTC)
CHUNK = 20_000
CONTENT = 1  # counted up when other rows are written
PLACES = (
    *("杭州", "宁波", "温州", "嘉兴", "湖州", "绍兴", "金华", "衢州", "台州", "丽水"),
    *("上海", "苏州", "深圳", "广州", "成都"),
)
FIRST_SYLLABLES = "华瑞宏嘉远诚盛鑫博创天海东新中金立恒益泰"
SECOND_SYLLABLES = "达丰通源科信联洋辉维芯能锐光翔康晨越图智"
TRADES = (
    *("新能源", "半导体", "光学", "精密机械", "生物医药", "新材料", "智能装备", "供应链"),
    *("电子", "环保"),
)
MODES = (Mode.M01, Mode.M02, Mode.M03, Mode.M12, Mode.M15, Mode.M17)
# Leads of a hundred in each stage.
SHARES = dict(zip(Stage, (24, 20, 14, 12, 8, 6, 4, 4, 4, 4), strict=True))
STAGES = [stage for stage, share in SHARES.items() for _ in range(share)]


@dataclass(frozen=True)
class Size:
    """How many rows of each kind."""

    leads: int = 100_000
    companies: int = 60_000
    letters: int = 20_000
    follow_ups: int = 1_000_000
    parks: int = 40
    staff: int = 30


FULL = Size()


def big_database(size: Size = FULL) -> Path:
    """Return the file of a database of this size, made if it is not there yet."""
    mark = hashlib.sha256(f"{CONTENT} {size}".encode()).hexdigest()[:8]
    folder = Path(tempfile.gettempdir()) / "yinfeng-benchmarks"
    path = folder / f"{size.leads}-leads-{revisions()[-1]}-{mark}.db"
    if not path.exists():
        folder.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        database = open_database(unfinished, clock_at(TODAY))
        fill(database, size)
        database.close()
        unfinished.rename(path)
    return path


def fill(database: Database, size: Size) -> None:
    """Write every table in bulk, past the commands: they would take an hour."""
    first_start(database)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        tables: tuple[tuple[type[Base], Iterator[dict[str, Any]]], ...] = (
            (Staff, staff(size)),
            (Park, parks(size)),
            (Company, companies(size)),
            (Lead, leads(size)),
            (LeadStageHistory, moves(size)),
            (Letter, letters(size)),
            (FollowUp, follow_ups(size)),
        )
        for place, (table, rows) in enumerate(tables):
            write(connection, table, rows, place << 40)


def write(
    connection: Connection, table: type[Base], rows: Iterator[dict[str, Any]], first_uid: int
) -> None:
    """Insert rows by the thousand, each with what every row carries."""
    common = {"version": 1, "created_at": NOW, "updated_at": NOW, "is_demo": False}
    chunk: list[dict[str, Any]] = []
    for number, row in enumerate(rows):
        chunk.append({**row, **common, "uid": uuid.UUID(int=first_uid + number)})
        if len(chunk) == CHUNK:
            connection.execute(insert(table), chunk)
            chunk = []
    if chunk:
        connection.execute(insert(table), chunk)


def day_of(number: int) -> date:
    """Spread numbers over the thousand days up to today."""
    return FIRST + timedelta(days=number * 7919 % DAYS)


def staff(size: Size) -> Iterator[dict[str, Any]]:
    """Yield recruiters; number 1 is the manager of the first start."""
    for number in range(2, size.staff + 1):
        name = f"招商专员{number}"
        yield {
            "id": number,
            "code": f"S{number:02}",
            "name": name,
            "search_key": search_key(name),
            "role": Role.RECRUITER,
            "active": True,
        }


def parks(size: Size) -> Iterator[dict[str, Any]]:
    """Yield parks, each with room for its letters."""
    for number in range(1, size.parks + 1):
        name = f"{PLACES[number % len(PLACES)]}{TRADES[number % len(TRADES)]}产业园{number}"
        yield {
            "id": number,
            "code": f"PK{number:02}",
            "name": name,
            "sort_key": sort_key(name),
            "search_key": search_key(name),
            "kind": ParkKind.PARK,
            "status": ParkStatus.OPENED,
            "leasable_area": Decimal(500_000),
        }


def company_name(number: int) -> str:
    """Return a name that no other number has."""
    rest, trade = divmod(number, len(TRADES))
    rest, second = divmod(rest, len(SECOND_SYLLABLES))
    rest, first = divmod(rest, len(FIRST_SYLLABLES))
    middle = FIRST_SYLLABLES[first] + SECOND_SYLLABLES[second]
    return f"{PLACES[rest]}{middle}{TRADES[trade]}有限公司"


def companies(size: Size) -> Iterator[dict[str, Any]]:
    """Yield companies in a scattered order, a tenth of them tenants."""
    tiers = list(CompanyTier)
    for number in range(1, size.companies + 1):
        name = company_name(number * 7919 % size.companies)
        yield {
            "id": number,
            "name": name,
            "exact_key": exact_key(name),
            "loose_key": loose_key(name),
            "sort_key": sort_key(name),
            "search_key": search_key(name),
            "city": PLACES[number % len(PLACES)],
            "industry_id": number % 20 + 1,
            "tier": tiers[number % len(tiers)] if number % 4 == 0 else None,
            "is_tenant": number % 10 == 0,
            "park_id": number % size.parks + 1 if number % 10 == 0 else None,
        }


def leads(size: Size) -> Iterator[dict[str, Any]]:
    """Yield leads in all stages; every third leaves its investment open."""
    for number in range(1, size.leads + 1):
        stage = STAGES[number % len(STAGES)]
        entered = day_of(number)
        signed = stage in ORDER and ORDER.index(stage) >= ORDER.index(Stage.SIGNED)
        title = f"{TRADES[number % len(TRADES)]}项目{number}"
        code = f"XS-{entered.year}-{number:06}"
        foreign = number % 50 == 0
        yield {
            "id": number,
            "code": code,
            "title": title,
            "sort_key": sort_key(title),
            "search_key": search_key(title, code),
            "company_id": number * 31 % size.companies + 1,
            "kind": LeadKind.NEW,
            "scope": Scope.GROUP,
            "industry_id": number % 21 or None,
            "mode": MODES[number % len(MODES)],
            "source_channel": SourceChannel.OTHER,
            "registered_on": entered - timedelta(days=number % 90),
            "owner_id": number % size.staff + 1,
            "stage": stage,
            "stage_entered_on": entered,
            "stage_precision": DatePrecision.DAY,
            "probability_override": Decimal(number % 100) if number % 40 == 0 else None,
            "est_investment": Decimal(number * 10_000) if number % 3 else None,
            "currency": "USD" if foreign else "CNY",
            "fx_rate": Decimal("7.12") if foreign else None,
            "est_area_needed": Decimal(number % 9000 + 500) if number % 2 else None,
            "project_level": ProjectLevel.ORDINARY,
            "preferred_park_ids": [number % size.parks + 1] if number % 4 == 0 else [],
            "park_id": number % size.parks + 1 if signed else None,
            "contract_signed_on": entered if signed else None,
            "next_action_on": entered + timedelta(days=30) if number % 2 else None,
            "lost_reason": LostReason.OTHER if stage is Stage.LOST else None,
            "review_on": entered + timedelta(days=90) if stage is Stage.ON_HOLD else None,
        }


def moves(size: Size) -> Iterator[dict[str, Any]]:
    """Yield three moves a lead, the last into its present stage."""
    for number in range(3 * size.leads):
        lead, position = number // 3 + 1, number % 3
        stage = STAGES[lead % len(STAGES)]
        yield {
            "lead_id": lead,
            "position": position,
            "from_stage": ORDER[position - 1] if position else None,
            "to_stage": stage if position == 2 else ORDER[position],  # noqa: PLR2004 - the third
            "on": day_of(lead) - timedelta(days=2 - position),
            "precision": DatePrecision.DAY,
        }


def letters(size: Size) -> Iterator[dict[str, Any]]:
    """Yield signed letters of which some expire, convert, are withdrawn or replaced."""
    for number in range(1, size.letters + 1):
        signed = day_of(number)
        later = signed + timedelta(days=200)
        lead = number * 5 % size.leads + 1
        yield {
            "id": number,
            "code": f"YX-{signed.year}-{number:06}",
            "lead_id": lead,
            "company_id": lead * 31 % size.companies + 1,
            "park_id": number % size.parks + 1,
            "area_kind": AreaKind.LAND if number % 50 == 0 else AreaKind.RENT,
            "area": Decimal(1000 + number % 900),
            "signed_on": signed,
            "valid_until": later if number % 3 == 0 else None,
            "withdrawn_on": later if number % 11 == 0 else None,
            "converted_on": later if number % 7 == 0 else None,
            "contract_area": Decimal(900) if number % 7 == 0 else None,
            "supersedes_id": number - 1 if number % 10 == 0 else None,
            "status": LetterStatus.SIGNED,
            "relation_to_prior": Relation.SUPERSEDES if number % 10 == 0 else Relation.NONE,
            "owner_id": number % size.staff + 1,
        }


def follow_ups(size: Size) -> Iterator[dict[str, Any]]:
    """Yield follow-ups, the same number on every lead."""
    channels = list(Channel)
    for number in range(size.follow_ups):
        lead = number % size.leads + 1
        yield {
            "lead_id": lead,
            "company_id": lead * 31 % size.companies + 1,
            "on": day_of(number),
            "by_staff_id": number % size.staff + 1,
            "channel": channels[number % len(channels)],
            "content": f"第{number // size.leads + 1}次跟进：沟通选址、用能和政策，约定下次见面。",
        }


def main() -> None:
    """Make the database and say where it is."""
    begin = perf_counter()
    path = big_database()
    print(f"{path}: {path.stat().st_size / 2**20:.0f} MiB in {perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
