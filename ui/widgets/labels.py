"""Labels that show text as it is written: never as rich text, with the tones of the style sheet."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

CAPTION = "caption"
HEADING = "heading"


def label(
    text: str = "",
    parent: QWidget | None = None,
    *,
    tone: str = "",
    size: str = "",
    strong: bool = False,
    wrap: bool = False,
) -> QLabel:
    """Make a label of plain text; `tone` and `size` are names of the style sheet."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    for name, value in (("tone", tone), ("type", size), ("strong", strong)):
        if value:
            made.setProperty(name, value)
    return made


def retone(target: QLabel, tone: str) -> None:
    """Give a label another tone."""
    if target.property("tone") != tone:
        target.setProperty("tone", tone)
        target.style().unpolish(target)
        target.style().polish(target)


def plain_tooltip(text: str) -> str:
    """Make a tooltip that shows `<b>` as it is written: Qt would guess that it is markup."""
    return f"<span>{html.escape(text)}</span>" if "<" in text or "&" in text else text


class ElidedLabel(QLabel):
    """One line of plain text that is cut at its end with …; the whole text is its tooltip."""

    def __init__(self, text: str, parent: QWidget | None = None, *, tone: str = "") -> None:
        """Show `text`, in a tone of the style sheet."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if tone:
            self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.setToolTip(plain_tooltip(self.text()) if shown != self.text() else "")
        painter.drawText(self.rect(), self.alignment(), shown)
