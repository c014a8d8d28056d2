"""`figures`: one measure for a date, as a table or as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crm.cli.days import given_day
from crm.cli.output import print_json, print_table
from crm.language import _
from crm.measures.computing import compute
from crm.measures.definitions import DEFINITIONS
from crm.measures.figure import to_json
from crm.measures.question import Filters
from crm.quantities.dates import printed_date
from crm.quantities.formatting import half_up
from crm.records.references import resolve

if TYPE_CHECKING:
    from argparse import Namespace

    from sqlalchemy.orm import Session

    from crm.cli.options import StartOptions
    from crm.database.session import Database
    from crm.measures.figure import Figure, Value, Values


def run(arguments: Namespace, options: StartOptions, database: Database) -> int:
    """Compute and print."""
    as_of = given_day(arguments.as_of, "--as-of") or options.clock.today()
    start, end = given_day(arguments.start, "--from"), given_day(arguments.end, "--to")
    with database.read() as session:
        figure = compute(
            session,
            arguments.measure.upper(),
            as_of=as_of,
            start=start,
            end=end,
            filters=_filters(session, arguments),
            by=arguments.by,
        )
    if arguments.json:
        print_json(to_json(figure))
    else:
        _print_figure(figure)
    return 0


def _filters(session: Session, arguments: Namespace) -> Filters:
    park, owner = arguments.park, arguments.owner
    return Filters(
        scope=arguments.scope,
        park_id=resolve(session, "park", park, "--park") if park else None,
        industry_code=arguments.industry,
        owner_id=resolve(session, "staff", owner, "--owner") if owner else None,
        team=arguments.team,
        mode=arguments.mode,
    )


def _print_figure(figure: Figure) -> None:
    title = f"{figure.measure} {DEFINITIONS[figure.measure].title}"
    print(_("{title}, as of {date}").format(title=title, date=printed_date(figure.as_of)))
    if figure.start and figure.end:
        print(
            _("from {start} to {end}").format(
                start=printed_date(figure.start), end=printed_date(figure.end)
            )
        )
    if figure.scope:
        print(figure.scope)
    names = list(figure.total)
    rows = [["", "", *names]]
    rows += [[row.key, row.name, *_cells(row.values, names)] for row in figure.rows]
    rows.append(["", _("Total"), *_cells(figure.total, names)])
    print_table(rows, numbers_from=2)
    for note in figure.notes:
        print(note)


def _cells(values: Values, names: list[str]) -> list[str]:
    return [_shown(values.get(name)) for name in names]


def _shown(value: Value) -> str:
    if value is None:
        return "—"
    return f"{half_up(value):,f}" if isinstance(value, Decimal) else f"{value:,}"
