"""What can be done with a line of the day: finish it, postpone it, hand it on.

Rules: docs/domain.md, The day. The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from crm.agenda.notes import keep_note
from crm.agenda.steps import NEXT_STEP, Step, step_of
from crm.errors import refuse
from crm.followups.terms import Channel
from crm.language import _, mark
from crm.quantities.dates import printed_date
from crm.quantities.day_words import read_day
from crm.records import saving
from crm.records.fields import Field, Kind
from crm.staff.queries import require_active

if TYPE_CHECKING:
    from crm.agenda.terms import DueKind
    from crm.database.session import Work
    from crm.records.saved import Saved

STAFF = Field(
    "staff_id", mark("field", "Who does it"), Kind.REFERENCE, required=True, target="staff"
)
CHANNEL = Field("channel", mark("field", "Channel"), Kind.CHOICE, choices=Channel)
ON = Field("on", mark("field", "Due on"), Kind.DATE, required=True, words=True, time_name="time")
TIME = Field("time", mark("field", "Time"), Kind.TIME)
NEXT_FIELDS: tuple[Field, ...] = (
    Field("next_action", mark("field", "Next action"), Kind.TEXT),
    Field(
        "next_action_on",
        mark("field", "Next action on"),
        Kind.DATE,
        words=True,
        time_name="next_action_time",
    ),
    Field("next_action_time", mark("field", "At"), Kind.TIME),
    Field("next_action_staff_id", mark("field", "Next action by"), Kind.REFERENCE, target="staff"),
)


class NextStep(TypedDict, total=False):
    """What comes after a next step that is done; blanks mean that nothing does."""

    next_action: str | None
    next_action_on: date | str | None
    next_action_time: str | None
    next_action_staff_id: int | str | None


def finish_due(
    work: Work,
    kind: DueKind | str,
    id: int,
    version: int | None = None,
    note: str | None = None,
    channel: Channel | str | None = None,
    **following: Unpack[NextStep],
) -> Saved:
    """Mark a line of the day as done, and say what comes next where it was a next step.

    A `note` says what was done: for a lead, a visit and a person of a known company it is logged
    as a follow-up in the same step, otherwise kept with the record. A next step is cleared
    unless a new one is given, which stays with the same person unless another is named; tasks
    are done, requirements and issues closed today. Raises UserError NOT_FOUND (done already),
    FIELD_REQUIRED, VALUE_UNKNOWN, DATE_INVALID, STAFF_INACTIVE, PERMISSION_DENIED,
    VERSION_CONFLICT.
    """
    step = step_of(work, kind, id, version)
    values = _following(work, step, following)
    if note and note.strip():
        keep_note(work, step, note, channel or Channel.OTHER)
    if step.columns.done:
        values[step.columns.done] = work.today
    saving.assign(step.row, values)
    return saving.saved(work, step.row)


def postpone_due(
    work: Work,
    kind: DueKind | str,
    id: int,
    on: date | str,
    time: str | None = None,
    version: int | None = None,
) -> Saved:
    """Move a line of the day to another day, today or later.

    `on` may be written in words (明天, 下周三 9:30, +7). Without `time` the time of day stays; ""
    takes it away. Raises UserError DATE_INVALID for a day that has passed, VALUE_FORMAT for a
    time where there is none, NOT_FOUND, PERMISSION_DENIED, VERSION_CONFLICT.
    """
    step = step_of(work, kind, id, version)
    day, written = _day(work, on, "on")
    time = _time(work, time) if time is not None else written
    values: dict[str, object] = {step.columns.on: day}
    if step.columns.time:
        values |= {} if time is None else {step.columns.time: time or None}
    elif time:
        raise refuse("VALUE_FORMAT", _("This has a day and no time of day."), "time")
    saving.assign(step.row, values)
    return saving.saved(work, step.row)


def hand_on_due(
    work: Work,
    kind: DueKind | str,
    id: int,
    staff_id: int | str,
    version: int | None = None,
) -> Saved:
    """Give a line of the day to somebody else; who answers for the record stays the same.

    Raises UserError STAFF_INACTIVE and VALUE_UNKNOWN at `staff_id`, NOT_FOUND,
    PERMISSION_DENIED, VERSION_CONFLICT.
    """
    step = step_of(work, kind, id, version)
    given: Any = saving.parsed(work, [STAFF], {"staff_id": staff_id}, partial=False)["staff_id"]
    if given != step.staff_id:
        require_active(work.session, given, "staff_id")
        saving.assign(step.row, {step.columns.staff: _named(step, given)})
    return saving.saved(work, step.row)


def _named(step: Step, staff_id: int) -> int | None:
    """Name nobody where it is the record's own person: it follows them when it is handed over."""
    return None if staff_id == step.otherwise else staff_id


def _following(work: Work, step: Step, given: NextStep) -> dict[str, Any]:
    """Return the values of the next step: the new one, else blanks."""
    written: dict[str, Any] = {name: each for name, each in given.items() if each}
    if step.columns is not NEXT_STEP:
        if written:
            sentence = _("Only leads, visits and people met have a next step.")
            raise refuse("VALUE_UNKNOWN", sentence, next(iter(written)))
        return {}
    blank = dict.fromkeys(each.name for each in NEXT_FIELDS)
    if not written:
        return blank
    if "next_action_on" in written:
        day, time = _day(work, written["next_action_on"], "next_action_on")
        written = {"next_action_time": time, **written, "next_action_on": day}
    values: dict[str, Any] = saving.parsed(work, NEXT_FIELDS, written, partial=False)
    if values["next_action"] is None:
        raise refuse("FIELD_REQUIRED", _("Say what comes next."), "next_action")
    if values["next_action_staff_id"] is None:
        values["next_action_staff_id"] = step.row.next_action_staff_id
    else:
        require_active(work.session, values["next_action_staff_id"], "next_action_staff_id")
        values["next_action_staff_id"] = _named(step, values["next_action_staff_id"])
    return values


def _day(work: Work, on: object, field: str) -> tuple[date, str | None]:
    """Return a day of today or later, and the time that was written with it."""
    if isinstance(on, date):
        day, time = on, None
    else:
        words = read_day(str(on), work.today, field=field)
        day, time = words.day, words.time
    if day < work.today:
        sentence = _("This day has passed. Choose {today} or a later one.")
        raise refuse("DATE_INVALID", sentence.format(today=printed_date(work.today)), field)
    return day, time


def _time(work: Work, time: str) -> str:
    return str(saving.parsed(work, [TIME], {"time": time}, partial=True)["time"] or "")
