"""One card, painted: company, project, amounts, owner with days in stage, next action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm.leads.aging import Aging
from ui import formats
from ui.pages.board.cards import ROW
from ui.widgets.chips import chip_width, paint_chip

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from crm.leads.rows import LeadRow
    from ui.context import Context

PADDING = 8
GAP = 8  # below a card
INSET = 4  # beside a card, within its column
LINE = 20
LINES = 5
HEIGHT = LINES * LINE + 2 * PADDING
AGING_STATES = {Aging.NORMAL: "draft", Aging.NEARING: "expiring", Aging.OVERDUE: "overdue"}
ICON = 14


class CardDelegate(QStyledItemDelegate):
    """Paints a `LeadRow`; every card is equally high, so that 10,000 need no measuring."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Keep the theme, which is asked anew for each paint."""
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self.hidden = False
        self.lifted: int | None = None
        self._fonts: dict[tuple[str, bool], tuple[QFont, QFontMetrics]] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(1, HEIGHT + GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if self.hidden:
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        box = rect.adjusted(INSET, 0, -INSET, -GAP)
        if self.lifted is not None and self.lifted == index.row():
            self._paint_gap(painter, box)
            return
        self.paint_card(
            painter,
            box,
            index.data(ROW),
            selected=bool(state & QStyle.StateFlag.State_Selected),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
        )

    def paint_card(
        self,
        painter: QPainter,
        box: QRect,
        row: LeadRow | None,
        *,
        selected: bool = False,
        focused: bool = False,
    ) -> None:
        """Paint the card in `box`; without a row, an empty one that is still being read."""
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = theme.color("accent.text" if focused else "border.normal")
        painter.setPen(QPen(outline, 2 if focused else 1))
        painter.setBrush(theme.color("surface.selected" if selected else "surface.base"))
        radius = theme.px("radius.card")
        half = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), radius, radius)
        if row is not None:
            self._paint_lines(painter, box.adjusted(PADDING, PADDING, -PADDING, -PADDING), row)
        painter.restore()

    def _paint_gap(self, painter: QPainter, box: QRect) -> None:
        """Leave a dashed outline where the card was that is in the air."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("border.control"), 1, Qt.PenStyle.DashLine))
        radius = self._theme.px("radius.card")
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.restore()

    def _paint_lines(self, painter: QPainter, inner: QRect, row: LeadRow) -> None:
        lines = [
            QRect(inner.x(), inner.y() + number * LINE, inner.width(), LINE)
            for number in range(LINES)
        ]
        self._text(painter, lines[0], row.company, strong=True)
        title = row.title if row.title != row.company else row.industry or row.code
        self._text(painter, lines[1], title, tone="text.secondary")
        self._paint_amounts(painter, lines[2], row)
        self._paint_owner(painter, lines[3], row)
        self._paint_next(painter, lines[4], row)

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        strong: bool = False,
        tone: str = "text.primary",
        size: str = "body",
        right: bool = False,
    ) -> int:
        """Write one line, cut at its end, and return its width."""
        font, metrics = self._font(size, strong=strong)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(tone))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _font(self, size: str, *, strong: bool = False) -> tuple[QFont, QFontMetrics]:
        """Return a font and its measures; making them anew costs more than writing a line."""
        key = (size, strong)
        if key not in self._fonts:
            font = self._theme.font(size, strong=strong)
            self._fonts[key] = (font, QFontMetrics(font))
        return self._fonts[key]

    def _paint_amounts(self, painter: QPainter, rect: QRect, row: LeadRow) -> None:
        """Investment at the left; at the right what is signed, else what is wanted."""
        area, tone = self._area(row)
        used = 0
        if area:
            used = self._text(painter, rect, area, tone=tone, size="caption", right=True) + PADDING
        left = rect.adjusted(0, 0, -used, 0)
        if row.investment is None:
            self._text(painter, left, formats.not_entered(), tone="text.tertiary")
            return
        amount = formats.investment_record(row.investment)
        amount = formats.qualified(amount, row.investment_qual)
        width = self._text(painter, left, amount.number, strong=True)
        unit = left.adjusted(width + 4, 0, 0, 0)
        currency = "" if row.currency == "CNY" else f" {row.currency}"
        self._text(painter, unit, amount.unit + currency, tone="text.tertiary", size="caption")

    def _area(self, row: LeadRow) -> tuple[str, str]:
        if row.intent_area is not None:
            return str(formats.area_summary(row.intent_area)), "text.primary"
        if row.area_needed is not None:
            wanted = self.tr("needs {area}").format(area=formats.area_summary(row.area_needed))
            return wanted, "text.tertiary"
        return "", ""

    def _paint_owner(self, painter: QPainter, rect: QRect, row: LeadRow) -> None:
        """The owner at the left, days in stage and 意向失效 as chips at the right."""
        right = rect.right() + 1
        _, metrics = self._font("caption")
        chips = self._chips(row)
        wanted = sum(chip_width(text, icon, self._theme) + PADDING // 2 for text, _, icon in chips)
        if metrics.horizontalAdvance(row.owner) + wanted > rect.width() and row.days is not None:
            # Where the name would be cut, the number of days stands without its unit.
            chips[0] = (str(row.days), *chips[0][1:])
        for text, state, icon in chips:
            width = min(chip_width(text, icon, self._theme), rect.width())
            right -= width
            area = QRect(right, rect.y(), width, rect.height())
            paint_chip(painter, area, text, state, icon, self._theme)
            right -= PADDING // 2
        room = QRect(rect.x(), rect.y(), max(0, right - rect.x()), rect.height())
        # Cut in the middle: people of one rank are told apart by the end of their title.
        owner = metrics.elidedText(row.owner, Qt.TextElideMode.ElideMiddle, room.width())
        self._text(painter, room, owner, tone="text.secondary", size="caption")

    def _chips(self, row: LeadRow) -> list[tuple[str, str, str]]:
        chips: list[tuple[str, str, str]] = []
        if row.days is not None:
            state = AGING_STATES[row.aging]
            icon = {"draft": "", "expiring": "clock", "overdue": "triangle"}[state]
            chips.append((formats.days(row.days), state, icon))
        if row.intent_lapsed:
            chips.append((self.tr("Intent lapsed"), "lapsed", "struck-ring"))
        return chips

    def _paint_next(self, painter: QPainter, rect: QRect, row: LeadRow) -> None:
        if not row.next_action and row.next_action_on is None:
            self._text(
                painter, rect, self.tr("No next action"), tone="text.tertiary", size="caption"
            )
            return
        tone = "state.overdue.text" if row.next_overdue else "text.secondary"
        icon = "triangle" if row.next_overdue else "calendar"
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._theme.pixmap(icon, tone, ICON, ratio)
        painter.drawPixmap(QPointF(rect.x(), rect.y() + (LINE - ICON) / 2), pixmap)
        day = formats.short_day(row.next_action_on, self._context.today)
        text = f"{day} {row.next_action or ''}" if row.next_action_on else row.next_action or ""
        room = rect.adjusted(ICON + 4, 0, 0, 0)
        self._text(painter, room, text.strip(), tone=tone, size="caption")
