"""Changes to trips, their stops and logged contacts. The caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from crm.companies.models import Contact
from crm.database.codes import next_code
from crm.errors import refuse
from crm.language import _
from crm.names.sorting import search_key, sort_key
from crm.records import saving
from crm.records.together import rows_of
from crm.staff.permissions import require_owner, require_writer
from crm.staff.queries import require_active
from crm.trips.fields import STOP_FIELDS, TRIP_CONTACT_FIELDS, TRIP_FIELDS
from crm.trips.models import Trip, TripContact, TripMember, TripStop
from crm.trips.order import put_in_place, stands_by_time
from crm.trips.rules import check_contact, check_day, check_trip

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm.database.session import Work
    from crm.records.saved import Saved

PREFIX = "CF"


def save_trip(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create a trip, or change the fields in `raw` of the trip `id`; costs in 元.

    The leader, the acting member of staff unless another is named, always travels. Raises
    UserError: FIELD_REQUIRED, PERIOD_ORDER (the last day before the first, or a stop or contact
    left outside), STAFF_INACTIVE, PERMISSION_DENIED.
    """
    require_writer(work.actor.role)
    if id is None and not raw.get("leader_staff_id") and work.actor.id:
        raw = {**raw, "leader_staff_id": work.actor.id}
    values = saving.parsed(work, TRIP_FIELDS, raw, partial=id is not None)
    members = cast("list[int] | None", values.pop("member_ids", None))
    if id is None:
        require_active(work.session, values["leader_staff_id"], "leader_staff_id")
        trip = Trip(**values, code="", sort_key="", search_key="")
    else:
        trip = saving.locked(work, Trip, id, version)
        require_owner(work.actor.role, work.actor.id, owners_of(trip))
        if values.get("leader_staff_id", trip.leader_staff_id) != trip.leader_staff_id:
            require_active(work.session, values["leader_staff_id"], "leader_staff_id")
        with work.session.no_autoflush:
            saving.assign(trip, values)
    with work.session.no_autoflush:
        check_trip(trip.starts_on, trip.ends_on, trip.cities, _days_used(work, trip))
    if not trip.code:
        trip.code = next_code(work.session, PREFIX, trip.starts_on.year)
    trip.sort_key = sort_key(trip.title)
    trip.search_key = search_key(trip.title, trip.code, *trip.cities)
    if id is None:
        saving.added(work, trip)
    if members is not None or id is None:
        _set_members(work, trip, members or [])
    elif "leader_staff_id" in values:
        _set_members(work, trip, _member_ids(work, trip))
    return saving.saved(work, trip)


def owners_of(trip: Trip) -> list[int | None]:
    """Return who may change a trip besides managers: its leader, and who entered it."""
    return [trip.leader_staff_id, trip.created_by]


def _days_used(work: Work, trip: Trip) -> list[tuple[str, date]]:
    """The days of stops and contacts, which must stay within the trip."""
    if not trip.id:
        return []
    stops = rows_of(work.session, TripStop.trip_id, trip.id)
    met = rows_of(work.session, TripContact.trip_id, trip.id)
    return [
        *(("stop", each.on) for each in stops if each.archived_at is None),
        *(("contact", each.met_on) for each in met if each.archived_at is None),
    ]


def _member_ids(work: Work, trip: Trip) -> list[int]:
    members = rows_of(work.session, TripMember.trip_id, trip.id)
    return [each.staff_id for each in members if each.archived_at is None]


def _set_members(work: Work, trip: Trip, staff_ids: list[int]) -> None:
    """Make the leader and `staff_ids` the people of the trip, keeping rows that stay."""
    wanted = dict.fromkeys([trip.leader_staff_id, *staff_ids])
    present: list[TripMember] = list(rows_of(work.session, TripMember.trip_id, trip.id))
    for member in present:
        if member.staff_id not in wanted:
            work.session.delete(member)
    known = {member.staff_id for member in present}
    for staff_id in wanted:
        if staff_id not in known:
            require_active(work.session, staff_id, "member_ids")
            work.session.add(TripMember(trip_id=trip.id, staff_id=staff_id))


def archive_trip(work: Work, id: int, version: int | None = None) -> Saved:
    """Hide a trip from lists; it still counts in the figures."""
    return _set_archived(work, id, version, archived=True)


def restore_trip(work: Work, id: int, version: int | None = None) -> Saved:
    """Show an archived trip again."""
    return _set_archived(work, id, version, archived=False)


def _set_archived(work: Work, id: int, version: int | None, *, archived: bool) -> Saved:
    trip = saving.locked(work, Trip, id, version)
    require_owner(work.actor.role, work.actor.id, owners_of(trip))
    if archived:
        saving.archive(work, trip)
    else:
        saving.restore(trip)
    return saving.saved(work, trip)


def save_trip_stop(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Add a stop to a trip, or change the fields in `raw` of the stop `id`.

    It stands among the stops of its day by its time. Raises UserError PERIOD_ORDER for a day
    outside the trip or an end before the start, PERMISSION_DENIED, also for a stop of somebody
    else's trip that would move to an own one.
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, STOP_FIELDS, raw, partial=id is not None)
    before = None
    if id is None:
        stop = TripStop(**values)
    else:
        stop = saving.locked(work, TripStop, id, version)
        before = stop.on, stop.start_time
        _own_trip(work, stop.trip_id)
        with work.session.no_autoflush:
            saving.assign(stop, values)
    with work.session.no_autoflush:
        trip = _own_trip(work, stop.trip_id)
        check_day(stop.on, trip.starts_on, trip.ends_on, "on")
        if stop.start_time and stop.end_time and stop.end_time < stop.start_time:
            raise refuse("PERIOD_ORDER", _("The stop ends before it begins."), "end_time")
    if id is None:
        saving.added(work, stop)
    moved = before != (stop.on, stop.start_time)
    if moved and not (before and before[0] == stop.on and stands_by_time(work, stop)):
        put_in_place(work, stop)
    return saving.saved(work, stop)


def _own_trip(work: Work, trip_id: int) -> Trip:
    trip = saving.found(work.session, Trip, trip_id)
    require_owner(work.actor.role, work.actor.id, owners_of(trip))
    return trip


def archive_trip_stop(work: Work, id: int, version: int | None = None) -> Saved:
    """Take a stop off the plan."""
    stop = saving.locked(work, TripStop, id, version)
    _own_trip(work, stop.trip_id)
    saving.archive(work, stop)
    return saving.saved(work, stop)


def restore_trip_stop(work: Work, id: int, version: int | None = None) -> Saved:
    """Put a stop back on the plan; raises PERIOD_ORDER when the trip no longer has its day."""
    stop = saving.locked(work, TripStop, id, version)
    trip = _own_trip(work, stop.trip_id)
    check_day(stop.on, trip.starts_on, trip.ends_on, "on")
    saving.restore(stop)
    return saving.saved(work, stop)


def log_trip_contact(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Log somebody met on a trip, or change the fields in `raw` of the log `id`.

    Company and contact are each known or written as text; who met them is the acting member of
    staff unless said. Raises UserError FIELD_REQUIRED, PERIOD_ORDER (met outside the trip).
    """
    require_writer(work.actor.role)
    values = saving.parsed(work, TRIP_CONTACT_FIELDS, raw, partial=id is not None)
    if "met_by_staff_id" in values:
        values["met_by_staff_id"] = values["met_by_staff_id"] or work.actor.id
    if id is None:
        _check_people(work, values, None)
        contact = TripContact(**values)
    else:
        contact = saving.locked(work, TripContact, id, version)
        require_owner(work.actor.role, work.actor.id, [contact.met_by_staff_id, contact.created_by])
        _check_people(work, values, contact)
        with work.session.no_autoflush:
            saving.assign(contact, values)
    with work.session.no_autoflush:
        trip = saving.found(work.session, Trip, contact.trip_id)
        check_day(contact.met_on, trip.starts_on, trip.ends_on, "met_on")
        check_contact(
            known_company=contact.company_id is not None or contact.contact_id is not None,
            company=contact.company_name_text,
            known_contact=contact.contact_id is not None,
            contact=contact.contact_text,
        )
        _check_employer(work, contact)
    if id is None:
        saving.added(work, contact)
    return saving.saved(work, contact)


def _check_people(work: Work, values: Mapping[str, object], logged: TripContact | None) -> None:
    """Refuse who has left and is newly said to have met them, or to take the next step."""
    for name in ("met_by_staff_id", "next_action_staff_id"):
        if name in values and values[name] != getattr(logged, name, None):
            require_active(work.session, values[name], name)


def _check_employer(work: Work, logged: TripContact) -> None:
    """A known contact brings their company along, and belongs to no other."""
    if logged.contact_id is None:
        return
    company_id = saving.found(work.session, Contact, logged.contact_id).company_id
    if logged.company_id is None and not logged.company_name_text:
        logged.company_id = company_id
    elif logged.company_id != company_id:
        message = _("This person belongs to another company. Choose the person or write the name.")
        raise refuse("VALUE_UNKNOWN", message, "contact_id")


def archive_trip_contact(work: Work, id: int, version: int | None = None) -> Saved:
    """Take a logged contact off the trip; what it was converted into stays."""
    contact = saving.locked(work, TripContact, id, version)
    require_owner(work.actor.role, work.actor.id, [contact.met_by_staff_id, contact.created_by])
    saving.archive(work, contact)
    return saving.saved(work, contact)


def restore_trip_contact(work: Work, id: int, version: int | None = None) -> Saved:
    """Put a logged contact back; raises PERIOD_ORDER when the trip no longer has its day."""
    contact = saving.locked(work, TripContact, id, version)
    require_owner(work.actor.role, work.actor.id, [contact.met_by_staff_id, contact.created_by])
    trip = saving.found(work.session, Trip, contact.trip_id)
    check_day(contact.met_on, trip.starts_on, trip.ends_on, "met_on")
    saving.restore(contact)
    return saving.saved(work, contact)
