"""The calendar as iCalendar, out and in: looked at, then written (docs/domain.md, iCalendar)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crm.appointments.commands import save_appointment
from crm.calendar.plans import (
    TRIP,
    Plan,
    adopt_task_uid,
    keys_between,
    keys_by_uid,
    keys_of_trip,
    load_plans,
)
from crm.calendar.terms import EntryKind
from crm.errors import UserError
from crm.exchange.batches import keep_batch
from crm.exchange.icalendar.moving import is_older, move_plan, same_slot, slot_of_plan
from crm.exchange.icalendar.writing import write_calendar
from crm.exchange.report import CellProblem, ImportedRow, ImportRefusedError, Report, RowResult
from crm.language import _
from crm.records.fields import NAME_LIMIT
from crm.staff.permissions import require_writer
from crm.tasks.commands import save_task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, timedelta
    from typing import TypeAlias

    from sqlalchemy.orm import Session

    from crm.database.session import Work
    from crm.errors import Problem
    from crm.exchange.icalendar.entry import CalendarEntries, CalendarEntry

    Progress: TypeAlias = "Callable[[int, int], None]"

KIND = "calendar"
PROPERTIES = {
    "title": "SUMMARY",
    "text": "SUMMARY",
    "on": "DTSTART",
    "ends_on": "DTEND",
    "start_time": "DTSTART",
    "end_time": "DTEND",
    "due_on": "DUE",
    "due_time": "DUE",
    "place": "LOCATION",
    "note": "DESCRIPTION",
}


@dataclass(frozen=True, slots=True)
class CalendarChoices:
    """What somebody decided: `left_out` are the numbers of entries nobody wants.

    With `valid_only` entries with errors are left out, else they keep the whole file out.
    """

    left_out: frozenset[int] = frozenset()
    valid_only: bool = False


@dataclass(frozen=True, slots=True)
class CalendarRow(ImportedRow):
    """What becomes of an entry: what it is here, and when; `before` is when it was until now.

    `kind` is the record ("appointment", "task", "visit" …), `entry` the same in words.
    """

    number: int = 0
    kind: str = ""
    entry: str = ""
    when: str = ""
    before: str = ""


def export_period(
    session: Session,
    start: date,
    end: date,
    *,
    staff_id: int | None = None,
    team: str | None = None,
    remind: timedelta | None = None,
) -> tuple[bytes, int]:
    """Return what stands in the calendar from `start` to `end` as one .ics, and how much it is.

    Trips with their timed stops, visits, events and appointments, and as tasks what is due; of
    everybody, of one person or of a team.
    """
    keys = keys_between(session, start, end, staff_id=staff_id, team=team)
    return _written(session, keys, remind)


def export_records(
    session: Session, kind: str, ids: Sequence[int], *, remind: timedelta | None = None
) -> tuple[bytes, int]:
    """Return single records as one .ics: visits, or trips with their timed stops."""
    keys = [(kind, id) for id in ids]
    if kind == TRIP:
        keys = [key for id in ids for key in keys_of_trip(session, id)]
    return _written(session, keys, remind)


def _written(
    session: Session, keys: Iterable[tuple[str, int]], remind: timedelta | None
) -> tuple[bytes, int]:
    plans = [each for each in load_plans(session, keys) if each.on is not None]
    return write_calendar(plans, remind=remind), len(plans)


def look_at_calendar(
    work: Work,
    entries: CalendarEntries,
    choices: CalendarChoices,
    progress: Progress | None = None,
) -> Report:
    """Return what an import would do, doing it: for a transaction that is thrown away.

    Raises UserError PERMISSION_DENIED; what is wrong with an entry stands in its row.
    """
    require_writer(work.actor.role)
    found = keys_by_uid(work.session, [each.key for each in entries.entries])
    plans = {plan.key: plan for plan in load_plans(work.session, found.values())}
    known = {uid: plans[key] for uid, key in found.items() if key in plans}
    under_way = _Import(work, choices, known)
    rows: list[CalendarRow] = []
    for done, entry in enumerate(entries.entries):
        if progress is not None:
            progress(done, len(entries.entries))
        rows.append(under_way.row(entry))
    return Report(KIND, entries.encoding, tuple(rows), entries.left_out)


def import_calendar(
    work: Work,
    entries: CalendarEntries,
    choices: CalendarChoices,
    progress: Progress | None = None,
) -> Report:
    """Import entries in one transaction: all of them, or with `valid_only` those without errors.

    Raises UserError ImportRefusedError with the whole report.
    """
    report = look_at_calendar(work, entries, choices, progress)
    if report.errors and not choices.valid_only:
        raise ImportRefusedError(report)
    if report.imported or report.count(RowResult.MOVED):
        rows = zip(report.rows, map(_cells, entries.entries), strict=True)
        keep_batch(work, report, file_name=entries.file_name, sha256=entries.hash, rows=rows)
    return report


def _cells(entry: CalendarEntry) -> dict[str, str]:
    return {"UID": entry.key, "SUMMARY": entry.title, "DTSTART": entry.slot.words()}


@dataclass(frozen=True, slots=True)
class _Import:
    """One import under way; `known` are the records here by the UID of an entry."""

    work: Work
    choices: CalendarChoices
    known: Mapping[str, Plan]
    taken: set[str] = field(default_factory=set[str])

    def row(self, entry: CalendarEntry) -> CalendarRow:
        """Take one entry, or say why not."""
        plan = self.known.get(entry.key)
        if reason := self._why_left_out(entry):
            return _row(entry, RowResult.SKIPPED, reason, plan)
        if entry.errors:
            return _row(entry, RowResult.ERROR, entry.errors, plan)
        self.taken.add(entry.key)
        warned = len(self.work.warnings)
        try:
            with self.work.session.begin_nested():
                if plan is not None:
                    return self._known(entry, plan, warned)
                record_id = self._task(entry) if entry.task else self._appointment(entry)
        except UserError as error:
            del self.work.warnings[warned:]
            return _row(entry, RowResult.ERROR, _problems(error.problems, entry), plan)
        warnings = (*entry.warnings, *_problems(self.work.warnings[warned:], entry))
        result = RowResult.WARNING if warnings else RowResult.NEW
        return _row(entry, result, warnings, record_id=record_id)

    def _why_left_out(self, entry: CalendarEntry) -> Sequence[CellProblem]:
        if entry.number in self.choices.left_out:
            return (CellProblem("NOT_CHOSEN", "", "", _("Not chosen.")),)
        if entry.cancelled:
            message = _("The entry is cancelled there. Nothing is changed here.")
            return (CellProblem("ENTRY_CANCELLED", "STATUS", "CANCELLED", message),)
        if entry.key in self.taken:
            message = _("The same entry stands in the file twice.")
            return (CellProblem("DUPLICATE", "UID", entry.uid[:80], message),)
        return ()

    def _known(self, entry: CalendarEntry, plan: Plan, warned: int) -> CalendarRow:
        """Leave a known record as it is, or move it to where the file has it."""
        if plan.archived:
            message = _("It is in the recycle bin.")
            note = CellProblem("DUPLICATE", "UID", "", message)
            return _row(entry, RowResult.DUPLICATE, (note,), plan)
        if same_slot(plan, entry):
            return _row(entry, RowResult.DUPLICATE, (), plan)
        if is_older(plan, entry):
            message = _("It was changed here since the file was written, and stays as it is.")
            note = CellProblem("VERSION_CONFLICT", "SEQUENCE", str(entry.sequence or ""), message)
            return _row(entry, RowResult.SKIPPED, (note,), plan)
        before = slot_of_plan(plan).words()
        move_plan(self.work, plan, entry.slot)
        told = _problems(self.work.warnings[warned:], entry)
        return _row(entry, RowResult.MOVED, told, plan, before=before)

    def _appointment(self, entry: CalendarEntry) -> int:
        slot = entry.slot
        place, note = entry.place.replace("\n", " "), entry.text
        if len(place) > NAME_LIMIT:
            place, note = "", "\n".join(part for part in (entry.place, note) if part)
        raw: dict[str, object] = {
            "title": entry.title,
            "on": slot.on,
            "ends_on": slot.ends_on,
            "start_time": slot.start_time,
            "end_time": slot.end_time,
            "place": place,
            "note": note,
        }
        return save_appointment(self.work, raw, calendar_uid=entry.key).id

    def _task(self, entry: CalendarEntry) -> int:
        raw: dict[str, object] = {
            "text": entry.title,
            "due_on": entry.slot.on,
            "due_time": entry.slot.start_time,
            "done_on": entry.done_on,
            "note": "\n".join(part for part in (entry.place, entry.text) if part),
        }
        saved = save_task(self.work, raw)
        adopt_task_uid(self.work, saved.id, entry.key)
        return saved.id


def _problems(problems: Sequence[Problem], entry: CalendarEntry) -> tuple[CellProblem, ...]:
    return tuple(
        CellProblem(
            each.code,
            PROPERTIES.get(each.field, ""),
            entry.title[:80] if each.field in {"title", "text"} else "",
            each.message,
        )
        for each in problems
    )


def _row(
    entry: CalendarEntry,
    result: RowResult,
    problems: Sequence[CellProblem],
    plan: Plan | None = None,
    *,
    record_id: int | None = None,
    before: str = "",
) -> CalendarRow:
    kind = EntryKind.TASK if entry.task else EntryKind.APPOINTMENT
    return CalendarRow(
        entry.line,
        (f"{plan.code} {plan.title}".strip() if plan else entry.title)[:120],
        result,
        tuple(problems),
        plan.id if plan else record_id,
        number=entry.number,
        kind=plan.kind if plan else kind.value,
        entry=plan.category if plan else kind.label,
        when=entry.slot.words(),
        before=before,
    )
