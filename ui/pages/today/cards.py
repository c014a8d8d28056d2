"""From an agenda to the rows of the four cards beside the list."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.letters.matching import EXPIRING_DAYS
from crm.trips.terms import TripStatus
from ui import formats
from ui.pages.today.deeds import target_of
from ui.pages.today.side_card import CardContent, Way
from ui.pages.today.side_list import SideLine
from ui.pages.today.words import coming_days, hours, month_day
from ui.panes.related_rows import TRIP_LOOK, VISIT_LOOK

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from crm.agenda.rows import Agenda, ComingLine, ExpiringLetter, OpenNeed, OverdueLead

translate = QCoreApplication.translate
# Rows of a card; what is beyond is counted, and its link shows it.
COMING, OVERDUE, EXPIRING = 6, 4, 4
NEAR_DAYS = 30


def coming(agenda: Agenda) -> CardContent:
    """Return visits and trips, today's first."""
    lines = agenda.visits_and_trips
    more = len(lines) - COMING
    return CardContent(
        tuple(_coming(each, agenda.today) for each in lines[:COMING]),
        empty=translate("Today", "No visits and no trips in the next two weeks."),
        remark=_more(more),
    )


def _coming(line: ComingLine, today: date) -> SideLine:
    status = line.status
    state, icon = TRIP_LOOK[status] if isinstance(status, TripStatus) else VISIT_LOOK[status]
    later = hours(line) if line.on != today else ""
    detail = " · ".join(part for part in (later, line.detail) if part)
    return SideLine(
        coming_days(line, today),
        line.title,
        line.opens,
        detail=detail,
        chip=(status.label, state, icon),
    )


def overdue(agenda: Agenda) -> CardContent:
    """Return the leads that stand longer than the limit of their stage."""
    return CardContent(
        tuple(_overdue(each, agenda.today) for each in agenda.overdue_leads[:OVERDUE]),
        count=agenda.overdue_count,
        alarming=agenda.overdue_count > 0,
        empty=translate("Today", "No lead stands longer than the limit of its stage."),
    )


def _overdue(lead: OverdueLead, today: date) -> SideLine:
    if lead.review_on is not None:
        aside = translate("Today", "review {day}")
        aside = aside.format(day=formats.short_day(lead.review_on, today))
        days: int | None = (today - lead.review_on).days
    else:
        limit = formats.DASH if lead.limit is None else formats.days(lead.limit)
        aside, days = translate("Today", "limit {days}").format(days=limit), lead.days
    chip = None if days is None else (formats.days(days), "overdue", None)
    return SideLine(
        lead.stage.label,
        lead.company,
        ("lead", lead.id),
        aside=aside,
        chip=chip,
        stage=lead.stage.value,
    )


def expiring(agenda: Agenda, fill_in: Callable[[], None]) -> CardContent:
    """Return the letters that end within 30 days; `fill_in` lists those without an end."""
    last = agenda.today + timedelta(days=EXPIRING_DAYS)
    empty = translate("Today", "No letter ends by {day}.").format(day=month_day(last))
    remark, way = "", None
    if agenda.without_end:
        text = translate("Today", "{count} letters without an end count as standing.")
        remark = text.format(count=formats.whole(agenda.without_end))
        way = Way(translate("Today", "Enter the end"), fill_in)
    return CardContent(
        tuple(_expiring(each, agenda.today) for each in agenda.expiring[:EXPIRING]),
        count=agenda.expiring_count,
        empty=empty,
        remark=remark,
        remark_way=way,
    )


def _expiring(letter: ExpiringLetter, today: date) -> SideLine:
    area = "" if letter.area is None else str(formats.area_record(letter.area))
    detail = " · ".join(part for part in (letter.code, letter.park, area) if part)
    today_text = translate("Today", "today")
    left = formats.days(letter.days) if letter.days else today_text
    return SideLine(
        formats.short_day(letter.valid_until, today),
        letter.company,
        ("letter", letter.id),
        detail=detail,
        chip=(left, "expiring", None),
    )


def needs(agenda: Agenda) -> CardContent:
    """Return what leads still need: as no list shows them, as many as were read."""
    lines = agenda.requirements
    return CardContent(
        tuple(_need(each, agenda.today) for each in lines),
        count=agenda.requirement_count,
        alarming=any(each.days is not None and each.days < 0 for each in agenda.requirements),
        empty=translate("Today", "No open requirements."),
        remark=_more(agenda.requirement_count - len(lines)),
    )


def _need(need: OpenNeed, today: date) -> SideLine:
    detail, chip = "", None
    if need.due_on is not None:
        day = formats.short_day(need.due_on, today)
        detail = translate("Today", "needed by {day}").format(day=day)
    if need.days is not None:
        near = "expiring" if need.days <= NEAR_DAYS else "draft"
        late = need.days < 0
        text = translate("Today", "{days} late").format(days=formats.days(-need.days))
        shown = text if late else formats.days(need.days)
        chip = (shown, "overdue", None) if late else (shown, near, "clock")
    return SideLine(
        need.kind.label,
        f"{need.company}  {need.amount}".strip(),
        need.opens,
        detail=detail,
        chip=chip,
        target=target_of(need),
    )


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return translate("Today", "{count} more").format(count=formats.whole(count))
