"""The columns of the list of trips that conditions can be set on; costs in 元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from crm.language import mark
from crm.records.fields import Field, Kind, by_name
from crm.records.list_columns import columns_of, list_column
from crm.records.sql_spelling import days_between
from crm.trips.fields import TRIP_FIELDS
from crm.trips.models import Trip, TripContact, TripMember

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from crm.database.base import Base
    from crm.records.list_columns import ListColumn


def _count_of(model: type[Base], trip_id: Any, *conditions: Any) -> Any:
    return (
        select(func.count())
        .select_from(model)
        .where(trip_id == Trip.id, *conditions)
        .scalar_subquery()
    )


CONTACTS = _count_of(TripContact, TripContact.trip_id, TripContact.archived_at.is_(None))
CONVERTED = _count_of(
    TripContact,
    TripContact.trip_id,
    TripContact.archived_at.is_(None),
    TripContact.converted_lead_id.is_not(None),
)
MEMBERS = _count_of(TripMember, TripMember.trip_id)
DAYS = days_between(Trip.starts_on, Trip.ends_on) + 1
_FIELDS = by_name(TRIP_FIELDS)
_CODE = Field("code", mark("field", "Code"), Kind.TEXT, required=True)
_DAYS = Field("days", mark("field", "Days"), Kind.INTEGER, required=True)
_PEOPLE = Field("people", mark("field", "People on the trip"), Kind.INTEGER, required=True)
_CONTACTS = Field("contacts", mark("field", "Contacts met"), Kind.INTEGER, required=True)
_CONVERTED = Field("converted", mark("field", "Turned into leads"), Kind.INTEGER, required=True)


def _plain(*names: str) -> list[ListColumn]:
    return [list_column(_FIELDS[name], getattr(Trip, name)) for name in names]


CONDITIONS: Mapping[str, ListColumn] = columns_of(
    list_column(_CODE, Trip.code),
    *_plain("title", "cities", "starts_on", "ends_on"),
    list_column(_DAYS, DAYS),
    list_column(_FIELDS["leader_staff_id"], Trip.leader_staff_id, "leader"),
    list_column(
        _FIELDS["member_ids"],
        linked=(TripMember.trip_id, TripMember.staff_id, Trip.id),
    ),
    list_column(_PEOPLE, MEMBERS),
    list_column(_CONTACTS, CONTACTS),
    list_column(_CONVERTED, CONVERTED),
    *_plain("status", "mode", "focus_industry_ids", "purpose", "budget", "actual_cost"),
    *_plain("approved_by", "approved_on", "report", "note"),
)
