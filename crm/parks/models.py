"""Tables of parks (docs/domain.md, Parks)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text, sorted_text
from crm.parks.terms import AttractionPlatform, ParkKind, ParkStatus, PlatformTier


class Park(Record):
    """A park or platform (园区/平台); areas in ㎡, blank where nothing is published."""

    __tablename__ = "park"

    code: Mapped[str] = mapped_column(sorted_text(), unique=True)
    name: Mapped[str] = mapped_column(short_text(), unique=True)
    sort_key: Mapped[str] = mapped_column(sorted_text(), index=True)
    search_key: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(default=list)
    kind: Mapped[ParkKind]
    status: Mapped[ParkStatus]
    platform_tier: Mapped[PlatformTier | None]
    attraction_platform: Mapped[AttractionPlatform | None]
    attraction_platform_name: Mapped[str | None]
    town: Mapped[str | None]
    parent_park_id: Mapped[int | None] = reference("park")
    land_area: Mapped[Decimal | None]
    floor_area: Mapped[Decimal | None]
    leasable_area: Mapped[Decimal | None]
    leased_baseline: Mapped[Decimal | None]
    baseline_on: Mapped[date | None]
    leading_industry_ids: Mapped[list[int]] = mapped_column(default=list)
    digitalised: Mapped[bool] = mapped_column(default=False)
    amenities: Mapped[list[str]] = mapped_column(default=list)
    honours: Mapped[list[str]] = mapped_column(default=list)
    service_station_level: Mapped[str | None]
    co_builders: Mapped[list[str]] = mapped_column(default=list)
    opened_on: Mapped[date | None]
    operated_by_group: Mapped[bool] = mapped_column(default=True)
    manager_staff_id: Mapped[int | None] = reference("staff")
    note: Mapped[str | None]
