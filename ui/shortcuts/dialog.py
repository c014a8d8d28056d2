"""The list of all shortcuts (Ctrl+/): searched, changed, taken over, put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
)

from ui.shortcuts.catalogue import BY_ID
from ui.shortcuts.entries import ENTRY, Entries, Entry, entries_of, phrases, search
from ui.shortcuts.key_editor import KeyEditor
from ui.shortcuts.key_map import shown
from ui.shortcuts.painting import EntryPainter
from ui.widgets.buttons import DANGER, PRIMARY, SECONDARY, Button
from ui.widgets.dialog_parts import dialog_foot
from ui.widgets.labels import CAPTION, label
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.palette.matching import Marks
    from ui.registry import Registry

WIDE, HIGH = 680, 640
CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
CHANGE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
PASSED_ON = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ShortcutsDialog(Overlay):
    """Every command by group; Enter or a double click changes its keys at its row."""

    def __init__(self, window: QWidget, context: Context, registry: Registry) -> None:
        """List the commands with the keys of now."""
        name = self.tr("Keyboard shortcuts")
        super().__init__(window, context.theme, name=name, wide=WIDE, high=HIGH)
        self._context = context
        self._keys = context.keys
        self._offered = {each.command for each in registry.actions}
        self._found: dict[str, Marks] | None = None
        self._ticket = 0
        self.editor: KeyEditor | None = None
        self.field = self._make_field()
        self.entries = Entries(self)
        self._painter = EntryPainter(context.theme, self)
        self.list = self._make_list(name)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addWidget(label(name, size="heading"))
        head.addWidget(self.field)
        column.addLayout(head)
        line = QFrame()
        line.setProperty("kind", "line")
        column.addWidget(line)
        column.addWidget(self.list, 1)
        column.addWidget(self._make_foot())
        self._keys.changed.connect(self._show)
        self._show()

    # what is listed

    @Slot()
    def _search(self) -> None:
        """Search in the background: the first pinyin takes a moment to load."""
        typed, background = self.field.text().strip(), self._context.background
        keys = {each: tuple(map(shown, self._keys.keys(each))) for each in BY_ID}
        known = phrases()
        background.forget(self._ticket)
        self._ticket = background.run(
            lambda: search(typed, known, keys), owner=self, done=self._show_found
        )

    def _show_found(self, found: dict[str, Marks] | None) -> None:
        self._found = found
        self._show()
        if not self.entries.entries:
            self._say(self.tr("No shortcut is called so. Type a name, pinyin, or keys: ctrl+n"))

    @Slot()
    def _show(self) -> None:
        entry = self._current()
        self._end_editing()
        self.entries.show_entries(entries_of(self._keys, self._offered, self._found))
        row = self.entries.row_of(entry.command) if entry is not None else -1
        self._go_to(row if row >= 0 else self._first())
        self.change.setEnabled(bool(self.entries.entries))
        changed = self._changed()
        self.reset_all.setEnabled(bool(changed))
        self._ask_again(on=False)

    def _changed(self) -> int:
        return sum(
            not each.fixed and self._keys.changed_by_hand(each.id) for each in BY_ID.values()
        )

    def _first(self) -> int:
        rows = [row for row, each in enumerate(self.entries.entries) if each.command]
        return rows[0] if rows else -1

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self.entries.index(row, 0))
            # Its heading too, where that is what stands above it.
            self.list.scrollTo(self.entries.index(max(0, row - 1), 0))
            self.list.scrollTo(self.entries.index(row, 0))

    def _current(self) -> Entry | None:
        index = self.list.currentIndex()
        entry = index.data(ENTRY) if index.isValid() else None
        return entry if isinstance(entry, Entry) and entry.command else None

    def _say(self, text: str) -> None:
        self._told.setText(text)

    # changing

    @Slot()
    def change_current(self) -> None:
        """Open the editor in the row of the current command."""
        entry = self._current()
        if entry is None:
            return
        if entry.fixed:
            text = self.tr("“{name}” belongs to fields and lists and cannot be changed.")
            self._say(text.format(name=entry.title))
            return
        self._end_editing()
        self._painter.edited = entry.command
        index = self.list.currentIndex()
        self.editor = KeyEditor(entry.command, self.theme)
        self.editor.finished.connect(self._finished)
        self.list.setIndexWidget(index, self.editor)
        self.list.doItemsLayout()
        self.list.scrollTo(index)
        self.editor.recorder.setFocus(Qt.FocusReason.TabFocusReason)
        self._say("")

    @Slot(QModelIndex)
    def _change_at(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.change_current()

    @Slot(str)
    def _finished(self, text: str) -> None:
        self._end_editing()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(text)

    def _end_editing(self) -> None:
        """Close the editor, and give its row the usual height again."""
        if self.editor is not None:
            row = self.entries.row_of(self._painter.edited)
            self._painter.edited, self.editor = "", None
            if row >= 0:
                index = self.entries.index(row, 0)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self.list.setIndexWidget(index, None)  # pyright: ignore[reportArgumentType]
            self.list.doItemsLayout()

    def _clear_current(self) -> None:
        entry = self._current()
        if entry is not None and entry.keys and not entry.fixed:
            self._keys.clear(entry.command)
            self._say(self.tr("“{name}” has no keys now.").format(name=entry.title))

    @Slot()
    def _reset_all(self) -> None:
        """Ask once more at the button, then give every command its first keys."""
        if self.reset_all.kind != DANGER:
            self._ask_again(on=True)
            return
        self._keys.reset_all()
        self._say(self.tr("All shortcuts are as at first."))

    def _ask_again(self, *, on: bool) -> None:
        button = self.reset_all
        button.kind = DANGER if on else SECONDARY
        again = self.tr("Really reset {count}").format(count=self._changed())
        button.setText(again if on else self.tr("Reset all"))
        button.setProperty("kind", button.kind)
        button.style().unpolish(button)
        button.style().polish(button)
        button.updateGeometry()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the editor first, then what was searched for, then the dialog."""
        if event.key() != Qt.Key.Key_Escape:
            return
        if self.editor is not None:
            self._finished("")
        elif self.reset_all.kind == DANGER:
            self._ask_again(on=False)
        else:
            self.close_overlay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.field and event.key() in PASSED_ON:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                self.list.keyPressEvent(event)
                return True
            if watched is self.field and event.key() in CHANGE_KEYS[:2]:
                self.change_current()
                return True
            if watched is self.list:
                return self._pressed_in_list(event)
        return super().eventFilter(watched, event)

    def _pressed_in_list(self, event: QKeyEvent) -> bool:
        if event.key() in CHANGE_KEYS:
            self.change_current()
        elif event.key() in CLEAR_KEYS:
            self._clear_current()
        else:
            return False
        return True

    # building

    def _make_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Name, pinyin or keys"))
        field.setAccessibleName(self.tr("Search in the shortcuts"))
        field.setClearButtonEnabled(True)
        icon = self.theme.icon("search", color="text.tertiary", size=14)
        field.addAction(QAction(icon, "", field), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._search)
        field.installEventFilter(self)
        return field

    def _make_list(self, name: str) -> QListView:
        view = QListView()
        view.setModel(self.entries)
        view.setItemDelegate(self._painter)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setAccessibleName(name)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.doubleClicked.connect(self._change_at)
        view.installEventFilter(self)
        return view

    def _make_foot(self) -> QFrame:
        theme = self.theme
        self._told = label("", tone="secondary", size=CAPTION, wrap=True)
        self.reset_all = Button(theme, self.tr("Reset all"), run=self._reset_all)
        close = Button(theme, self.tr("Close"), hint="Esc", run=self.close_overlay)
        self.change = Button(
            theme, self.tr("Change"), kind=PRIMARY, hint="Return", run=self.change_current
        )
        return dialog_foot(self._told, (self.reset_all, close, self.change), theme)
