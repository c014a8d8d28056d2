"""The columns of the list of parks that conditions can be set on; areas in ㎡."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.parks.fields import PARK_FIELDS
from crm.parks.models import Park
from crm.records.fields import by_name
from crm.records.list_columns import columns_of, list_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.list_columns import ListColumn

_FIELDS = by_name(PARK_FIELDS)


def _plain(*names: str) -> list[ListColumn]:
    return [list_column(_FIELDS[name], getattr(Park, name)) for name in names]


CONDITIONS: Mapping[str, ListColumn] = columns_of(
    *_plain("code", "name", "aliases", "kind", "status", "leasable_area"),
    list_column(_FIELDS["town"], Park.town, grouped=True),
    *_plain("platform_tier", "attraction_platform", "attraction_platform_name"),
    *_plain("parent_park_id", "land_area", "floor_area", "leased_baseline", "baseline_on"),
    *_plain("leading_industry_ids", "opened_on", "operated_by_group", "manager_staff_id"),
    *_plain("digitalised", "service_station_level", "amenities", "honours", "co_builders", "note"),
)
