"""Leads that fill the board: a cohort of 2026, five with an investment, two contacts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from crm.companies.models import Company, Contact
from crm.demo.people import recruiter
from crm.demo.pipeline import EXAMPLE, ORDER, DemoLead, Step, load_leads
from crm.demo.rows import company_values
from crm.leads.terms import LostReason, Stage
from crm.names.sorting import search_key

if TYPE_CHECKING:
    from crm.demo.rows import Rows, Values
    from crm.staff.models import Staff

# Registered in the first quarter of 2026 (docs/domain.md, Test cases: conversion of a cohort).
COHORT: dict[str, tuple[Step, ...]] = {
    "A": (
        Step(Stage.NEW, date(2026, 1, 5)),
        Step(Stage.CONTACTED, date(2026, 1, 10)),
        Step(Stage.VISITED, date(2026, 2, 1), EXAMPLE),
        Step(Stage.NEGOTIATING, date(2026, 3, 1)),
        Step(Stage.INTENT, date(2026, 4, 1), EXAMPLE),
        Step(Stage.SIGNED, date(2026, 6, 1)),
    ),
    "B": (
        Step(Stage.NEW, date(2026, 1, 20)),
        Step(Stage.CONTACTED, date(2026, 1, 25)),
        Step(Stage.LOST, date(2026, 3, 1), EXAMPLE, LostReason.OTHER),
    ),
    "C": (Step(Stage.NEW, date(2026, 2, 15)),),
    "D": (Step(Stage.NEW, date(2026, 3, 31)), Step(Stage.CONTACTED, date(2026, 4, 2))),
}
CONTRACT: Values = {"contract_signed_on": date(2026, 6, 1), "contract_no": EXAMPLE}

# Their stage and estimated investment in 元; they went there on the day of their registration.
INVESTMENTS = {
    Stage.NEW: Decimal(80_000_000),
    Stage.CONTACTED: Decimal(150_000_000),
    Stage.VISITED: Decimal(300_000_000),
    Stage.NEGOTIATING: Decimal(600_000_000),
    Stage.INTENT: Decimal(400_000_000),
}
REGISTERED_ON = date(2025, 9, 1)
NUMERALS = "一二三四五"
GATED = (Stage.VISITED, Stage.INTENT)
# After the eight leads of the fictional park.
FIRST_NUMBER = 9


def load_board(rows: Rows, staff: dict[str, Staff]) -> None:
    """Add the cohort XS-2026-0001 … 0004 and the five leads XS-2025-0009 … 0013."""
    _load_cohort(rows, staff)
    _load_five(rows, staff)


def _load_cohort(rows: Rows, staff: dict[str, Staff]) -> None:
    names = {letter: f"示例队列企业{letter}" for letter in COHORT}
    companies = rows.put(Company, {name: company_values(name) for name in names.values()})
    load_leads(
        rows,
        [
            DemoLead(
                code=f"XS-2026-{number + 1:04d}",
                title=f"示例队列线索{letter}",
                company=companies[names[letter]],
                owner=recruiter(staff, number),
                steps=steps,
                more=CONTRACT if steps[-1].stage is Stage.SIGNED else {},
            )
            for number, (letter, steps) in enumerate(COHORT.items())
        ],
    )


def _load_five(rows: Rows, staff: dict[str, Staff]) -> None:
    names = [f"示例线索企业{numeral}" for numeral in NUMERALS]
    companies = rows.put(Company, {name: company_values(name) for name in names})
    contacts = rows.put(
        Contact,
        {
            name: {
                "company_id": companies[name].id,
                "name": "投资总监",
                "search_key": search_key("投资总监"),
                "is_primary": True,
            }
            for name in names
        },
    )
    load_leads(
        rows,
        [
            DemoLead(
                code=f"XS-2025-{FIRST_NUMBER + number:04d}",
                title=f"示例线索{NUMERALS[number]}",
                company=companies[names[number]],
                owner=recruiter(staff, number),
                steps=_steps_up_to(stage),
                more={"est_investment": investment, "contact_id": contacts[names[number]].id},
            )
            for number, (stage, investment) in enumerate(INVESTMENTS.items())
        ],
    )


def _steps_up_to(stage: Stage) -> list[Step]:
    reached = ORDER[: ORDER.index(stage) + 1]
    return [Step(each, REGISTERED_ON, EXAMPLE if each in GATED else None) for each in reached]
