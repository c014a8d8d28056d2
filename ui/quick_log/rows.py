"""The rows of the form: a label at the left, fields, and below them what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.widgets.labels import CAPTION, label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QLabel

    from crm.errors import Problem
    from ui.theme import Theme

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MARK = 14  # px


class Trouble(QWidget):
    """Says what is wrong with a field, with its mark and code; hidden while nothing is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(4)
        self._mark = label("", self)
        self._mark.setFixedWidth(MARK)
        self.said = label("", self, tone="overdue", size=CAPTION, wrap=True)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.said, 1)
        theme.changed.connect(self._paint_mark)
        self._paint_mark()
        self.hide()

    def say(self, problem: Problem | None) -> None:
        """Say a problem, or nothing."""
        self.said.setText(f"{problem.message} {problem.code}" if problem else "")
        self.setVisible(problem is not None)

    @Slot()
    def _paint_mark(self) -> None:
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(self._theme.pixmap("ring-alert", "state.overdue.mark", MARK, ratio))


class FormRows(QWidget):
    """Puts rows under each other and shows problems at their fields."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self.theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.px("space.l"), theme.px("space.m"), 20, 0)
        self._grid.setHorizontalSpacing(theme.px("space.m"))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._controls: dict[str, QWidget] = {}
        self._troubles: dict[str, Trouble] = {}

    def add_row(
        self,
        text: str,
        parts: Sequence[tuple[QWidget, int]],
        fields: Mapping[str, QWidget],
        *,
        gap: int = 8,
    ) -> QLabel:
        """Add a row of (widget, stretch); `fields` are the controls that problems name."""
        place = self._grid.rowCount()
        if place > 1:
            self._grid.setRowMinimumHeight(place, gap)
            place += 1
        head = label(text, self, tone="secondary")
        head.setFixedHeight(self.theme.px("size.control"))
        self._grid.addWidget(head, place, 0, RIGHT | Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("space.s"))
        for widget, stretch in parts:
            row.addWidget(widget, stretch, Qt.AlignmentFlag(0))
        self._grid.addLayout(row, place, 1)
        trouble = Trouble(self.theme, self)
        self._grid.addWidget(trouble, place + 1, 1)
        self._controls.update(fields)
        self._troubles |= dict.fromkeys(fields, trouble)
        if fields:
            head.setBuddy(next(iter(fields.values())))
        return head

    def control(self, field: str) -> QWidget | None:
        """Return the control of a field."""
        return self._controls.get(field)

    def show_problems(self, problems: Sequence[Problem]) -> Sequence[Problem]:
        """Show problems at their fields, the first of each; return those without one."""
        said: dict[Trouble, Problem] = {}
        wrong: set[QWidget] = set()
        rest: list[Problem] = []
        for each in problems:
            trouble = self._troubles.get(each.field)
            if trouble is None:
                rest.append(each)
                continue
            said.setdefault(trouble, each)
            wrong.add(self._controls[each.field])
        for trouble in self._troubles.values():
            trouble.say(said.get(trouble))
        for control in self._controls.values():
            mark_wrong(control, wrong=control in wrong)
        for each in problems:
            control = self._controls.get(each.field)
            if control is not None:
                control.setToolTip(plain_tooltip(each.message))
        return rest

    def show_problem(self, problem: Problem) -> None:
        """Show one more problem at its field."""
        trouble = self._troubles.get(problem.field)
        if trouble is not None and trouble.isHidden():
            trouble.say(problem)
            mark_wrong(self._controls[problem.field], wrong=True)

    def clear_problem(self, field: str) -> None:
        """Take a problem away: the person is changing the field."""
        trouble = self._troubles.get(field)
        if trouble is not None and not trouble.isHidden():
            trouble.say(None)
            mark_wrong(self._controls[field], wrong=False)


def mark_wrong(control: QWidget, *, wrong: bool) -> None:
    """Frame a control as wrong, or as usual."""
    if bool(control.property("error")) != wrong:
        control.setProperty("error", wrong)
        control.setToolTip("")
        control.style().unpolish(control)
        control.style().polish(control)
