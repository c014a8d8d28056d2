"""Copying rows of a list for a spreadsheet, a cell or a phone number, by key, button and menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ui.tables.columns import Column, Look
from ui.tables.copying import Copied, cell_of, copied

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.context import Context
    from ui.pages.list_spec import ListSpec, Session
    from ui.pages.record_list import RecordList


class RowCopying(QObject):
    """Puts what is checked, else the current row, on the clipboard, in the columns shown."""

    def __init__(self, spec: ListSpec, context: Context, records: RecordList) -> None:
        """Listen to the list's keys, its selection bar and its context menu."""
        super().__init__(records)
        self._spec, self._context, self._records = spec, context, records
        table = records.table
        table.copy_asked.connect(self.copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        records.selection.copy_asked.connect(self.copy_with_header)

    @Slot(list)
    def copy(self, ids: list[int], *, header: bool = False) -> None:
        """Read the rows anew: those far from the screen are not loaded."""
        if not ids:
            return
        context, load = self._context, self._spec.load_rows
        today, columns = context.today, self._columns()

        def read(session: Session) -> Copied:
            rows = load(session, tuple(ids), today)
            return copied(columns, (rows[each] for each in ids if each in rows), header=header)

        context.read(read, owner=self, done=partial(self._put, len(ids)))

    @Slot()
    def copy_with_header(self) -> None:
        """Copy the same under the titles of the columns."""
        self.copy(self._chosen(), header=True)

    def copy_cell(self, record_id: int, column: Column) -> None:
        """Copy one cell as plain text, as it would stand in a spreadsheet."""
        row = self._records.model.row_of(record_id)
        if row is not None:
            self._put_text(cell_of(column, row).text)

    def copy_phone(self, record_id: int) -> None:
        """Copy the phone number that belongs to a record."""
        if self._spec.phone is not None:
            self._context.read(self._spec.phone, record_id, owner=self, done=self._put_phone)

    def _columns(self) -> Sequence[Column]:
        by_key = {each.key: each for each in self._records.model.columns}
        return [by_key[key] for key in self._records.table.layout_of_columns.in_order]

    def _chosen(self) -> list[int]:
        current = self._records.table.current_id()
        return self._records.model.checked or ([] if current is None else [current])

    def _put(self, count: int, found: Copied) -> None:
        QGuiApplication.clipboard().setMimeData(found.mime())
        self._context.messages.tell(self.tr("Copied rows: {count}").format(count=f"{count:,}"))

    def _put_phone(self, phone: str) -> None:
        if phone:
            self._put_text(phone)
        else:
            self._context.messages.tell(self.tr("No phone number is entered."))

    def _put_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._context.messages.tell(self.tr("Copied: {text}").format(text=text[:40]))

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        """Offer what can be copied of the row under the pointer, or of the current one."""
        table, model = self._records.table, self._records.model
        index = table.indexAt(place)
        record_id = model.id_at(index.row()) if index.isValid() else None
        if record_id is None:
            return
        menu = QMenu(table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, run in self._offers(record_id, model.columns[index.column()]):
            menu.addAction(title).triggered.connect(run)
        menu.popup(table.viewport().mapToGlobal(place))

    def _offers(self, record_id: int, column: Column) -> list[tuple[str, Callable[[], None]]]:
        checked = self._records.model.checked
        ids = checked if record_id in checked else [record_id]
        offers: list[tuple[str, Callable[[], None]]] = [
            (self.tr("Copy"), lambda: self.copy(ids)),
            (self.tr("Copy with header"), lambda: self.copy(ids, header=True)),
        ]
        if column.look is not Look.CHECK:
            offers.append((self.tr("Copy cell"), lambda: self.copy_cell(record_id, column)))
        if self._spec.phone is not None:
            offers.append((self.tr("Copy phone"), lambda: self.copy_phone(record_id)))
        return offers
