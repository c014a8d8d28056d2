"""The fixtures F1 and F3 of the test cases: ten letters of one park, four leads of one quarter."""

from __future__ import annotations

from datetime import date

import pytest

from crm.leads.terms import Stage
from crm.letters.terms import LetterStatus, Relation
from tests.support.records import writing


@pytest.fixture
def lifecycle(database):
    """F1: letters of a park with 30,000 ㎡ to lease, 5,000 ㎡ of it leased on 2025-12-31."""
    with writing(database) as records:
        park = records.park(
            "PK90", leasable_area=30000, leased_baseline=5000, baseline_on=date(2025, 12, 31)
        )
        owner = records.staff("S01", team="招商一部")
        companies = {name: records.company(f"示例入园企业{name}") for name in "甲乙丙丁戊己庚辛"}
        owners = dict(
            zip(("L1", "L2", "L3", "L4", "L5", "L8", "L9", "L10"), "甲丙丁戊乙己庚辛", strict=True)
        )
        registered = [(Stage.NEW, date(2025, 9, 1))]
        leads = {name: records.lead(owner, companies[name], registered) for name in owners.values()}

        def letter(name, area, signed_on, **facts):
            company = {**owners, "L6": "乙", "L7": "甲"}[name]
            return records.letter(leads[company], park, area, signed_on, code=name, **facts)

        newer = {"relation_to_prior": Relation.SUPERSEDES}
        first = letter("L1", 5000, date(2026, 1, 10), valid_until=date(2026, 6, 30))
        letter("L2", 3000, date(2026, 2, 1), valid_until=date(2026, 11, 20))
        letter("L3", 4000, date(2026, 3, 1), withdrawn_on=date(2026, 5, 15))
        letter("L4", 2500, date(2026, 3, 15), converted_on=date(2026, 9, 1), contract_area=2000)
        fifth = letter("L5", 8000, date(2026, 4, 1))
        letter("L6", 10000, date(2026, 9, 30), supersedes_id=fifth.id, **newer)
        letter(
            "L7",
            6000,
            date(2026, 8, 1),
            valid_until=date(2027, 1, 31),
            supersedes_id=first.id,
            **newer,
        )
        letter("L8", 1200, date(2026, 10, 1), status=LetterStatus.VOID)
        letter("L9", 9999, None, status=LetterStatus.DRAFT)
        letter("L10", 700, date(2026, 11, 21))
    return database


@pytest.fixture
def cohort(database):
    """F3: four leads registered in the first quarter of 2026."""

    def day(text):
        return date.fromisoformat(f"2026-{text}")

    with writing(database) as records:
        steps = (
            (Stage.NEW, day("01-05")),
            (Stage.CONTACTED, day("01-10")),
            (Stage.VISITED, day("02-01")),
            (Stage.NEGOTIATING, day("03-01")),
            (Stage.INTENT, day("04-01")),
            (Stage.SIGNED, day("06-01")),
        )
        records.lead(history=steps)
        records.lead(
            history=(
                (Stage.NEW, day("01-20")),
                (Stage.CONTACTED, day("01-25")),
                (Stage.LOST, day("03-01")),
            )
        )
        records.lead(history=((Stage.NEW, day("02-15")),))
        records.lead(history=((Stage.NEW, day("03-31")), (Stage.CONTACTED, day("04-02"))))
    return database
