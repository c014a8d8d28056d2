"""Write plans as iCalendar (RFC 5545) for phones and Outlook (docs/domain.md, iCalendar). Pure.

Times stand in Asia/Shanghai, whose zone is in the file; the last day of whole days is excluded, as
the standard wants it. The same plans give the same bytes.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, Todo

from crm.clock import SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crm.calendar.plans import Plan

PRODUCT = "-//Yinfeng//Calendar//EN"
ZONE = "Asia/Shanghai"
SHANGHAI_OFFSET = timedelta(hours=8)
SINCE = datetime(1992, 1, 1)  # noqa: DTZ001 - summer time ended in 1991; local, as the zone wants it
ONE_DAY = timedelta(days=1)


def write_calendar(plans: Iterable[Plan], *, remind: timedelta | None = None) -> bytes:
    """Return plans as one file; `remind` is how long before an entry with a time to remind.

    Plans without a day are left out.
    """
    calendar: Any = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for plan in plans:
        if plan.on is not None:
            component = _todo(plan, plan.on) if plan.due else _event(plan, plan.on)
            if remind is not None and plan.start_time:
                component.add_component(_alarm(plan, remind))
            calendar.add_component(component)
    return calendar.to_ical()


def _zone() -> Any:
    zone: Any = Timezone()
    zone.add("tzid", ZONE)
    standard: Any = TimezoneStandard()
    standard.add("dtstart", SINCE)
    standard.add("tzoffsetfrom", SHANGHAI_OFFSET)
    standard.add("tzoffsetto", SHANGHAI_OFFSET)
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone


def _event(plan: Plan, on: date) -> Any:
    event: Any = Event()
    _describe(event, plan)
    if plan.state:
        event.add("status", plan.state)
    event.add("dtstart", at(on, plan.start_time))
    end = end_of(plan, on)
    if end is not None:
        event.add("dtend", end)
    if plan.start_time is None:
        event.add("transp", "TRANSPARENT")
    return event


def end_of(plan: Plan, on: date) -> date | datetime | None:
    """Return when a plan ends as it is written, None where only its beginning is known."""
    last = plan.ends_on or on
    if plan.start_time is None:
        return last + ONE_DAY
    if plan.end_time is None and last == on:
        return None
    return at(last, plan.end_time or plan.start_time)


def _todo(plan: Plan, on: date) -> Any:
    todo: Any = Todo()
    _describe(todo, plan)
    todo.add("status", plan.state or "NEEDS-ACTION")
    todo.add("due", at(on, plan.start_time))
    return todo


def _describe(component: Any, plan: Plan) -> None:
    changed = plan.changed.replace(microsecond=0)
    component.add("uid", plan.uid)
    component.add("dtstamp", changed)  # METHOD PUBLISH: when this state of it was made
    component.add("last-modified", changed)
    component.add("sequence", plan.version)
    component.add("summary", plan.title if plan.due else f"{plan.title} {plan.code}".strip())
    if plan.place:
        component.add("location", plan.place)
    if plan.text:
        component.add("description", plan.text.replace("\r\n", "\n"))
    if plan.category:
        component.add("categories", [plan.category])


def _alarm(plan: Plan, before: timedelta) -> Any:
    alarm: Any = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", plan.title)
    alarm.add("trigger", -before)
    return alarm


def at(on: date, hour: str | None) -> date | datetime:
    """Return a day, or an hour of it in Shanghai."""
    if hour is None:
        return on
    return datetime.combine(on, time.fromisoformat(hour), SHANGHAI)
