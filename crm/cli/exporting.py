"""`export`: write a list as CSV, contacts as vCard, the calendar as iCalendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crm.cli.lists import CALENDAR, CONTACTS, require_kind
from crm.cli.output import print_json
from crm.files import write_file
from crm.language import ngettext

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Write the file, and say how much is in it."""
    require_kind(arguments.kind)
    if arguments.kind == CONTACTS:
        content, count = _contacts(arguments, database)
        said = ngettext("{count} contact written.", "{count} contacts written.", count)
    elif arguments.kind == CALENDAR:
        from crm.cli.calendars import calendar_file

        content, count = calendar_file(arguments, options, database)
        said = ngettext("{count} entry written.", "{count} entries written.", count)
    else:
        content, count = _companies(arguments, database)
        said = ngettext("{count} row written.", "{count} rows written.", count)
    write_file(Path(arguments.file), content)
    if arguments.json:
        print_json({"kind": arguments.kind, "rows": count})
    else:
        print(said.format(count=count))
    return 0


def _companies(arguments: Namespace, database: Database) -> tuple[bytes, int]:
    from crm.exchange.companies import export_companies
    from crm.exchange.csv_files import read_sheet

    with database.read() as session:
        content = export_companies(session, arguments.encoding)
    return content, len(read_sheet(content).lines)


def _contacts(arguments: Namespace, database: Database) -> tuple[bytes, int]:
    from crm.exchange.contacts import export_contacts

    with database.read() as session:
        return export_contacts(session, arguments.vcard)
