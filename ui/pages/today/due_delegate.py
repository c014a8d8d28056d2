"""One line of the day, painted: box, day, what is to be done, what was last, stage, buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm.agenda.rows import DueLine
from crm.agenda.terms import DueGroup
from ui import formats
from ui.pages.today import words
from ui.pages.today.due_model import ROW, Asked, Head, Remark
from ui.pages.today.painting import Pen, halves
from ui.tables.painting import paint_box
from ui.widgets.chips import paint_dot

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.context import Context
    from ui.pages.today.due_list import DueList

Index = QModelIndex | QPersistentModelIndex
HEAD, LINE = 34, 44
BOX, DAY, DAY_WIDE, GAP = 10, 38, 88, 12
STAY_WIDE, STAGE_WIDE, STAFF_WIDE, STAFF_LEAST = 56, 92, 84, 560
BUTTON_HIGH, BUTTON_PADDING, BUTTON_GAP = 24, 10, 5
FINISH, POSTPONE, HAND_ON = "finish", "postpone", "hand_on"
# Icon and colours of the head of a group: mark of the icon, text of the count.
LOOKS = {
    DueGroup.OVERDUE: ("triangle", "state.overdue.mark", "state.overdue.text"),
    DueGroup.TODAY: ("clock", "state.expiring.mark", "state.expiring.text"),
}
USUAL = ("calendar", "text.secondary", "text.secondary")


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row is shown."""

    chosen: bool
    over: bool
    current: bool
    keyboard: bool


class DueDelegate(QStyledItemDelegate):
    """Paints heads and lines; `with_staff` also names whose a line is."""

    def __init__(self, context: Context, view: DueList) -> None:
        """Paint for `view`."""
        super().__init__(view)
        self._context, self._view = context, view
        self._pen = Pen(context.theme)
        self.with_staff = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, HEAD if isinstance(index.data(ROW), Head) else LINE)

    def buttons(self, rect: QRect) -> list[tuple[str, QRect, str]]:
        """Return the buttons of a line: what it does, its place, its text."""
        texts = (
            (HAND_ON, self.tr("Hand on")),
            (POSTPONE, self.tr("Postpone")),
            (FINISH, self.tr("Done")),
        )
        _, metrics = self._pen.font("caption")
        right = rect.right() - GAP + 1
        top = rect.y() + (rect.height() - BUTTON_HIGH) // 2
        made: list[tuple[str, QRect, str]] = []
        for key, text in texts:
            wide = metrics.horizontalAdvance(text) + 2 * BUTTON_PADDING
            right -= wide
            made.append((key, QRect(right, top, wide, BUTTON_HIGH), text))
            right -= BUTTON_GAP
        return made[::-1]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, row = self._view, index.data(ROW)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        current = index.row() == view.currentIndex().row()
        over = index.row() == view.hovered
        state = RowState(chosen, over, current, keyboard=current and view.hasFocus())
        painter.save()
        if isinstance(row, Head):
            self._paint_head(painter, rect, row, state)
        elif isinstance(row, Remark):
            self._paint_remark(painter, rect, row)
        elif isinstance(row, DueLine):
            self._paint_line(painter, rect, row, state)
        elif isinstance(row, Asked):
            self._pen.ground(painter, rect, chosen=False, over=False, current=False)
        if state.keyboard:
            self._pen.ring(painter, rect)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, head: Head, state: RowState) -> None:
        pen = self._pen
        pen.ground(painter, rect, chosen=False, over=state.over, current=False)
        icon, mark, tone = LOOKS.get(head.group, USUAL)
        if head.folded:
            icon, mark = "chevron-right", "text.secondary"
        pen.icon(painter, rect.adjusted(GAP + 1, 0, 0, 0), icon, mark)
        name = rect.adjusted(GAP + 24, 0, -GAP, 0)
        used = pen.write(painter, name, head.group.label, strong=True)
        count = name.adjusted(used + 8, 0, 0, 0)
        pen.write(painter, count, formats.whole(head.count), tone=tone, strong=True)
        if not head.folded and (state.over or state.current):
            place = QRect(rect.right() - GAP - 12, rect.y(), 14, rect.height())
            pen.icon(painter, place, "chevron-down", "text.secondary")

    def _paint_remark(self, painter: QPainter, rect: QRect, remark: Remark) -> None:
        pen = self._pen
        pen.ground(painter, rect, chosen=False, over=False, current=False)
        left = GAP + 1
        if remark.good:
            pen.icon(painter, rect.adjusted(left, 0, 0, 0), "ring-check", "state.in_force.mark")
            left = GAP + 24
        place = rect.adjusted(left, 0, -GAP, 0)
        pen.write(painter, place, remark.text, tone="text.secondary")

    def _paint_line(self, painter: QPainter, rect: QRect, line: DueLine, state: RowState) -> None:
        pen, theme = self._pen, self._context.theme
        pen.ground(
            painter,
            rect,
            chosen=state.chosen and (not state.current or self._view.many()),
            over=state.over or state.current,
            current=state.current,
        )
        box = QRect(rect.x() + BOX, rect.y(), 20, rect.height())
        paint_box(painter, box, Qt.CheckState.Unchecked, theme)
        self._paint_day(painter, QRect(rect.x() + DAY, rect.y(), DAY_WIDE, rect.height()), line)
        left = rect.x() + DAY + DAY_WIDE
        if state.over or state.current:
            right = self._paint_buttons(painter, rect)
        else:
            right = self._paint_stage(painter, rect, line)
        if self.with_staff:
            # The column stands still where the buttons come and go.
            right = min(right, self.buttons(rect)[0][1].x(), self._stage_left(rect))
            right = self._paint_staff(painter, rect, right, line)
        self._paint_words(painter, QRect(left, rect.y(), right - left - GAP, rect.height()), line)

    def _paint_words(self, painter: QPainter, rect: QRect, line: DueLine) -> None:
        subject, text, detail = line.subject, line.text, line.detail
        if line.opens[0] == "task":  # nobody's record: what is to be done stands for it
            subject, text, detail = text, "", " · ".join(each for each in (subject, detail) if each)
        pen = self._pen
        upper, lower = halves(rect)
        first = upper if detail else rect
        used = pen.write(painter, first, subject, strong=True)
        pen.write(painter, first.adjusted(used + GAP + 2, 0, 0, 0), text)
        pen.write(painter, lower, detail, tone="text.secondary", size="caption")

    def _paint_day(self, painter: QPainter, rect: QRect, line: DueLine) -> None:
        overdue = line.group is DueGroup.OVERDUE
        tone = "state.overdue.text" if overdue else "text.secondary"
        text, time = words.day_of(line, self._context.today), words.time_of(line)
        upper, lower = halves(rect)
        self._pen.write(painter, upper if time else rect, text, tone=tone)
        if time:
            self._pen.write(painter, lower, time, tone=tone, size="caption")

    def _paint_stage(self, painter: QPainter, rect: QRect, line: DueLine) -> int:
        """Paint stage and days at the right and return where they begin."""
        days = QRect(rect.right() - GAP - STAY_WIDE + 1, rect.y(), STAY_WIDE, rect.height())
        place = QRect(self._stage_left(rect), rect.y(), STAGE_WIDE, rect.height())
        if line.days_in_stage is not None:
            text = formats.days(line.days_in_stage)
            self._pen.write(painter, days, text, tone="text.secondary", right=True)
        if line.stage is not None:
            theme = self._context.theme
            used = paint_dot(painter, place, theme.stage(line.stage.value))
            text = line.stage.label
            self._pen.write(painter, place.adjusted(used, 0, 0, 0), text, tone="text.secondary")
        return place.x()

    def _stage_left(self, rect: QRect) -> int:
        return rect.right() - GAP - STAY_WIDE - STAGE_WIDE + 1

    def _paint_staff(self, painter: QPainter, rect: QRect, right: int, line: DueLine) -> int:
        if rect.width() < STAFF_LEAST:
            return right
        place = QRect(right - STAFF_WIDE - GAP, rect.y(), STAFF_WIDE, rect.height())
        self._pen.write(painter, place, line.staff, tone="text.secondary", size="caption")
        return place.x()

    def _paint_buttons(self, painter: QPainter, rect: QRect) -> int:
        theme, made = self._context.theme, self.buttons(rect)
        for key, place, text in made:
            pressed = key == self._view.pointed
            painter.setPen(theme.color("border.normal"))
            painter.setBrush(theme.color("surface.selected" if pressed else "surface.base"))
            radius = theme.px("radius.control")
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            font, _ = self._pen.font("caption")
            painter.setFont(font)
            painter.setPen(theme.color("text.primary"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return made[0][1].x()
