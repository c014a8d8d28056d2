"""The head and the foot that dialogs over the scrim have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.widgets.buttons import FLAT, Button
from ui.widgets.labels import HEADING, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLabel, QWidget

    from ui.theme import Theme

FOOT_HIGH = 52  # px


def dialog_head(
    title: str, theme: Theme, parent: QWidget, close: Callable[[], None]
) -> QHBoxLayout:
    """Return the title and a cross; Tab passes the cross by, because Esc does the same."""
    row = QHBoxLayout()
    row.setContentsMargins(theme.px("space.l"), theme.px("space.m"), theme.px("space.s"), 0)
    row.addWidget(label(title, parent, size=HEADING))
    row.addStretch()
    cross = Button(theme, kind=FLAT, icon="close", small=True, parent=parent, run=close)
    cross.name_only(QCoreApplication.translate("Dialogs", "Close (Esc)"))
    cross.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    row.addWidget(cross)
    return row


def dialog_foot(
    said: QLabel, buttons: Sequence[Button], theme: Theme, parent: QWidget | None = None
) -> QFrame:
    """Return the foot: what the dialog says at the left, its buttons at the right."""
    foot = QFrame(parent)
    foot.setProperty("kind", "dialog-footer")
    foot.setMinimumHeight(FOOT_HIGH)
    row = QHBoxLayout(foot)
    row.setContentsMargins(theme.px("space.l"), theme.px("space.s"), theme.px("space.m"), 8)
    row.setSpacing(theme.px("space.s"))
    row.addWidget(said, 1)
    for each in buttons:
        row.addWidget(each)
    return foot
