"""Messages at the bottom right of the page: 8 seconds, longer under the pointer, one action.

What was committed can be undone from its message; only the newest such message names the key,
because the key undoes the newest change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.widgets.buttons import INVERSE, INVERSE_LINK, Button

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent

    from ui.messages import Message
    from ui.theme import Theme

SHOWN_MS = 8000
AT_MOST = 3
MARGIN = 16
FOOT = 82  # px that stay free below: the buttons of a form, the note field, the feet of a list
GAP = 8
WIDEST = 640
NARROWEST = 320


class Toasts(QObject):
    """Stacks the newest messages above the lower right corner of `host`."""

    def __init__(self, host: QWidget, theme: Theme) -> None:
        """Show on `host`, and stay in its corner when it is resized."""
        super().__init__(host)
        self._host, self._theme = host, theme
        self.shown: list[Toast] = []
        host.installEventFilter(self)

    @Slot(object)
    def post(self, message: Message) -> None:
        """Show a message; the oldest gives way to the fourth, what was said to the same words.

        Lines that are written one after another would be covered by as many messages.
        """
        for older in tuple(self.shown):
            if message.reversal is not None:
                older.hide_key()
            if older.message.text == message.text and not message.stays:
                older.dismiss()
        toast = Toast(message, self._theme, self._host)
        toast.closed.connect(self._forget)
        self.shown.append(toast)
        while len(self.shown) > AT_MOST:
            self.shown[0].dismiss()
        self._arrange()
        toast.show()
        toast.raise_()

    @Slot()
    def bring_to_front(self) -> None:
        """Stay above a page that has just come to the front."""
        for toast in self.shown:
            toast.raise_()

    @Slot(int)
    def settle(self, change_set: int) -> None:
        """Take away the messages whose change was undone: their buttons have nothing left to do."""
        for toast in tuple(self.shown):
            reversal = toast.message.reversal
            if reversal is not None and reversal.change_set == change_set:
                toast.dismiss()

    def dismiss_newest(self) -> bool:
        """Close the newest message; False when there is none."""
        if not self.shown:
            return False
        self.shown[-1].dismiss()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    @Slot(object)
    def _forget(self, toast: Toast) -> None:
        if toast in self.shown:
            self.shown.remove(toast)
        self._arrange()

    def _arrange(self) -> None:
        bottom = self._host.height() - FOOT
        for toast in reversed(self.shown):
            toast.fit(min(WIDEST, self._host.width() - 2 * MARGIN))
            bottom -= toast.height()
            toast.move(self._host.width() - toast.width() - MARGIN, bottom)
            bottom -= GAP


class Toast(QFrame):
    """One message.

    Signals:
        closed(toast)
    """

    closed = Signal(object)

    def __init__(self, message: Message, theme: Theme, parent: QWidget) -> None:
        """Show `message` and start its time."""
        super().__init__(parent)
        self.message = message
        self.setProperty("kind", "message")
        self._theme = theme
        self._icon = QLabel()
        self.text = QLabel(message.text)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 6, 6)
        layout.setSpacing(theme.px("space.m"))
        layout.addWidget(self._icon)
        layout.addWidget(self.text, 1)
        if message.action:
            self.action = Button(theme, message.action, kind=INVERSE_LINK, run=self._act)
            layout.addWidget(self.action)
        self.back: Button | None = None
        if (reversal := message.reversal) is not None:
            text, key = reversal.text, reversal.command
            self.back = Button(theme, text, kind=INVERSE_LINK, hint=key, run=self._take_back)
            layout.addWidget(self.back)
        close = Button(theme, kind=INVERSE, icon="close", small=True, run=self.dismiss)
        layout.addWidget(close.name_only(self.tr("Close message")))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        theme.changed.connect(self._draw)
        self._draw()
        if not message.stays:
            self._timer.start()

    def fit(self, widest: int) -> None:
        """Be as wide as the text needs, at most `widest`, and then as high as its lines."""
        layout = self._layout
        line = QFontMetrics(self.text.font()).horizontalAdvance(self.message.text) + 2
        beside = layout.minimumSize().width() - self.text.minimumSizeHint().width()
        wide = max(NARROWEST, min(widest, line + beside))
        high = max(self._theme.px("size.toast"), layout.totalHeightForWidth(wide))
        self.resize(wide, high)
        layout.activate()

    def hide_key(self) -> None:
        """Name no key on the button that undoes: something newer is undone first."""
        if self.back is not None:
            self.back.set_look(hint="")

    @Slot()
    def dismiss(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.closed.emit(self)
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.message.stays:
            self._timer.start()

    @Slot()
    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap(self.message.icon, "text.inverse", 16, ratio))

    def _act(self) -> None:
        self.dismiss()
        if self.message.run is not None:
            self.message.run()

    def _take_back(self) -> None:
        self.dismiss()
        if self.message.reversal is not None:
            self.message.reversal.run()
