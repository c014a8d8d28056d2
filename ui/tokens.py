"""Design tokens of resources/themes: named colours and sizes, and their contrast. No Qt."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

THEMES = Path(__file__).resolve().parent.parent / "resources" / "themes"


@lru_cache
def colours(scheme: str) -> dict[str, str]:
    """Return "surface.base" → "#FFFFFF" of a theme ("light" or "dark"); RRGGBB, or RRGGBBAA."""
    return {name: str(value) for name, value in _flat(_read(scheme)).items()}


@lru_cache
def sizes() -> dict[str, int]:
    """Return "size.row" → 32 in px; the same in both themes."""
    numbers = _flat(_read("sizes"))
    return {name: value for name, value in numbers.items() if isinstance(value, int)}


@lru_cache
def font_families() -> tuple[str, ...]:
    """Return the families to try, the one that comes with the program first."""
    return tuple(_read("sizes")["type"]["family"])


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two opaque sRGB colours, 1.0 to 21.0."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG 2


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((THEMES / f"{name}.toml").read_text(encoding="utf-8"))


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(cast("dict[str, Any]", value), f"{prefix}{key}.")
        else:
            found[prefix + key] = value
    return found
