"""The views of a list, dropped from their button: given ones, one's own, those of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm.names.sorting import fold, search_key
from ui.widgets.buttons import LINK, Button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.theme import Theme

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
WIDTH, ROW, ROWS_AT_MOST, AROUND = 340, 28, 14, 62
ICON = 14
MANY = 8  # views from which on a search helps
Enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Entry:
    """One view: `section` is the heading that it stands under, `note` says whose it is."""

    key: str
    title: str
    section: str = ""
    note: str = ""
    icon: str = ""
    changeable: bool = False
    shared: bool = False


class ViewPicker(QFrame):
    """Enter or a click chooses; the buttons below, F2 and Delete work on the marked view.

    Signals:
        chosen, rename_asked, share_asked, archive_asked: the key of a view.
        copy_asked, reset_asked: of what the list shows now.
    """

    chosen = Signal(str)
    rename_asked = Signal(str)
    share_asked = Signal(str)
    archive_asked = Signal(str)
    copy_asked = Signal()
    reset_asked = Signal()

    def __init__(
        self,
        entries: Sequence[Entry],
        active: str,
        theme: Theme,
        parent: QWidget,
        *,
        modified: bool,
    ) -> None:
        """Mark the view that is shown; `modified` offers to put it back."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self._entries = {each.key: each for each in entries}
        self._theme, self._active, self._modified = theme, active, modified
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 6)
        self.line = self._search_field()
        self.line.setVisible(len(entries) > MANY)
        inside.addWidget(self.line)
        self.list = QListWidget(self)
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(self.tr("Views"))
        self.list.setIconSize(QSize(ICON, ICON))
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.list.currentItemChanged.connect(self._offer)
        inside.addWidget(self.list, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        inside.addLayout(self.buttons)
        self.copy = self._button(self.tr("Save as"), self.copy_asked.emit)
        self.rename = self._button(self.tr("Rename"), lambda: self._ask(self.rename_asked.emit))
        self.share = self._button("", lambda: self._ask(self.share_asked.emit))
        self.archive = self._button(self.tr("Delete"), lambda: self._ask(self.archive_asked.emit))
        self.buttons.addStretch()
        self.reset = self._button(self.tr("Put back"), self.reset_asked.emit)
        self._fill()

    def open_under(self, button: QWidget) -> None:
        """Drop down from the button of the views."""
        rows = min(self.list.count(), ROWS_AT_MOST)
        search = 0 if self.line.isHidden() else self.line.sizeHint().height() + 6
        self.resize(WIDTH, rows * ROW + AROUND + search)
        self.move(button.mapToGlobal(QPoint(0, button.height() + 2)))
        self.show()
        (self.list if self.line.isHidden() else self.line).setFocus()

    def _search_field(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setProperty("small", True)
        line.setPlaceholderText(self.tr("Find a view"))
        line.setAccessibleName(line.placeholderText())
        line.setClearButtonEnabled(True)
        line.textChanged.connect(self._fill)
        line.installEventFilter(self)
        return line

    def _button(self, text: str, run: Callable[[], None]) -> Button:
        button = Button(self._theme, text, kind=LINK, parent=self)

        def leave() -> None:
            self.close()
            run()

        button.clicked.connect(leave)
        self.buttons.addWidget(button)
        return button

    @Slot()
    def _fill(self) -> None:
        wanted, section = fold(self.line.text()), ""
        self.list.clear()
        for each in self._entries.values():
            if wanted not in search_key(each.title, each.note):
                continue
            if each.section != section:
                section = each.section
                self._add_heading(section)
            self._add(each)
        if self.list.currentRow() < 0 and self.list.count():
            first = next(row for row in range(self.list.count()) if self._key_at(row) is not None)
            self.list.setCurrentRow(first)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.font("caption"))
        self.list.addItem(item)

    def _add(self, entry: Entry) -> None:
        shown = entry.key == self._active
        item = QListWidgetItem(" · ".join(part for part in (entry.title, entry.note) if part))
        item.setData(KEY_ROLE, entry.key)
        item.setIcon(self._icon(entry, shown=shown))
        self.list.addItem(item)
        if shown:
            self.list.setCurrentItem(item)

    def _icon(self, entry: Entry, *, shown: bool) -> QIcon:
        if shown:
            return self._theme.icon("check", color="accent.text", size=ICON)
        if entry.icon:
            return self._theme.icon(entry.icon, color="text.tertiary", size=ICON)
        blank = QPixmap(ICON, ICON)
        blank.fill(Qt.GlobalColor.transparent)
        return QIcon(blank)

    def _key_at(self, row: int) -> str | None:
        key = self.list.item(row).data(KEY_ROLE)
        return key if isinstance(key, str) else None

    def _marked(self) -> Entry | None:
        row = self.list.currentRow()
        key = self._key_at(row) if row >= 0 else None
        return self._entries.get(key) if key is not None else None

    @Slot()
    def _offer(self) -> None:
        """Show the buttons that make sense for the marked view."""
        entry = self._marked()
        changeable = entry is not None and entry.changeable
        for button in (self.rename, self.share, self.archive):
            button.setVisible(changeable)
        stop = entry is not None and entry.shared
        self.share.setText(self.tr("Keep to myself") if stop else self.tr("Share"))
        self.share.setAccessibleName(self.share.text())
        self.reset.setVisible(self._modified)

    def _ask(self, ask: Callable[[str], None]) -> None:
        entry = self._marked()
        if entry is not None and entry.changeable:
            ask(entry.key)

    @Slot()
    def _choose(self) -> None:
        entry = self._marked()
        if entry is not None:
            self.close()
            self.chosen.emit(entry.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter chooses, F2 renames, Delete puts into the bin, ↓ goes from the search down."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, entry = event.key(), self._marked()
        if key in Enter:
            self._choose()
        elif key == Qt.Key.Key_Down and watched is self.line:
            self.list.setFocus()
        elif watched is self.list and entry is not None and entry.changeable:
            return self._act(Qt.Key(key))
        else:
            return False
        return True

    def _act(self, key: Qt.Key) -> bool:
        button = {Qt.Key.Key_F2: self.rename, Qt.Key.Key_Delete: self.archive}.get(key)
        if button is not None:
            button.click()
        return button is not None
