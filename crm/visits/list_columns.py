"""The columns of the list of visits that conditions can be set on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.language import mark
from crm.records.fields import Field, Kind, by_name
from crm.records.list_columns import columns_of, list_column
from crm.visits.fields import VISIT_FIELDS
from crm.visits.models import Visit, VisitCompany, VisitPark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.list_columns import ListColumn

_FIELDS = by_name(VISIT_FIELDS)
_CODE = Field("code", mark("field", "Code"), Kind.TEXT, required=True)


def _plain(*names: str) -> list[ListColumn]:
    return [list_column(_FIELDS[name], getattr(Visit, name)) for name in names]


CONDITIONS: Mapping[str, ListColumn] = columns_of(
    list_column(_CODE, Visit.code),
    list_column(
        _FIELDS["company_ids"],
        name="companies",
        linked=(VisitCompany.visit_id, VisitCompany.company_id, Visit.id),
    ),
    *_plain("on", "direction"),
    list_column(
        _FIELDS["park_ids"],
        name="parks",
        linked=(VisitPark.visit_id, VisitPark.park_id, Visit.id),
    ),
    *_plain("visitor_count"),
    list_column(_FIELDS["host_staff_id"], Visit.host_staff_id, "host"),
    *_plain("status", "interest"),
    list_column(_FIELDS["next_action_on"], Visit.next_action_on, "next"),
    *_plain("next_action", "lead_id", "leader_titles", "purpose", "itinerary", "feedback", "note"),
)
