"""Stops that were planned before they had an order of their own keep the one they were shown in."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from crm.database.engine import open_engine
from crm.database.migrate import migrate
from crm.database.opening import open_database

# Day, time and number as they were written: by the order of entering, whatever the time.
STOPS = (
    ("2026-03-02", "14:00", 1, "午后"),
    ("2026-03-02", None, 2, "未定"),
    ("2026-03-02", "09:00", 3, "上午"),
    ("2026-03-03", "10:00", 1, "次日"),
    ("2026-03-02", None, 4, "再定"),
)
ROW = "uid, version, created_at, updated_at, is_demo"
VALUES = ":uid, 1, '2026-01-01', '2026-01-01', {false}"


@pytest.fixture
def location(store):
    made = store.empty()
    yield made
    store.discard(made)


def insert(connection, table, false, **values):
    names = ", ".join(f'"{name}"' for name in values if name != "uid")
    marks = ", ".join(f":{name}" for name in values if name != "uid")
    given = VALUES.format(false=false)
    statement = f'INSERT INTO "{table}" ({ROW}, {names}) VALUES ({given}, {marks})'  # noqa: S608 - ours
    connection.execute(text(statement), values)


def test_stops_are_numbered_by_time_untimed_last(location, clock):
    if "://" not in location:
        Path(location).parent.mkdir(parents=True)
    engine = open_engine(location)
    migrate(engine, clock.now(), target="0009_removed_rows")
    false = "false" if engine.dialect.name == "postgresql" else "0"
    with engine.begin() as connection:
        insert(
            connection,
            "staff",
            false,
            uid=f"{1:032x}",
            code="S01",
            name="专员",
            role="RECRUITER",
            search_key="",
            active=True,
        )
        staff = connection.execute(text("SELECT id FROM staff")).scalar()
        insert(
            connection,
            "trip",
            false,
            uid=f"{2:032x}",
            code="CF-2026-0001",
            title="出访",
            sort_key="",
            search_key="",
            cities="[]",
            starts_on="2026-03-02",
            ends_on="2026-03-05",
            leader_staff_id=staff,
            status="计划",
            focus_industry_ids="[]",
        )
        trip = connection.execute(text("SELECT id FROM trip")).scalar()
        for number, (on, start, position, venue) in enumerate(STOPS, 3):
            insert(
                connection,
                "trip_stop",
                false,
                uid=f"{number:032x}",
                trip_id=trip,
                on=on,
                start_time=start,
                position=position,
                venue=venue,
                city="北京",
                kind="其他",
            )
    engine.dispose()
    database = open_database(location, clock)
    with database.read() as session:
        rows = session.execute(
            text('SELECT venue, position FROM trip_stop ORDER BY "on", position')
        ).all()
    database.close()
    assert [tuple(row) for row in rows] == [
        ("上午", 1),
        ("午后", 2),
        ("未定", 3),
        ("再定", 4),
        ("次日", 1),
    ]
