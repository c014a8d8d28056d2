"""Pairs of records in the whole database that may be one (docs/domain.md, Merging).

Nothing is merged here: a person decides pair by pair.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from crm.companies.models import Company, Contact
from crm.leads.models import Lead
from crm.leads.stage import OPEN
from crm.merging.terms import Why
from crm.names.keys import exact_key
from crm.names.spelling import near_pairs, spelling_of_key
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from sqlalchemy.orm import Session

READS = ("company", "contact", "lead", "staff")
PAIRS_AT_MOST = 1_000
# So many at one number or of one name are a switchboard or a usual title, not one person.
CROWD = 6
STEPS = 5


@dataclass(frozen=True, slots=True)
class Suspect:
    """One record of a pair: what it is called and what tells it from the other."""

    id: int
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class SuspectPair:
    """Two records of a kind that may be one; `first` was there first and would stay."""

    kind: str
    why: Why
    first: Suspect
    second: Suspect


def no_report(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def find_suspects(
    session: Session, report: Callable[[int, int], None] = no_report
) -> tuple[SuspectPair, ...]:
    """Return the pairs of companies, contacts and leads, the surest first, each pair once.

    `report` is told (steps done, steps in all) and may raise to stop. Companies of two credit
    codes are no pair, archived and merged records are left out.
    """
    found: dict[tuple[str, int, int], SuspectPair] = {}
    for step, search in enumerate(
        (_by_other_name, _by_legal_form, _by_spelling, _people, _open_leads)
    ):
        report(step, STEPS)
        for pair in search(session):
            found.setdefault((pair.kind, pair.first.id, pair.second.id), pair)
            if len(found) >= PAIRS_AT_MOST:
                return tuple(found.values())
    report(STEPS, STEPS)
    return tuple(found.values())


def _companies(session: Session) -> dict[int, Any]:
    """Return what is compared of every company in use, the first entered first."""
    columns = (Company.id, Company.name, Company.loose_key, Company.exact_key, Company.uscc)
    query = (
        select(*columns, Company.city, Company.short_name, Company.aliases)
        .where(Company.archived_at.is_(None), func.coalesce(Company.merged_into_id, 0) == 0)
        .order_by(Company.id)
    )
    return {row.id: row for row in session.execute(query)}


def _by_other_name(session: Session) -> Iterator[SuspectPair]:
    rows = _companies(session)
    named: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows.values():
        named[row.exact_key].append(row.id)
    for row in rows.values():
        for name in (row.short_name, *row.aliases):
            for other in named.get(exact_key(name), ()) if name else ():
                yield from _company_pair(Why.ALIAS, row, rows[other])


def _by_legal_form(session: Session) -> Iterator[SuspectPair]:
    rows = _companies(session)
    for group in _alike((row.loose_key, row.id) for row in rows.values()):
        for one, other in combinations(group, 2):
            yield from _company_pair(Why.LEGAL_FORM, rows[one], rows[other])


def _by_spelling(session: Session) -> Iterator[SuspectPair]:
    rows = _companies(session)
    spelled = {row.id: spelling_of_key(row.loose_key) for row in rows.values()}
    for one, other in near_pairs(spelled):
        yield from _company_pair(Why.SPELLING, rows[one], rows[other])


def _company_pair(why: Why, one: Any, other: Any) -> Iterator[SuspectPair]:
    """Yield two companies as a pair, unless they are one or have two credit codes."""
    if one.id == other.id or (one.uscc and other.uscc and one.uscc != other.uscc):
        return
    first, second = sorted((one, other), key=lambda row: row.id)
    yield SuspectPair("company", why, _company(first), _company(second))


def _company(row: Any) -> Suspect:
    return Suspect(row.id, row.name, " · ".join(each for each in (row.city, row.uscc) if each))


def _people(session: Session) -> Iterator[SuspectPair]:
    columns = (Contact.id, Contact.name, Contact.title, Contact.company_id, Contact.mobile_key)
    more = (Contact.phone_key, Contact.email, Contact.wechat, Company.name.label("company"))
    query = (
        select(*columns, *more)
        .join(Company, Contact.company_id == Company.id)
        .where(Contact.archived_at.is_(None), func.coalesce(Contact.merged_into_id, 0) == 0)
        .order_by(Contact.id)
    )
    rows = {row.id: row for row in session.execute(query)}
    ways: tuple[tuple[Why, Callable[[Any], Iterable[Hashable]]], ...] = (
        (Why.NUMBER, lambda row: {each for each in (row.mobile_key, row.phone_key) if each}),
        (Why.EMAIL, lambda row: [row.email.casefold()] if row.email else []),
        (Why.WECHAT, lambda row: [row.wechat.casefold()] if row.wechat else []),
        (Why.NAME, lambda row: [(row.company_id, row.name.casefold())]),
    )
    for why, keys_of in ways:
        for group in _alike((key, row.id) for row in rows.values() for key in keys_of(row)):
            for one, other in combinations(group, 2):
                yield SuspectPair("contact", why, _person(rows[one]), _person(rows[other]))


def _person(row: Any) -> Suspect:
    parts = (row.title, row.company, row.mobile_key or row.phone_key)
    return Suspect(row.id, row.name, " · ".join(each for each in parts if each))


def _open_leads(session: Session) -> Iterator[SuspectPair]:
    """Leads of one company and kind that are both open: the first registered would stay."""
    query = (
        select(Lead, Company.name, Staff.name)
        .join(Company, Lead.company_id == Company.id)
        .join(Staff, Lead.owner_id == Staff.id)
        .where(
            Lead.stage.in_(OPEN),
            Lead.archived_at.is_(None),
            func.coalesce(Lead.merged_into_id, 0) == 0,
        )
        .where(Lead.company_id.in_(_with_several()))
        .order_by(Lead.registered_on, Lead.id)
    )
    leads = {
        lead.id: (
            (lead.company_id, lead.kind),
            Suspect(lead.id, f"{lead.code} {lead.title}", f"{company} · {owner}"),
        )
        for lead, company, owner in session.execute(query)
    }
    for group in _alike((key, lead_id) for lead_id, (key, _suspect) in leads.items()):
        for one, other in combinations(group, 2):
            yield SuspectPair("lead", Why.BOTH_OPEN, leads[one][1], leads[other][1])


def _with_several() -> Any:
    in_use = (Lead.archived_at.is_(None), Lead.stage.in_(OPEN))
    query = select(Lead.company_id).where(*in_use).group_by(Lead.company_id)
    return query.having(func.count() > 1)


def _alike(pairs: Iterable[tuple[Hashable, int]]) -> Iterator[list[int]]:
    """Yield the ids that share a key, where they are more than one and no crowd."""
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for key, record_id in pairs:
        groups[key].append(record_id)
    yield from (group for group in groups.values() if 1 < len(group) <= CROWD)
