"""Which known companies are the same as one being written (docs/domain.md, Company names)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from crm.companies.models import Company
from crm.companies.other_names import other_names
from crm.leads.models import Lead
from crm.leads.stage import OPEN
from crm.names.keys import Likeness, compare, exact_key, loose_key
from crm.names.pinyin import syllables
from crm.names.spelling import CLOSE, closeness, spelling
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy.orm import Session

    from crm.companies.known_names import KnownNames
    from crm.companies.other_names import OtherNames

READS = ("company", "lead", "staff")
CLOSE_SHOWN = 5
COMPARED = (
    Company.id,
    Company.name,
    Company.short_name,
    Company.aliases,
    Company.uscc,
    Company.archived_at,
)
WANTED = (Likeness.DUPLICATE, Likeness.SUSPECT, Likeness.DIFFERENT)


@dataclass(frozen=True, slots=True)
class Match:
    """A known company and how like the new one it is.

    `also` is the other name that the two share; `owners` are the people with an open lead of it.
    """

    id: int
    name: str
    uscc: str | None
    likeness: Likeness
    also: str = ""
    owners: tuple[str, ...] = ()
    archived: bool = False


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """The same or perhaps the same companies, and apart from them those spelled much alike."""

    matches: tuple[Match, ...]
    close: tuple[Match, ...]


def find_matches(
    session: Session,
    name: str,
    uscc: str | None,
    *,
    aliases: Sequence[str] = (),
    besides: int | None = None,
    others: OtherNames | None = None,
) -> list[Match]:
    """Return duplicates first, then suspects; `besides` leaves out the company being edited.

    `aliases` are the other names of the new company, `others` those of the known ones (read from
    the database unless they are at hand).
    """
    others = others or other_names(session)
    ways = [Company.loose_key == loose_key(name)]
    ways.append(Company.exact_key.in_({exact_key(each) for each in (name, *aliases)}))
    if called := others.ids(name):
        ways.append(Company.id.in_(called))
    if uscc:
        ways.append(Company.uscc == uscc)
    query = (
        select(*COMPARED)
        .where(or_(*ways), Company.merged_into_id.is_(None), Company.id != (besides or 0))
        .order_by(Company.id)
    )
    found = [_match(each, name, uscc, aliases) for each in session.execute(query)]
    return sorted(
        (each for each in found if each.likeness in WANTED),
        key=lambda each: WANTED.index(each.likeness),
    )


def _match(known: Any, name: str, uscc: str | None, aliases: Iterable[str]) -> Match:
    """Compare by code and name; a name that is only another name of one of the two is suspect."""
    likeness = compare(name, uscc, known.name, known.uscc)
    archived = known.archived_at is not None
    match = Match(known.id, known.name, known.uscc, likeness, archived=archived)
    if likeness is not Likeness.NONE:
        return match
    theirs = {exact_key(each): each for each in (known.short_name, *known.aliases) if each}
    ours = {exact_key(each): each for each in aliases}
    also = theirs.get(exact_key(name)) or ours.get(exact_key(known.name)) or ""
    return replace(match, also=also, likeness=Likeness.SUSPECT if also else Likeness.NONE)


def prepare(session: Session, known: KnownNames) -> None:
    """Read what the first question would otherwise wait for: all names and the readings."""
    known.follow(session)
    syllables("")


def look_alikes(
    session: Session,
    known: KnownNames,
    name: str,
    uscc: str | None,
    aliases: Sequence[str] = (),
    besides: int | None = None,
) -> LookAlikes:
    """Return what to show while a company is typed, with who has an open lead of each.

    `known` remembers the names of all companies between the questions.
    """
    known.follow(session)
    matches = find_matches(
        session, name, uscc, aliases=aliases, besides=besides, others=known.others
    )
    shown = {each.id for each in matches} | {besides}
    close = similar_names(session, known, name, besides=shown)
    owners = _owners(session, [each.id for each in (*matches, *close)])
    return LookAlikes(
        tuple(replace(each, owners=owners.get(each.id, ())) for each in matches),
        tuple(replace(each, owners=owners.get(each.id, ())) for each in close),
    )


def similar_names(
    session: Session, known: KnownNames, name: str, *, besides: Collection[int | None] = ()
) -> list[Match]:
    """Return companies spelled much alike, the closest first: never a result, never blocking."""
    written = spelling(name)
    ids = [each for each in known.near(written) if each not in besides]
    query = select(*COMPARED).where(Company.id.in_(ids), Company.merged_into_id.is_(None))
    found: list[tuple[float, Match]] = []
    for each in session.execute(query):
        names = (each.name, each.short_name, *each.aliases)
        close = max(closeness(written, spelling(other)) for other in names if other)
        if close >= CLOSE:
            match = Match(each.id, each.name, each.uscc, Likeness.NONE)
            found.append((close, replace(match, archived=each.archived_at is not None)))
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [match for _close, match in found[:CLOSE_SHOWN]]


def _owners(session: Session, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    query = (
        select(Lead.company_id, Staff.name)
        .join(Staff, Lead.owner_id == Staff.id)
        .where(
            Lead.company_id.in_(ids),
            Lead.stage.in_(OPEN),
            Lead.archived_at.is_(None),
            Lead.merged_into_id.is_(None),
        )
        .order_by(Lead.registered_on, Lead.id)
    )
    found: dict[int, dict[str, None]] = {}
    for company_id, owner in session.execute(query):
        found.setdefault(company_id, {})[owner] = None
    return {company_id: tuple(names) for company_id, names in found.items()}
