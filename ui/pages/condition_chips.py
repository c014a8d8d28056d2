"""The typed conditions of a filter bar as filled chips: a click changes one, × takes it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crm.errors import UserError
from crm.records.conditions import Condition, checked
from ui.pages.condition_popup import ConditionPopup
from ui.pages.condition_text import value_text
from ui.widgets.filter_chip import FilterChip
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from crm.records.fields import Field
    from ui.forms.candidates import References
    from ui.theme import Theme
    from ui.widgets.flow_layout import FlowLayout


class ConditionChips(QObject):
    """Keeps conditions and chips together; new chips stand before the button that adds one.

    Signals:
        changed: the person set, changed or took away a condition.
    """

    changed = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        references: References,
        theme: Theme,
        row: FlowLayout,
        more: QWidget,
    ) -> None:
        """Offer conditions on these columns."""
        super().__init__(more)
        self._fields = {each.name: each for each in fields}
        self._references = references
        self._theme = theme
        self._row = row
        self._more = more
        self._names: dict[str, dict[int, str]] = {}
        self._conditions: list[Condition] = []
        self.chips: list[FilterChip] = []

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions in the order of their chips."""
        return tuple(self._conditions)

    @property
    def offered(self) -> bool:
        """Whether the list has columns for conditions."""
        return bool(self._fields)

    def show(self, conditions: Sequence[Condition]) -> None:
        """Show these conditions and no others, silently; names of records are looked up."""
        self._conditions = list(conditions)
        self._rebuild()
        wanted: dict[str, set[int]] = {}
        for each in conditions:
            field = self._fields.get(each.column)
            if field is not None and field.target:
                ids = {value for value in each.values if isinstance(value, int)}
                wanted.setdefault(field.target, set()).update(ids)
        for target, ids in wanted.items():
            unknown = sorted(ids - set(self._names.get(target, {})))
            if unknown:
                self._references.name(target, unknown, self, partial(self._named, target))

    def add(self) -> None:
        """Ask for a column and a condition on it."""
        self._open(self._more, None)

    def add_for(self, name: str) -> None:
        """Ask for a condition on a column."""
        self._open(self._more, None, name)

    def take_away(self, column: str) -> None:
        """Take the conditions on a column away."""
        self._conditions = [each for each in self._conditions if each.column != column]
        self._rebuild()
        self.changed.emit()

    def _open(self, under: QWidget, at: int | None, name: str = "") -> None:
        fields = list(self._fields.values())
        bar = self._more.parentWidget()
        popup = ConditionPopup(fields, self._references, self._theme, bar or self._more)
        popup.taken.connect(partial(self._take, at))
        if at is None:
            popup.open_under(under, column=name)
            return
        condition = self._conditions[at]
        field = self._fields.get(condition.column)
        names = self._names.get(field.target, {}) if field is not None else {}
        popup.open_under(under, condition, names)

    def _take(self, at: int | None, condition: Condition, names: Mapping[int, str]) -> None:
        target = self._fields[condition.column].target
        self._names.setdefault(target, {}).update(names)
        if at is None:
            self._conditions.append(condition)
        else:
            self._conditions[at] = condition
        self._rebuild()
        self.chips[-1 if at is None else at].setFocus()
        self.changed.emit()

    def _clear(self, at: int) -> None:
        del self._conditions[at]
        self._rebuild()
        (self.chips[min(at, len(self.chips) - 1)] if self.chips else self._more).setFocus()
        self.changed.emit()

    def _named(self, target: str, names: dict[int, str]) -> None:
        self._names.setdefault(target, {}).update(names)
        self._rebuild()

    def _rebuild(self) -> None:
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(at, each) for at, each in enumerate(self._conditions)]
        for chip in self.chips:
            self._row.insert_before(self._more, chip)

    def _chip(self, at: int, condition: Condition) -> FilterChip:
        field = self._fields.get(condition.column)
        title = condition.column if field is None else str(field.label)
        chip = FilterChip(self._theme, title.replace("&", "&&"), self._more.parentWidget())
        names = self._names.get(field.target, {}) if field is not None else {}
        chip.set_value(value_text(condition, field, names))
        chip.choices_wanted.connect(partial(self._open, chip, at))
        chip.cleared.connect(partial(self._clear, at))
        try:
            checked(condition, self._fields)
        except UserError as error:  # the list says so too, and shows nothing meanwhile
            chip.set_look(icon="triangle")
            chip.setToolTip(plain_tooltip(f"{error.message} {error.code}"))
        chip.show()
        return chip
