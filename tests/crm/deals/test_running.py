"""The sum paid in after each payment, and the plan against it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from crm.deals.queries import PayInRow, PlanRow
from crm.deals.running import Instalment, due_by, payments_of, standing_of
from crm.deals.terms import PayInKind

PLAN = (
    PlanRow(1, date(2026, 1, 1), Decimal(40)),
    PlanRow(2, date(2026, 2, 1), Decimal(40)),
    PlanRow(3, date(2026, 3, 1), Decimal(20)),
)


def test_a_reversal_takes_the_sum_back():
    rows = [
        PayInRow(1, date(2026, 1, 1), PayInKind.PAYMENT, Decimal(40), None, reversed=True),
        PayInRow(2, date(2026, 1, 5), PayInKind.REVERSAL, Decimal(40), None, reversed=False),
        PayInRow(3, date(2026, 1, 6), PayInKind.PAYMENT, Decimal(30), None, reversed=False),
    ]
    assert [(each.effect, each.total) for each in payments_of(rows)] == [
        (40, 40),
        (-40, 0),
        (30, 30),
    ]


def test_what_is_paid_in_covers_the_earliest_instalments():
    states = standing_of(PLAN, Decimal(50), date(2026, 2, 1))
    assert states == (Instalment.PAID, Instalment.BEHIND, Instalment.PLANNED)
    assert due_by(PLAN, date(2026, 2, 1)) == 80


def test_nothing_is_behind_before_it_is_due():
    states = standing_of(PLAN, Decimal(0), date(2025, 12, 31))
    assert set(states) == {Instalment.PLANNED}
    assert due_by(PLAN, date(2025, 12, 31)) == 0
