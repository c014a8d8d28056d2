"""What must hold for a park (docs/domain.md, Parks). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

MOST_INDUSTRIES = 2  # one park, one or two leading industries


def check_park(
    leading_industries: Sequence[int], leased_baseline: Decimal | None, baseline_on: date | None
) -> None:
    """Refuse more than two leading industries, and a baseline without its date."""
    if len(leading_industries) > MOST_INDUSTRIES:
        raise refuse(
            "PARK_INDUSTRIES",
            _("A park has at most two leading industries."),
            "leading_industry_ids",
        )
    if leased_baseline is not None and baseline_on is None:
        raise refuse("FIELD_REQUIRED", _("Say on which day this area was leased."), "baseline_on")


def available_area(
    *,
    leasable: Decimal | None,
    leased_baseline: Decimal | None,
    baseline_on: date | None,
    let: Decimal | None,
    day: date,
) -> Decimal | None:
    """Return what a park has left on a day in ㎡ (docs/domain.md, Figures, K08).

    `let` is the contract area since the baseline. None where it is not known, or before the
    baseline; negative where more is leased than can be.
    """
    if leasable is None or (baseline_on is not None and day < baseline_on):
        return None
    return leasable - (leased_baseline or 0) - (let or 0)
