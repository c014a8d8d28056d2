"""Intent letters for lists, forms and the record pane; areas in ㎡, deposit in 元."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased, defer

from crm.companies.models import Company
from crm.leads.models import Lead
from crm.letters.fields import FIELDS
from crm.letters.letter_state import GROSS, state_on
from crm.letters.models import Letter
from crm.letters.rows import LetterDetail, LetterEvent, LetterRow, LetterTotals, StateSum
from crm.letters.standings import facts_of
from crm.letters.state_at import state_at
from crm.letters.terms import AreaKind, LetterState, LetterStatus
from crm.parks.models import Park
from crm.records import saving
from crm.records.finding import chunks, search_words
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = ("letter", "lead", "company", "park", "staff")
EXPIRING_DAYS = 30  # docs/domain.md, Figures, K38

_COLUMNS: dict[str, Any] = {
    "park_id": Letter.park_id,
    "area_kind": Letter.area_kind,
    "status": Letter.status,
    "owner_id": Letter.owner_id,
    "company_id": Letter.company_id,
    "lead_id": Letter.lead_id,
}
# Drafts are not signed yet and 长期 has no end: blanks stand for the far future.
_FUTURE = ("signed_on", "valid_until")
SORTS: dict[str, Any] = {
    "code": Letter.code,
    "letter_no": Letter.letter_no,
    "company": select(Company.sort_key).where(Company.id == Letter.company_id).scalar_subquery(),
    "park": select(Park.sort_key).where(Park.id == Letter.park_id).scalar_subquery(),
    "area_kind": Letter.area_kind,
    "area": Letter.area,
    "signed_on": Letter.signed_on,
    "valid_until": Letter.valid_until,
    "owner": select(Staff.code).where(Staff.id == Letter.owner_id).scalar_subquery(),
}


def find_ids(session: Session, request: ListRequest, today: date) -> list[int]:
    """Return the ids of matching letters; by default drafts first, then the newest signed.

    Filters: park_id, area_kind, status, owner_id, company_id, lead_id; state (of `LetterState`),
    signed_from, signed_to, expiring (true: within 30 days), scope of the lead. Sort keys: see
    `SORTS`, and state.
    """
    name = request.sort or "signed_on"
    descending = request.descending or not request.sort
    column = state_at(today) if name == "state" else SORTS[name]
    blank = column.is_(None)
    blanks_first = descending and name in _FUTURE
    query = select(Letter.id).where(*_conditions(request, today))
    query = query.order_by(
        blank.desc() if blanks_first else blank.asc(),
        column.desc() if descending else column.asc(),
        Letter.id.desc(),
    )
    return list(session.scalars(query))


def _conditions(request: ListRequest, today: date) -> list[ColumnElement[bool]]:
    archived = request.archived
    found: list[ColumnElement[bool]] = [
        Letter.archived_at.is_not(None) if archived else Letter.archived_at.is_(None)
    ]
    found.extend(_has_word(word) for word in search_words(request.text))
    for name, value in request.filters.items():
        found.extend(_filter(name, value, today))
    return found


def _has_word(word: str) -> ColumnElement[bool]:
    companies = select(Company.id).where(Company.search_key.contains(word, autoescape=True))
    return or_(
        func.lower(Letter.code).contains(word, autoescape=True),
        func.lower(Letter.letter_no).contains(word, autoescape=True),
        Letter.company_id.in_(companies),
    )


def _filter(name: str, value: Any, today: date) -> list[ColumnElement[bool]]:
    several: Any = value
    if not isinstance(value, (list, tuple)):
        several = [value]
    if name == "state":
        return [state_at(today).in_([str(each) for each in several])]
    if name == "signed_from":
        return [Letter.signed_on >= value]
    if name == "signed_to":
        return [Letter.signed_on <= value]
    if name == "scope":
        return [Letter.lead_id.in_(select(Lead.id).where(Lead.scope.in_(several)))]
    if name == "expiring":
        last = today + timedelta(days=EXPIRING_DAYS)
        in_force = state_at(today) == LetterState.IN_FORCE.value
        return [in_force, Letter.valid_until <= last] if value else []
    return [_COLUMNS[name].in_(several)]


def totals(session: Session, request: ListRequest, today: date) -> LetterTotals:
    """Add up all matching letters by their state of today."""
    land = (Letter.area_kind == AreaKind.LAND).label("land")
    rows = (
        select(state_at(today).label("state"), land, Letter.area.label("area"))
        .where(*_conditions(request, today))
        .subquery()
    )
    found = session.execute(
        select(rows.c.state, rows.c.land, func.count(), func.sum(rows.c.area)).group_by(
            rows.c.state, rows.c.land
        )
    ).all()
    sums = {
        (LetterState(state), bool(is_land)): StateSum(count, area or Decimal(0))
        for state, is_land, count, area in found
    }
    floor = {state: sums.get((state, False), StateSum()) for state in GROSS}
    on_land = [sums.get((state, True), StateSum()) for state in GROSS]
    return LetterTotals(
        count=sum(each.count for each in sums.values()),
        gross=_added(list(floor.values())),
        in_force=floor[LetterState.IN_FORCE],
        converted=floor[LetterState.CONVERTED],
        withdrawn=floor[LetterState.WITHDRAWN],
        expired=floor[LetterState.EXPIRED],
        land=_added(on_land),
    )


def _added(sums: list[StateSum]) -> StateSum:
    return StateSum(sum(each.count for each in sums), sum((each.area for each in sums), Decimal(0)))


def load_rows(session: Session, ids: Sequence[int], today: date) -> dict[int, LetterRow]:
    """Return the rows of one page by id."""
    successor, prior = aliased(Letter), aliased(Letter)
    query = (
        select(
            Letter,
            Lead.code.label("lead_code"),
            Lead.title.label("lead_title"),
            Company.name.label("company"),
            Park.name.label("park"),
            Staff.name.label("owner"),
            Staff.active.label("owner_active"),
            successor.id.label("successor_id"),
            successor.code.label("successor_code"),
            successor.signed_on.label("superseded_on"),
            prior.code.label("prior_code"),
        )
        .join(Lead, Letter.lead_id == Lead.id)
        .join(Company, Letter.company_id == Company.id)
        .join(Park, Letter.park_id == Park.id)
        .join(Staff, Letter.owner_id == Staff.id)
        .outerjoin(
            successor,
            (successor.supersedes_id == Letter.id) & (successor.status == LetterStatus.SIGNED),
        )
        .outerjoin(prior, Letter.supersedes_id == prior.id)
        .options(defer(Letter.note))
    )
    return {
        row[0].id: _row(row, today)
        for piece in chunks(ids)
        for row in session.execute(query.where(Letter.id.in_(piece)))
    }


def _row(found: Any, today: date) -> LetterRow:
    letter: Letter = found[0]
    state = state_on(facts_of(letter), found.superseded_on, today)
    return LetterRow(
        id=letter.id,
        version=letter.version,
        code=letter.code,
        letter_no=letter.letter_no,
        lead_id=letter.lead_id,
        lead_code=found.lead_code,
        lead_title=found.lead_title,
        company_id=letter.company_id,
        company=found.company,
        park_id=letter.park_id,
        park=found.park,
        unit_text=letter.unit_text,
        area_kind=letter.area_kind,
        area=letter.area,
        area_qual=letter.area_qual,
        area_text=letter.area_text,
        signed_on=letter.signed_on,
        valid_until=letter.valid_until,
        status=letter.status,
        state=state,
        expires_in=_days_left(letter.valid_until, state, today),
        withdrawn_on=letter.withdrawn_on,
        converted_on=letter.converted_on,
        contract_area=letter.contract_area,
        superseded_on=found.superseded_on,
        superseded_by_id=found.successor_id,
        superseded_by=found.successor_code,
        supersedes_id=letter.supersedes_id,
        supersedes=found.prior_code,
        owner_id=letter.owner_id,
        owner=found.owner,
        owner_active=found.owner_active,
        archived=letter.archived_at is not None,
        is_demo=letter.is_demo,
    )


def _days_left(valid_until: date | None, state: LetterState, today: date) -> int | None:
    if valid_until is None or state is not LetterState.IN_FORCE:
        return None
    left = (valid_until - today).days
    return left if left <= EXPIRING_DAYS else None


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the letter form starts from; raises UserError NOT_FOUND."""
    return saving.form_values(saving.found(session, Letter, id), FIELDS)


def load_detail(session: Session, id: int, today: date) -> LetterDetail:
    """Return what the pane shows of a letter; raises UserError NOT_FOUND."""
    letter = saving.found(session, Letter, id)
    row = load_rows(session, [id], today)[id]
    return LetterDetail(
        row=row,
        relation=letter.relation_to_prior,
        deposit=letter.deposit,
        deposit_received_on=letter.deposit_received_on,
        rent_price=letter.rent_price,
        signed_with_title=letter.signed_with_title,
        withdraw_reason=letter.withdraw_reason,
        void_reason=letter.void_reason,
        contract_no=letter.contract_no,
        attachment_id=letter.attachment_id,
        note=letter.note,
        created_at=letter.created_at,
        events=_events(row, letter),
    )


def _events(row: LetterRow, letter: Letter) -> tuple[LetterEvent, ...]:
    """Return the dated facts of a letter, the newest first."""
    facts = (
        (row.superseded_on, LetterState.SUPERSEDED, "", row.superseded_by, row.superseded_by_id),
        (row.converted_on, LetterState.CONVERTED, letter.contract_no, "", None),
        (row.withdrawn_on, LetterState.WITHDRAWN, letter.withdraw_reason, "", None),
        (row.signed_on, LetterState.IN_FORCE, "", row.supersedes, row.supersedes_id),
    )
    if letter.status is not LetterStatus.SIGNED:
        return ()
    return tuple(
        LetterEvent(on, state, note or "", code or "", other)
        for on, state, note, code, other in facts
        if on is not None
    )
