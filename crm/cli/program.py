"""Run the command line: options first, then one sub-command, or the window without any."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from crm.cli import output
from crm.cli.options import start_options
from crm.cli.parser import asked_language, build_parser
from crm.errors import UserError
from crm.language import CHINESE, set_language

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Generator, Sequence

    from crm.cli.options import StartOptions
    from crm.database.session import Database

# Where a sub-command is, unless its module is called as the command is.
MODULES = {
    "check": "checking",
    "export": "exporting",
    "find": "finding",
    "import": "importing",
    "reindex": "finding",
}


def main(arguments: Sequence[str], open_window: Callable[[StartOptions], int]) -> int:
    """Do what the arguments say and return the exit status: 0, 1 (`check`) or 2 (refused).

    `open_window` is called when there is no sub-command. Commands speak Chinese unless
    --language says otherwise: a script gets the same output on every computer.
    """
    output.speak_utf8()
    set_language(asked_language(arguments) or CHINESE)
    as_json = "--json" in arguments
    try:
        parsed = build_parser().parse_args(arguments)
        options = start_options(parsed)
        if parsed.command is None:
            return open_window(options)
        with _opened(options) as database:
            status = _run(parsed, options, database)
        output.flush()
    except UserError as error:
        return output.print_refusal(error, as_json=as_json)
    except KeyboardInterrupt:
        return output.say_stopped()
    except BrokenPipeError:
        return output.close_broken_pipe()
    return status


@contextmanager
def _opened(options: StartOptions) -> Generator[Database]:
    """Open, migrate and prepare the chosen database."""
    from crm.opening import open_database

    database = open_database(options.location, options.clock)
    try:
        options.prepare(database)
        yield database
    finally:
        database.close()


def _run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Run one sub-command; its modules are loaded only now, so that --help answers at once."""
    _require_actor(options, database)
    module = import_module(f"crm.cli.{MODULES.get(arguments.command, arguments.command)}")
    run: Callable[[Namespace, StartOptions, Database], int] = module.run
    return run(arguments, options, database)


def _require_actor(options: StartOptions, database: Database) -> None:
    """Refuse an unknown or inactive person at once."""
    if options.acting:
        from crm.start import acting

        with database.read() as session:
            acting(session, options.acting)
