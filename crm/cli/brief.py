"""`brief`: print a pack as PDF."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from crm.briefings.making import make_briefing
from crm.cli.days import given_day
from crm.cli.output import print_json
from crm.files import write_file
from crm.language import ngettext
from crm.records.references import resolve

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Print the pack into the file, and say what should be known about it."""
    as_of = given_day(arguments.as_of, "--as-of") or options.clock.today()
    lead = arguments.lead
    with database.read() as session:
        briefing = make_briefing(
            session,
            arguments.kind,
            as_of=as_of,
            lead_id=resolve(session, "lead", lead, "--lead") if lead else None,
        )
    write_file(Path(arguments.output), briefing.pdf)
    if arguments.json:
        print_json(
            {
                "kind": briefing.kind.value,
                "title": briefing.title,
                "as_of": as_of.isoformat(),
                "pages": briefing.pages,
                "is_demo": briefing.is_demo,
                "sha256": hashlib.sha256(briefing.pdf).hexdigest(),
                "numbers": briefing.numbers,
                "missing_characters": list(briefing.missing_characters),
                "notes": list(briefing.notes),
            }
        )
        return 0
    pages = ngettext("{count} page", "{count} pages", briefing.pages)
    print(f"{briefing.title} · {pages.format(count=briefing.pages)}")
    for note in briefing.notes:
        print(note)
    return 0
