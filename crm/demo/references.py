"""Targets and published figures (docs/domain.md, Targets, Published figures)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm import taxonomies
from crm.leads.terms import Scope
from crm.targets.models import ReferenceFigure, Target
from crm.targets.terms import Basis, PeriodKind

if TYPE_CHECKING:
    from crm.demo.rows import Rows, Values
    from crm.industries.models import Industry
    from crm.parks.models import Park

OUTPUT = "规上工业产值"
OUTPUT_YEAR = (date(2030, 1, 1), date(2030, 12, 31))


def load_targets(rows: Rows, industries: dict[str, Industry]) -> None:
    """Add the published targets, the outputs of 2030, and one fictional target for 2024."""
    published = taxonomies.read("targets")["target"]
    targets = {_key(each): _target(each) for each in published} | _outputs(industries)
    rows.put(Target, targets, demo=False)
    rows.put(Target, {"示例目标": _fictional()})


def _key(entry: dict[str, Any]) -> str:
    return f"{entry['measure']}/{entry.get('name', entry['period'][0])}"


def _target(entry: dict[str, Any]) -> Values:
    return {
        "measure": entry["measure"],
        "period_kind": PeriodKind(entry["kind"]),
        "name": entry.get("name"),
        "scope": Scope(entry["scope"]),
        "period_start": entry["period"][0],
        "period_end": entry["period"][1],
        "value": Decimal(entry["value"]),
        "value_qual": entry.get("qualifier"),
        "unit": entry["unit"],
        "source_text": entry["source"],
    }


def _outputs(industries: dict[str, Industry]) -> dict[str, Values]:
    version = taxonomies.current_version()
    return {
        f"{OUTPUT}/{entry.code}": {
            "measure": OUTPUT,
            "period_kind": PeriodKind.YEAR,
            "scope": Scope.CITY,
            "period_start": OUTPUT_YEAR[0],
            "period_end": OUTPUT_YEAR[1],
            "industry_id": industries[entry.code].id,
            "value": entry.target,
            "value_qual": entry.qualifier,
            "unit": "元",
            "source_text": entry.quotation,
        }
        for entry in taxonomies.industries()
        if entry.version == version and entry.target is not None
    }


def _fictional() -> Values:
    return {
        "measure": "K01",
        "period_kind": PeriodKind.YEAR,
        "name": "示例目标：2024年意向面积25万㎡",
        "scope": Scope.GROUP,
        "period_start": date(2024, 1, 1),
        "period_end": date(2024, 12, 31),
        "value": Decimal(250_000),
        "unit": "㎡",
        "basis": Basis.NET,
    }


def load_reference_figures(rows: Rows, parks: dict[str, Park]) -> None:
    """Add every published figure with its quotation."""
    file = taxonomies.read("reference_figures")
    documents: dict[str, dict[str, Any]] = file["document"]
    figures: dict[str, Values] = {}
    for entry in file["figure"]:
        parts = (entry["document"], entry["measure"], entry.get("kind", ""), entry.get("park", ""))
        key = "/".join((*parts, entry["unit"], entry["text"]))
        figures[key] = _figure(entry, documents[entry["document"]], parks)
    rows.put(ReferenceFigure, figures, demo=False)


def _figure(entry: dict[str, Any], document: dict[str, Any], parks: dict[str, Park]) -> Values:
    start, end = entry.get("period", (None, None))
    return {
        "measure": entry["measure"],
        "value": Decimal(entry["value"]),
        "unit": entry["unit"],
        "text": entry["text"],
        "qualifier": entry.get("qualifier"),
        "park_id": parks[entry["park"]].id if "park" in entry else None,
        "kind": entry.get("kind"),
        "scope": Scope(entry["scope"]),
        "as_of": entry.get("as_of", document["as_of"]),
        "period_start": start,
        "period_end": end,
        "document": document["title"],
        "quotation": entry["quotation"],
    }
