"""One component of a calendar, as icalendar parsed it, becomes an entry. Pure."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from icalendar.error import BrokenCalendarProperty

from crm.exchange.icalendar.entry import CalendarEntry, Slot, local, slot_of
from crm.exchange.report import CellProblem
from crm.language import _

if TYPE_CHECKING:
    from crm.exchange.icalendar.blocks import Block

TODO = "VTODO"
CANCELLED, COMPLETED = "CANCELLED", "COMPLETED"
UNTITLED = "—"


class EntryReader:
    """Reads one component; `errors` tell why it cannot be taken."""

    def __init__(self, block: Block, component: Any) -> None:
        """Read `component`, whose lines are in `block`."""
        self.block, self.component = block, component
        self.task = component.name == TODO
        self.errors: list[CellProblem] = []
        self.warnings: list[CellProblem] = []
        self.slot = self._slot()
        for line in block.strange:
            message = _("Line {line} is not understood and was left out.").format(line=line)
            self.warnings.append(CellProblem("CALENDAR_LINE", "", "", message))

    def entry(
        self,
        *,
        recurrence: str = "",
        warning: CellProblem | None = None,
        error: CellProblem | None = None,
    ) -> CalendarEntry:
        """Return the entry, one time of it where it is repeated."""
        status = self._text("STATUS").upper()
        title = self._text("SUMMARY") or UNTITLED
        return CalendarEntry(
            number=0,
            line=self.block.line,
            uid=self.block.uid or _made_uid(title, self.slot),
            title=title,
            slot=self.slot,
            place=self._text("LOCATION"),
            text=self._text("DESCRIPTION"),
            task=self.task,
            recurrence=recurrence,
            cancelled=status == CANCELLED,
            done_on=self._done_on(status),
            sequence=self._sequence(),
            changed=self._changed(),
            errors=(*self.errors, *([error] if error else [])),
            warnings=(*self.warnings, *([warning] if warning else [])),
        )

    def endless_after(self, day: date) -> bool:
        """Tell whether a rule goes on after a day; one that counts is taken not to."""
        for rule in rules_of(self.component):
            until = next(iter(rule.get("UNTIL", [])), None)
            if until is None and "COUNT" not in rule:
                return True
            if until is not None and _day(until) > day:
                return True
        return False

    def _slot(self) -> Slot:
        name = "DUE" if self.task else "DTSTART"
        start = self._moment(name) or (self._moment("DTSTART") if self.task else None)
        if self.task:
            return Slot(None, None) if start is None else slot_of(start, None)
        if start is None:
            if not self.errors:
                message = _("The entry does not say when it begins.")
                self.errors.append(CellProblem("FIELD_REQUIRED", name, "", message))
            return Slot(None, None)
        try:
            return slot_of(start, self._end(start))
        except (OverflowError, ValueError):
            self._wrong(name, str(start))
            return Slot(None, None)

    def _end(self, start: date) -> date | None:
        end = self._moment("DTEND")
        if end is None and self.component.get("DURATION") is not None:
            try:
                end = start + self.component["DURATION"].dt
            except (BrokenCalendarProperty, TypeError):
                self._wrong("DURATION", str(self.component["DURATION"]))
        if end is not None and _order(end) < _order(start):
            message = _("The entry ends before it begins.")
            self.errors.append(CellProblem("PERIOD_ORDER", "DTEND", str(end), message))
        return end

    def _moment(self, name: str) -> date | None:
        """Return a day or a moment; one in a zone that is not known is warned of."""
        found = self.component.get(name)
        if found is None:
            return None
        try:
            moment = found.dt
        except (BrokenCalendarProperty, AttributeError):
            self._wrong(name, str(found))
            return None
        if not isinstance(moment, date):
            self._wrong(name, str(moment))
            return None
        zone = found.params.get("TZID", "")
        if zone and isinstance(moment, datetime) and moment.tzinfo is None:
            message = _("The time zone “{zone}” is not known; its hours are taken as they are.")
            text = message.format(zone=zone)
            self.warnings.append(CellProblem("TIME_ZONE_UNKNOWN", name, zone, text))
        return moment

    def _wrong(self, name: str, text: str) -> None:
        message = _("“{text}” is no date that exists.").format(text=text[:40])
        self.errors.append(CellProblem("DATE_INVALID", name, text[:40], message))

    def _text(self, name: str) -> str:
        found = self.component.get(name)
        found = found[0] if isinstance(found, list) and found else found  # pyright: ignore[reportUnknownVariableType]
        return str(found or "").replace("\r\n", "\n").strip()  # pyright: ignore[reportUnknownArgumentType]

    def _done_on(self, status: str) -> date | None:
        if not self.task:
            return None
        completed = self._stamp("COMPLETED")
        if completed is not None:
            return local(completed).date()
        changed = self._changed()
        return local(changed).date() if status == COMPLETED and changed is not None else None

    def _sequence(self) -> int | None:
        text = self._text("SEQUENCE")
        return int(text) if text.isascii() and text.isdigit() else None

    def _changed(self) -> datetime | None:
        return self._stamp("LAST-MODIFIED") or self._stamp("DTSTAMP")

    def _stamp(self, name: str) -> datetime | None:
        moment = getattr(self.component.get(name), "dt", None)
        if not isinstance(moment, datetime):
            return None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def rules_of(component: Any) -> list[Any]:
    """Return how an entry is repeated: usually by one rule, if by any."""
    found: Any = component.get("RRULE", [])
    return list(found) if isinstance(found, list) else [found]  # pyright: ignore[reportUnknownArgumentType]


def rule_fault(component: Any) -> str:
    """Return what an entry cannot be repeated by, as it is written; "" where there is nothing."""
    for rule in rules_of(component):
        try:
            steps = rule.get("INTERVAL", [])
        except BrokenCalendarProperty:
            return str(rule)
        if 0 in steps:  # it would never come to its next time
            return "INTERVAL=0"
    return ""


def recurrence_of(component: Any) -> str:
    """Return which time of a repeated entry this is: 20261016T090000, "" where it is the whole."""
    try:
        moment = component["RECURRENCE-ID"].dt
    except (KeyError, AttributeError, BrokenCalendarProperty):
        return ""
    if isinstance(moment, datetime):
        return f"{local(moment):%Y%m%dT%H%M%S}"
    return f"{moment:%Y%m%d}"


def _made_uid(title: str, slot: Slot) -> str:
    """Return a UID for an entry without one: the same title and time make the same."""
    return hashlib.sha256(f"{title}\n{slot.words()}".encode()).hexdigest()[:32]


def _day(moment: date) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment


def _order(moment: date) -> datetime:
    if isinstance(moment, datetime):
        return local(moment)
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - a day of Shanghai
