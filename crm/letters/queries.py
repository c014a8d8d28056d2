"""Intent letters for lists, forms and the record pane; areas in ㎡, deposit in 元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, null, select
from sqlalchemy.orm import aliased, defer

from crm.companies.models import Company
from crm.leads.models import Lead
from crm.letters.fields import FIELDS
from crm.letters.letter_state import GROSS, state_on
from crm.letters.list_columns import CONDITIONS
from crm.letters.matching import EXPIRING_DAYS, conditions
from crm.letters.models import Letter
from crm.letters.rows import LetterDetail, LetterEvent, LetterRow, LetterTotals, StateSum
from crm.letters.standings import facts_of
from crm.letters.state_at import state_at
from crm.letters.terms import AreaKind, LetterState, LetterStatus
from crm.parks.models import Park
from crm.records import saving
from crm.records.finding import chunks
from crm.records.grouping import by_group, group_column, group_key, groups_of, listed_ids
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from crm.records.groups import Groups, Sum
    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues

READS = ("letter", "lead", "company", "park", "staff")
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
    `SORTS`, and state. Where the request names a group, group by group.
    """
    name = request.sort or "signed_on"
    descending = request.descending or not request.sort
    column = state_at(today) if name == "state" else SORTS[name]
    blank = column.is_(None)
    blanks_first = descending and name in _FUTURE
    query = by_group(select(Letter.id).where(*conditions(request, today)), request, CONDITIONS)
    query = query.order_by(
        blank.desc() if blanks_first else blank.asc(),
        column.desc() if descending else column.asc(),
        Letter.id.desc(),
    )
    return listed_ids(session, query, request, CONDITIONS, today)


def totals(session: Session, request: ListRequest, today: date) -> LetterTotals:
    """Add up all matching letters by their state of today."""
    return _totals(_sums_by_key(session, request, today, null()).get(None, {}))


def find_groups(session: Session, request: ListRequest, today: date) -> Groups:
    """Return the groups of the list in display order.

    Their sums are the areas (㎡) and numbers of letters of `totals`: gross, gross_count,
    in_force, in_force_count …
    """
    column = group_column(request, CONDITIONS)
    by_key = _sums_by_key(session, request, today, group_key(column, today))
    totals_of = {key: _totals(sums) for key, sums in by_key.items()}
    counts = {key: each.count for key, each in totals_of.items()}
    return groups_of(session, request, column, counts, lambda key: _named_sums(totals_of[key]))


def _named_sums(found: LetterTotals) -> dict[str, Sum]:
    names = ("gross", "in_force", "converted", "withdrawn", "expired", "land")
    states: dict[str, StateSum] = {name: getattr(found, name) for name in names}
    areas: dict[str, Sum] = {name: each.area for name, each in states.items()}
    return areas | {f"{name}_count": each.count for name, each in states.items()}


def _sums_by_key(
    session: Session, request: ListRequest, today: date, key: ColumnElement[Any]
) -> dict[object, dict[tuple[LetterState, bool], StateSum]]:
    """Return for each key what letters of each state add up to, land apart."""
    land = (Letter.area_kind == AreaKind.LAND).label("land")
    rows = (
        select(key.label("key"), state_at(today).label("state"), land, Letter.area.label("area"))
        .where(*conditions(request, today))
        .subquery()
    )
    by = (rows.c.key, rows.c.state, rows.c.land)
    found: dict[object, dict[tuple[LetterState, bool], StateSum]] = {}
    for row in session.execute(select(*by, func.count(), func.sum(rows.c.area)).group_by(*by)):
        one = StateSum(row[3], row[4] or Decimal(0))
        found.setdefault(row[0], {})[LetterState(row[1]), bool(row[2])] = one
    return found


def _totals(sums: Mapping[tuple[LetterState, bool], StateSum]) -> LetterTotals:
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
