"""A list with a pane at its right: beside it in a wide window, over it in a narrow one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from crm.settings import Setting

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from crm.settings import Settings
    from ui.theme import Theme

BESIDE_FROM = 1200  # px of window width; below it the pane lies over the list
GRIP = 5
LIST_AT_LEAST = 320
PANE_WIDTH = Setting("pane.width", 0)
FORM_WIDTH = Setting("pane.form_width", 0)


class BesideFrame(QWidget):
    """Places `main` and, while it is shown, `side`; the border between them can be dragged."""

    def __init__(
        self, main: QWidget, side: QWidget, theme: Theme, settings: Settings, parent: QWidget
    ) -> None:
        """Start with the list alone."""
        super().__init__(parent)
        self._main, self._side = main, side
        self._theme = theme
        self._settings = settings
        self._form = False
        main.setParent(self)
        side.setParent(self)
        side.hide()
        self._grip = Grip(self)
        self._grip.dragged.connect(self._drag)
        self._grip.dropped.connect(self._keep)
        self._width = 0

    @property
    def over(self) -> bool:
        """Whether the pane lies over the list."""
        return self.window().width() < BESIDE_FROM

    def open(self, *, form: bool = False) -> None:
        """Show the pane; a form gets its own, wider width."""
        self._form = form
        kept = self._settings.value(FORM_WIDTH if form else PANE_WIDTH)
        self._width = kept or self._theme.px("size.pane_form" if form else "size.pane")
        self._side.show()
        self._grip.show()
        self._place()

    def close_side(self) -> None:
        """Give the list the whole width again."""
        self._side.hide()
        self._grip.hide()
        self._place()

    def widen(self, step: int) -> None:
        """Move the border by `step` px to the left, as dragging it does; keep where it is then."""
        if not self._side.isHidden():
            self._drag(self.width() - self._side.width() - step)
            self._width = min(self._width, self.width())
            self._keep()

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(LIST_AT_LEAST, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._side.isHidden():
            self._main.setGeometry(self.rect())
            return
        room = self.width() if self.over else self.width() - LIST_AT_LEAST
        width = max(min(self._width, room), min(self._theme.px("size.pane_min"), self.width()))
        left = self.width() - width
        self._main.setGeometry(0, 0, self.width() if self.over else left, self.height())
        self._side.setGeometry(left, 0, width, self.height())
        self._side.raise_()
        self._grip.setGeometry(QRect(left - GRIP // 2, 0, GRIP, self.height()))
        self._grip.raise_()

    def _drag(self, x: int) -> None:
        self._width = max(self.width() - x, self._theme.px("size.pane_min"))
        self._place()

    def _keep(self) -> None:
        self._settings.keep(FORM_WIDTH if self._form else PANE_WIDTH, self._width)


class Grip(QWidget):
    """The border of the pane.

    Signals:
        dragged: the new place of the border, in px from the left of the frame.
        dropped: the border stays where it is.
    """

    dragged = Signal(int)
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Show the cursor that says that it can be dragged."""
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            place = self.mapToParent(event.position().toPoint())
            self.dragged.emit(place.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.dropped.emit()
