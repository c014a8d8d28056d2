"""Contacts that were entered before their numbers had keys are found by them too."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from crm.companies.numbers import first_number
from crm.companies.people import Person, find_people
from crm.database.engine import open_engine
from crm.database.migrate import migrate
from crm.database.opening import open_database

WRITTEN = (
    ("138 0000 0000", None),
    ("+86 138-0000-0000 / 139 0000 0000", "0579-85551234"),
    ("００８６１３８００００００００", "转 801"),
    (None, None),
)
ROW = (
    "INSERT INTO {table} (uid, version, created_at, updated_at, is_demo, search_key, name, {more})"
    " VALUES (:uid, 1, '2026-01-01', '2026-01-01', {false}, '', :name, {values})"
)


@pytest.fixture
def location(store):
    made = store.empty()
    yield made
    store.discard(made)


def test_numbers_that_are_there_get_their_keys(location, clock):
    if "://" not in location:
        Path(location).parent.mkdir(parents=True)
    engine = open_engine(location)
    migrate(engine, clock.now(), target="0006_saved_views")
    false = "false" if engine.dialect.name == "postgresql" else "0"
    with engine.begin() as connection:
        company = ROW.format(
            table="company",
            false=false,
            more="exact_key, loose_key, sort_key, aliases, country, qualifications, tags,"
            " is_foreign, is_tenant",
            values=f"'甲', '甲', '甲', '[]', '中国', '[]', '[]', {false}, {false}",
        )
        connection.execute(text(company), {"uid": f"{1:032x}", "name": "甲"})
        contact = ROW.format(
            table="contact",
            false=false,
            more="company_id, is_primary, mobile, phone",
            values=f"(SELECT id FROM company), {false}, :mobile, :phone",  # noqa: S608 - ours
        )
        for number, (mobile, phone) in enumerate(WRITTEN, start=2):
            values = {"uid": f"{number:032x}", "name": f"职务{number}"}
            connection.execute(text(contact), {**values, "mobile": mobile, "phone": phone})
    engine.dispose()
    database = open_database(location, clock)
    with database.read() as session:
        rows = session.execute(
            text("SELECT mobile, mobile_key, phone, phone_key FROM contact ORDER BY id")
        )
        found = [tuple(row) for row in rows]
        people = find_people(session, Person(mobile="13800000000"))
    database.close()
    assert [(row[0], row[2]) for row in found] == list(WRITTEN)
    assert all(row[1] == first_number(row[0]) and row[3] == first_number(row[2]) for row in found)
    assert len(people) == 3
