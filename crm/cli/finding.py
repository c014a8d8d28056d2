"""`find`: the records that Ctrl+K finds. `reindex`: build the search index anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.cli.output import print_json, print_table
from crm.errors import refuse
from crm.history.parts import KINDS
from crm.language import _, ngettext
from crm.search.queries import find
from crm.search.rebuilding import reindex
from crm.start import PROGRAM

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database

MOST = 1000


def run(arguments: Namespace, _options: StartOptions, database: Database) -> int:
    """Do what `find` or `reindex` says."""
    if arguments.command == "reindex":
        return _reindex(database, as_json=arguments.json)
    limit = _limit(arguments.limit)
    with database.read() as session:
        hits = find(session, arguments.text, limit=limit)
    if arguments.json:
        names = ("kind", "code", "title", "match")
        print_json([{name: getattr(hit, name) for name in names} for hit in hits])
    elif hits:
        rows = [(str(KINDS[hit.kind]), hit.code, hit.title, hit.match) for hit in hits]
        print_table(rows, numbers_from=len(rows[0]))
    else:
        print(_("Nothing is found. Try fewer or other characters."))
    return 0


def _limit(text: str) -> int:
    if text.isdecimal() and len(text) <= len(str(MOST)) and 0 < int(text) <= MOST:
        return int(text)
    message = _("“{text}” is not a number of results. Write a whole number from 1 to {most}.")
    raise refuse("VALUE_FORMAT", message.format(text=text[:40], most=MOST), "--limit")


def _reindex(database: Database, *, as_json: bool) -> int:
    with database.write("reindex", actor=PROGRAM) as work:
        pieces = reindex(work.session)
    if as_json:
        print_json({"pieces": pieces})
    else:
        sentence = ngettext(
            "The search index has {count} piece of text.",
            "The search index has {count} pieces of text.",
            pieces,
        )
        print(sentence.format(count=f"{pieces:,}"))
    return 0
