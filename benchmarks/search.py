"""Searching 1,000,000 pieces of text, against the index query that it needs; and what it costs.

Run `python benchmarks/search.py`. The database is the one of the other benchmarks with people,
telephone numbers and follow-ups in which no two say the same, indexed by `reindex` (some minutes
at the first run, then kept). The work is what Ctrl+K does with what was typed: the first 50 hits
with their titles and marks. The bare work is the index query of the same search with the same
limit, sent through `sqlite3`. Both must find the same records. Last comes a save with and
without the index.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from big_database import (
    FULL,
    PLACES,
    TODAY,
    TRADES,
    Size,
    big_database,
    company_name,
    write,
)
from measuring import MILLISECOND, in_turns, report, seconds

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import text

from crm.clock import clock_at
from crm.companies.models import Contact
from crm.database.session import Actor, Database
from crm.leads.commands import save_lead
from crm.names.sorting import search_key
from crm.opening import open_database
from crm.search.index import SqliteIndex
from crm.search.places import Place, record_number
from crm.search.queries import HITS, find
from crm.search.rebuilding import reindex
from crm.search.statement import statement
from crm.search.tokens import question
from crm.staff.terms import Role
from crm.start import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

LIMIT = 1.5
LIMIT_MS = 30
SAVE_LIMIT = 2.5  # of processor time; waiting for the disk takes ten times as long
CONTENT = 1  # counted up when other rows are written
CONTACTS = 60_000
TYPED = (
    *("杭", "杭州", "华瑞新能源", "有限公司", "光学 宁波", "司公", "半导体", "项目99", "林"),
    *("hangzhou", "hz", "hzhr", "jxhr", "xny", "shenzhen guangxue", "ningb", "xian", "a", "tesla"),
    *("0099", "1380", "13800012345", "7", "42", "XS-2025-000", "２０２５", "12345㎡"),
    *("用能指标", "蒸汽 管网", "约定 下周三", "标准厂房8000", "没有这样的话"),
)
ASKS = (
    "用能指标",
    "蒸汽管网",
    "环评进度",
    "员工住宿",
    "人才政策",
    "物流成本",
    "税收贡献",
    "设备补贴",
)
NEXT = ("约定下周三来访", "请财务核对报价", "等待董事会决定", "安排园区踏勘", "补充可研报告")
HOUSES = ("标准厂房", "定制厂房", "研发楼", "工业用地", "中试基地")
TITLES = ("总经理", "投资总监", "厂长", "财务负责人", "政府事务经理", "董事长助理")


def follow_up(number: int) -> str:
    """Return a sentence that no other number has."""
    return (
        f"与{company_name(number * 31 % FULL.companies)}{TITLES[number % 6]}沟通"
        f"{ASKS[number // 7 % 8]}和{ASKS[number // 3 % 8]}，"
        f"需要{HOUSES[number % 5]}{number * 13 % 90_000}㎡，"
        f"投资{number % 9_000}万元；{NEXT[number // 11 % 5]}。"
    )


def contacts() -> Iterator[dict[str, Any]]:
    """Yield a person with a telephone number at every company."""
    for number in range(1, CONTACTS + 1):
        title = TITLES[number % len(TITLES)]
        mobile = f"1380{number * 7919 % 10_000_000:07}"
        yield {
            "id": number,
            "company_id": number,
            "name": f"{PLACES[number % len(PLACES)]}{TRADES[number % len(TRADES)]}{title}",
            "mobile": mobile,
            "title": title,
            "search_key": search_key(title, mobile),
        }


def searched_database() -> Path:
    """Return the file of the indexed database, made if it is not there yet."""
    plain = big_database(Size())
    path = plain.with_name(f"{plain.stem}-searched-{CONTENT}.db")
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        shutil.copy(plain, unfinished)
        database = open_database(unfinished, clock_at(TODAY))
        with database.engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            write(connection, Contact, contacts(), 1 << 60)
            numbers = range(1, FULL.follow_ups + 1)
            connection.exec_driver_sql(
                "UPDATE follow_up SET content = ? WHERE id = ?",
                [(follow_up(number), number) for number in numbers],
            )
        begin = perf_counter()
        with database.write("reindex", actor=PROGRAM) as work:
            pieces = reindex(work.session)
        print(f"indexed {pieces:,} pieces in {perf_counter() - begin:.0f} s")
        database.close()
        unfinished.rename(path)
    return path


def through_crm(session: Session, typed: str) -> list[int]:
    """Do what Ctrl+K does; return the numbers of the records."""
    hits = find(session, typed)
    return [record_number(Place(hit.kind, hit.id, hit.archived)) for hit in hits]


def through_sqlite(database: sqlite3.Connection, query: tuple[str, Any]) -> list[int]:
    """Do the index query alone, with the same limit."""
    return [row[0] for row in database.execute(*query).fetchall()]


def search(session: Session, bare: sqlite3.Connection) -> bool:
    """Compare every search; the sum of all must keep the ratio, each of them the time."""
    ours, theirs, slowest = 0.0, 0.0, ("", 0.0)
    for typed in TYPED:
        asked = question(typed)
        if asked is None:
            raise SystemExit(f"{typed}: nothing to look up")
        query = statement(asked, SqliteIndex.spelling, HITS)
        mine = partial(find, session, typed)
        other = partial(through_sqlite, bare, (query.sql, query.values))
        if through_crm(session, typed) != other():
            raise SystemExit(f"{typed}: the two do not find the same records")
        took, base = in_turns(partial(seconds, mine), partial(seconds, other), rounds=9)
        ours, theirs = ours + took, theirs + base
        slowest = max(slowest, (typed, took), key=lambda each: each[1])
        print(f"  {typed:<24} {took * MILLISECOND:>6.1f} ms  bare {base * MILLISECOND:>6.1f} ms")
    count = len(TYPED)
    kept = report(
        f"mean of {count} searches, first {HITS} hits",
        ours / count * MILLISECOND,
        theirs / count * MILLISECOND,
        LIMIT,
        "ms",
    )
    in_time = slowest[1] * MILLISECOND < LIMIT_MS
    print(f"slowest search: {slowest[0]}, {slowest[1] * MILLISECOND:.1f} ms, limit {LIMIT_MS} ms")
    return kept and in_time


def save_leads(database: Database, actor: Actor) -> float:
    """Change the title of a few leads, one save after the other; return the time of one."""
    leads = range(1, 41)

    def save() -> None:
        for lead in leads:
            title = f"{TRADES[lead % len(TRADES)]}项目{lead}-{perf_counter()}"
            with database.write("save", actor=actor) as work:
                save_lead(work, {"title": title}, id=lead)

    return seconds(save) / len(leads)


def saving(path: Path) -> bool:
    """Compare saves with and without the index, on a copy: they leave it behind the records."""
    copy = path.with_suffix(".saving")
    shutil.copy(path, copy)
    actor = Actor(1, "S01", "招商主管", Role.MANAGER)
    indexed = open_database(copy, clock_at(TODAY))
    plain = Database(indexed.engine, indexed.clock)
    times = in_turns(partial(save_leads, indexed, actor), partial(save_leads, plain, actor))
    indexed.close()
    copy.unlink()
    return report(
        "save of a lead, with and without index",
        *(each * MILLISECOND for each in times),
        SAVE_LIMIT,
        "ms",
    )


def main() -> int:
    """Measure searches and saves; 1 when a limit is not kept."""
    path = searched_database()
    database = open_database(path, clock_at(TODAY))
    with database.read() as session, closing(sqlite3.connect(path)) as bare:
        pieces = session.scalar(text("SELECT count(*) FROM search_piece"))
        print(f"{pieces:,} pieces")
        kept = search(session, bare)
    database.close()
    return int(not (saving(path) and kept))


if __name__ == "__main__":
    raise SystemExit(main())
