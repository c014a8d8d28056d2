"""Which columns a list shows, in which order and how wide: kept in the settings, one list each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from crm.language import ENGLISH, current_language
from crm.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.settings import Settings
    from ui.tables.columns import Column


@dataclass(frozen=True)
class ColumnLayout:
    """Keys of all columns in visual order, the shown ones, and widths in pixels."""

    order: tuple[str, ...]
    shown: frozenset[str]
    widths: dict[str, int]


def declared_layout(columns: Sequence[Column]) -> ColumnLayout:
    """Return the layout that the columns were declared with."""
    english = current_language() == ENGLISH
    return ColumnLayout(
        order=tuple(each.key for each in columns),
        shown=frozenset(each.key for each in columns if each.shown),
        widths={each.key: max(each.width, each.wide if english else 0) for each in columns},
    )


class LayoutMemory:
    """Keeps the layout of one list; without settings it forgets."""

    def __init__(self, settings: Settings | None, list_key: str) -> None:
        """Keep under the key of the list; each language has its own widths."""
        self._settings = settings
        self._setting: Setting[dict[str, Any]] = Setting(
            f"list.{list_key}.columns.{current_language()}", {}
        )

    def recall(self, columns: Sequence[Column]) -> ColumnLayout:
        """Return the kept layout, completed by columns that are newer than it."""
        declared = declared_layout(columns)
        if self._settings is None:
            return declared
        kept = self._settings.value(self._setting)
        order = [key for key in _texts(kept.get("order")) if key in declared.order]
        order += [key for key in declared.order if key not in order]
        known = frozenset(_texts(kept.get("known")))
        shown = frozenset(_texts(kept.get("shown"))) & frozenset(declared.order)
        shown |= {key for key in declared.shown if key not in known}
        widths = dict(declared.widths)
        for key, width in cast("dict[str, Any]", kept.get("widths") or {}).items():
            if key in widths and isinstance(width, int):
                widths[key] = width
        return ColumnLayout(tuple(order), shown or declared.shown, widths)

    def keep(self, layout: ColumnLayout) -> None:
        """Remember a layout."""
        if self._settings is not None:
            value = {
                "order": list(layout.order),
                "known": sorted(layout.order),
                "shown": sorted(layout.shown),
                "widths": dict(layout.widths),
            }
            self._settings.keep(self._setting, value)


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        return []
    return [each for each in cast("list[object]", value) if isinstance(each, str)]
