"""A layout that fills a row and goes on in the next, as words do."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Puts its widgets side by side and breaks the row where the width ends."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        """Leave `gap` px between the widgets and between the rows."""
        super().__init__(parent)  # pyright: ignore[reportArgumentType, reportCallIssue]
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def insert_before(self, other: QWidget, widget: QWidget) -> None:
        """Put a widget before another one, and into the order of Tab there."""
        self.addWidget(widget)
        item = self._items.pop()
        places = [at for at, each in enumerate(self._items) if each.widget() is other]
        at = places[0] if places else len(self._items)
        before = self._items[at - 1].widget() if at else None
        self._items.insert(at, item)
        if before is not None:
            QWidget.setTabOrder(before, widget)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return an item, None outside the layout, as Qt expects."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take out and delete every widget."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in no direction."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Arrange the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for no more than the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Be as wide as the widest widget."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():  # hidden
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        rect = rect.marginsRemoved(self.contentsMargins())
        left, top, height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            hint = item.sizeHint()
            width = min(hint.width(), rect.width())
            if height and left + width > rect.right() + 1:
                left, top, height = rect.x(), top + height + self._gap, 0
            if move:
                item.setGeometry(QRect(left, top, width, hint.height()))
            left += width + self._gap
            height = max(height, hint.height())
        margins = self.contentsMargins()
        return top + height - rect.y() + margins.top() + margins.bottom()
