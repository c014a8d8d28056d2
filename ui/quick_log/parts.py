"""The head and the foot of the quick log: how many are logged, what is kept, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.buttons import FLAT, LINK, PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot
from ui.widgets.labels import CAPTION, HEADING, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from crm.trips.logged import LoggedRow
    from ui.theme import Theme

translate = QCoreApplication.translate
SHOWN_IN_MENU = 20


class LogHead(QWidget):
    """The title, how many were logged today, and how many of them can become leads.

    Signals:
        close_asked, list_asked, convert_asked: its buttons.
    """

    close_asked = Signal()
    list_asked = Signal()
    convert_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Tab passes the cross by, because Esc does the same."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.l"), theme.px("space.s"), theme.px("space.s"), 8)
        self._title = label("", self, size=HEADING)
        self.count = Button(theme, kind=LINK, parent=self)
        self.count.setToolTip(self.tr("Correct one of them (Alt+Up)"))
        self.convert = Button(theme, kind=LINK, parent=self)
        cross = Button(theme, kind=FLAT, icon="close", small=True, parent=self)
        cross.name_only(self.tr("Close (Esc)")).setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.addWidget(self._title)
        row.addWidget(self.count)
        row.addStretch()
        row.addWidget(self.convert)
        row.addWidget(cross)
        self.count.clicked.connect(self.list_asked)
        self.convert.clicked.connect(self.convert_asked)
        cross.clicked.connect(self.close_asked)
        self.say(correcting=False, count=0, leads=0)

    def say(self, *, correcting: bool, count: int, leads: int) -> None:
        """Say what is done, `count` people logged today and `leads` of them to be turned."""
        title = self.tr("Correct a contact") if correcting else self.tr("Log a contact")
        self._title.setText(title)
        one, many = self.tr("1 person logged today"), self.tr("{count} people logged today")
        self.count.setText(one if count == 1 else many.format(count=count))
        self.count.setAccessibleName(self.count.text())
        self.count.setVisible(bool(count))
        self.convert.setText(self.tr("Turn into leads ({count})").format(count=leads))
        self.convert.setAccessibleName(self.convert.text())
        self.convert.setVisible(bool(leads))


class LogFoot(QWidget):
    """What is kept of the draft, and the buttons.

    Signals:
        discard_asked, close_asked, save_asked, next_asked: its buttons.
    """

    discard_asked = Signal()
    close_asked = Signal()
    save_asked = Signal()
    next_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin without a draft."""
        super().__init__(parent)
        self._said = label("", tone="secondary", size=CAPTION)
        self._discard = Button(theme, self.tr("Throw away"), kind=LINK, small=True)
        close = Button(theme, self.tr("Close"), hint="Esc")
        save = Button(theme, self.tr("Save and close"))
        save.setToolTip("Ctrl+S")
        self._next = Button(theme, kind=PRIMARY, hint="Return")
        buttons = (self._discard, close, save, self._next)
        asked = (self.discard_asked, self.close_asked, self.save_asked, self.next_asked)
        for button, signal in zip(buttons, asked, strict=True):
            button.clicked.connect(signal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(dialog_foot(self._said, buttons, theme, self))
        self.say_draft("", something=False)
        self.say_next(correcting=False)

    def say_draft(self, text: str, *, something: bool) -> None:
        """Say when the draft was kept; `something` can be thrown away."""
        self._said.setText(text)
        self._discard.setVisible(something)

    def say_next(self, *, correcting: bool) -> None:
        """Name the main button."""
        text = self.tr("Save the changes") if correcting else self.tr("Save, log the next")
        self._next.setText(text)
        self._next.setAccessibleName(text)


class CalmArea(QScrollArea):
    """Scrolls where a window is low, and leaves the arrows to the fields."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def logged_menu(rows: Sequence[LoggedRow], parent: QWidget) -> QMenu:
    """Return a menu of who was logged, the last 20; each entry has kind and id as its data."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for row in rows[-SHOWN_IN_MENU:]:
        state = row.interest.label if row.interest else translate("QuickLog", "conversation")
        if row.lead_id is not None:
            state = translate("QuickLog", "is a lead")
        text = " · ".join(filter(None, (row.company, row.person, state)))
        action = menu.addAction(text.replace("&", "&&"))
        action.setData((row.kind, row.id))
    return menu
