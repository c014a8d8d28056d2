"""Service visits of a period and the closing rate of the issues raised in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from crm.measures.computing import compute
from crm.measures.figure import to_json
from crm.visits.models import Issue
from crm.visits.terms import Direction, VisitStatus
from tests.support.records import writing

MARCH, APRIL, MAY = date(2026, 3, 10), date(2026, 4, 10), date(2026, 5, 10)
AT = datetime(2026, 6, 1, tzinfo=UTC)


def figure(database, day, **asked):
    with database.read() as session:
        return compute(session, "K17", as_of=day, **asked)


def raised(records, visit, opened_on, closed_on=None, **more):
    values = {"visit_id": visit.id, "text": "用电", "opened_on": opened_on}
    return records.add(Issue(**values, closed_on=closed_on, **more))


def test_the_rate_is_of_what_was_raised_in_the_period_and_closed_by_the_date(database):
    with writing(database) as records:
        host = records.staff("S01")
        visit = records.visit(host, MARCH, direction=Direction.SERVICE)
        records.visit(host, MARCH)
        records.visit(host, MAY, direction=Direction.SERVICE, status=VisitStatus.PLANNED)
        raised(records, visit, MARCH, APRIL)
        raised(records, visit, MARCH)
        raised(records, visit, APRIL, MAY)
    assert figure(database, date(2026, 3, 31)).total == {
        "count": 1,
        "opened_count": 2,
        "closed_count": 0,
        "percent": Decimal("0.00"),
    }
    assert figure(database, APRIL).total["percent"] == Decimal("33.33")
    assert figure(database, date(2026, 12, 31)).total["percent"] == Decimal("66.67")
    march = {"start": date(2026, 3, 1), "end": date(2026, 3, 31)}
    assert figure(database, MAY, **march).total == {
        "count": 1,
        "opened_count": 2,
        "closed_count": 1,
        "percent": Decimal("50.00"),
    }


def test_without_issues_there_is_no_rate(database):
    with writing(database) as records:
        records.visit(records.staff("S01"), MARCH, direction=Direction.SERVICE)
    found = figure(database, MAY)
    assert (found.total["count"], found.total["percent"]) == (1, None)
    assert to_json(found)["total"]["percent"] is None


def test_rows_by_host_and_month_add_up(database):
    with writing(database) as records:
        one, two = records.staff("S01", "一部"), records.staff("S02", "二部")
        first = records.visit(one, MARCH, direction=Direction.SERVICE)
        second = records.visit(two, APRIL, direction=Direction.SERVICE)
        raised(records, first, MARCH, MARCH)
        raised(records, second, APRIL)
        raised(records, second, MAY, MAY)
    hosts = figure(database, MAY, by="owner")
    assert [(row.key, row.values["percent"]) for row in hosts.rows] == [
        ("S01", Decimal("100.00")),
        ("S02", Decimal("50.00")),
    ]
    months = figure(database, MAY, by="month").rows
    assert [(row.values["count"], row.values["opened_count"]) for row in months[-3:]] == [
        (1, 1),
        (1, 1),
        (0, 1),
    ]


def test_an_issue_taken_off_counts_no_more_and_an_archived_visit_still_does(database):
    with writing(database) as records:
        visit = records.visit(records.staff("S01"), MARCH, direction=Direction.SERVICE)
        raised(records, visit, MARCH, archived_at=datetime(2026, 4, 1, tzinfo=UTC))
        raised(records, visit, MARCH, APRIL, archived_at=AT)
        visit.archived_at = AT
    assert figure(database, MAY).total == {
        "count": 1,
        "opened_count": 1,
        "closed_count": 1,
        "percent": Decimal("100.00"),
    }
