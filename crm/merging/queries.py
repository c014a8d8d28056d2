"""What a merge would do, before it is done: both sides, what moves, and what forbids it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crm.companies.models import Company, Contact
from crm.database.changes import plain
from crm.errors import Problem, UserError
from crm.history.words import Words
from crm.language import Marked, _, mark
from crm.leads.models import Lead
from crm.merging.checks import name_of, require_mergeable
from crm.merging.choosing import BOTH_FIT, columns_of, sides_of, united
from crm.merging.fields import COMPANY_MERGED, CONTACT_MERGED, LEAD_MERGED, STAGE
from crm.merging.links import count_links
from crm.merging.overlaps import new_overlaps
from crm.merging.terms import Side
from crm.quantities.formatting import plain as plain_number
from crm.quantities.formatting import qualified
from crm.records import saving
from crm.records.fields import Kind
from crm.records.references import describe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.records.fields import Field

READS = ("company", "contact", "lead", "letter", "deal", "visit", "trip_stop", "trip_contact")
MODELS: Mapping[str, Any] = {"company": Company, "contact": Contact, "lead": Lead}
MERGED: Mapping[str, tuple[Field, ...]] = {
    "company": COMPANY_MERGED,
    "contact": CONTACT_MERGED,
    "lead": (*LEAD_MERGED, STAGE),
}


# What changes hands, in words.
MOVES: Mapping[str, Marked] = {
    "contact": mark("moved", "Contacts: {count}"),
    "lead": mark("moved", "Leads: {count}"),
    "letter": mark("moved", "Letters of intent: {count}"),
    "deal": mark("moved", "Equity deals: {count}"),
    "visit": mark("moved", "Visits: {count}"),
    "trip_stop": mark("moved", "Trip stops: {count}"),
    "trip_contact": mark("moved", "Met on trips: {count}"),
    "follow_up": mark("moved", "Follow-ups: {count}"),
    "subsidiary": mark("moved", "Subsidiaries: {count}"),
    "referred": mark("moved", "Referred leads: {count}"),
    "chain": mark("moved", "Leads of its chain: {count}"),
    "requirement": mark("moved", "Needs: {count}"),
    "issue": mark("moved", "Issues: {count}"),
    "task": mark("moved", "Tasks: {count}"),
    "attachment": mark("moved", "Files: {count}"),
}


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two records; `detail` tells it from its namesake."""

    id: int
    version: int
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field as both have it, in words ("" for a blank).

    `both` is what it would be with both, "" where only one fits; `side` is taken unless another
    is chosen; `same` tells that there is nothing to choose.
    """

    name: str
    label: str
    group: str
    survivor: str
    loser: str
    both: str
    side: Side
    same: bool


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Everything that the dialog of a merge shows.

    `moves` says in words what changes hands, `problems` what forbids the merge, `notices` what a
    person should know before.
    """

    kind: str
    survivor: Party
    loser: Party
    pairs: tuple[FieldPair, ...]
    moves: tuple[str, ...]
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


def merge_preview(
    session: Session, kind: str, survivor: int, loser: int, today: date
) -> MergePreview:
    """Return what merging `loser` into `survivor` would do; raises UserError NOT_FOUND."""
    kept = saving.found(session, MODELS[kind], survivor)
    gone = saving.found(session, MODELS[kind], loser)
    problems: tuple[Problem, ...] = ()
    try:
        require_mergeable(session, kept, gone)
    except UserError as error:
        problems = error.problems
    return MergePreview(
        kind=kind,
        survivor=_party(session, kept),
        loser=_party(session, gone),
        pairs=_pairs(session, MERGED[kind], kept, gone),
        moves=tuple(
            str(MOVES[what]).format(count=count)
            for what, count in count_links(session, kind, gone.id).items()
        ),
        problems=problems,
        notices=_notices(session, kept, gone, today) if not problems else (),
    )


def suggested_preview(
    session: Session, kind: str, one: int, other: int, today: date
) -> MergePreview:
    """Return the same with the likelier survivor: the first registered, or with the most of it."""
    first, second = sorted((one, other), key=lambda each: _rank(session, kind, each))
    return merge_preview(session, kind, first, second, today)


def _rank(session: Session, kind: str, record_id: int) -> tuple[object, ...]:
    row = saving.found(session, MODELS[kind], record_id)
    if isinstance(row, Lead):
        return (row.registered_on, row.id)
    return (-sum(count_links(session, kind, record_id).values()), record_id)


def _party(session: Session, row: Any) -> Party:
    if isinstance(row, Company):
        parts = (row.uscc, row.city)
    else:
        company = describe(session, "company", [row.company_id])[row.company_id]
        parts = (company, row.title if isinstance(row, Contact) else None)
    if isinstance(row, Lead):
        owner = describe(session, "staff", [row.owner_id])[row.owner_id]
        registered = _("registered {date}").format(date=row.registered_on.isoformat())
        parts = (parts[0], owner, registered)
    detail = " · ".join(each for each in parts if each)
    return Party(row.id, row.version, name_of(row), detail)


def _pairs(
    session: Session, fields: Sequence[Field], kept: Any, gone: Any
) -> tuple[FieldPair, ...]:
    words = Words(session)
    mine = {name: getattr(kept, name) for each in fields for name in columns_of(each)}
    theirs = {name: getattr(gone, name) for each in fields for name in columns_of(each)}
    sides = sides_of(fields, mine, theirs, {})
    pairs: list[FieldPair] = []
    for field in fields:
        ours, other = mine[field.name], theirs[field.name]
        both = field.kind in BOTH_FIT and ours and other and ours != other
        pairs.append(
            FieldPair(
                name=field.name,
                label=str(field.label),
                group=str(field.group or ""),
                survivor=_in_words(words, field, mine),
                loser=_in_words(words, field, theirs),
                both=_value(words, field, united(field, ours, other)) if both else "",
                side=Side.SURVIVOR if field is STAGE else sides[field.name],
                same=ours == other,
            )
        )
    return tuple(pairs)


def _in_words(words: Words, field: Field, values: Mapping[str, Any]) -> str:
    value = values[field.name]
    if field.qualifier and value is not None and values[field.qualifier]:
        unit = "㎡" if field.kind is Kind.AREA else "元"
        return qualified(plain_number(value), unit, values[field.qualifier])
    text = _value(words, field, value)
    currency = values.get("currency") if field.kind is Kind.MONEY else None
    return f"{text} ({currency})" if text and currency and currency != "CNY" else text


def _value(words: Words, field: Field, value: Any) -> str:
    if field.kind is Kind.BOOLEAN and not value:
        return ""
    return words.value(field, plain(value)) or ""


def _notices(session: Session, kept: Any, gone: Any, today: date) -> tuple[Problem, ...]:
    if not isinstance(kept, Company):
        return ()
    later = dict.fromkeys(pair[1].code for pair in new_overlaps(session, kept.id, gone.id, today))
    if not later:
        return ()
    sentence = _("Letters of both are in force for the same park: {codes} will be additional.")
    codes = ", ".join(later)
    return (Problem("LETTER_OVERLAP_UNRESOLVED", sentence.format(codes=codes)),)
