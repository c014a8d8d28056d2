"""Which columns a list shows, in which order and how wide: kept in the settings, for each view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from crm.language import ENGLISH, current_language
from crm.settings import Setting
from crm.views.definition import Columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.settings import Settings
    from ui.tables.columns import Column

VIEW, NOW, COLUMNS = "view", "now", "columns"


@dataclass(frozen=True)
class ColumnLayout:
    """Keys of all columns in visual order, the shown ones, and the widths that somebody set."""

    order: tuple[str, ...]
    shown: frozenset[str]
    widths: Mapping[str, int]

    def as_columns(self) -> Columns:
        """Return the layout as a saved view keeps it."""
        return Columns(self.order, self.shown, dict(self.widths))


def declared_layout(columns: Sequence[Column]) -> ColumnLayout:
    """Return the layout that the columns were declared with."""
    order = tuple(each.key for each in columns)
    return ColumnLayout(order, frozenset(each.key for each in columns if each.shown), {})


def declared_width(column: Column) -> int:
    """Return the width (px) of a column that nobody set."""
    return max(column.width, column.wide if current_language() == ENGLISH else 0)


def completed(kept: Columns, columns: Sequence[Column]) -> ColumnLayout:
    """Return a kept layout without columns that are gone, and with those that are newer."""
    declared = declared_layout(columns)
    if not kept.order:
        return ColumnLayout(declared.order, declared.shown, dict(kept.widths))
    order = [key for key in kept.order if key in declared.order]
    newer = [key for key in declared.order if key not in order]
    shown = (kept.shown & frozenset(order)) | (declared.shown & frozenset(newer))
    widths = {key: width for key, width in kept.widths.items() if key in declared.order}
    return ColumnLayout((*order, *newer), shown or declared.shown, widths)


class LayoutMemory:
    """Remembers of one list which view it shows, what it shows, and the columns of every view.

    Everything is written at once; without settings it is forgotten with the window.
    """

    def __init__(self, settings: Settings | None, list_key: str) -> None:
        """Remember under the key of the list."""
        self._settings = settings
        self._setting: Setting[dict[str, Any]] = Setting(f"list.{list_key}.views", {})
        kept = settings.value(self._setting) if settings is not None else {}
        self.view = kept[VIEW] if isinstance(kept.get(VIEW), str) else ""
        self.now: object = kept.get(NOW)
        self._columns = dict(_mapping(kept.get(COLUMNS)))

    def recall(self, columns: Sequence[Column]) -> ColumnLayout:
        """Return the columns of the present view as they were left, else as declared."""
        return self.left(columns) or declared_layout(columns)

    def left(self, columns: Sequence[Column]) -> ColumnLayout | None:
        """Return the columns of the present view as they were left; None: as the view has them."""
        kept = _mapping(self._columns.get(self.view))
        if not kept:
            return None
        widths = {
            key: width for key, width in _mapping(kept.get("widths")).items() if type(width) is int
        }
        order, shown = _texts(kept.get("order")), _texts(kept.get("shown"))
        return completed(Columns(tuple(order), frozenset(shown), widths), columns)

    def keep(self, layout: ColumnLayout) -> None:
        """Remember the columns of the present view."""
        self._columns[self.view] = {
            "order": list(layout.order),
            "shown": sorted(layout.shown),
            "widths": dict(layout.widths),
        }
        self._write()

    def forget(self) -> None:
        """The columns of the present view are as the view has them."""
        if self._columns.pop(self.view, None) is not None:
            self._write()

    def remember(self, now: Mapping[str, object]) -> None:
        """Remember what the list shows."""
        self.now = dict(now)
        self._write()

    def drop(self, views: frozenset[str]) -> None:
        """Forget the columns of views that are gone."""
        gone = views & frozenset(self._columns)
        for view in gone:
            del self._columns[view]
        if gone:
            self._write()

    @property
    def views(self) -> frozenset[str]:
        """The views whose columns are remembered."""
        return frozenset(self._columns)

    def _write(self) -> None:
        if self._settings is not None:
            value = {VIEW: self.view, NOW: self.now, COLUMNS: dict(self._columns)}
            self._settings.keep(self._setting, value)


def _mapping(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        return []
    return [each for each in cast("list[object]", value) if isinstance(each, str)]
