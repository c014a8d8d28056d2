"""`import`: read a list from CSV."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from crm.cli.lists import require_kind
from crm.cli.output import REFUSED, print_json, print_refusal, refusal
from crm.exchange.companies import import_companies
from crm.exchange.report import ImportRefusedError, RowResult
from crm.files import read_file
from crm.language import _
from crm.start import acting

COUNTS = {
    "new": RowResult.NEW,
    "warnings": RowResult.WARNING,
    "duplicates": RowResult.DUPLICATE,
    "errors": RowResult.ERROR,
}

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database
    from crm.exchange.report import Report


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Import the file, and say what became of its rows."""
    require_kind(arguments.kind)
    path = Path(arguments.file)
    content = read_file(path)
    with database.read() as session:
        actor = acting(session, options.acting)
    try:
        with database.write("import_companies", actor=actor) as work:
            report = import_companies(
                work, content, path.name, valid_rows_only=arguments.valid_rows_only
            )
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


def _report(report: Report) -> dict[str, object]:
    return {
        "kind": report.kind,
        "encoding": report.encoding,
        **{name: report.count(result) for name, result in COUNTS.items()},
        "ignored_columns": list(report.ignored),
        "rows": [
            {
                "line": row.line,
                "name": row.name,
                "result": row.result.value,
                "problems": [asdict(problem) for problem in row.problems],
            }
            for row in report.rows
        ],
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
    counts = [f"{each.label} {report.count(each)}" for each in RowResult]
    print(" · ".join(counts))
