"""The ring around the button, or the like, that has the keyboard: 2 px, outside its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.theme import Theme

DISTANCE = 3
RINGED = (QPushButton, QToolButton, SegmentedControl)
RING = "ringed"  # a property by which other widgets get the ring too
FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QObject):
    """Follows the focus of the application. Fields, tables and cards draw their own."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        """Follow from now on, until `stop`."""
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._target: QWidget | None = None
        self._followed: list[QWidget] = []
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    def stop(self) -> None:
        """Follow no longer: the application may live on with another window and its ring."""
        self._app.focusChanged.disconnect(self._follow)
        self._leave()
        self.deleteLater()

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        around = _room_around(new) if _is_ringed(new) else None
        if new is not None and around is not None:
            self._target = new
            self._ring = _Ring(self._theme, around)
            between: QWidget | None = new
            while between is not None and between is not around:
                between.installEventFilter(self)
                self._followed.append(between)
                between = between.parentWidget()
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self._followed and event.type() in FOLLOWED:
            self._place()
        return False

    def _place(self) -> None:
        if self._ring is None or self._target is None or not isValid(self._ring):
            return
        around = cast("QWidget", self._ring.parentWidget())
        self._ring.setGeometry(_outline(self._target, around))
        self._ring.setVisible(self._target.isVisible())
        self._ring.raise_()

    def _leave(self) -> None:
        for each in self._followed:
            if isValid(each):
                each.removeEventFilter(self)
        self._followed.clear()
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._target, self._ring = None, None


def _is_ringed(widget: QWidget | None) -> TypeGuard[QWidget]:
    return isinstance(widget, RINGED) or (widget is not None and bool(widget.property(RING)))


def _outline(target: QWidget, around: QWidget) -> QRect:
    place = QRect(target.mapTo(around, QPoint(0, 0)), target.size())
    return place.adjusted(-DISTANCE, -DISTANCE, DISTANCE, DISTANCE)


def _room_around(target: QWidget) -> QWidget | None:
    """Return the nearest parent that does not cut the ring off."""
    around = target.parentWidget()
    while around is not None and not around.rect().contains(_outline(target, around)):
        above = around.parentWidget()
        if around.isWindow() or isinstance(above, QAbstractScrollArea):
            break
        around = above
    return around


class _Ring(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._theme.px("size.focus_ring")
        painter.setPen(QPen(self._theme.color("accent.text"), wide))
        inset = wide / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = self._theme.px("radius.control") + 2
        painter.drawRoundedRect(box, radius, radius)
