"""`export`: write a list as CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crm.cli.lists import require_kind
from crm.cli.output import print_json
from crm.exchange.companies import export_companies
from crm.exchange.csv_files import read_sheet
from crm.files import write_file
from crm.language import ngettext

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database


def run(arguments: Namespace, _options: StartOptions, database: Database) -> int:
    """Write the file, and say how many rows it has."""
    require_kind(arguments.kind)
    with database.read() as session:
        content = export_companies(session, arguments.encoding)
    write_file(Path(arguments.file), content)
    rows = len(read_sheet(content).lines)
    if arguments.json:
        print_json({"kind": arguments.kind, "rows": rows})
    else:
        print(ngettext("{count} row written.", "{count} rows written.", rows).format(count=rows))
    return 0
