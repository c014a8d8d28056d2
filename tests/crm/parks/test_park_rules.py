"""What a park has left: one rule for the figure and for the warning at the signing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.parks.rules import available_area

BASELINE = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("leasable", "leased", "since", "let", "day", "left"),
    [
        (30000, 5000, BASELINE, 2000, BASELINE, 23000),
        (30000, None, None, None, date(2024, 1, 1), 30000),
        (30000, 5000, BASELINE, None, date(2025, 12, 30), None),
        (None, 5000, BASELINE, 2000, BASELINE, None),
        (1000, 1200, BASELINE, None, BASELINE, -200),
    ],
)
def test_baseline_and_later_contracts_are_taken_off(leasable, leased, since, let, day, left):
    def area(value):
        return None if value is None else Decimal(value)

    found = available_area(
        leasable=area(leasable),
        leased_baseline=area(leased),
        baseline_on=since,
        let=area(let),
        day=day,
    )
    assert found == left
