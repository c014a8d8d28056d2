"""`demo`: load the demonstration data into the chosen database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.cli.output import print_json
from crm.demo.loader import load_demo_into
from crm.language import _, ngettext

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Load, and say how many rows were added."""
    if options.acting:
        _require_writer(options, database)
    added = load_demo_into(database)
    if arguments.json:
        print_json({"added": added})
    elif added:
        message = ngettext("{count} row added.", "{count} rows added.", added)
        print(message.format(count=added))
    else:
        print(_("The demonstration data is there already. Nothing was added."))
    return 0


def _require_writer(options: StartOptions, database: Database) -> None:
    """Leaders read and print only."""
    from crm.staff.permissions import require_writer
    from crm.start import acting

    with database.read() as session:
        require_writer(acting(session, options.acting).role)
