"""`undo`: take back the last changes of the person who acts, or bring them again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crm.cli.output import REFUSED, print_json, print_refusal, refusal
from crm.errors import UserError, refuse
from crm.history.undoing import REDO_COMMAND, UNDO_COMMAND, Undone, redo, undo
from crm.language import _
from crm.start import acting

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database

DIGITS = 9  # of a number of steps; Python refuses to read very many


@dataclass(slots=True)
class _Course:
    """The steps that were done, and why the next one was not."""

    done: list[Undone] = field(default_factory=list[Undone])
    error: UserError | None = None


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Take back one step after the other; a refused one ends it, those before stay done."""
    wanted = _steps(arguments.steps)
    course = _Course()
    for _number in range(wanted):
        try:
            course.done.append(_step(options, database, again=arguments.redo))
        except UserError as error:
            course.error = error
            break
        if not arguments.json:
            _print_step(course.done[-1], again=arguments.redo)
    if arguments.json:
        return _print_json(course)
    return print_refusal(course.error, as_json=False) if course.error else 0


def _steps(text: str) -> int:
    if text.isdecimal() and len(text) <= DIGITS and int(text) > 0:
        return int(text)
    message = _("“{text}” is not a number of steps. Write a whole number, such as 3.")
    raise refuse("VALUE_FORMAT", message.format(text=text[:40]), "--steps")


def _step(options: StartOptions, database: Database, *, again: bool) -> Undone:
    with database.read() as session:
        actor = acting(session, options.acting)
    with database.write(REDO_COMMAND if again else UNDO_COMMAND, actor=actor) as work:
        return redo(work) if again else undo(work)


def _print_step(undone: Undone, *, again: bool) -> None:
    sentence = _("Redone: {action}") if again else _("Undone: {action}")
    print(sentence.format(action=undone.action))


def _print_json(course: _Course) -> int:
    content: dict[str, object] = {
        "steps": [
            {"action": each.action, "command": each.command, "records": each.records}
            for each in course.done
        ]
    }
    print_json({**refusal(course.error), **content} if course.error else content)
    return REFUSED if course.error else 0
