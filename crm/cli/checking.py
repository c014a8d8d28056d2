"""`check`: verify the stored facts and list what is wrong."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from crm.check.verify import verify
from crm.cli.output import print_json
from crm.language import _

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database

FOUND = 1


def run(arguments: Namespace, _options: StartOptions, database: Database) -> int:
    """Print each finding with its code and record; exit status 1 when there is one."""
    with database.read() as session:
        findings = verify(session)
    if arguments.json:
        print_json({"findings": [asdict(each) for each in findings]})
    else:
        for each in findings:
            print(f"{each.code}  {each.record}  {each.message}")
        if not findings:
            print(_("Nothing is wrong."))
    return FOUND if findings else 0
