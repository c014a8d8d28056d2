"""What the mouse does at borders and headers, by keyboard: sorting, widths of columns and pane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ui.actions import FIT_KEY, NARROWER_KEY, SORT_KEY, VIEW, WIDER_KEY, PageAction
from ui.mnemonics import with_mnemonics

if TYPE_CHECKING:
    from ui.pages.record_list import RecordList
    from ui.panes.beside import BesideFrame

translate = QCoreApplication.translate
STEP = 40  # px


def list_actions(records: RecordList) -> list[PageAction]:
    """Return what changes the order and the widths of a list."""
    sort, fit = partial(open_sort_menu, records), partial(fit_columns, records)
    return [
        PageAction(translate("Arranging", "Sort by…"), sort, SORT_KEY, menu=VIEW),
        PageAction(translate("Arranging", "Fit the columns"), fit, FIT_KEY, menu=VIEW),
    ]


def pane_actions(beside: BesideFrame) -> list[PageAction]:
    """Return what moves the border of the pane."""
    wider, narrower = partial(beside.widen, STEP), partial(beside.widen, -STEP)
    return [
        PageAction(translate("Arranging", "Wider pane"), wider, WIDER_KEY, menu=VIEW),
        PageAction(translate("Arranging", "Narrower pane"), narrower, NARROWER_KEY, menu=VIEW),
    ]


def open_sort_menu(records: RecordList) -> None:
    """Offer the columns in the order of the list; the one that is sorted by turns it round."""
    table = records.table
    menu = QMenu(table)
    menu.aboutToHide.connect(menu.deleteLater)
    group = QActionGroup(menu)
    by_key = {each.key: each for each in records.model.columns}
    shown = [by_key[key] for key in table.layout_of_columns.in_order]
    columns = [each for each in shown if each.sort_key]
    titles = with_mnemonics([(each.title(), each.key) for each in columns])
    for title, column in zip(titles, columns, strict=True):
        action = QAction(title, menu)
        action.setCheckable(True)
        action.setChecked(column.sort_key == records.request.sort)
        action.setData(column.sort_key)
        group.addAction(action)
        menu.addAction(action)
    group.triggered.connect(partial(_sort, records))
    menu.popup(table.mapToGlobal(QPoint(0, table.horizontalHeader().height())))
    for action in group.actions():
        if action.isChecked():
            menu.setActiveAction(action)


def fit_columns(records: RecordList) -> None:
    """Make every column as wide as its title and the rows on screen need."""
    table = records.table
    for at in range(table.horizontalHeader().count()):
        if not table.isColumnHidden(at):
            table.resizeColumnToContents(at)


def _sort(records: RecordList, chosen: QAction) -> None:
    records.table.sort_by(chosen.data())
