"""Who does it instead: members of staff, found by name, pinyin or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.forms.record_references import RecordReferences
from ui.pages.check_list import CheckList
from ui.pages.today.postpone_popup import drop_down
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.context import Context
    from ui.pages.list_spec import Choice

WIDE, HIGH = 260, 340


class HandOnPopup(QFrame):
    """Drops down under a line; typing narrows the choice, Enter takes it.

    Signals:
        chosen(staff id, name)
    """

    chosen = Signal(int, str)

    def __init__(self, context: Context, title: str, parent: QWidget) -> None:
        """Offer everybody who is active; `title` says what is handed on."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(context.theme.px("space.xs"))
        inside.addWidget(label(title, self, tone="secondary", size=CAPTION))
        references = RecordReferences(context)
        self.choices = CheckList(title, references, self, target="staff", many=False)
        self.choices.chosen.connect(self._take)
        self.choices.finished.connect(self.close)
        inside.addWidget(self.choices)
        self.setFocusProxy(self.choices)

    def open_under(self, place: QRect) -> None:
        """Drop down at the right end of a line."""
        self.resize(WIDE, HIGH)
        drop_down(self, place)
        self.choices.search()
        self.choices.setFocus()

    @Slot(list)
    def _take(self, pairs: Sequence[Choice]) -> None:
        staff_id, name = pairs[0]
        if isinstance(staff_id, int):
            self.chosen.emit(staff_id, name)
