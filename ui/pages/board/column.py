"""A column of cards: scrolls, is walked by the arrow keys, gives and takes cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
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
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QListView, QScrollBar

from ui.pages.board.card_delegate import GAP, HEIGHT, INSET, CardDelegate
from ui.pages.board.cards import ROW, CardModel
from ui.pages.board.carrying import carried, carry, paint_sides
from ui.pages.board.strip import paint_name

if TYPE_CHECKING:
    from collections.abc import KeysView

    from PySide6.QtWidgets import QWidget

    from crm.leads.terms import Stage
    from ui.context import Context
    from ui.pages.board.cards import CardStore

ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
BAR = 8


class CardColumn(QListView):
    """The cards of one stage in one lane.

    Signals:
        opened(lead id): Enter or a double click.
        current(lead id): the current card changed by the user.
        drag_began(lead id), drag_ended: a card of this column is on its way.
        dropped(lead id, stage): a card was released here.
        across(step): the arrow keys leave the column sideways.
        hovered(stage, over): a card in the air comes or goes.
        menu_asked(lead id, global position)
    """

    opened = Signal(int)
    current = Signal(int)
    drag_began = Signal(int)
    drag_ended = Signal()
    dropped = Signal(int, object)
    across = Signal(object, int)
    menu_asked = Signal(int, QPoint)
    hovered = Signal(object, bool)

    def __init__(self, stage: Stage, context: Context, store: CardStore, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.stage = stage
        self._theme = context.theme
        self._pressed: QPoint | None = None
        self._target = False
        self.cards = CardModel(store, self)
        self.painter_of_cards = CardDelegate(context, self)
        self.setModel(self.cards)
        self.setItemDelegate(self.painter_of_cards)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep((HEIGHT + GAP) // 4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = self._bar_over_cards()
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
        store.loaded.connect(self._repaint)

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
        self._show_bar()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if on else Qt.FocusPolicy.StrongFocus)

    def mark_target(self, *, on: bool) -> None:
        """Show that a card released now would come here."""
        self._target = on
        self.viewport().update()

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

    @Slot(object)
    def _repaint(self, read: KeysView[int]) -> None:
        """Show rows that were read, where some of them are in sight."""
        first = self.verticalScrollBar().value() // (HEIGHT + GAP)
        last = first + self.viewport().height() // (HEIGHT + GAP) + 2
        if any(each in read for each in self.cards.ids[first:last]):
            self.viewport().update()

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
            grip = self._pressed - self.visualRect(index).topLeft() - QPoint(INSET, 0)
            self._pressed = None
            self._drag(index, grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    def _drag(self, index: QModelIndex, grip: QPoint) -> None:
        lead_id = self.cards.ids[index.row()]
        drag = QDrag(self)
        drag.setMimeData(carry(lead_id))
        drag.setPixmap(self._picture(index))
        drag.setHotSpot(grip)
        self.lift(index.row())
        self.drag_began.emit(lead_id)
        drag.exec(Qt.DropAction.MoveAction)
        self.lift(None)
        self.drag_ended.emit()

    def lift(self, row: int | None) -> None:
        """Leave a gap where a card is in the air; None puts it back."""
        self.painter_of_cards.lifted = row
        self.viewport().update()

    def _picture(self, index: QModelIndex) -> QPixmap:
        """The card as it looks in hand: with a 2-px border in the accent colour."""
        ratio = self.devicePixelRatioF()
        size = QSize(self.visualRect(index).width() - 2 * INSET, HEIGHT)
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
        if event.isAccepted():
            self.hovered.emit(self.stage, True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._answer(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        event.accept()
        self.hovered.emit(self.stage, False)

    def dropEvent(self, event: QDropEvent) -> None:
        lead_id = carried(event.mimeData())
        if lead_id is not None:
            event.acceptProposedAction()
            self.hovered.emit(self.stage, False)
            self.dropped.emit(lead_id, self.stage)

    def _answer(self, event: QDragMoveEvent) -> None:
        """Take every card: a move that is refused says why once it is released."""
        if carried(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    # the ground and the scroll bar

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target or self.painter_of_cards.hidden:
            painter = QPainter(self.viewport())
            if self._target:
                painter.fillRect(self.viewport().rect(), self._theme.color("surface.selected"))
                paint_sides(painter, self.viewport().rect(), self._theme)
            if self.painter_of_cards.hidden:
                paint_name(painter, self.stage.label, self.viewport().size(), self._theme)
            painter.end()
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():  # no card to draw the ring around
            painter = QPainter(self.viewport())
            painter.setPen(
                QPen(self._theme.color("accent.text"), self._theme.px("size.focus_ring"))
            )
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.setGeometry(self.width() - BAR, 0, BAR, self.height())

    def _bar_over_cards(self) -> QScrollBar:
        """Make a bar that lies over the edge of the cards: they keep the whole width."""
        own = self.verticalScrollBar()
        bar = QScrollBar(Qt.Orientation.Vertical, self)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.hide()
        own.rangeChanged.connect(self._show_bar)
        own.valueChanged.connect(bar.setValue)
        bar.valueChanged.connect(own.setValue)
        return bar

    @Slot()
    def _show_bar(self) -> None:
        own = self.verticalScrollBar()
        self.bar.setRange(own.minimum(), own.maximum())
        self.bar.setPageStep(own.pageStep())
        self.bar.setSingleStep(own.singleStep())
        self.bar.setValue(own.value())
        self.bar.setVisible(own.maximum() > 0 and not self.painter_of_cards.hidden)
