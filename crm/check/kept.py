"""Whether what a step asked for still holds: gates of moves, overlaps of letters, uses of archives.

These are checked when the step is taken. Only an undo looks at them again: the demonstration data
and imports may go past them (docs/domain.md, Undo).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.check.chosen import rows_of, scalars_of
from crm.check.finding import Finding, found_by
from crm.check.leads import histories_of, leads_of
from crm.deals.models import Deal
from crm.funds.models import Fund
from crm.language import _
from crm.leads.gates import DECIDED
from crm.leads.stage import ORDER
from crm.leads.stage_move import MoveFacts, check_move
from crm.letters.letter_actions import overlapping
from crm.letters.letter_state import Standing, superseded_days
from crm.letters.models import Letter
from crm.letters.standings import facts_of
from crm.letters.terms import LetterState, LetterStatus, Relation
from crm.parks.models import Park
from crm.staff.terms import Role
from crm.visits.models import Visit, VisitCompany
from crm.visits.terms import Direction, VisitStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

PLACES = {stage: place for place, stage in enumerate(ORDER)}


def check_gates(session: Session, leads: Collection[int], today: date) -> Iterator[Finding]:
    """Verify that every move of a lead still has what its stage asks for."""
    rows = {each.id: each for each in leads_of(session, leads)}
    forward = {
        lead_id: [each for each in moves if _is_forward(each)]
        for lead_id, moves in histories_of(session, leads).items()
    }
    moved = {lead_id for lead_id, moves in forward.items() if moves and lead_id in rows}
    companies = {rows[each].company_id for each in moved}
    asked = _Asked(
        visits=_first_visits(session, companies),
        deals=_first_decisions(session, moved),
        letters=_standings_by_lead(session, companies),
    )
    for lead_id in sorted(moved):
        lead = rows[lead_id]
        for move in forward[lead_id]:
            facts = asked.facts(lead, move, today)
            yield from found_by(lead.code, partial(check_move, facts))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What gates ask for: the first visit by company, first decision and letters by lead."""

    visits: Mapping[int, date]
    deals: Mapping[int, date]
    letters: Mapping[int, Sequence[Standing]]

    def facts(self, lead: Any, move: Any, today: date) -> MoveFacts:
        """Return what decided a move, as it is known now."""
        letters = self.letters.get(lead.id, ())
        return MoveFacts(
            current=move.from_stage,
            wanted=move.to_stage,
            on=move.on,
            today=max(today, move.on),
            role=Role.ADMIN,
            reason=move.reason or "",
            visited=self.visits.get(lead.company_id, date.max) <= move.on,
            letter_in_force=any(each.state(move.on) is LetterState.IN_FORCE for each in letters),
            deal_decided=self.deals.get(lead.id, date.max) <= move.on,
            contract_signed_on=lead.contract_signed_on,
            contract_no=lead.contract_no or "",
            note=lead.note or "",
            landed_on=lead.landed_on,
            has_site=bool(lead.park_id or lead.land_parcel),
            production_on=lead.production_on,
        )


def _is_forward(move: Any) -> bool:
    before = PLACES.get(move.from_stage) if move.from_stage else None
    return before is not None and PLACES.get(move.to_stage, -1) > before


def _first_visits(session: Session, companies: Collection[int]) -> dict[int, date]:
    """Return the first completed reception or visit of each company."""
    query = (
        select(VisitCompany.company_id, func.min(Visit.on))
        .join(Visit, Visit.id == VisitCompany.visit_id)
        .where(
            Visit.status == VisitStatus.DONE,
            Visit.direction.in_((Direction.INBOUND, Direction.OUTBOUND)),
        )
        .group_by(VisitCompany.company_id)
    )
    return {row[0]: row[1] for row in rows_of(session, query, VisitCompany.company_id, companies)}


def _first_decisions(session: Session, leads: Collection[int]) -> dict[int, date]:
    query = (
        select(Deal.lead_id, func.min(Deal.decided_on))
        .where(Deal.status.in_(DECIDED), Deal.decided_on.is_not(None))
        .group_by(Deal.lead_id)
    )
    return {row[0]: row[1] for row in rows_of(session, query, Deal.lead_id, leads)}


def _standings(session: Session, companies: Collection[int]) -> dict[int, list[Standing]]:
    """Return the letters of companies by company, each with the day on which it was replaced."""
    query = select(Letter).order_by(Letter.id)
    letters = [facts_of(each) for each in scalars_of(session, query, Letter.company_id, companies)]
    days = superseded_days(letters)
    found: defaultdict[int, list[Standing]] = defaultdict(list)
    for each in letters:
        found[each.company_id].append(Standing(each, days.get(each.id or 0)))
    return found


def _standings_by_lead(
    session: Session, companies: Collection[int]
) -> defaultdict[int, list[Standing]]:
    """Return the letters of companies by lead, each with the day on which it was replaced."""
    leads: dict[int, int] = {
        row[0]: row[1]
        for row in rows_of(session, select(Letter.id, Letter.lead_id), Letter.company_id, companies)
    }
    found: defaultdict[int, list[Standing]] = defaultdict(list)
    for standings in _standings(session, companies).values():
        for each in standings:
            found[leads[each.letter.id or 0]].append(each)
    return found


def check_overlaps(session: Session, companies: Collection[int], today: date) -> Iterator[Finding]:
    """Verify that letters in force at once say how they stand to each other."""
    for standings in _standings(session, companies).values():
        for each in standings:
            letter = each.letter
            if letter.status is not LetterStatus.SIGNED or letter.relation is not Relation.NONE:
                continue
            earlier = [other for other in standings if (other.letter.id or 0) < (letter.id or 0)]
            known = overlapping(letter, earlier, until=today)
            if known is not None:
                message = _("{code} of the same company is in force in the same park.")
                yield Finding(
                    "LETTER_OVERLAP_UNRESOLVED", letter.code, message.format(code=known.code)
                )


def check_archived(
    session: Session, parks: Collection[int], funds: Collection[int]
) -> Iterator[Finding]:
    """Verify that no park with letters and no fund with deals is archived."""
    for model, used, ids in ((Park, Letter.park_id, parks), (Fund, Deal.fund_id, funds)):
        yield from _archived_in_use(session, model, used, ids)


def _archived_in_use(
    session: Session, model: Any, used: Any, ids: Collection[int]
) -> Iterator[Finding]:
    query = select(model.code).where(
        model.archived_at.is_not(None), select(used).where(used == model.id).exists()
    )
    for code in scalars_of(session, query, model.id, ids):
        yield Finding("RECORD_IN_USE", code, _("It is archived although letters or deals name it."))
