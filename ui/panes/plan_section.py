"""A list of a plan under its heading, with the fields that add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.panes.line_writer import LineWriter
from ui.panes.plan_content import ARRANGE, Given
from ui.panes.plan_list import PlanListView
from ui.panes.quick_form import QuickForm
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, label, plain_tooltip, retone

if TYPE_CHECKING:
    from crm.errors import UserError
    from ui.panes.plan_content import PlanList
    from ui.panes.plan_parts import PlanParts


class PlanSection(QWidget):
    """Shows a `PlanList` and stays while its record is shown.

    Signals:
        action_asked: the key of an action of the heading or of a line.
        given: lines added, arranged or written in place, as `Given`.
    """

    action_asked = Signal(str)
    given = Signal(object)

    def __init__(self, part: PlanList, parts: PlanParts, parent: QWidget) -> None:
        """Show a list; the fields that add to it are folded until they are wanted."""
        super().__init__(parent)
        self._part, self._parts = part, parts
        self._record = parts.record
        self._under_way = 0  # orders that were sent and not answered
        self._sending = False
        self._answer_read = False
        self._quick: QuickForm | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(parts.theme.px("space.xs"))
        column.addLayout(self._heading())
        self.list = PlanListView(part.title, parts.theme, self)
        self._empty = label("", self, tone="tertiary", wrap=True)
        column.addWidget(self._empty)
        column.addWidget(self.list)
        self.writer = LineWriter(part.key, part.writing, parts, self.list, self)
        self.writer.given.connect(self.given)
        self.list.asked.connect(self.action_asked)
        self.list.arranged.connect(self._arranged)
        self.list.writing_asked.connect(self.writer.open)
        self.show_part(part)
        if self._quick_wanted():
            self._unfold()

    @property
    def quick(self) -> QuickForm | None:
        """The fields that add a line, where they were unfolded."""
        return self._quick if self._quick is not None and not self._quick.isHidden() else None

    def show_part(self, part: PlanList) -> None:
        """Show the list as it was read now, unless a newer order is on its way."""
        self._part = part
        self._count.setText(part.count or str(len(part.rows)))
        self._note.setText(part.note)
        retone(self._note, part.tone)
        self._show_adding(part)
        self._empty.setText(part.empty)
        self._empty.setVisible(not any(g.title for g in part.groups) and not part.rows)
        if self._under_way:  # another reading follows, unless this one is the answer itself
            self._answer_read = self._sending
        else:
            self.list.show_groups(part.groups, movable=part.movable)
            self.writer.follow()

    def _show_adding(self, part: PlanList) -> None:
        """Offer to add a line where the part takes one."""
        self.adding.setVisible(part.quick is not None)
        if part.quick is not None:
            self.adding.setText(part.quick.text)
            self.adding.setAccessibleName(part.quick.text)
            if self._quick is not None:
                self._quick.renew(part.quick)
        elif self._quick is not None:
            self._quick.hide()

    @Slot()
    def unfold(self) -> None:
        """Show the fields that add a line, with the cursor in them."""
        self._unfold()
        if self._quick is not None:
            self._quick.take_keyboard()

    def _heading(self) -> QHBoxLayout:
        theme, part = self._parts.theme, self._part
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        row.addWidget(label(part.title, self, strong=True))
        self._count = label("", self, tone="tertiary")
        self._note = label("", self, size=CAPTION)
        row.addWidget(self._count)
        row.addWidget(self._note)
        row.addStretch()
        if part.action is not None:
            button = Button(theme, part.action.text, kind=LINK, icon=part.action.icon, parent=self)
            button.setEnabled(part.action.enabled)
            button.setToolTip(plain_tooltip(part.action.reason))
            button.clicked.connect(self._ask)
            row.addWidget(button)
        self.adding = Button(theme, kind=LINK, icon="plus", parent=self)
        self.adding.clicked.connect(self.unfold)
        row.addWidget(self.adding)
        return row

    def _quick_wanted(self) -> bool:
        """Tell whether something was left unsaved in the fields."""
        place = (self._record, f"{self._part.key}.add")
        return self._part.quick is not None and place in self._parts.drafts

    def _unfold(self) -> None:
        if self._part.quick is None:
            return
        if self._quick is None:
            self._quick = QuickForm(self._part.key, self._part.quick, self._parts, self)
            self._quick.given.connect(self.given)
            self._quick.folded.connect(self._fold)
            column = self.layout()
            assert isinstance(column, QVBoxLayout)  # noqa: S101 - made above
            column.addWidget(self._quick)
        self._quick.show()

    @Slot()
    def _fold(self) -> None:
        if self._quick is not None:
            self.adding.setFocus(Qt.FocusReason.OtherFocusReason)
            self._quick.hide()

    @Slot()
    def _ask(self) -> None:
        if self._part.action is not None:
            self.action_asked.emit(self._part.action.key)

    @Slot()
    def _arranged(self) -> None:
        self._under_way += 1
        order = self.list.lines.order()
        answers = self._answered, self._not_arranged
        self._sending = True
        self.given.emit(Given(self._record, self._part.key, ARRANGE, order, *answers))
        self._sending = False
        if self._answer_read and not self._under_way:
            self._answer_read = False
            self.show_part(self._part)

    def _answered(self) -> None:
        self._under_way -= 1

    def _not_arranged(self, error: UserError) -> None:
        """Put the lines back as they were read, and say why."""
        self._under_way -= 1
        if isValid(self):
            self.show_part(self._part)
        self._parts.refused_unseen.emit(self._record, error)
