"""Read an .ics file as phones, Outlook and web calendars write it (RFC 5545).

Rules: docs/domain.md, iCalendar. Pure: a file becomes frozen entries in the hours of Shanghai,
repeated ones once for each time within the window, and what is wrong stands at its entry.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from icalendar import Calendar
from recurring_ical_events import of  # pyright: ignore[reportMissingTypeStubs]

from crm.exchange.icalendar.blocks import CALENDAR, read_blocks
from crm.exchange.icalendar.components import EntryReader, recurrence_of, rule_fault, rules_of
from crm.exchange.icalendar.entry import CalendarEntries, CalendarEntry
from crm.exchange.report import CellProblem
from crm.exchange.taking import too_large
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from crm.exchange.icalendar.blocks import Block

LARGEST = 20 * 1024 * 1024  # bytes
BACK, AHEAD = timedelta(days=31), timedelta(days=366)
TIMES_AT_MOST = 400  # of one entry that is repeated: daily for the whole window
AT_ONCE = 100  # entries that are parsed together
EVENT, TODO = "VEVENT", "VTODO"
TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY"})
REPEATS = ("RRULE", "RDATE")


def read_calendar(
    content: bytes,
    today: date,
    file_name: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> CalendarEntries:
    """Read a file; what is repeated from 31 days before `today` to 366 days after it.

    `progress(entries done, entries in all)` may raise to give up. Raises UserError FILE_TOO_LARGE
    (over 20 MB), FILE_UNREADABLE (no calendar, cut off, broken) and ENCODING_UNKNOWN. What is
    wrong with single entries stands in their `errors`.
    """
    if len(content) > LARGEST:
        raise too_large(LARGEST)
    blocks = read_blocks(content)
    wanted = [each for each in blocks.components if each.name in {EVENT, TODO}]
    groups = _by_uid(wanted)
    entries: list[CalendarEntry] = []
    done = 0
    while groups:
        some = _some(groups)
        if progress is not None:
            progress(done, len(wanted))
        for block_group, components in zip(some, _parsed(some, blocks.zones), strict=True):
            entries += _entries(block_group, components, today)
        done += sum(len(each) for each in some)
    numbered = tuple(replace(each, number=place) for place, each in enumerate(entries, start=1))
    others = {each.name: 0 for each in blocks.components if each.name not in {EVENT, TODO}}
    digest = hashlib.sha256(content).hexdigest()
    return CalendarEntries(blocks.encoding, numbered, tuple(others), digest, file_name)


def _by_uid(blocks: Sequence[Block]) -> list[list[Block]]:
    """Put an entry and the exceptions of its repetitions together, in the order of the file."""
    groups: dict[object, list[Block]] = {}
    for block in blocks:
        groups.setdefault((block.name, block.uid) if block.uid else block.line, []).append(block)
    return list(groups.values())


def _some(groups: list[list[Block]]) -> list[list[Block]]:
    """Take as many groups off as are parsed together."""
    taken, count = 0, 0
    while taken < len(groups) and count < AT_ONCE:
        count += len(groups[taken])
        taken += 1
    some = groups[:taken]
    del groups[:taken]
    return some


def _parsed(groups: Sequence[Sequence[Block]], zones: Sequence[Block]) -> list[list[Any]]:
    """Return the components of each group as icalendar reads them; zones come first."""
    blocks = [*zones, *(block for group in groups for block in group)]
    lines = [line for block in blocks for line in block.text]
    text = "\r\n".join((f"BEGIN:{CALENDAR}", "VERSION:2.0", *lines, f"END:{CALENDAR}", ""))
    calendar: Any = Calendar.from_ical(text)
    found = iter([each for each in calendar.subcomponents if each.name in {EVENT, TODO}])
    return [list(islice(found, len(group))) for group in groups]


def _entries(
    blocks: Sequence[Block], components: Sequence[Any], today: date
) -> Iterator[CalendarEntry]:
    """Yield the entries of one UID."""
    readers = [EntryReader(*pair) for pair in zip(blocks, components, strict=True)]
    broken = [each.entry() for each in readers if each.errors]
    sound = [each for each in readers if not each.errors]
    yield from broken
    if not any(name in each.component for each in sound for name in REPEATS):
        for each in sound:
            yield each.entry(recurrence=recurrence_of(each.component))
        return
    fault = next(filter(None, (rule_fault(each.component) for each in sound)), "")
    if sound[0].task:
        yield sound[0].entry(warning=_limit(_("Of a repeated task the first one is taken.")))
    elif fault:
        yield sound[0].entry(error=_rule(fault))
    elif any(_too_often(each.component) for each in sound):
        warning = _limit(_("It is repeated every minute or second: the first one is taken."))
        yield sound[0].entry(warning=warning)
    else:
        yield from _repeated(sound, today)


def _too_often(component: Any) -> bool:
    return any(TOO_OFTEN & set(rule.get("FREQ", [])) for rule in rules_of(component))


def _repeated(sound: Sequence[EntryReader], today: date) -> Iterator[CalendarEntry]:
    calendar: Any = Calendar()
    for each in sound:
        calendar.add_component(each.component)
    try:
        times: list[Any] = of(calendar).between(today - BACK, today + AHEAD)
    except (ValueError, OverflowError, TypeError) as error:
        yield sound[0].entry(error=_rule(str(error)))
        return
    lines = {recurrence_of(each.component): each for each in sound}
    for count, component in enumerate(times[:TIMES_AT_MOST]):
        which = recurrence_of(component)
        source = lines.get(which, sound[0])
        reader = EntryReader(source.block, component)
        reader.warnings = source.warnings if count == 0 or which in lines else []
        warning = None
        if count == 0 and _goes_on(sound, today, len(times)):
            warning = _limit(_("Of a repeated entry the next 366 days are taken."))
        yield reader.entry(recurrence=which, warning=warning)


def _goes_on(sound: Sequence[EntryReader], today: date, count: int) -> bool:
    """Tell whether an entry is repeated beyond the window, or more often than is taken."""
    if count > TIMES_AT_MOST:
        return True
    return any(each.endless_after(today + AHEAD) for each in sound)


def _limit(message: str) -> CellProblem:
    return CellProblem("RECURRENCE_LIMIT", "RRULE", "", message)


def _rule(reason: str) -> CellProblem:
    message = _("How it is repeated cannot be read: {reason}").format(reason=reason[:120])
    return CellProblem("VALUE_FORMAT", "RRULE", "", message)
