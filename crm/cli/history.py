"""`history`: who changed which field of a record when, the newest change first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.cli.output import print_json
from crm.clock import SHANGHAI
from crm.history.lookup import find_record
from crm.history.queries import record_history
from crm.language import _

if TYPE_CHECKING:
    from argparse import Namespace

    from crm.cli.options import StartOptions
    from crm.database.session import Database
    from crm.history.queries import HistoryLine


def run(arguments: Namespace, _options: StartOptions, database: Database) -> int:
    """Print what happened to the record and its parts."""
    with database.read() as session:
        table, row_id = find_record(session, arguments.record)
        lines = record_history(session, table, row_id)
    if arguments.json:
        print_json([_as_json(each) for each in lines])
        return 0
    for each in lines:
        _print_line(each)
    return 0


def _as_json(line: HistoryLine) -> dict[str, object]:
    return {
        "at": line.at.isoformat(),
        "who": line.who,
        "action": line.action,
        "command": line.command,
        "reason": line.reason,
        "operation": line.operation.value,
        "part": line.part,
        "fields": [
            {"name": each.name, "label": each.label, "old": each.old, "new": each.new}
            for each in line.fields
        ],
    }


def _print_line(line: HistoryLine) -> None:
    when = line.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    parts = (when, line.who or _("The program"), line.action, line.part, line.reason)
    print("  ".join(each for each in parts if each))
    for each in line.fields:
        old, new = each.old or "—", each.new or "—"
        print(f"    {each.label}: {old} → {new}" if each.old else f"    {each.label}: {new}")
