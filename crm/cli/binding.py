"""From one entry of a file of commands to the call of the command."""

from __future__ import annotations

import inspect
import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.appointments.models import Appointment
from crm.attachments.models import Attachment
from crm.cli.command_table import BY_NAME
from crm.deals.models import PayIn
from crm.errors import refuse
from crm.followups.models import FollowUp
from crm.language import _
from crm.leads.models import LeadRequirement
from crm.quantities.day_words import read_day
from crm.records.fields import Kind
from crm.records.parsing import parse
from crm.records.references import TARGETS, resolve
from crm.records.written import is_blank
from crm.targets.models import Target
from crm.tasks.models import Task
from crm.trips.models import TripContact, TripMember, TripStop
from crm.views.models import SavedView
from crm.visits.models import Issue, VisitItem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.cli.command_table import Command
    from crm.database.base import Record
    from crm.database.session import Work
    from crm.records.fields import Field
    from crm.records.saved import Saved

Entry = dict[str, Any]
DO = "do"
RESULT_NAME = "as"
ID = "id"
VERSION = "version"
# What a command may call the record that it acts on.
RECORD_PARAMETERS = ("id", "survivor", "lead_id", "pay_in_id")
# Records without a code or a name: found by id, by uid, or by the name given with "as".
NAMELESS: dict[str, type[Record]] = {
    "appointment": Appointment,
    "attachment": Attachment,
    "follow_up": FollowUp,
    "issue": Issue,
    "pay_in": PayIn,
    "requirement": LeadRequirement,
    "saved_view": SavedView,
    "target": Target,
    "task": Task,
    "trip_contact": TripContact,
    "trip_member": TripMember,
    "trip_stop": TripStop,
    "visit_item": VisitItem,
}


def command_of(entry: Entry) -> Command:
    """Return the command that an entry names; raises UserError VALUE_UNKNOWN."""
    name = entry.get(DO)
    command = BY_NAME.get(name) if isinstance(name, str) else None
    if command is None:
        message = _("There is no command “{name}”. All commands: docs/commands.md.")
        raise refuse("VALUE_UNKNOWN", message.format(name=name), DO)
    return command


def perform(work: Work, entry: Entry, results: Mapping[str, int]) -> Saved:
    """Run one entry in an open transaction; `results` are ids by the names given with "as".

    Raises UserError with the codes of the command, and VALUE_UNKNOWN for a field or record that
    is not known.
    """
    command = command_of(entry)
    given = {
        key: _with_results(value, results)
        for key, value in entry.items()
        if key not in {DO, RESULT_NAME}
    }
    arguments: dict[str, Any] = {}
    parameters = inspect.signature(command.run).parameters
    if command.record:
        parameter = next(name for name in RECORD_PARAMETERS if name in parameters)
        arguments[parameter] = _record(work.session, command, given)
    if VERSION in given and VERSION in parameters:
        arguments[VERSION] = _version(given.pop(VERSION))
    raw = _canonical(given, (*command.fields, *command.arguments))
    raw = _with_days(raw, (*command.fields, *command.arguments), work.today)
    own = {field.name: raw.pop(field.name) for field in command.arguments if field.name in raw}
    arguments |= parse(command.arguments, own, partial(resolve, work.session)).values
    if "raw" in parameters:
        arguments["raw"] = raw
    elif raw:
        _refuse_unknown(raw, command.arguments)
    return command.run(work, **arguments)


def _with_results(value: Any, results: Mapping[str, int]) -> Any:
    """Put the id in the place of "@name", if an entry before was named so."""
    if isinstance(value, list):
        return [_with_results(each, results) for each in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, str) and value.startswith("@"):
        return results.get(value[1:], value)
    return value


def _record(session: Session, command: Command, given: Entry) -> int | None:
    """Take the record to act on out of the entry: under "id" or under its kind."""
    keys = [key for key in (ID, command.record) if key in given]
    if not keys:
        if command.creates:
            return None
        message = _("Say which one: give its code, name or id under “{key}”.")
        raise refuse("FIELD_REQUIRED", message.format(key=command.record), command.record)
    wanted = given.pop(keys[0])
    if isinstance(wanted, int) and not isinstance(wanted, bool):
        return wanted
    if command.record in TARGETS:
        return resolve(session, command.record, str(wanted), command.record)
    return _by_uid(session, command.record, str(wanted))


def _by_uid(session: Session, record: str, text: str) -> int:
    try:
        uid = uuid.UUID(text)
    except ValueError:
        uid = None
    table = NAMELESS[record]
    found = session.scalar(select(table.id).where(table.uid == uid)) if uid else None
    if found is None:
        message = _("“{text}” is not known. Give the id that the command printed, or its uid.")
        raise refuse("VALUE_UNKNOWN", message.format(text=text[:80]), record)
    return found


def _version(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise refuse("VALUE_FORMAT", _("Write a whole number, such as 3."), VERSION)


def _canonical(given: Entry, fields: tuple[Field, ...]) -> Entry:
    """Rename `company` to `company_id` and `parks` to `park_ids`."""
    names = {field.name for field in fields}
    short = {short_name(field): field.name for field in fields}
    return {key if key in names else short.get(key, key): value for key, value in given.items()}


def _with_days(given: Entry, fields: tuple[Field, ...], today: date) -> Entry:
    """Read days in words (明天, 下周三 9:30) where forms read them too (docs/domain.md, The day).

    Raises UserError DATE_INVALID.
    """
    values = dict(given)
    for field in fields:
        written = values.get(field.name)
        if field.words and isinstance(written, str) and not is_blank(written):
            found = read_day(written, today, field=field.name)
            values[field.name] = found.day
            if found.time and field.time_name:
                values.setdefault(field.time_name, found.time)
    return values


def short_name(field: Field) -> str:
    """Return how a reference may be called besides its name: `lead`, `companies`."""
    if field.kind is Kind.REFERENCE:
        return field.name.removesuffix("_id")
    if field.kind is Kind.REFERENCES:
        stem = field.name.removesuffix("_ids")
        return f"{stem[:-1]}ies" if stem.endswith("y") else f"{stem}s"
    return field.name


def _refuse_unknown(raw: Entry, fields: tuple[Field, ...]) -> None:
    """Let the parser name what is not known."""
    parse(fields, raw, lambda _target, _text, _field: 0, partial=True)
