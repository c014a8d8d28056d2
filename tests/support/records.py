"""Rows written straight into a database, for tests of what is read from them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect

from crm.companies.models import Company
from crm.database.base import Scaled
from crm.database.session import Actor
from crm.deals.models import Deal, PayIn
from crm.deals.terms import DealStatus, PayInKind, Vehicle
from crm.events.models import Event
from crm.events.terms import EventKind, EventStatus
from crm.funds.models import Fund
from crm.funds.terms import FundKind, FundStatus
from crm.industries.models import Industry
from crm.industries.terms import IndustryGroup
from crm.leads.models import Lead, LeadStageHistory
from crm.leads.terms import LeadKind, Mode, ProjectLevel, Scope, SourceChannel, Stage
from crm.letters.models import Letter
from crm.letters.terms import AreaKind, LetterStatus, Relation
from crm.parks.models import Park
from crm.parks.terms import ParkKind, ParkStatus
from crm.quantities.dates import DatePrecision
from crm.staff.models import Staff
from crm.staff.terms import Role
from crm.targets.models import Target
from crm.targets.terms import Basis, PeriodKind
from crm.trips.models import Trip, TripMember
from crm.trips.terms import TripStatus
from crm.visits.models import Visit, VisitPark
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from sqlalchemy.orm import Session

    from crm.database.session import Database

NOBODY = Actor(0, "", "", Role.ADMIN)
START = date(2026, 1, 1)


@contextmanager
def writing(database: Database) -> Generator[Records]:
    """Write rows in one transaction."""
    with database.write("test", actor=NOBODY) as work:
        yield Records(work.session)


class Records:
    """Makes rows with the fields that a test does not care about filled in."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._last = 0

    def add(self, row: Any) -> Any:
        """Insert a row and return it with its id; whole numbers will do for amounts."""
        for column in inspect(type(row)).columns:
            value = getattr(row, column.key)
            if isinstance(column.type, Scaled) and value is not None:
                setattr(row, column.key, Decimal(str(value)))
        self.session.add(row)
        self.session.flush()
        return row

    def _next(self, prefix: str) -> str:
        self._last += 1
        return f"{prefix}-{self._last:05d}"

    def staff(self, code: str = "", team: str | None = None) -> Staff:
        code = code or self._next("S")
        return self.add(Staff(code=code, name=f"招商专员{code}", role=Role.RECRUITER, team=team))

    def park(self, code: str = "", **fields: Any) -> Park:
        code = code or self._next("PK")
        values = {"name": f"示例产业园{code}", "kind": ParkKind.PARK, "status": ParkStatus.OPENED}
        return self.add(Park(code=code, sort_key=code, search_key=code, **{**values, **fields}))

    def industry(self, code: str, parent: Industry | None = None, **fields: Any) -> Industry:
        values = {
            "name": f"产业{code}",
            "level": 2 if parent else 1,
            "group": IndustryGroup(code[0]),
            "parent_id": parent.id if parent else None,
            "taxonomy": "4+4+X@15-5",
        }
        return self.add(Industry(code=code, **{**values, **fields}))

    def company(self, name: str = "") -> Company:
        name = name or self._next("示例企业")
        keys = dict.fromkeys(("exact_key", "loose_key", "sort_key", "search_key"), name)
        return self.add(Company(name=name, **keys))

    def lead(
        self,
        owner: Staff | None = None,
        company: Company | None = None,
        history: Sequence[tuple[Any, ...]] = (),
        **fields: Any,
    ) -> Lead:
        """Make a lead; `history` holds (stage, day) or (stage, day, precision) in order."""
        code = self._next("XS-2026")
        moves = list(history) or [(Stage.NEW, START)]
        values = {
            "title": f"示例项目{code}",
            "kind": LeadKind.NEW,
            "scope": Scope.GROUP,
            "mode": Mode.M17,
            "source_channel": SourceChannel.OTHER,
            "registered_on": moves[0][1],
            "project_level": ProjectLevel.ORDINARY,
        }
        lead = Lead(code=code, sort_key=code, search_key=code, **{**values, **fields})
        lead.owner_id = (owner or self.staff()).id
        lead.company_id = (company or self.company()).id
        lead.stage, lead.stage_entered_on, lead.stage_precision, lead.review_on = _move(moves[-1])
        self.add(lead)
        for position, move in enumerate(moves):
            self.stage(lead, position, *move)
        return lead

    def stage(self, lead: Lead, position: int, stage: Stage, on: date, *more: Any) -> None:
        """Add a row to the history: (precision, review date) may follow."""
        precision, review_on = (*more, None, None)[:2]
        self.add(
            LeadStageHistory(
                lead_id=lead.id,
                position=position,
                to_stage=stage,
                on=on,
                precision=precision or DatePrecision.DAY,
                review_on=review_on,
            )
        )

    def letter(self, lead: Lead, park: Park, area: object, signed_on: date | None, **fields: Any):
        values = {
            "code": self._next("YX-2026"),
            "area_kind": AreaKind.RENT,
            "status": LetterStatus.SIGNED,
            "relation_to_prior": Relation.NONE,
            "owner_id": lead.owner_id,
            "company_id": lead.company_id,
        }
        letter = Letter(lead_id=lead.id, park_id=park.id, area=area, signed_on=signed_on)
        for name, value in {**values, **fields}.items():
            setattr(letter, name, value)
        return self.add(letter)

    def trip(self, leader: Staff, on: date, cities: Sequence[str], **fields: Any) -> Trip:
        code = self._next("CF-2026")
        values = {"status": TripStatus.DONE, "ends_on": on, "title": code}
        keys = {"sort_key": code, "search_key": code}
        made = {**values, **fields}
        return self.add(
            Trip(
                code=code,
                leader_staff_id=leader.id,
                starts_on=on,
                cities=list(cities),
                **keys,
                **made,
            )
        )

    def member(self, trip: Trip, staff: Staff) -> None:
        self.add(TripMember(trip_id=trip.id, staff_id=staff.id))

    def visit(self, host: Staff, on: date, parks: Sequence[Park] = (), **fields: Any) -> Visit:
        values = {"direction": Direction.INBOUND, "status": VisitStatus.DONE}
        people = {"host_staff_id": host.id, "owner_id": host.id}
        visit = self.add(Visit(code=self._next("KC-2026"), on=on, **people, **{**values, **fields}))
        for park in parks:
            self.add(VisitPark(visit_id=visit.id, park_id=park.id))
        return visit

    def event(self, kind: EventKind, on: date, **fields: Any) -> Event:
        values = {"status": EventStatus.DONE, "title": kind.value}
        return self.add(Event(kind=kind, on=on, **{**values, **fields}))

    def fund(self, established_on: date | None, size: object = None, **fields: Any) -> Fund:
        code = self._next("FD")
        values = {"kind": FundKind.SUB, "status": FundStatus.ESTABLISHED, "as_of": START}
        fund = Fund(code=code, name=f"示例基金{code}", sort_key=code, search_key=code)
        fund.established_on = established_on
        fund.total_size = size
        for name, value in {**values, **fields}.items():
            setattr(fund, name, value)
        return self.add(fund)

    def deal(self, signed_on: date, subscribed: object, fund: Fund | None = None, **fields: Any):
        values = {
            "vehicle": Vehicle.FUND if fund else Vehicle.DIRECT,
            "fund_id": fund.id if fund else None,
            "status": DealStatus.SIGNED,
            "subscribed": subscribed,
        }
        deal = Deal(code=self._next("GQ-2026"), signed_on=signed_on, **{**values, **fields})
        deal.company_id = self.company().id
        deal.owner_id = fields.get("owner_id") or self.staff().id
        return self.add(deal)

    def pay_in(self, deal: Deal, on: date, amount: object, reverses: PayIn | None = None) -> PayIn:
        kind = PayInKind.REVERSAL if reverses else PayInKind.PAYMENT
        back = reverses.id if reverses else None
        return self.add(PayIn(deal_id=deal.id, on=on, amount=amount, kind=kind, reverses_id=back))

    def target(self, measure: str, value: object, start: date, end: date, **fields: Any) -> Target:
        values = {
            "period_kind": PeriodKind.YEAR,
            "scope": Scope.GROUP,
            "unit": "㎡",
            "basis": Basis.NET,
        }
        dates = {"period_start": start, "period_end": end}
        return self.add(Target(measure=measure, value=value, **dates, **{**values, **fields}))


def _move(move: tuple[Any, ...]) -> tuple[Stage, date, DatePrecision, date | None]:
    stage, on, precision, review_on = (*move, None, None)[:4]
    return stage, on, precision or DatePrecision.DAY, review_on
