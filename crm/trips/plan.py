"""The plan of a trip: stops in order, who does what, the report (docs/domain.md, Plans).

The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.errors import refuse
from crm.language import _
from crm.quantities.dates import parse_date, printed_date
from crm.records import saving
from crm.records.ordering import ids_named
from crm.records.together import rows_of
from crm.records.unchanged import require_unchanged
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active
from crm.trips.commands import owners_of, save_trip
from crm.trips.fields import MEMBER_FIELDS
from crm.trips.models import Trip, TripMember
from crm.trips.order import number, stops_of
from crm.trips.rules import check_day, out_of_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from crm.database.session import Work
    from crm.records.saved import Saved
    from crm.trips.models import TripStop


def arrange_trip_stops(
    work: Work,
    id: int,
    days: Mapping[date, Sequence[int]] | Mapping[str, Sequence[int]],
    version: int | None = None,
) -> Saved:
    """Put stops in the order of `days`: for each day the ids of its stops.

    A stop moves to the day under which it is named and keeps its times. Stops of these days that
    are not named follow; other days stay as they are. Raises UserError NOT_FOUND for a stop that
    is not on the plan, VALUE_FORMAT for one named twice, PERIOD_ORDER for a day outside the
    trip, PERMISSION_DENIED, VERSION_CONFLICT. Warns of times that contradict the order.
    """
    trip = saving.locked(work, Trip, id, version)
    require_owner(work.actor.role, work.actor.id, owners_of(trip))
    wanted = {_day(day): [int(each) for each in ids] for day, ids in days.items()}
    planned = {stop.id: stop for stop in stops_of(work, trip.id)}
    named = ids_named([each for ids in wanted.values() for each in ids], planned, "stops")
    for day in wanted:
        check_day(day, trip.starts_on, trip.ends_on, "on")
    orders = {
        day: [planned[each] for each in ids]
        + [stop for stop in planned.values() if stop.on == day and stop.id not in named]
        for day, ids in wanted.items()
    }
    for day, stops in orders.items():
        for stop in stops:
            saving.assign(stop, {"on": day})
        number(stops)
        _warn_of_times(work, day, stops)
    return saving.saved(work, trip)


def arrange_trip_day(
    work: Work, id: int, on: date, stops: Sequence[object], version: int | None = None
) -> Saved:
    """Put the stops of one day in order: those named first, also from other days.

    Raises UserError as `arrange_trip_stops`.
    """
    planned = {stop.id for stop in stops_of(work, id)}
    return arrange_trip_stops(work, id, {on: ids_named(stops, planned, "stops")}, version)


def _day(day: date | str) -> date:
    return parse_date(day, field="on").value if isinstance(day, str) else day


def _warn_of_times(work: Work, day: date, stops: Sequence[TripStop]) -> None:
    odd = out_of_order([stop.start_time for stop in stops])
    stop = next((each for each, is_odd in zip(stops, odd, strict=True) if is_odd), None)
    if stop is not None:
        message = _("On {day} the stop at {time} now follows a later one. Its time was kept.")
        text = message.format(day=printed_date(day), time=stop.start_time)
        work.warn("TIME_ORDER", text, "start_time")


def save_trip_member(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Say what somebody does on a trip; who does not travel yet is taken along.

    With `id` the row of a member is changed. Raises UserError FIELD_REQUIRED, STAFF_INACTIVE,
    PERMISSION_DENIED, VERSION_CONFLICT, and VALUE_UNKNOWN where the row of a member is to name
    another trip or person.
    """
    require_writer(work.actor.role)
    values: dict[str, Any] = saving.parsed(work, MEMBER_FIELDS, raw, partial=id is not None)
    if id is None:
        member = _member(work, values["trip_id"], values["staff_id"])
    else:
        member = saving.locked(work, TripMember, id, version)
        if any(values.get(name, getattr(member, name)) != getattr(member, name) for name in _KEYS):
            message = _("A row says what one person does on one trip. Add the other one instead.")
            raise refuse("VALUE_UNKNOWN", message, "staff_id")
    trip = saving.found(work.session, Trip, member.trip_id if member else values["trip_id"])
    require_owner(work.actor.role, work.actor.id, owners_of(trip))
    if member is None:
        require_active(work.session, values["staff_id"], "staff_id")
        member = saving.added(work, TripMember(**values))
    elif "duty" in values:
        saving.assign(member, {"duty": values["duty"]})
    return saving.saved(work, member)


_KEYS = ("trip_id", "staff_id")


def _member(work: Work, trip_id: int, staff_id: int) -> TripMember | None:
    members = rows_of(work.session, TripMember.trip_id, trip_id)
    return next((each for each in members if each.staff_id == staff_id), None)


def remove_trip_member(work: Work, id: int, version: int | None = None) -> Saved:
    """Leave a member at home; raises FIELD_REQUIRED for the leader, who always travels."""
    member = saving.locked(work, TripMember, id, version)
    trip = saving.found(work.session, Trip, member.trip_id)
    require_owner(work.actor.role, work.actor.id, owners_of(trip))
    if member.staff_id == trip.leader_staff_id:
        message = _("The leader travels. Make somebody else the leader first.")
        raise refuse("FIELD_REQUIRED", message, "leader_staff_id")
    work.session.delete(member)
    return saving.saved(work, trip)


def write_trip_report(
    work: Work, id: int, text: str | None, before: str | None = None, version: int | None = None
) -> Saved:
    """Write the report of a trip in the place of the text `before`.

    Raises UserError VERSION_CONFLICT where another text stands there by now, NOTE_TOO_LONG,
    PERMISSION_DENIED.
    """
    require_unchanged(saving.found(work.session, Trip, id).report, before)
    return save_trip(work, {"report": text}, id=id, version=version)
