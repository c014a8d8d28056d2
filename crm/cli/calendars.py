"""The calendar for `export` and `import`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.cli.days import given_day
from crm.errors import refuse
from crm.exchange.calendars import CalendarChoices, export_period, import_calendar
from crm.exchange.icalendar.reading import read_calendar
from crm.language import _
from crm.records.references import resolve

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database, Work
    from crm.exchange.report import Report


def calendar_file(
    arguments: Namespace, options: StartOptions, database: Database
) -> tuple[bytes, int]:
    """Return the calendar of a period as .ics, and how many entries it has.

    Raises UserError FIELD_REQUIRED (no period), DATE_INVALID, PERIOD_ORDER, VALUE_UNKNOWN (nobody
    has this code).
    """
    del options
    start = given_day(arguments.start, "--from")
    end = given_day(arguments.end, "--to")
    if start is None or end is None:
        missing = "--from" if start is None else "--to"
        message = _("Say which days are wanted: --from DATE --to DATE.")
        raise refuse("FIELD_REQUIRED", message, missing)
    if end < start:
        raise refuse("PERIOD_ORDER", _("The last day lies before the first."), "--to")
    with database.read() as session:
        code: str | None = arguments.staff
        staff_id = resolve(session, "staff", code, "--staff") if code else None
        return export_period(session, start, end, staff_id=staff_id)


def take_calendar(work: Work, content: bytes, name: str, *, valid_only: bool) -> Report:
    """Import an .ics file; raises UserError ImportRefusedError with the whole report."""
    entries = read_calendar(content, work.today, name)
    return import_calendar(work, entries, CalendarChoices(valid_only=valid_only))
