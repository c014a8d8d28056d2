"""From a figure to the list of its records: page and conditions, as far as lists know them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crm.deals.terms import Vehicle
from crm.leads.aging import Aging
from crm.leads.stage import OPEN, ORDER
from crm.leads.terms import Stage
from crm.letters.letter_state import GROSS, NET
from crm.letters.terms import AreaKind, LetterState, LetterStatus
from crm.trips.terms import TripStatus
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ui.pages.figures.reading import Asked

FLOOR = (AreaKind.RENT, AreaKind.SALE)
SIGNED = ORDER[ORDER.index(Stage.SIGNED) :]
__all__ = ["GROSS", "NET", "OPEN", "SIGNED", "LetterState", "Link", "Links"]


@dataclass(frozen=True, slots=True)
class Link:
    """The records behind a figure: a list with conditions, or one record (`record`).

    `exact` tells whether the list holds just these records: lists show states of today and know
    fewer conditions.
    """

    page: str
    filters: Mapping[str, object] = field(default_factory=dict[str, object])
    exact: bool = True
    record: int | None = None


class Links:
    """Makes the links of one answer."""

    def __init__(self, asked: Asked, today: date) -> None:
        """`asked` carries the conditions of the page."""
        self._asked = asked
        self._now = asked.as_of == today

    def letters(
        self,
        states: Sequence[LetterState],
        *,
        park_id: int | None = None,
        signed: tuple[date, date] | None = None,
    ) -> Link:
        """Floor-area letters in some states, or those signed within days; of one park."""
        filters = self._asked.filters
        first, last = signed or (None, self._asked.as_of)
        wanted = self._given(
            area_kind=FLOOR,
            scope=filters.scope,
            owner_id=filters.owner_id,
            park_id=park_id if park_id is not None else filters.park_id,
            signed_from=first,
            signed_to=min(last, self._asked.as_of),
        )
        by_state = self._now and signed is None
        wanted |= {"state": tuple(states)} if by_state else {"status": LetterStatus.SIGNED}
        known = filters.industry_code is None
        return Link("letters", wanted, exact=known and (by_state or signed is not None))

    def leads(self, **conditions: object) -> Link:
        """Leads as they stand today."""
        return Link("leads", self._of_leads() | conditions, exact=self._now)

    def registered(self) -> Link:
        """Leads registered in the period."""
        first, last = self._asked.start, min(self._asked.end, self._asked.as_of)
        return Link("leads", self._of_leads() | {"registered_from": first, "registered_to": last})

    def overdue(self, stage: Stage | None = None) -> Link:
        """Leads over the limit of their stage."""
        stages = {} if stage is None else {"stage": stage}
        return self.leads(aging=Aging.OVERDUE, **stages)

    def projects(self, scope: str | None) -> Link:
        """Leads with a signed contract; lists know no size."""
        wanted = self._of_leads() | {"stage": tuple(SIGNED)}
        wanted.pop("scope", None)
        return Link("leads", wanted | ({"scope": scope} if scope else {}), exact=False)

    def trips(self) -> Link:
        """Trips done that began in the period."""
        wanted = self._given(
            status=TripStatus.DONE,
            leader_staff_id=self._asked.filters.owner_id,
            starts_from=self._asked.start,
            starts_to=min(self._asked.end, self._asked.as_of),
        )
        return Link("trips", wanted)

    def visits(self) -> Link:
        """Receptions done in the period."""
        wanted = self._given(
            direction=Direction.INBOUND,
            status=VisitStatus.DONE,
            host_staff_id=self._asked.filters.owner_id,
            park_id=self._asked.filters.park_id,
            on_from=self._asked.start,
            on_to=min(self._asked.end, self._asked.as_of),
        )
        return Link("visits", wanted)

    def funds(self) -> Link:
        """Funds that count in the statistics."""
        return Link("funds", {"counted": True}, exact=self._now)

    def deals(self, fund_id: int | None) -> Link:
        """Deals through a fund, or direct ones; lists also show those not signed yet."""
        direct = {"vehicle": Vehicle.DIRECT}
        return Link("funds", direct if fund_id is None else {"fund_id": fund_id}, exact=False)

    def park(self, park_id: int | None) -> Link | None:
        """One park."""
        return None if park_id is None else Link("park", record=park_id)

    def fund(self, fund_id: int | None) -> Link | None:
        """One fund, beside which its deals stand."""
        return None if fund_id is None else Link("fund", record=fund_id)

    def _of_leads(self) -> dict[str, object]:
        filters = self._asked.filters
        return self._given(
            scope=filters.scope,
            owner_id=filters.owner_id,
            park_id=filters.park_id,
            industry=filters.industry_code,
        )

    def _given(self, **conditions: object) -> dict[str, object]:
        return {name: value for name, value in conditions.items() if value is not None}
