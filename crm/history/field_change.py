"""One field that changed, in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that changed: its column, its label, and both values in words (None: blank)."""

    name: str
    label: str
    old: str | None
    new: str | None
