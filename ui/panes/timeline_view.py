"""The list of a timeline, as high as its lines: the pane around it scrolls."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QMenu, QWidget

from ui.panes.timeline_delegate import ROW, TimelineDelegate
from ui.panes.timeline_model import LINE_ROLE, TimelineModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ui.panes.content import TimelineLine
    from ui.theme import Theme

REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class TimelineView(QListView):
    """Enter opens what a line links to, Space or a click unfolds it, F2 and Del are for one's own.

    Signals:
        link_followed: the `Link` of a line.
        edit_asked, remove_asked: a line that was written by hand.
        whole_asked: the number of a line whose text goes on.
    """

    link_followed = Signal(object)
    edit_asked = Signal(object)
    remove_asked = Signal(object)
    whole_asked = Signal(int)

    def __init__(self, model: TimelineModel, theme: Theme, today: date, parent: QWidget) -> None:
        """Show `model`; dates of this year are written without the year."""
        super().__init__(parent)
        self.unfolded: set[int] = set()
        self.changeable: Callable[[TimelineLine], bool] = _never
        self._theme = theme
        self._lines = model
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(theme, today, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))
        self.activated.connect(self.unfold)
        model.modelReset.connect(self._begin_again)
        model.rowsInserted.connect(self.fit)
        theme.changed.connect(self.viewport().update)

    @Slot(QModelIndex)
    def unfold(self, index: QModelIndex) -> None:
        """Show the whole text of a line, or one line of it again."""
        self.unfolded ^= {index.row()}
        if index.row() in self.unfolded and index.data(LINE_ROLE).cut:
            self.whole_asked.emit(index.row())
        self.scheduleDelayedItemsLayout()
        self.fit()

    def show_again(self, lines: Sequence[TimelineLine]) -> None:
        """Show lines that were read anew; what was unfolded, and the keyboard, stay where they are.

        A text that had gone on is one line again.
        """
        known = {_mark(each): row for row, each in enumerate(lines)}
        old = self._lines.lines
        unfolded = {known.get(_mark(old[row])) for row in self.unfolded if row < len(old)}
        current = self.currentIndex().row()
        kept = known.get(_mark(old[current])) if 0 <= current < len(old) else None
        self._lines.show_lines(lines)
        self.unfolded = {row for row in unfolded if row is not None and not lines[row].cut}
        if kept is not None:
            self.setCurrentIndex(self._lines.index(kept, 0))
        self.fit()

    def menu_of(self, index: QModelIndex) -> QMenu:
        """Return what can be done with a line."""
        line: TimelineLine = index.data(LINE_ROLE)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.link is not None:
            text = self.tr("Open {name}").format(name=line.linked or self.tr("the record"))
            menu.addAction(self._theme.icon("link"), text).triggered.connect(
                partial(self.link_followed.emit, line.link)
            )
        menu.addAction(self.tr("Copy the text")).triggered.connect(partial(_copy, line.text))
        if self.changeable(line):
            menu.addSeparator()
            menu.addAction(self._theme.icon("edit"), self.tr("Edit")).triggered.connect(
                partial(self.edit_asked.emit, line)
            )
            menu.addAction(self._theme.icon("archive"), self.tr("Remove")).triggered.connect(
                partial(self.remove_asked.emit, line)
            )
        return menu

    def event(self, event: QEvent) -> bool:
        """Take F2 and Del for the line before the window takes them for the record."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = (Qt.Key.Key_F2, *REMOVE)
            if event.key() in ours and not event.modifiers() and self.currentIndex().isValid():
                event.accept()
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_of(index).popup(self.viewport().mapToGlobal(place))

    @Slot()
    def _begin_again(self) -> None:
        self.unfolded.clear()
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Be as high as all lines together."""
        folded = self.model().rowCount() - len(self.unfolded)
        width = self.viewport().width()
        delegate = self.itemDelegate()
        high = (
            sum(
                delegate.high(self.model().index(row, 0).data(LINE_ROLE), width)
                for row in self.unfolded
            )
            if isinstance(delegate, TimelineDelegate)
            else 0
        )
        self.setFixedHeight(folded * ROW + high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.unfolded:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            line: TimelineLine = index.data(LINE_ROLE)
            if line.link is not None:
                self.link_followed.emit(line.link)
            else:
                self.unfold(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self.unfold(index)
        elif event.key() in (Qt.Key.Key_F2, *REMOVE) and index.isValid():
            self._change(index.data(LINE_ROLE), remove=event.key() in REMOVE)
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            _copy(index.data(LINE_ROLE).text)
        elif event.key() == Qt.Key.Key_Escape or event.modifiers():
            event.ignore()  # Ctrl+V is the pane's
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        delegate = self.itemDelegate()
        line: TimelineLine = index.data(LINE_ROLE)
        at_link = isinstance(delegate, TimelineDelegate) and delegate.link_area(
            line, self.visualRect(index)
        ).contains(place)
        if at_link:
            self.link_followed.emit(line.link)
        else:
            self.unfold(index)

    def _change(self, line: TimelineLine, *, remove: bool) -> None:
        if self.changeable(line):
            (self.remove_asked if remove else self.edit_asked).emit(line)


def _never(_line: TimelineLine) -> bool:
    return False


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _mark(line: TimelineLine) -> object:
    """Return what a line is known by when it is read anew."""
    entry = line.entry
    return line if entry is None else (entry.kind, entry.row, entry.on, line.text[:20])
