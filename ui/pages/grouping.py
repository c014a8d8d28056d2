"""How a list is put into groups: a button with a menu in the bar, and the menu of a column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import FOLD_KEY, GROUP_KEY, UNFOLD_KEY, VIEW, PageAction
from ui.tables.columns import Column, Look
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.filter_bar import FilterBar
    from ui.pages.list_spec import ListSpec
    from ui.tables.grouped_table import GroupedTable
    from ui.theme import Theme


class Grouping(QObject):
    """Offers what the rows can be put together by, and folds the groups.

    Signals:
        chosen: the name of the column to group by, "" for none.
    """

    chosen = Signal(str)

    def __init__(
        self, spec: ListSpec, theme: Theme, bar: FilterBar, table: GroupedTable, parent: QWidget
    ) -> None:
        """Put the button into the bar; a list without such columns gets none."""
        super().__init__(parent)
        self._labels = {
            each.name: str(each.label) for each in spec.conditions if each.name in spec.groups
        }
        self._fields = frozenset(each.name for each in spec.conditions)
        self._bar, self._table = bar, table
        self._now = ""
        self.button = Button(theme, icon="group", small=True, parent=bar)
        self.button.clicked.connect(self.open)
        self.button.setVisible(bool(self._labels))
        bar.put_group(self.button)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_of_column)
        self.say("")

    def say(self, name: str) -> None:
        """Write what the list is grouped by: `分组 负责人`."""
        self._now = name
        self.button.setText(self.tr("Group"))
        self.button.value = self._labels.get(name, "")
        whole = f"{self.button.text()} {self.button.value}".strip()
        self.button.setAccessibleName(whole)
        self.button.updateGeometry()
        self.button.update()

    @Slot()
    def open(self) -> None:
        """Drop the menu from the button."""
        if self._labels:
            menu = self.menu()
            menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
            menu.setActiveAction(
                next((each for each in menu.actions() if each.isChecked()), menu.actions()[0])
            )

    @Slot()
    def fold_all(self) -> None:
        """Show only the heads of the groups."""
        self._table.fold_all(on=True)

    @Slot()
    def unfold_all(self) -> None:
        """Show the records of every group."""
        self._table.fold_all(on=False)

    def actions(self) -> list[PageAction]:
        """Return what the menus and the search field of the window offer."""
        if not self._labels:
            return []
        found = [PageAction(self.tr("Group by…"), self.open, GROUP_KEY, "group", VIEW)]
        if self._now:
            found.append(PageAction(self.tr("Fold all"), self.fold_all, FOLD_KEY, menu=VIEW))
            found.append(PageAction(self.tr("Unfold all"), self.unfold_all, UNFOLD_KEY, menu=VIEW))
        return found

    def menu(self) -> QMenu:
        """Make the menu: no groups, the columns, and folding."""
        menu = QMenu(self.button)
        menu.aboutToHide.connect(menu.deleteLater)
        for name, title in {"": self.tr("No groups"), **self._labels}.items():
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self._now)
            action.triggered.connect(partial(self._choose, name))
        if self._now:
            menu.addSeparator()
            menu.addAction(self.tr("Fold all")).triggered.connect(self.fold_all)
            menu.addAction(self.tr("Unfold all")).triggered.connect(self.unfold_all)
        return menu

    def _choose(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own
        self.chosen.emit(name)

    @Slot(QPoint)
    def _open_of_column(self, place: QPoint) -> None:
        header = self._table.horizontalHeader()
        at = header.logicalIndexAt(place)
        if at >= 0:
            menu = self.menu_of(self._table.model().columns[at])
            if menu.actions():
                menu.popup(header.mapToGlobal(place))

    def menu_of(self, column: Column) -> QMenu:
        """Make the menu of a column's title: order, condition, groups."""
        menu = QMenu(self._table)
        menu.aboutToHide.connect(menu.deleteLater)
        offers: list[tuple[str, Callable[[], None]]] = []
        if column.sort_key and column.look is not Look.CHECK:
            sort = self._table.sort_as
            offers = [
                (self.tr("Sort ascending"), partial(sort, column.sort_key, descending=False)),
                (self.tr("Sort descending"), partial(sort, column.sort_key, descending=True)),
            ]
        if column.key in self._fields:
            ask = partial(self._bar.add_condition_on, column.key)
            offers.append((self.tr("Condition on this column…"), ask))
        if column.key == self._now and self._now:
            offers.append((self.tr("No groups"), partial(self._choose, "")))
        elif column.key in self._labels:
            offers.append((self.tr("Group by this column"), partial(self._choose, column.key)))
        for text, run in offers:
            menu.addAction(text).triggered.connect(partial(_without_checked, run))
        return menu


def _without_checked(run: Callable[[], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own
    run()
