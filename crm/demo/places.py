"""Parks and platforms as published, and the fictional 示例产业园 (SP01)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm import taxonomies
from crm.names.sorting import search_key, sort_key
from crm.parks.models import Park
from crm.parks.terms import ParkKind, ParkStatus, PlatformTier

if TYPE_CHECKING:
    from crm.demo.rows import Rows, Values

FICTIONAL = "SP01"
TEXTS = ("service_station_level", "opened_on", "note")
LISTS = ("aliases", "honours")


def load_parks(rows: Rows) -> dict[str, Park]:
    """Add the 25 parks and 10 platforms of the published texts and the fictional park; by code."""
    published = taxonomies.read("parks")["park"]
    parks = rows.put(Park, {each["code"]: _published(each) for each in published}, demo=False)
    for each in published:
        if "parent" in each and rows.is_new(parks[each["code"]]):
            parks[each["code"]].parent_park_id = parks[each["parent"]].id
    return parks | rows.put(Park, {FICTIONAL: _fictional()})


def _published(park: dict[str, Any]) -> Values:
    tier = park.get("platform_tier")
    return {
        **_named(park["code"], park["name"], park.get("aliases", [])),
        "kind": ParkKind(park["kind"]),
        "status": ParkStatus(park["status"]),
        "platform_tier": PlatformTier(tier) if tier else None,
        "land_area": Decimal(park["land_area"]) if "land_area" in park else None,
        "operated_by_group": park.get("operated_by_group", True),
        **{name: park.get(name) for name in TEXTS},
        **{name: park.get(name, []) for name in LISTS},
    }


def _fictional() -> Values:
    return {
        **_named(FICTIONAL, "示例产业园", []),
        "kind": ParkKind.PARK,
        "status": ParkStatus.OPERATING,
        "leasable_area": Decimal(30_000),
        "leased_baseline": Decimal(5_000),
        "baseline_on": date(2025, 12, 31),
        "note": "虚构园区，仅供演示。",
    }


def _named(code: str, name: str, aliases: list[str]) -> Values:
    return {
        "code": code,
        "name": name,
        "aliases": aliases,
        "sort_key": sort_key(name),
        "search_key": search_key(name, code, *aliases),
    }
