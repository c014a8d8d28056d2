"""How much of a park may still be offered, and how much intent there is (K08 and K02, in ㎡).

Rules: docs/domain.md, Figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from crm.letters.models import Letter
from crm.letters.state_at import state_at
from crm.letters.terms import AreaKind, LetterState
from crm.parks.models import Park
from crm.parks.rules import available_area

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ParkRoom:
    """Floor areas of a park on a day, in ㎡.

    `available` is None where nothing is known of it; it may be negative.
    """

    name: str
    available: Decimal | None
    in_force: Decimal

    @property
    def oversubscribed(self) -> bool:
        """Whether more intent is in force than there is room."""
        return self.available is not None and self.in_force > max(self.available, Decimal(0))


def park_room(session: Session, park_id: int, day: date) -> ParkRoom:
    """Return the room of a park on a day."""
    park = session.get_one(Park, park_id)
    floor = (Letter.park_id == park_id, Letter.area_kind != AreaKind.LAND)
    in_force = session.scalar(
        select(func.sum(Letter.area)).where(*floor, state_at(day) == LetterState.IN_FORCE.value)
    )
    converted = select(func.sum(Letter.contract_area)).where(
        *floor, state_at(day) == LetterState.CONVERTED.value
    )
    if park.baseline_on:
        converted = converted.where(Letter.converted_on > park.baseline_on)
    available = available_area(
        leasable=park.leasable_area,
        leased_baseline=park.leased_baseline,
        baseline_on=park.baseline_on,
        let=session.scalar(converted),
        day=day,
    )
    return ParkRoom(park.name, available, in_force or Decimal(0))
