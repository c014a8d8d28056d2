"""The list under a reference: records that match what is typed, looked up in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ui.theme import Theme

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
DETAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 2
DELAY = 150  # ms after the last key
SHOWN_AT_MOST = 10


class Candidate(Protocol):
    """A record that can be chosen: its id, its name and what tells it from its namesakes."""

    @property
    def id(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def detail(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Chosen:
    """A record with its name."""

    id: int
    text: str


class References(Protocol):
    """Where names and candidates come from; `RecordReferences` asks the database."""

    def today(self) -> date:
        """Return the day from which days in words are counted."""
        ...

    def find(
        self, target: str, text: str, owner: QObject, done: Callable[[Sequence[Candidate]], None]
    ) -> None:
        """Look up records whose name or code matches `text`."""
        ...

    def name(
        self,
        target: str,
        ids: Sequence[int],
        owner: QObject,
        done: Callable[[dict[int, str]], None],
    ) -> None:
        """Look up the names of records."""
        ...


class CandidateList(QObject):
    """Opens under a line while the person types; Enter, Tab or a click chooses.

    Signals:
        chosen: the `Chosen` record.
    """

    chosen = Signal(object)

    def __init__(self, line: QLineEdit, target: str, references: References, theme: Theme) -> None:
        """Look up records of the kind `target` for `line`."""
        super().__init__(line)
        self._line = line
        self._target = target
        self._references = references
        self._question = 0
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SHOWN_AT_MOST)
        self._completer.setWidget(line)
        popup = QListView()
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(popup)
        popup.setItemDelegate(CandidateDelegate(theme, popup))
        chosen_index = cast("Any", self._completer.activated)[QModelIndex]  # of two overloads
        chosen_index.connect(self._choose)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self._look_up)
        line.textEdited.connect(self._wait)
        self._button = QAction(self.tr("Choose"), line)
        self._button.setToolTip(self.tr("Show the first records; type to search"))
        self._button.setShortcut("Alt+Down")
        self._button.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._button.triggered.connect(self.open_all)
        line.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        self._theme = theme
        theme.changed.connect(self._paint_button)
        self._paint_button()

    @property
    def popup(self) -> QListView:
        """The list that is shown."""
        popup = self._completer.popup()
        assert isinstance(popup, QListView)  # noqa: S101 - set above
        return popup

    @Slot()
    def open_all(self) -> None:
        """Show the first candidates whatever is written."""
        self._line.setFocus()
        self._ask("")

    @Slot()
    def _paint_button(self) -> None:
        self._button.setIcon(self._theme.icon("chevron-down"))

    @Slot()
    def _wait(self) -> None:
        self._delay.start()

    @Slot()
    def _look_up(self) -> None:
        text = self._line.text().strip()
        if text:
            self._ask(text)
        else:
            self.popup.hide()

    def _ask(self, text: str) -> None:
        self._delay.stop()
        self._question += 1
        question = self._question

        def answer(found: Sequence[Candidate]) -> None:
            if question == self._question:
                self._show(found)

        self._references.find(self._target, text, self, answer)

    def _show(self, found: Sequence[Candidate]) -> None:
        self._model.clear()
        for each in found:
            item = QStandardItem(each.text)
            item.setData(each.id, ID_ROLE)
            item.setData(each.detail, DETAIL_ROLE)
            item.setToolTip("")
            self._model.appendRow(item)
        if found and self._line.hasFocus():
            self._completer.complete()
            self.popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self.popup.hide()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        self.chosen.emit(Chosen(int(index.data(ID_ROLE)), text))


class CandidateDelegate(QStyledItemDelegate):
    """Paints the name and, lighter behind it, the detail; plain text only."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in the colours of `theme`."""
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one candidate."""
        theme = self._theme
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(
            option.rect, theme.color("surface.selected" if current else "surface.base")
        )
        inside = option.rect.adjusted(theme.px("space.s"), 0, -theme.px("space.s"), 0)
        metrics = option.fontMetrics
        detail = str(index.data(DETAIL_ROLE) or "")
        right = min(metrics.horizontalAdvance(detail), inside.width() // 2)
        name = inside.adjusted(0, 0, -(right + theme.px("space.s") if right else 0), 0)
        upright = Qt.AlignmentFlag.AlignVCenter
        elide = Qt.TextElideMode.ElideRight
        painter.setPen(theme.color("text.primary"))
        text = metrics.elidedText(str(index.data()), elide, name.width())
        painter.drawText(name, upright | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(theme.color("text.tertiary"))
        inside.setLeft(inside.right() - right)
        text = metrics.elidedText(detail, elide, inside.width() + 1)
        painter.drawText(inside, upright | Qt.AlignmentFlag.AlignRight, text)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every candidate has the height of a row."""
        return QSize(0, self._theme.px("size.row"))
