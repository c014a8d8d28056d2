"""`import`: read a list from CSV, contacts from vCard, the calendar from iCalendar."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crm.attachments.place import file_store
from crm.cli.lists import CALENDAR, COMPANIES, CONTACTS, require_kind
from crm.cli.output import REFUSED, print_json, print_refusal, refusal
from crm.exchange.report import ImportRefusedError, RowResult
from crm.exchange.taking import read_at_most
from crm.files import read_file
from crm.language import _
from crm.settings import Settings
from crm.start import acting

LARGEST = 50 * 1024 * 1024  # bytes; calendars are refused from 20 MB on
COUNTS = {
    "new": RowResult.NEW,
    "warnings": RowResult.WARNING,
    "duplicates": RowResult.DUPLICATE,
    "errors": RowResult.ERROR,
}
# What only some lists know: cards of groups, appointments that move.
MORE_COUNTS = {
    COMPANIES: {},
    CONTACTS: {"skipped": RowResult.SKIPPED},
    CALENDAR: {"moved": RowResult.MOVED, "skipped": RowResult.SKIPPED},
}
MORE_OF_A_ROW = ("number", "company", "company_is", "kind", "when", "before")

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.attachments.store import FileStore
    from crm.cli.options import StartOptions
    from crm.database.session import Database, Work
    from crm.exchange.report import ImportedRow, Report


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Import the file, and say what became of its rows."""
    require_kind(arguments.kind)
    path = Path(arguments.file)
    limited = arguments.kind != COMPANIES
    content = read_at_most(path, LARGEST) if limited else read_file(path)
    with database.read() as session:
        actor = acting(session, options.acting)
    try:
        with database.write(f"import_{arguments.kind}", actor=actor) as work:
            report = _import(work, content, path.name, arguments, _files(options, database))
    except ImportRefusedError as error:
        if arguments.json:
            print_json({**refusal(error), **_report(error.report)})
            return REFUSED
        _print_rows(error.report)
        return print_refusal(error, as_json=False)
    if arguments.json:
        print_json(_report(report))
    else:
        _print_rows(report)
        _print_counts(report)
    return 0


def _files(options: StartOptions, database: Database) -> FileStore:
    """Return where pictures of cards are kept."""
    return file_store(database, options.folder, Settings(options.folder.settings))


def _import(
    work: Work, content: bytes, name: str, arguments: Namespace, files: FileStore
) -> Report:
    valid_only: bool = arguments.valid_rows_only
    if arguments.kind == CONTACTS:
        from crm.exchange.contacts import ContactChoices, import_contacts
        from crm.exchange.vcard.reading import read_cards

        choices = ContactChoices(company=arguments.company or "", valid_only=valid_only)
        return import_contacts(work, read_cards(content, name), choices, files=files)
    if arguments.kind == CALENDAR:
        from crm.cli.calendars import take_calendar

        return take_calendar(work, content, name, valid_only=valid_only)
    from crm.exchange.companies import import_companies

    return import_companies(work, content, name, valid_rows_only=valid_only)


def _report(report: Report) -> dict[str, object]:
    counts = COUNTS | MORE_COUNTS[report.kind]
    return {
        "kind": report.kind,
        "encoding": report.encoding,
        **{name: report.count(result) for name, result in counts.items()},
        "ignored_columns": list(report.ignored),
        "rows": [_row(row) for row in report.rows],
    }


def _row(row: ImportedRow) -> dict[str, Any]:
    more = {name: getattr(row, name) for name in MORE_OF_A_ROW if hasattr(row, name)}
    return {
        "line": row.line,
        "name": row.name,
        "result": row.result.value,
        **more,
        "problems": [asdict(problem) for problem in row.problems],
    }


def _print_rows(report: Report) -> None:
    """Print what people must look at: warnings and errors."""
    for row in report.rows:
        for problem in row.problems:
            message = _("Line {line}, {column} “{text}”: {code} {reason}")
            print(
                message.format(
                    line=row.line,
                    column=problem.column,
                    text=problem.text,
                    code=problem.code,
                    reason=problem.message,
                )
            )


def _print_counts(report: Report) -> None:
    for title in report.ignored:
        print(_("The column “{title}” is not known and was left out.").format(title=title))
    shown = {*COUNTS.values(), *MORE_COUNTS[report.kind].values()}
    print(" · ".join(f"{each.label} {report.count(each)}" for each in RowResult if each in shown))
