"""Kinds and states of parks (docs/domain.md, Parks)."""

from __future__ import annotations

from crm.language import Term, mark


class ParkKind(Term):
    """What sort of carrier it is."""

    PARK = "园区", mark("park kind", "Park")
    PLATFORM = "平台", mark("park kind", "Platform")
    INCUBATOR = "孵化器", mark("park kind", "Incubator")
    ACCELERATOR = "加速器", mark("park kind", "Accelerator")
    MAKERSPACE = "众创空间", mark("park kind", "Makerspace")
    NURSERY = "创业苗圃", mark("park kind", "Start-up nursery")
    MICRO = "小微企业园", mark("park kind", "Micro-enterprise park")
    TOWN = "特色小镇", mark("park kind", "Characteristic town")
    ENCLAVE = "飞地", mark("park kind", "Enclave")
    PARCEL = "地块", mark("park kind", "Land parcel")


class ParkStatus(Term):
    """How far it is built."""

    PLANNED = "规划", mark("park status", "Planned")
    BUILDING = "在建", mark("park status", "Under construction")
    OPENED = "开园", mark("park status", "Opened")
    OPERATING = "运营", mark("park status", "In operation")


class PlatformTier(Term):
    """Its place in the 1+3+N platform system."""

    ONE = "1", mark("platform tier", "1: development zone")
    THREE = "3", mark("platform tier", "3: flagship industry platform")
    N = "N", mark("platform tier", "N: specialised park")


class AttractionPlatform(Term):
    """Its place in the 2+4+14 attraction platforms."""

    TWO = "2", mark("attraction platform", "Tier of 2")
    FOUR = "4", mark("attraction platform", "Tier of 4")
    FOURTEEN = "14", mark("attraction platform", "Tier of 14")
