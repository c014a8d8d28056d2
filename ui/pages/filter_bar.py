"""The bar over a list: search, conditions as chips, columns, the archive."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget

from ui.pages.filter_popup import FilterPopup
from ui.widgets.buttons import FLAT, Button
from ui.widgets.filter_chip import FilterChip
from ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.records.conditions import Condition
    from ui.context import Context
    from ui.forms.candidates import References
    from ui.pages.list_spec import Choice, FilterSpec, ListSpec

DELAY = 200  # ms after the last key
SEARCH_WIDTH = 216
LABELS_AT_MOST = 2


class FilterBar(QFrame):
    """Holds the conditions of a list.

    Signals:
        changed: other rows match now.
        columns_asked: the button of the columns was pressed.
    """

    changed = Signal()
    columns_asked = Signal()

    def __init__(
        self, spec: ListSpec, context: Context, references: References, parent: QWidget
    ) -> None:
        """Show the search field and a chip for each pinned condition."""
        super().__init__(parent)
        self._specs = {each.key: each for each in spec.filters}
        self._context = context
        self._references = references
        self._chosen: dict[str, list[Choice]] = {}
        self._extra: dict[str, object] = {}
        self._conditions: list[Condition] = []
        self._chips: dict[str, FilterChip] = {}
        theme = context.theme
        self.setProperty("kind", "bar")
        self.setMinimumHeight(theme.px("size.filter_bar"))
        self._archived_action: QAction | None = None
        outer = self._outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), 0)
        outer.setSpacing(theme.px("space.s"))
        self.search = self._search_field(spec.search_hint)
        outer.addWidget(self.search)
        holder = QWidget(self)
        self._row = FlowLayout(holder, gap=theme.px("space.s"))
        edge = (theme.px("size.filter_bar") - theme.px("size.control_small")) // 2
        self._row.setContentsMargins(0, edge, 0, edge)
        outer.addWidget(holder, 1)
        for each in spec.filters:
            self._add_chip(each).setVisible(each.pinned)
        self._more = self._more_button(spec.filters)
        self._from_figure = self._special_chip(self.tr("From a figure"), self._clear_extra)
        self._archived = self._special_chip(self.tr("Archived"), self._show_active)
        self.columns = Button(theme, icon="columns", small=True, parent=self)
        self.columns.clicked.connect(self.columns_asked)
        outer.addWidget(self.columns)
        if spec.archive is not None:
            outer.addWidget(self._menu_button())
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self.changed)

    def put_views(self, picker: QWidget, saver: QWidget) -> None:
        """Place the button of the saved views before the search, that of saving before columns."""
        line = QFrame(self)
        line.setProperty("kind", "divider")
        line.setFixedHeight(self._context.theme.px("size.control_small") - 4)
        self._outer.insertWidget(0, picker)
        self._outer.insertWidget(1, line)
        self._outer.insertWidget(self._outer.indexOf(self.columns), saver)
        QWidget.setTabOrder(picker, self.search)

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    @property
    def archived(self) -> bool:
        """Whether archived rows are listed, and only these."""
        return not self._archived.isHidden()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The typed conditions."""
        return tuple(self._conditions)

    @property
    def count(self) -> int:
        """How many conditions are on, the search among them."""
        others = bool(self.text) + bool(self._extra) + self.archived
        return len(self._chosen) + len(self._conditions) + others

    def filters(self) -> dict[str, object]:
        """Return the conditions by name, as `ListRequest` takes them."""
        found: dict[str, object] = dict(self._extra)
        for key, pairs in self._chosen.items():
            values = tuple(value for value, _ in pairs)
            found[key] = values if self._specs[key].many else values[0]
        return found

    def show_filters(self, filters: Mapping[str, object]) -> None:
        """Show other conditions; those without a chip are kept under one chip of their own."""
        self.show_conditions(filters)

    def show_conditions(
        self,
        filters: Mapping[str, object],
        conditions: Sequence[Condition] = (),
        text: str = "",
        *,
        archived: bool = False,
    ) -> None:
        """Show what a saved view holds; `changed` is sent once, at the end."""
        self._forget()
        self._turn_archived(on=archived)
        self._conditions = list(conditions)
        self._search_for(text)
        for key, value in filters.items():
            listed = isinstance(value, tuple | list)
            values = tuple(cast("Sequence[object]", value)) if listed else (value,)
            if key not in self._specs:
                self._extra[key] = value
            elif values:
                self._name(self._specs[key], values)
        self._from_figure.setVisible(bool(self._extra))
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Take every condition away."""
        self._forget()
        self.changed.emit()

    @Slot()
    def toggle_archived(self) -> None:
        """List the archived rows, or the others again."""
        self._show_archived(on=not self.archived)

    def say_columns(self, shown: int, of: int) -> None:
        """Write how many columns are shown: `列 8/21`."""
        text = self.tr("Columns {shown}/{all}").format(shown=shown, all=of)
        self.columns.setText(text)
        self.columns.setAccessibleName(text)
        self.columns.updateGeometry()

    def _search_field(self, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setProperty("small", True)
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.setClearButtonEnabled(True)
        line.setFixedWidth(SEARCH_WIDTH)
        icon = self._context.theme.icon("search", color="text.tertiary", size=14)
        line.addAction(QAction(icon, "", line), QLineEdit.ActionPosition.LeadingPosition)
        line.textChanged.connect(self._typed)
        line.returnPressed.connect(self._search_now)
        return line

    def _add_chip(self, spec: FilterSpec) -> FilterChip:
        chip = FilterChip(self._context.theme, spec.title, self)
        chip.choices_wanted.connect(partial(self._open, spec.key))
        chip.cleared.connect(partial(self._cleared, spec.key))
        self._chips[spec.key] = chip
        self._row.addWidget(chip)
        return chip

    def _special_chip(self, title: str, clear: object) -> FilterChip:
        chip = FilterChip(self._context.theme, title, self)
        chip.cleared.connect(clear)
        chip.set_value("✓")
        chip.hide()
        self._row.addWidget(chip)
        return chip

    def _more_button(self, specs: Sequence[FilterSpec]) -> Button:
        button = Button(
            self._context.theme,
            self.tr("Condition"),
            kind=FLAT,
            icon="plus",
            small=True,
            parent=self,
        )
        menu = QMenu(button)
        for each in specs:
            if not each.pinned:
                action = menu.addAction(each.title)
                action.triggered.connect(partial(self._open, each.key))
        button.setMenu(menu)
        button.setVisible(bool(menu.actions()))
        self._row.addWidget(button)
        return button

    def _menu_button(self) -> Button:
        button = Button(self._context.theme, kind=FLAT, icon="more", small=True, parent=self)
        button.name_only(self.tr("More for this list"))
        menu = QMenu(button)
        self._archived_action = menu.addAction(self.tr("Show archived"))
        self._archived_action.setCheckable(True)
        self._archived_action.triggered.connect(self.toggle_archived)
        button.setMenu(menu)
        return button

    def _open(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own
        spec, chip = self._specs[key], self._chips[key]
        chip.show()
        popup = FilterPopup(spec, self._chosen.get(key, []), self._references, self)
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

    def _cleared(self, key: str) -> None:
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

    def _search_for(self, text: str) -> None:
        self._delay.stop()
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)

    def _forget(self) -> None:
        self._search_for("")
        self._conditions.clear()
        self._extra.clear()
        self._from_figure.hide()
        self._turn_archived(on=False)
        for key in list(self._chosen):
            del self._chosen[key]
            self._write(key)

    def _show_archived(self, *, on: bool) -> None:
        self._turn_archived(on=on)
        self.changed.emit()

    def _turn_archived(self, *, on: bool) -> None:
        if self._archived_action is not None:
            self._archived.set_value("✓" if on else "")
            self._archived.setVisible(on)
            self._archived_action.setChecked(on)

    @Slot()
    def _show_active(self) -> None:
        self._show_archived(on=False)

    @Slot()
    def _clear_extra(self) -> None:
        self._extra.clear()
        self._from_figure.hide()
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        self._delay.start()

    @Slot()
    def _search_now(self) -> None:
        self._delay.stop()
        self.changed.emit()
