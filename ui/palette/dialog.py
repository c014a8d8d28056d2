"""The search field of the window: type, see, press Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.palette.asking import HITS, find_anything, name_recent
from ui.palette.kinds import open_record
from ui.palette.painting import RowPainter
from ui.palette.rows import Row, Rows, phrases_of, rows_of, unique
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import CAPTION, label
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import Context
    from ui.palette.asking import Answer
    from ui.palette.memory import Memory
    from ui.registry import Registry

DELAY = 60  # ms after the last key
WIDE, HIGH = 680, 520
FREQUENT = 6
SHOWN_OF_TEXT = 40  # characters of what was typed, where a sentence repeats it
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Palette(Overlay):
    """Finds records and actions while one types.

    Signals:
        chosen(command): the action that was chosen; the dialog is closed by then.
    """

    chosen = Signal(str)

    def __init__(
        self, window: QWidget, context: Context, registry: Registry, memory: Memory
    ) -> None:
        """Offer what was opened lately and the usual actions until something is typed."""
        name = self.tr("Find anything")
        super().__init__(window, context.theme, name=name, wide=WIDE, high=HIGH)
        self._context, self._registry, self._memory = context, registry, memory
        self._actions = unique(registry.actions)
        self._phrases = phrases_of(tuple(dict.fromkeys(self._actions.values())))
        self._ticket = 0
        self._answered: str | None = None  # the text that the rows answer
        self._when_answered: Callable[[], None] | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self._ask)
        self.field = self._make_field(name)
        self.rows = Rows(self)
        self.list = self._make_list()
        self.empty = EmptyState(context.theme, "find")
        self._views = QStackedWidget()
        for each in (self.list, self.empty):
            self._views.addWidget(each)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 12)
        head.addWidget(self.field)
        column.addLayout(head)
        line = QFrame()
        line.setProperty("kind", "line")
        column.addWidget(line)
        column.addWidget(self._views, 1)
        column.addWidget(self._make_foot())
        memory.settle()
        self._ask()

    # asking

    @Slot()
    def _typed(self) -> None:
        self._when_answered = None
        self._delay.start()

    @Slot()
    def _ask(self) -> None:
        """Ask for what is typed now; the answer to what was typed before is dropped."""
        self._delay.stop()
        context, typed = self._context, self.field.text().strip()
        context.background.forget(self._ticket)
        if typed:
            self._ticket = context.read(
                find_anything, typed, self._phrases, owner=self, done=self._show
            )
        else:
            self._ticket = context.read(
                name_recent, self._memory.recent, owner=self, done=self._show
            )

    def _show(self, answer: Answer) -> None:
        if answer.typed != self.field.text().strip():
            return  # something else is written by now
        frequent = self._memory.frequent(FREQUENT)
        rows = rows_of(answer, self._actions, self._context.keys, frequent)
        self.rows.show_rows(rows)
        self._count.setText(self._counted(answer, len(rows)))
        for button in (self.open_button, self.keep_button):
            button.setEnabled(bool(rows))
        if rows:
            self.list.setCurrentIndex(self.rows.index(0, 0))
            self.list.scrollToTop()
            self._views.setCurrentWidget(self.list)
        else:
            self._say_nothing(answer.typed)
        self._answered = answer.typed
        then, self._when_answered = self._when_answered, None
        if then is not None:
            then()

    def _counted(self, answer: Answer, count: int) -> str:
        if not answer.typed:
            return self.tr("Opened lately, and usual actions")
        if len(answer.hits) >= HITS:
            text = self.tr("The first {count}; type more to narrow them down")
            return text.format(count=len(answer.hits))
        return self.tr("{count} found").format(count=count) if count else ""

    def _say_nothing(self, typed: str) -> None:
        shown = typed if len(typed) <= SHOWN_OF_TEXT else f"{typed[:SHOWN_OF_TEXT]}…"
        text = self.tr(
            "Nothing is called “{text}”. Try fewer characters, pinyin, initials (ywct) or the last "
            "digits of a number."
        )
        offers: list[tuple[str, str, Callable[[], None]]] = [
            (self.tr("Clear"), "close", self._clear)
        ]
        if len(typed) <= SHOWN_OF_TEXT and "page.companies" in self._actions:
            offers.append((self.tr("New company “{text}”").format(text=shown), "plus", self._new))
        self.empty.say(text.format(text=shown), offers)
        self._views.setCurrentWidget(self.empty)

    @Slot()
    def _clear(self) -> None:
        self.field.clear()
        self.field.setFocus()
        self._ask()

    def _new(self) -> None:
        name = self.field.text().strip()
        self.close_overlay()
        self._context.navigate.new("company", {"name": name})

    # choosing

    @Slot()
    def choose(self) -> None:
        """Open the current record, or do the current action, and close."""
        if not self._is_behind(self.choose):
            self._take()

    def _take(self) -> None:
        row = self._current()
        if row is None:
            return
        self.close_overlay()
        if row.opens is not None:
            self._open(row)
        else:
            self._memory.used(row.command)
            self.chosen.emit(row.command)

    @Slot()
    def look_at(self) -> None:
        """Open the current record below and go on to the next row: to look through several."""
        if self._is_behind(self.look_at):
            return
        row = self._current()
        if row is None or row.opens is None:
            self._take()
            return
        self._open(row)
        self._step(1)
        self.raise_()
        self.take_keyboard()

    def _open(self, row: Row) -> None:
        if row.opens is not None:
            shown = open_record(self._context.navigate, *row.opens)
            if shown:
                self._memory.opened(*row.opens)

    def _is_behind(self, then: Callable[[], None]) -> bool:
        """Tell whether the rows answer something else than is written; `then` follows the answer.

        Enter right after the last key means what is written, never a row of the answer before.
        """
        if self._delay.isActive():
            self._ask()
        behind = self._answered != self.field.text().strip()
        self._when_answered = then if behind else None
        return behind

    def _current(self) -> Row | None:
        at = self.list.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    # keys and mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            return pressed and self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Keys of the field that mean the list."""
        key, page = event.key(), max(1, self.list.height() // self.theme.px("size.row") - 1)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }
        control = bool(event.modifiers() & CONTROL)
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in ENTER and control:
            self.look_at()
        elif key in ENTER:
            self.choose()
        elif key == Qt.Key.Key_Home and (control or not self.field.cursorPosition()):
            self._step(-len(self.rows.rows))
        elif key == Qt.Key.Key_End and (control or self._at_end()):
            self._step(len(self.rows.rows))
        else:
            return False
        return True

    def _at_end(self) -> bool:
        return self.field.cursorPosition() == len(self.field.text())

    def _step(self, step: int) -> None:
        """Move on; from the last row one step leads to the first, as in every menu."""
        count, at = len(self.rows.rows), self.list.currentIndex().row()
        if not count:
            return
        to = (at + step) % count if abs(step) == 1 else max(0, min(count - 1, at + step))
        self.list.setCurrentIndex(self.rows.index(to, 0))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._take()

    # building

    def _make_field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(
            self.tr("Companies, people, phone numbers, codes, actions; pinyin and initials too")
        )
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        icon = self.theme.icon("find", color="text.tertiary", size=16)
        field.addAction(QAction(icon, "", field), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)
        return field

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.rows)
        view.setItemDelegate(RowPainter(self.theme, view))
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setAccessibleName(self.tr("Found"))
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._clicked)
        return view

    def _make_foot(self) -> QFrame:
        self._count = label("", tone="secondary", size=CAPTION)
        theme = self.theme
        close = Button(theme, self.tr("Close"), hint="Esc", run=self.close_overlay)
        self.keep_button = Button(
            theme, self.tr("Open below"), hint="Ctrl+Return", run=self.look_at
        )
        self.open_button = Button(
            theme, self.tr("Open"), kind=PRIMARY, hint="Return", run=self.choose
        )
        return dialog_foot(self._count, (close, self.keep_button, self.open_button), theme)
