"""The rules that must hold after an undo as they did before it (docs/domain.md, Undo).

Only the records that the undo touches are checked, and those whose rules look at them: a letter
that is taken back may have opened the way for its lead.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.check.activity import check_targets, check_trips, check_visits
from crm.check.capital import check_deals, check_funds
from crm.check.chosen import rows_of, scalars_of
from crm.check.kept import check_archived, check_gates, check_overlaps
from crm.check.leads import check_leads
from crm.check.letters import check_letters
from crm.check.names import check_companies
from crm.check.structure import check_parks
from crm.deals.models import Deal
from crm.language import _
from crm.leads.models import Lead
from crm.letters.models import Letter
from crm.letters.terms import LetterStatus
from crm.names.keys import exact_key
from crm.staff.models import Staff
from crm.visits.models import VisitCompany

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.check.finding import Finding
    from crm.history.reverting import Reversal, Rows

# Columns that no rule looks at: handing 10,000 leads over needs no check of their letters.
FREE = frozenset(
    {
        "owner_id",
        "co_owner_ids",
        "next_action",
        "next_action_on",
        "next_action_time",
        "next_action_staff_id",
        "tags",
        "mode_tags",
        "sort_key",
        "search_key",
    }
)
# Who answers for a record; somebody who left cannot become that again.
RESPONSIBLE = (
    "owner_id",
    "leader_staff_id",
    "host_staff_id",
    "manager_staff_id",
    "next_action_staff_id",
    "staff_id",
)
# Through which columns a row concerns the records of other tables.
CONCERNS: dict[str, dict[str, str]] = {
    "lead": {"id": "lead", "company_id": "company"},
    "lead_stage_history": {"lead_id": "lead"},
    "letter": {"company_id": "company", "lead_id": "lead", "park_id": "park"},
    "deal": {"id": "deal", "fund_id": "fund", "lead_id": "lead"},
    "pay_in": {"deal_id": "deal"},
    "pay_in_plan": {"deal_id": "deal"},
    "fund": {"id": "fund"},
    "fund_size_change": {"fund_id": "fund"},
    "fund_call": {"fund_id": "fund"},
    "park": {"id": "park"},
    "trip": {"id": "trip"},
    "trip_stop": {"trip_id": "trip"},
    "trip_contact": {"trip_id": "trip"},
    "trip_member": {"trip_id": "trip"},
    "visit": {"id": "visit"},
    "visit_company": {"visit_id": "visit", "company_id": "visitor"},
    "visit_park": {"visit_id": "visit"},
    "visit_item": {"visit_id": "visit"},
    "issue": {"visit_id": "visit"},
    "target": {"id": "target"},
}


class Touched:
    """The records whose rules are checked before and after an undo."""

    def __init__(self, session: Session, steps: Sequence[Reversal], rows: Rows) -> None:
        """Collect them from the rows as they are and as they will be."""
        self.ids: defaultdict[str, set[int]] = defaultdict(set)
        self.names: set[str] = set()
        for each in steps:
            if each.before and set(each.before) <= FREE:
                continue
            self._add(each, rows.get(each.key))
        self._add_leads(session)

    def _add(self, step: Reversal, row: object) -> None:
        table = step.key[0]
        for column, kind in CONCERNS.get(table, {}).items():
            values = {step.before.get(column), step.after.get(column), getattr(row, column, None)}
            if column == "id":
                values = {step.id}
            self.ids[kind] |= {value for value in values if value is not None}
        if table == "company":
            names = (step.before.get("name"), step.after.get("name"), getattr(row, "name", None))
            self.names |= {exact_key(name) for name in names if name}

    def _add_leads(self, session: Session) -> None:
        """Add the leads for which a visit opened the way, with the companies of the visits."""
        query = select(VisitCompany.company_id)
        visits = self.ids["visit"]
        if visits:
            self.ids["visitor"] |= set(scalars_of(session, query, VisitCompany.visit_id, visits))
        companies = self.ids["visitor"] | self.ids["company"]
        if self.ids["visitor"] or self.ids["company"]:
            leads = rows_of(session, select(Lead.id), Lead.company_id, companies)
            self.ids["lead"] |= {row[0] for row in leads}
        if self.ids["lead"]:
            owners = select(Lead.company_id)
            self.ids["company"] |= set(scalars_of(session, owners, Lead.id, self.ids["lead"]))
        if self.ids["deal"]:
            funds = scalars_of(session, select(Deal.fund_id), Deal.id, self.ids["deal"])
            self.ids["fund"] |= {each for each in funds if each is not None}


def violations(session: Session, touched: Touched, today: date) -> set[Finding]:
    """Return every rule that a touched record breaks at present."""
    return set(_findings(session, touched, today))


def _findings(session: Session, touched: Touched, today: date) -> Iterator[Finding]:
    ids = touched.ids
    yield from check_leads(session, ids["lead"])
    yield from check_gates(session, ids["lead"], today)
    yield from check_letters(session, ids["company"])
    yield from check_overlaps(session, ids["company"], today)
    yield from check_deals(session, ids["deal"])
    yield from check_funds(session, ids["fund"])
    yield from check_trips(session, ids["trip"])
    yield from check_visits(session, ids["visit"])
    yield from check_parks(session, ids["park"])
    yield from check_archived(session, ids["park"], ids["fund"])
    yield from check_companies(session, touched.names)
    if ids["target"]:
        yield from check_targets(session)


def ends_of_duty(session: Session, steps: Sequence[Reversal]) -> str:
    """Say who would become responsible again although they left, "" if nobody would."""
    wanted = {
        each.before[name]
        for each in steps
        if each.after and each.before
        for name in RESPONSIBLE
        if each.before.get(name) is not None and each.after.get(name) is not None
    }
    query = select(Staff.name).where(Staff.active.is_(False))
    name = next(iter(scalars_of(session, query, Staff.id, wanted)), None)
    sentence = _("{name} has left and cannot be made responsible again.")
    return sentence.format(name=name) if name else ""


def nobody_left(session: Session) -> str:
    """Say that nobody would stay active, "" where somebody does."""
    if session.scalar(select(func.count()).where(Staff.active.is_(True))):
        return ""
    return _("Somebody has to stay active.")


def signed_archive(session: Session, steps: Sequence[Reversal]) -> str:
    """Say which signed letter or deal would be archived, "" if none would."""
    hidden: Any = {
        each.key for each in steps if each.before.get("archived_at") and "archived_at" in each.after
    }
    letters = {key[1] for key in hidden if key[0] == "letter"}
    deals = {key[1] for key in hidden if key[0] == "deal"}
    signed = Letter.status != LetterStatus.DRAFT
    for model, condition, ids in (
        (Letter, signed, letters),
        (Deal, Deal.signed_on.is_not(None), deals),
    ):
        for code in scalars_of(session, select(model.code).where(condition), model.id, ids):
            return _("{code} was signed and stays in the lists.").format(code=code)
    return ""
