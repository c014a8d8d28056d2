"""Sorting, filtering and grouping 100,000 leads and 60,000 companies, against the SQL it needs.

Run `python benchmarks/lead_list.py`. The work is what a list asks for when its header is clicked,
a condition is set or its rows are grouped: all ids in their order, the rows of the first page, the
sums over all matching rows, the groups with their names and sums. The bare work is lead_list.sql,
sent through `sqlite3`. The ids must be the same.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from big_database import TODAY, big_database
from measuring import compare

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from crm.companies import queries as companies
from crm.leads import queries as leads
from crm.leads.terms import Stage
from crm.opening import open_database
from crm.records.conditions import Condition, Operator
from crm.records.listing import ListRequest
from crm.records.relative_days import Period, Relative

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

LIMIT = 1.5
PAGE = 100  # rows that a table asks for at once
STATEMENTS = {
    name.strip(): statement.strip()
    for name, _, statement in (
        part.partition("\n")
        for part in Path(__file__).with_suffix(".sql").read_text("utf-8").split("\n-- ")
    )
    if statement.startswith("select")
}
OVERDUE = """and ((stage_precision = 'DAY' and (
stage = 'NEW' and stage_entered_on <= date(:day, '-15 day')
or stage in ('CONTACTED', 'VISITED') and stage_entered_on <= date(:day, '-31 day')
or stage = 'NEGOTIATING' and stage_entered_on <= date(:day, '-61 day')
or stage = 'INTENT' and stage_entered_on <= date(:day, '-91 day')
or stage = 'SIGNED' and stage_entered_on <= date(:day, '-181 day')))
or stage = 'ON_HOLD' and review_on < :day)"""
TEXT = """and (lead.search_key like :word or lead.company_id in
(select id from company where search_key like :word))"""
CNY = """case currency when 'CNY' then est_investment else est_investment / 1000000 * fx_rate
+ (est_investment % 1000000 * fx_rate + 500000) / 1000000 end"""
NEWEST = "registered_on desc, lead.id desc"
OWNER = "(select code from staff s where s.id = owner_id)"
COMPANY = "(select sort_key from company c where c.id = company_id)"
STAGE = "case stage " + " ".join(f"when '{each}' then {n}" for n, each in enumerate(Stage)) + " end"


@dataclass(frozen=True)
class Case:
    """One thing that a user asks of a list, and the same in SQL."""

    name: str
    request: ListRequest
    order: str
    where: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    by: str = ""  # what the rows are grouped by
    key: str = "g.key"
    names: str = ""


def asking(column: str, operator: Operator, *values: object) -> ListRequest:
    """Ask for one typed condition."""
    return ListRequest(conditions=(Condition(column, operator, values),))


LEADS = (
    Case("leads, newest first", ListRequest(), NEWEST),
    Case("leads by title", ListRequest(sort="title"), "sort_key, lead.id desc"),
    Case(
        "leads by company",
        ListRequest(sort="company"),
        f"{COMPANY}, lead.id desc",
    ),
    Case(
        "leads by investment",
        ListRequest(sort="investment", descending=True),
        f"{CNY} is null, {CNY} desc, lead.id desc",
    ),
    Case(
        "leads by next action",
        ListRequest(sort="next_action"),
        "next_action_on is null, next_action_on, lead.id desc",
    ),
    Case(
        "leads of an owner",
        ListRequest(filters={"owner_id": 3}),
        NEWEST,
        "and lead.owner_id = :owner",
        {"owner": 3},
    ),
    Case(
        "leads in two stages",
        ListRequest(filters={"stage": [Stage.NEGOTIATING, Stage.INTENT]}),
        NEWEST,
        "and stage in ('NEGOTIATING', 'INTENT')",
    ),
    Case("leads over the limit", ListRequest(filters={"aging": ["OVERDUE"]}), NEWEST, OVERDUE),
    Case(
        "leads with an area between",
        asking("area_needed", Operator.BETWEEN, Decimal(2000), Decimal(5000)),
        NEWEST,
        "and est_area_needed between 200000 and 500000",
    ),
    Case(
        "leads whose title contains",
        asking("title", Operator.CONTAINS, "10%_A"),
        NEWEST,
        "and lower(title) like '%10/%/_a%' escape '/'",
    ),
    Case(
        "leads without an owner's",
        asking("owner", Operator.NONE_OF, 3, 4),
        NEWEST,
        "and coalesce(lead.owner_id, 0) not in (3, 4)",
    ),
    Case(
        "leads due before next week",
        asking("next_action", Operator.BEFORE, Relative(Period.NEXT_WEEK)),
        NEWEST,
        "and next_action_on < date(:day, 'weekday 1', '-0 day')",
    ),
    Case(
        "leads without a next action",
        asking("next_action", Operator.EMPTY),
        NEWEST,
        "and next_action_on is null",
    ),
    Case(
        "leads grouped by owner",
        ListRequest(group="owner"),
        f"{OWNER}, {NEWEST}",
        by="lead.owner_id",
        key="s.name",
        names="left join staff s on s.id = g.key order by s.code",
    ),
    Case(
        "leads grouped by stage",
        ListRequest(group="stage", sort="title"),
        f"{STAGE}, sort_key, lead.id desc",
        by="lead.stage",
    ),
    Case(
        "leads grouped by month",
        ListRequest(group="registered"),
        f"substr(registered_on, 1, 7) desc, {NEWEST}",
        by="substr(lead.registered_on, 1, 7)",
        names="order by g.key desc",
    ),
    Case(
        "leads grouped by company",
        ListRequest(group="company"),
        f"{COMPANY}, company_id, {NEWEST}",
        by="lead.company_id",
        key="c.name",
        names="left join company c on c.id = g.key order by c.sort_key, c.id",
    ),
    Case("leads with a word", ListRequest(text="hangzhou"), NEWEST, TEXT, {"word": "%hangzhou%"}),
)
COMPANIES = (
    Case("companies by name", ListRequest(), "company.sort_key, company.id desc"),
    Case("companies by city", ListRequest(sort="city"), "city is null, city, company.id desc"),
    Case(
        "companies by number of leads",
        ListRequest(sort="leads"),
        "(select count(*) from lead where company_id = company.id and archived_at is null"
        " and merged_into_id is null), company.id desc",
    ),
    Case(
        "companies of a city",
        ListRequest(filters={"city": "杭州"}),
        "company.sort_key, company.id desc",
        "and company.city = :city",
        {"city": "杭州"},
    ),
)


def through_crm(session: Session, queries: Any, request: ListRequest) -> list[int]:
    """Do what a list does: ids, sums, first page."""
    ids: list[int] = queries.find_ids(session, request, TODAY)
    queries.totals(session, request, TODAY)
    if request.group:
        queries.find_groups(session, request, TODAY)
    queries.load_rows(session, ids[:PAGE], TODAY)
    session.expunge_all()
    return ids


def through_sqlite(database: sqlite3.Connection, kind: str, case: Case) -> list[int]:
    """Do the same with statements written by hand."""
    values = {"day": TODAY.isoformat(), **case.values}

    def run(name: str) -> list[tuple[Any, ...]]:
        words = {"where": case.where, "order": case.order, "by": case.by}
        statement = STATEMENTS[f"{kind} {name}"].format(**words, key=case.key, names=case.names)
        return database.execute(statement, values).fetchall()

    ids = [row[0] for row in run("ids")]
    values["ids"] = json.dumps(ids[:PAGE])
    groups = ("groups", "groups of letters") if case.by else ()
    for name in ("sums", "letters", *groups, "page"):
        if f"{kind} {name}" in STATEMENTS:
            run(name)
    return ids


def measure(session: Session, bare: sqlite3.Connection, kind: str, case: Case) -> bool:
    """Compare both ways of one case; they must find the same rows."""
    queries: Any = leads if kind == "lead" else companies
    ours: Callable[[], list[int]] = lambda: through_crm(session, queries, case.request)  # noqa: E731
    theirs: Callable[[], list[int]] = lambda: through_sqlite(bare, kind, case)  # noqa: E731
    if ours() != theirs():
        raise SystemExit(f"{case.name}: the two do not find the same rows")
    return compare(case.name, ours, theirs, LIMIT)


def main() -> int:
    """Measure every case; 1 when a limit is not kept."""
    path = big_database()
    database = open_database(path)
    with database.read() as session, closing(sqlite3.connect(path)) as bare:
        kept = [measure(session, bare, "lead", case) for case in LEADS]
        kept += [measure(session, bare, "company", case) for case in COMPANIES]
    database.close()
    return int(not all(kept))


if __name__ == "__main__":
    raise SystemExit(main())
