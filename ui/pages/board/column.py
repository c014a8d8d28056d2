"""A column of cards: scrolls, is walked by the arrow keys, gives and takes cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QListView

from ui.pages.board.card_delegate import GAP, HEIGHT, CardDelegate
from ui.pages.board.cards import ROW, CardModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crm.leads.terms import Stage
    from ui.context import Context
    from ui.pages.board.cards import CardStore

CARD = "application/x-yinfeng-lead"
ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def carried(data: QMimeData) -> int | None:
    """Return the lead that is being dragged."""
    return int(data.data(CARD).toStdString()) if data.hasFormat(CARD) else None


class CardColumn(QListView):
    """The cards of one stage in one lane.

    Signals:
        opened(lead id): Enter or a double click.
        current(lead id): the current card changed by the user.
        drag_began(lead id), drag_ended: a card of this column is on its way.
        dropped(lead id, stage): a card was released here.
        across(step): the arrow keys leave the column sideways.
        menu_asked(lead id, global position)
    """

    opened = Signal(int)
    current = Signal(int)
    drag_began = Signal(int)
    drag_ended = Signal()
    dropped = Signal(int, object)
    across = Signal(object, int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, stage: Stage, context: Context, store: CardStore, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.stage = stage
        self._theme = context.theme
        self._pressed: QPoint | None = None
        self.cards = CardModel(store, self)
        self.painter_of_cards = CardDelegate(context, self)
        self.setModel(self.cards)
        self.setItemDelegate(self.painter_of_cards)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep((HEIGHT + GAP) // 4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setProperty("kind", "cards")
        self.setAccessibleName(stage.label)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setMinimumSize(0, 0)
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(self._tell_current)
        store.loaded.connect(self.viewport().update)

    def show_cards(self, ids: tuple[int, ...]) -> None:
        """Show other cards, keeping the current one and the place."""
        kept, place = self.current_id(), self.verticalScrollBar().value()
        self.cards.show_ids(ids)
        if kept is not None and (row := self.cards.row_of(kept)) >= 0:
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(self.cards.index(row))
            self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.viewport().update()

    def fold(self, *, on: bool) -> None:
        """Show only a strip: it still takes cards, but has no room to show them."""
        self.painter_of_cards.hidden = on
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if on else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.setVerticalScrollBarPolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if on else Qt.FocusPolicy.StrongFocus)

    def current_id(self) -> int | None:
        """Return the lead of the current card."""
        index = self.currentIndex()
        return self.cards.ids[index.row()] if index.isValid() else None

    def make_current(self, lead_id: int) -> bool:
        """Go to a card; tell whether it is here."""
        row = self.cards.row_of(lead_id)
        if row >= 0:
            self.setCurrentIndex(self.cards.index(row))
            self.scrollTo(self.cards.index(row))
        return row >= 0

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.cards.ids[index.row()])

    @Slot(QModelIndex, QModelIndex)
    def _tell_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.current.emit(self.cards.ids[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ACROSS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.across.emit(self, step)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        lead_id = self.current_id()
        if lead_id is not None:
            self.menu_asked.emit(lead_id, event.globalPos())

    # dragging a card away

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        here = self.indexAt(event.position().toPoint()).isValid()
        self._pressed = event.position().toPoint() if left and here else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (moved - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            index = self.indexAt(self._pressed)
            grip = self._pressed - self.visualRect(index).topLeft()
            self._pressed = None
            self._drag(index, grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    def _drag(self, index: QModelIndex, grip: QPoint) -> None:
        lead_id = self.cards.ids[index.row()]
        data = QMimeData()
        data.setData(CARD, QByteArray(str(lead_id).encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._picture(index))
        drag.setHotSpot(grip)
        self.drag_began.emit(lead_id)
        drag.exec(Qt.DropAction.MoveAction)
        self.drag_ended.emit()

    def _picture(self, index: QModelIndex) -> QPixmap:
        """The card as it looks in hand: with a 2-px border in the accent colour."""
        ratio = self.devicePixelRatioF()
        size = QSize(self.visualRect(index).width(), HEIGHT)
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        box = QRect(1, 1, size.width() - 2, size.height() - 2)
        self.painter_of_cards.paint_card(painter, box, index.data(ROW), focused=True)
        painter.end()
        return pixmap

    # taking a card

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._answer(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        lead_id = carried(event.mimeData())
        if lead_id is not None:
            event.acceptProposedAction()
            self.dropped.emit(lead_id, self.stage)

    def _answer(self, event: QDragMoveEvent) -> None:
        """Take every card: a move that is refused says why once it is released."""
        if carried(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()
