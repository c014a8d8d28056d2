"""`check`: verify the stored facts and list what is wrong."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from crm.attachments.place import beside, file_store
from crm.attachments.sizes import data_size
from crm.attachments.store import FileStore
from crm.check.files import unused_files
from crm.check.verify import verify
from crm.cli.output import print_json
from crm.language import _, ngettext
from crm.settings import Settings

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.check.files import Unused
    from crm.cli.options import StartOptions
    from crm.database.session import Database

FOUND = 1


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Print each finding with its code and record; exit status 1 when there is one."""
    store = _store(options, database)
    with database.read() as session:
        findings = verify(session, store, _tell if sys.stderr.isatty() else None)
        unused = unused_files(session, store)
    if arguments.json:
        print_json({"findings": [asdict(each) for each in findings]})
        return FOUND if findings else 0
    for each in findings:
        print(f"{each.code}  {each.record}  {each.message}")
    if not findings:
        print(_("Nothing is wrong."))
    if unused.count:
        print(_told(unused))
    return FOUND if findings else 0


def _store(options: StartOptions, database: Database) -> FileStore:
    """Return the store without making a data folder where the files lie beside the database."""
    folder = beside(database)
    if folder is not None:
        return FileStore(folder)
    return file_store(database, options.folder, Settings(options.folder.settings))


def _told(unused: Unused) -> str:
    sentence = ngettext(
        "{count} kept file ({size}) belongs to no record; an undo or another database may need it.",
        "{count} kept files ({size}) belong to no record; an undo or another database may need "
        "them.",
        unused.count,
    )
    return sentence.format(count=f"{unused.count:,}", size=data_size(unused.size))


def _tell(done: int, total: int) -> None:
    """Count the files that were read, on a terminal only."""
    print(f"\r{done + 1} / {total}", end="" if done + 1 < total else "\n", file=sys.stderr)
