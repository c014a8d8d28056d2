"""What is chosen in the chips of a filter bar: equality conditions by name, with their labels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from ui.pages.filter_popup import FilterPopup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.forms.candidates import References
    from ui.pages.list_spec import Choice, FilterSpec
    from ui.widgets.filter_chip import FilterChip

LABELS_AT_MOST = 2


class FilterChoices(QObject):
    """Keeps chips and choices together; `extra` are conditions of a figure without a chip.

    Signals:
        changed: the person chose something else.
    """

    changed = Signal()

    def __init__(
        self,
        specs: Sequence[FilterSpec],
        chips: Mapping[str, FilterChip],
        context: Context,
        references: References,
        bar: QWidget,
    ) -> None:
        """Listen to the chips."""
        super().__init__(bar)
        self._specs = {each.key: each for each in specs}
        self._chips = chips
        self._context = context
        self._references = references
        self._bar = bar
        self._chosen: dict[str, list[Choice]] = {}
        self.extra: dict[str, object] = {}
        for key, chip in chips.items():
            chip.choices_wanted.connect(partial(self.open, key))
            chip.cleared.connect(partial(self._choose, key, []))

    @property
    def count(self) -> int:
        """How many conditions are on; those of a figure are one."""
        return len(self._chosen) + bool(self.extra)

    def filters(self) -> dict[str, object]:
        """Return the conditions by name, as `ListRequest` takes them."""
        found: dict[str, object] = dict(self.extra)
        for key, pairs in self._chosen.items():
            values = tuple(value for value, _ in pairs)
            found[key] = values if self._specs[key].many else values[0]
        return found

    def show(self, filters: Mapping[str, object]) -> None:
        """Show these conditions and no others, silently."""
        self.extra.clear()
        for key in list(self._chosen):
            del self._chosen[key]
            self._write(key)
        for key, value in filters.items():
            listed = isinstance(value, tuple | list)
            values = tuple(cast("Sequence[object]", value)) if listed else (value,)
            if key not in self._specs:
                self.extra[key] = value
            elif values:
                self._name(self._specs[key], values)

    def open(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own
        """Drop the choices of a condition from its chip."""
        spec, chip = self._specs[key], self._chips[key]
        chip.show()
        popup = FilterPopup(spec, self._chosen.get(key, []), self._references, self._bar)
        popup.chosen.connect(partial(self._choose, key))
        if spec.load is not None:
            load = partial(self._loaded, popup, chip)
            self._context.read(spec.load, owner=popup, done=load)
            return
        popup.offer(spec.choices)
        popup.open_under(chip)

    def _loaded(self, popup: FilterPopup, chip: FilterChip, choices: Sequence[Choice]) -> None:
        popup.offer(choices)
        popup.open_under(chip)

    def _choose(self, key: str, pairs: list[Choice]) -> None:
        if pairs:
            self._chosen[key] = pairs
        else:
            self._chosen.pop(key, None)
        self._write(key)
        self.changed.emit()

    def _write(self, key: str) -> None:
        labels = [text for _, text in self._chosen.get(key, [])]
        text = self.tr(", ").join(labels[:LABELS_AT_MOST])
        if len(labels) > LABELS_AT_MOST:
            text = f"{text} +{len(labels) - LABELS_AT_MOST}"
        self._chips[key].set_value(text)
        self._chips[key].setVisible(bool(labels) or self._specs[key].pinned)

    def _name(self, spec: FilterSpec, values: tuple[object, ...]) -> None:
        """Turn a condition on; labels that are not known yet are looked up."""
        known = {str(value): label for value, label in spec.choices}
        self._chosen[spec.key] = [(each, known.get(str(each), str(each))) for each in values]
        self._write(spec.key)
        ids = [each for each in values if isinstance(each, int)]
        if spec.target and ids:
            self._references.name(spec.target, ids, self, partial(self._named, spec.key))

    def _named(self, key: str, names: dict[int, str]) -> None:
        pairs = self._chosen.get(key, [])
        self._chosen[key] = [
            (value, names.get(value, text) if isinstance(value, int) else text)
            for value, text in pairs
        ]
        self._write(key)
