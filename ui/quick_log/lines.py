"""The fields of the quick log: one line each, and the topic, which grows.

Enter in them saves. Enter that confirms what an input method composes does not: the field has the
key for itself as long as there is something unconfirmed in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from crm.records.fields import NAME_LIMIT
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ALT = Qt.KeyboardModifier.AltModifier
MOST_LINES = 5  # of the topic, before it scrolls
ASIDE_RIGHT = 9  # px
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LogLine(QLineEdit):
    """One line; `aside` is written small at its right end while there is room.

    Signals:
        arrived: the keyboard came here.
        left: the keyboard went on.
        pasted: what is on the clipboard is no text.
    """

    arrived = Signal()
    left = Signal()
    pasted = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        """Call it `name`; what is pasted may be too long, so that it is refused, not cut."""
        super().__init__(parent)
        self._theme = theme
        self._composed = ""
        self.aside = ""
        self.setAccessibleName(name)
        self.setMaxLength(NAME_LIMIT * 50)

    @property
    def composing(self) -> bool:
        """Whether an input method still composes: Enter confirms that and does no more."""
        return bool(self._composed)

    def show_aside(self, text: str) -> None:
        """Write `text` at the right end."""
        self.aside = text
        self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composed = event.preeditString()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.composing:
            event.accept()
            return
        if event.modifiers() == ALT:  # else Qt writes the digit
            event.ignore()
            return
        if _pastes_no_text(event):
            self.pasted.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.arrived.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._composed = ""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.aside:
            return
        font = self._theme.font("caption")
        wide = QFontMetrics(font).horizontalAdvance(self.aside)
        taken = self.fontMetrics().horizontalAdvance(self.text() + self._composed)
        if taken + wide + 4 * ASIDE_RIGHT > self.width():
            return
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.tertiary"))
        painter.drawText(self.rect().adjusted(0, 0, -ASIDE_RIGHT, 0), RIGHT, self.aside)


class TopicField(QPlainTextEdit):
    """What was talked about: as high as its lines, five at most; Shift+Enter begins another.

    Signals:
        pasted: what is on the clipboard is no text.
    """

    pasted = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        """Begin with one line."""
        super().__init__(parent)
        self._composed = ""
        self._line = theme.px("size.control")
        self.setAccessibleName(name)
        self.setProperty("oneline", True)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(3)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def composing(self) -> bool:
        """Whether an input method still composes."""
        return bool(self._composed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composed = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._composed = ""
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave plain Enter to the dialog."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.setAccepted(self.composing)
            return
        if event.modifiers() == ALT:
            event.ignore()
            return
        if _pastes_no_text(event):
            self.pasted.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _fit(self) -> None:
        lines = max(1, min(MOST_LINES, int(self.document().size().height())))
        more = self.document().size().height() > MOST_LINES
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else None
        self.setVerticalScrollBarPolicy(shown or Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self._line + (lines - 1) * self.fontMetrics().lineSpacing())


def _pastes_no_text(event: QKeyEvent) -> bool:
    """Tell whether a key pastes, and the clipboard holds files or a picture."""
    if not event.matches(QKeySequence.StandardKey.Paste):
        return False
    mime = QGuiApplication.clipboard().mimeData()
    return bool(mime.urls()) or (mime.hasImage() and not mime.hasText())


class DigitChoice(SegmentedControl):
    """A choice that digits make too: 1 is the first."""

    def __init__(
        self, theme: Theme, choices: Sequence[tuple[str, str]], name: str, parent: QWidget
    ) -> None:
        """Offer `choices` (key, label)."""
        super().__init__(theme, choices, name=name, parent=parent)
        self._choices = [key for key, _label in choices]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press_digit(event.key()):
            super().keyPressEvent(event)

    def press_digit(self, key: int) -> bool:
        """Choose by a digit; tell whether it was one of them."""
        place = key - Qt.Key.Key_1
        if not 0 <= place < len(self._choices):
            return False
        self.choose(self._choices[place])
        self.chosen.emit(self._choices[place])
        return True


class Thumbnail(QWidget):
    """A small picture, as wide as its place allows."""

    SIDE = 48

    def __init__(self, parent: QWidget) -> None:
        """Begin without one."""
        super().__init__(parent)
        self._picture = QPixmap()
        self.setFixedSize(self.SIDE * 3 // 2, self.SIDE)
        self.hide()

    def show_picture(self, picture: QPixmap) -> None:
        """Show a picture; an empty one hides it."""
        self._picture = picture
        self.setVisible(not picture.isNull())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        painter.drawPixmap(place, self._picture)
