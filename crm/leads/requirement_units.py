"""The usual unit of what a project needs (docs/domain.md, Requirements and services). Pure."""

from __future__ import annotations

from crm.leads.terms import RequirementKind

# As people in the field write them; the field stays free, a rate of flow is as welcome.
_UNITS = {
    RequirementKind.LAND: "亩",
    RequirementKind.PLANT: "㎡",
    RequirementKind.POWER: "kVA",
    RequirementKind.WATER: "吨/日",
    RequirementKind.GAS: "m³/日",
    RequirementKind.LABOUR: "人",
    RequirementKind.HOUSING: "间",
    RequirementKind.FUNDS: "万元",
}


def suggested_unit(kind: RequirementKind) -> str:
    """Return the unit that quantities of a kind usually have, "" where there is no quantity."""
    return _UNITS.get(kind, "")
