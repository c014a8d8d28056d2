"""`do`: run the window's commands from a file, each in a transaction of its own."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from crm.cli.binding import DO, RESULT_NAME, Entry, command_of, perform
from crm.cli.output import REFUSED, print_json, print_refusal, refusal
from crm.errors import UserError, refuse
from crm.files import read_file
from crm.language import _
from crm.start import acting

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database
    from crm.records.saved import Saved

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one entry: the record, or why it was refused."""

    name: str
    saved: Saved | None = None
    error: UserError | None = None


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Run every entry; exit status 2 when at least one was refused."""
    entries = _read(arguments.file)
    done: list[Done] = []
    results: dict[str, int] = {}
    for entry in entries:
        done.append(_perform(database, options, entry, results))
        if not arguments.json:
            _print_done(done[-1])
    first = next((each.error for each in done if each.error), None)
    if arguments.json:
        content = {"results": [_as_json(each) for each in done]}
        print_json({**refusal(first), **content} if first else content)
        return REFUSED if first else 0
    return print_refusal(first, as_json=False) if first else 0


def _read(place: str) -> list[Entry]:
    """Read the list; raises UserError FILE_UNREADABLE, VALUE_FORMAT before anything is run."""
    content = sys.stdin.buffer.read() if place == STANDARD_INPUT else read_file(Path(place))
    try:
        found: Any = json.loads(
            content.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        message = _("The file is not JSON in UTF-8: {reason}.")
        raise refuse("FILE_UNREADABLE", message.format(reason=error)) from error
    entries: list[Any] = cast("list[Any]", found) if isinstance(found, list) else [found]
    if not all(isinstance(entry, dict) for entry in entries):
        message = _('A file of commands is a list: [{"do": "save_company", "name": "…"}].')
        raise refuse("VALUE_FORMAT", message)
    return entries


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _perform(
    database: Database, options: StartOptions, entry: Entry, results: dict[str, int]
) -> Done:
    try:
        name = command_of(entry).name
        with database.read() as session:
            actor = acting(session, options.acting)
        with database.write(name, actor=actor) as work:
            saved = perform(work, entry, results)
    except UserError as error:
        return Done(str(entry.get(DO, "")), error=error)
    called = entry.get(RESULT_NAME)
    if isinstance(called, str):
        results[called] = saved.id
    return Done(name, saved)


def _as_json(done: Done) -> dict[str, object]:
    if done.saved is None:
        error = cast("UserError", done.error)
        return {
            "do": done.name,
            **refusal(error),
            "problems": [asdict(problem) for problem in error.problems],
        }
    saved = done.saved
    return {
        "do": done.name,
        "id": saved.id,
        "code": saved.code,
        "version": saved.version,
        "warnings": [asdict(warning) for warning in saved.warnings],
    }


def _print_done(done: Done) -> None:
    problems = done.error.problems if done.error else ()
    if done.saved is not None:
        print(f"{done.name}  {done.saved.code or done.saved.id}")
        problems = done.saved.warnings
    for problem in problems:
        place = f"{problem.field}: " if problem.field else ""
        print(f"{done.name}  {problem.code}  {place}{problem.message}")
