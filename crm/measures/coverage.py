"""What the parks still have to offer, and how much of it is asked for: K08 and K09."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from crm.letters.models import Letter
from crm.letters.state_at import is_signed, state_at
from crm.letters.terms import LetterState
from crm.measures.answer import Answer
from crm.measures.breakdown import parks_shown
from crm.measures.letter_rows import FLOOR, letters_by_state
from crm.measures.notes import over_leased, over_subscribed, parks_unknown
from crm.measures.sums import exact, sums
from crm.parks.models import Park
from crm.parks.rules import available_area as left_of_park
from crm.quantities.formatting import percent

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date
    from decimal import Decimal

    from crm.measures.question import Question
    from crm.measures.sums import Sums


@dataclass(frozen=True, slots=True)
class ParkArea:
    """A park and the floor area that it has left in ㎡: None unknown, negative over-leased."""

    id: int
    code: str
    available: Decimal | None


def park_areas(question: Question) -> list[ParkArea]:
    """Return the parks that the filters show with what each has left on the as-of date."""
    return question.once("park areas", lambda: _read_park_areas(question))


def _read_park_areas(question: Question) -> list[ParkArea]:
    day = question.as_of
    # Contracts before the baseline are part of what was leased at it.
    since = or_(Park.baseline_on.is_(None), Letter.converted_on > Park.baseline_on)
    converted = and_(
        Letter.park_id == Park.id,
        is_signed(day),
        Letter.area_kind.in_(FLOOR),
        Letter.converted_on <= day,
        state_at(day) == LetterState.CONVERTED.value,
    )
    contracts = select(func.sum(Letter.contract_area)).where(converted, since).correlate(Park)
    shown = parks_shown(question.session, question.filters.scope, question.filters.park_id)
    query: Any = select(Park, contracts.scalar_subquery()).where(Park.id.in_(shown))
    rows: Any = question.session.execute(query.order_by(Park.code))
    return [ParkArea(park.id, park.code, _available(park, day, let)) for park, let in rows]


def _available(park: Park, day: date, let: Decimal | None) -> Decimal | None:
    return left_of_park(
        leasable=park.leasable_area,
        leased_baseline=park.leased_baseline,
        baseline_on=park.baseline_on,
        let=let,
        day=day,
    )


def available_area(question: Question) -> Answer:
    """K08: the area left in each park; a negative one is shown as 0 and named.

    There is no total while one park is unknown: a sum of some would look like all of them.
    """
    parks = park_areas(question)
    groups: dict[Hashable, Sums] = {
        park.id: sums(unknown=1)
        if park.available is None
        else sums(known=1, area=max(park.available, 0))
        for park in parks
    }
    return Answer(
        groups=groups,
        values=lambda each: {
            "area_m2": exact(each["area"]) if each["known"] and not each["unknown"] else None
        },
        notes=(
            *parks_unknown(sum(park.available is None for park in parks)),
            *over_leased(park.code for park in parks if (park.available or 0) < 0),
        ),
        every_row=True,
    )


def coverage(question: Question) -> Answer:
    """K09: intent in force over what is left, over the parks where something is left.

    As for K08, there is no total while one park is unknown.
    """
    asked: dict[Hashable, Fraction] = {}
    for row in letters_by_state(replace(question, by="park"), FLOOR):
        if row.state is LetterState.IN_FORCE:
            asked[row.key] = asked.get(row.key, Fraction(0)) + Fraction(row.area)
    parks = park_areas(question)
    known = [park for park in parks if park.available is not None]
    groups: dict[Hashable, Sums] = {
        park.id: sums(unknown=1)
        if park.available is None
        else sums(asked=asked.get(park.id), left=park.available)
        for park in parks
        if park.available is None or park.available > 0
    }
    return Answer(
        groups=groups,
        values=lambda each: {
            "percent": None if each["unknown"] else percent(each["asked"], each["left"])
        },
        notes=(
            *parks_unknown(len(parks) - len(known)),
            *over_subscribed(
                park.code for park in known if asked.get(park.id, 0) > max(park.available or 0, 0)
            ),
        ),
        every_row=True,
    )
