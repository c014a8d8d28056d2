"""Load the demonstration data: always the same rows, and nothing when they are there already.

The rows are written past the gates and not against today's date (docs/domain.md, Demonstration).
The letters of 2024 have no end of validity, because none is published: they stay in force.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.companies.models import Company
from crm.database.codes import reserve_codes
from crm.deals.models import Deal
from crm.demo.activity import load_events, load_trips, load_visits
from crm.demo.board import load_board
from crm.demo.capital import load_deals, load_funds
from crm.demo.day import load_day
from crm.demo.lifecycle import load_lifecycle
from crm.demo.people import load_staff
from crm.demo.places import load_parks
from crm.demo.projects import load_projects
from crm.demo.references import load_reference_figures, load_targets
from crm.demo.rows import Rows
from crm.demo.signed import load_signed_letters
from crm.errors import refuse
from crm.funds.models import Fund
from crm.language import _
from crm.leads.models import Lead
from crm.letters.models import Letter
from crm.parks.models import Park
from crm.staff.models import Staff
from crm.start import PROGRAM, first_start, write_industries
from crm.trips.models import Trip
from crm.visits.models import Visit

if TYPE_CHECKING:
    from crm.database.session import Database, Work

NUMBERED = re.compile(r"([A-Z]{2})-(\d{4})-(\d+)")
CODED = (Deal, Lead, Letter, Trip, Visit)
OWN = (Company, Park, Lead, Trip, Visit, Fund)


def load_demo_into(database: Database) -> int:
    """Prepare a database, load the demonstration data and return how many rows were added."""
    first_start(database)
    with database.write("load_demo", actor=PROGRAM) as work:
        return load_demo(work)


def keep_demo(database: Database) -> None:
    """Load the demonstration data unless it is there; for a database that holds nothing else.

    Raises UserError RECORD_IN_USE for a database with records of the user's own.
    """
    with database.read() as session:
        loaded = session.scalar(select(Staff.id).where(Staff.is_demo.is_(True)).limit(1))
        own = next((table for table in OWN if session.scalar(select(table.id).limit(1))), None)
    if loaded is not None:
        return
    if own is not None:
        message = _(
            "This database holds records of your own. Choose another one for --demo, "
            "or load the demonstration data into it with the command `demo`."
        )
        raise refuse("RECORD_IN_USE", message)
    load_demo_into(database)


def load_demo(work: Work) -> int:
    """Write the rows that are missing and return how many; a second load adds none.

    Raises UserError RECORD_IN_USE when a record of the user's own has one of its codes or names.
    """
    industries = write_industries(work)
    rows = Rows(work)
    staff = load_staff(rows)
    parks = load_parks(rows)
    companies = load_signed_letters(rows, staff, industries, parks)
    load_lifecycle(rows, staff, industries, parks)
    load_trips(rows, staff)
    load_visits(rows, staff, companies, parks)
    load_events(rows)
    load_day(rows, staff)
    funds = load_funds(rows)
    load_deals(rows, staff, funds)
    load_projects(rows, staff, industries)
    load_board(rows, staff)
    load_targets(rows, industries)
    load_reference_figures(rows, parks)
    if rows.added:
        _reserve_codes(work)
    return rows.added


def _reserve_codes(work: Work) -> None:
    """Let new records get the numbers after those of the demonstration."""
    last: dict[tuple[str, int], int] = {}
    for table in CODED:
        for code in work.session.scalars(select(table.code).where(table.is_demo.is_(True))):
            match = NUMBERED.fullmatch(code)
            if match:
                series = (match[1], int(match[2]))
                last[series] = max(last.get(series, 0), int(match[3]))
    for (prefix, year), number in last.items():
        reserve_codes(work.session, prefix, year, number)
