"""Buttons: primary, secondary, flat, danger, link and filter, with icon and shown shortcut.

The frame is drawn by the style sheet (property `kind`), the content here, because Qt's own button
cannot show a strong value, an icon at its end or the shortcut in a small frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.theme import Theme

PRIMARY = "primary"
SECONDARY = "secondary"
FLAT = "flat"
DANGER = "danger"
LINK = "link"
FILTER = "filter"
INVERSE = "inverse"
INVERSE_LINK = "inverse-link"

TEXT_OF = {
    PRIMARY: "accent.on",
    SECONDARY: "text.primary",
    FLAT: "text.secondary",
    DANGER: "state.overdue.text",
    LINK: "accent.text",
    FILTER: "text.secondary",
    INVERSE: "text.inverse",
    INVERSE_LINK: "text.inverse_link",
}
PADDING_OF = {LINK: 2, FLAT: 7, FILTER: 9, INVERSE: 8, INVERSE_LINK: 8}
PADDING = 13
PADDING_SMALL = 9
GAP = 6
HINT_PADDING = 4
HINT_HEIGHT = 18


class Button(QPushButton):
    """A button of the given kind; `icon` and `trailing` are names of icons.

    `hint` is the command whose keys are shown, or a key that cannot be changed ("Esc"). It is only
    shown: the window's action, made from a PageAction, reacts to it.
    """

    def __init__(  # noqa: PLR0913 - what a button can have
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: str = SECONDARY,
        icon: str = "",
        trailing: str = "",
        hint: str = "",
        small: bool = False,
        run: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make it; `run` is called at a click."""
        super().__init__(parent)
        self.theme = theme
        self.kind = kind
        self.icon_name, self.trailing, self.hint, self.value = icon, trailing, hint, ""
        self.small = small
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)
        theme.keys.changed.connect(self._fit)
        self._run = run
        self.clicked.connect(self._on_click)

    def set_look(self, *, icon: str | None = None, hint: str | None = None) -> None:
        """Change the icon or the shown shortcut."""
        self.icon_name = self.icon_name if icon is None else icon
        self.hint = self.hint if hint is None else hint
        self._fit()

    def name_only(self, name: str) -> Button:
        """Give a button without text its name for screen readers and as a tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        return self

    def text_color(self) -> str:
        """Return the token of the text's colour."""
        return TEXT_OF[self.kind] if self.isEnabled() else "text.disabled"

    def sizeHint(self) -> QSize:
        high = 22 if self.kind == LINK else self.theme.px(self._height_token())
        return QSize(round(self._content_width()) + 2 * self._padding(), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does: Qt leaves that to the buttons of its dialogs."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        self._paint_content(painter)

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def _on_click(self) -> None:
        if self._run is not None:
            self._run()

    def _height_token(self) -> str:
        return "size.control_small" if self.small else "size.control"

    def _padding(self) -> int:
        if not self.text() and not self.value:
            return 4 if self.small else 7
        return PADDING_OF.get(self.kind, PADDING_SMALL if self.small else PADDING)

    def _icon_size(self) -> int:
        return 14 if self.small else 16

    def _parts(self) -> list[tuple[str, str, float]]:
        """What stands in the button, from left to right: (kind of part, text or icon, width)."""
        plain = QFontMetrics(self.theme.font(self._role(), strong=self._strong()))
        strong = QFontMetrics(self.theme.font(self._role(), strong=True))
        caption = QFontMetrics(self.theme.font("caption"))
        icon = self._icon_size()
        text = "&".join(part.replace("&", "") for part in self.text().split("&&"))
        keys = self.theme.keys.text(self.hint)
        parts = [
            ("icon", self.icon_name, icon),
            ("text", text, plain.horizontalAdvance(text)),
            ("value", self.value, strong.horizontalAdvance(self.value)),
            ("icon", self.trailing, 12),
            ("hint", keys, caption.horizontalAdvance(keys) + 2 * HINT_PADDING + 2),
        ]
        return [part for part in parts if part[1]]

    def _fitted_parts(self) -> list[tuple[str, str, float]]:
        """Return the parts; where the button is squeezed its text is cut at the end with …."""
        lacking = self._content_width() - self.width()
        if lacking <= 0:
            return self._parts()
        metrics = QFontMetrics(self.theme.font(self._role(), strong=self._strong()))
        fitted: list[tuple[str, str, float]] = []
        for part, content, width in self._parts():
            room = max(0.0, width - lacking) if part == "text" else width
            shown = content
            if part == "text":
                shown = metrics.elidedText(content, Qt.TextElideMode.ElideRight, int(room))
            fitted.append((part, shown, room))
        return fitted

    def _role(self) -> str:
        return "caption" if self.small else "body"

    def _strong(self) -> bool:
        return self.kind == INVERSE_LINK

    def _content_width(self) -> float:
        parts = self._parts()
        return sum(width for _, _, width in parts) + GAP * max(0, len(parts) - 1)

    def _paint_content(self, painter: QPainter) -> None:
        token = self.text_color()
        painter.setPen(self.theme.color(token))
        parts = self._fitted_parts()
        taken = sum(width for _, _, width in parts) + GAP * max(0, len(parts) - 1)
        left = max(0.0, (self.width() - taken) / 2)
        for part, content, width in parts:
            box = QRectF(left, 0, width, self.height())
            if part == "icon":
                self._paint_icon(painter, box, content, token)
            elif part == "hint":
                self._paint_hint(painter, box, content)
            else:
                strong = part == "value" or self._strong()
                painter.setFont(self.theme.font(self._role(), strong=strong))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, content)
            left += width + GAP

    def _paint_icon(self, painter: QPainter, box: QRectF, name: str, token: str) -> None:
        size = round(box.width())
        pixmap = self.theme.pixmap(name, token, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(round(box.x()), (self.height() - size) // 2), pixmap)

    def _paint_hint(self, painter: QPainter, box: QRectF, text: str) -> None:
        painter.setFont(self.theme.font("caption"))
        frame = QRectF(box.x(), (self.height() - HINT_HEIGHT) / 2, box.width(), HINT_HEIGHT)
        border = QColor(self.theme.color("border.normal"))
        if self.kind == PRIMARY and self.isEnabled():
            border = QColor(self.theme.color("accent.on"))
            border.setAlpha(110)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(border)
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.restore()
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
