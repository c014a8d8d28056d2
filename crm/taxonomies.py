"""The lists that come with the program as files: industries, parks, funds, projects, figures.

They hold published facts only (docs/domain.md, Industries). `first_start` needs the industries,
the demonstration data all of them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crm.industries.terms import IndustryGroup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "taxonomies"


@dataclass(frozen=True, slots=True)
class IndustryEntry:
    """One industry of one version; `target` is the output of 2030 in 元."""

    version: str
    code: str
    name: str
    group: IndustryGroup
    parent: str = ""
    target: Decimal | None = None
    qualifier: str | None = None
    quotation: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def level(self) -> int:
        """1 for an industry, 2 for a sub-segment."""
        return 2 if self.parent else 1


def read(name: str) -> dict[str, Any]:
    """Return the file `name`.toml of resources/taxonomies."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def current_version() -> str:
    """Return the version under which new records are classified."""
    return read("industries")["current"]


def industries() -> Iterator[IndustryEntry]:
    """Every industry of every version, parents before their sub-segments."""
    file = read("industries")
    for version in file["taxonomy"]:
        for industry in file["industry"]:
            if industry["code"][0] in version["groups"]:
                yield from _entries(version, industry)


def _entries(version: dict[str, Any], industry: dict[str, Any]) -> Iterator[IndustryEntry]:
    code: str = industry["code"]
    group = IndustryGroup(code[0])
    valid: dict[str, Any] = {
        "valid_from": version.get("valid_from"),
        "valid_to": version.get("valid_to"),
    }
    if not version["segments"]:
        yield IndustryEntry(version["version"], code, industry["name"], group, **valid)
        return
    yield IndustryEntry(
        version["version"],
        code,
        industry["name"],
        group,
        target=Decimal(industry["target"]) if "target" in industry else None,
        qualifier=industry.get("qualifier"),
        quotation=industry.get("quotation", ""),
        **valid,
    )
    for number, segment in enumerate(industry.get("segments", ()), start=1):
        yield IndustryEntry(
            version["version"], f"{code}.{number}", segment, group, parent=code, **valid
        )
