"""The order of the stops of a day: by time where nobody arranged them (docs/domain.md, Plans)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.records import saving
from crm.trips.models import TripStop
from crm.trips.rules import out_of_order, place_by_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.database.session import Work

# Stops of a trip as they are planned; without an order of their own by time, untimed last.
ORDER = (
    TripStop.on,
    TripStop.position,
    TripStop.start_time.is_(None),
    TripStop.start_time,
    TripStop.id,
)


def stops_of(work: Work, trip_id: int, on: date | None = None) -> list[TripStop]:
    """Return the stops of a trip that are planned, or those of one day, in order."""
    query = select(TripStop).where(TripStop.trip_id == trip_id, TripStop.archived_at.is_(None))
    if on is not None:
        query = query.where(TripStop.on == on)
    return list(work.session.scalars(query.order_by(*ORDER)))


def put_in_place(work: Work, stop: TripStop) -> None:
    """Put a stop where its time belongs in its day; the others keep their order."""
    others = [each for each in stops_of(work, stop.trip_id, stop.on) if each.id != stop.id]
    at = place_by_time([each.start_time for each in others], stop.start_time)
    number([*others[:at], stop, *others[at:]])


def stands_by_time(work: Work, stop: TripStop) -> bool:
    """Tell whether a day with this stop is in the order of its times."""
    stops = stops_of(work, stop.trip_id, stop.on)
    return not any(out_of_order([each.start_time for each in stops]))


def number(stops: Sequence[TripStop]) -> None:
    """Number stops as they stand in the list, leaving those alone that keep their number."""
    for place, stop in enumerate(stops, 1):
        saving.assign(stop, {"position": place})
