"""Letters as hypothesis invents them: any dates, chains of successors, drafts and void ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from crm.letters.letter_state import LetterFacts, Standing, superseded_days
from crm.letters.terms import AreaKind, LetterStatus

if TYPE_CHECKING:
    from crm.leads.models import Lead
    from crm.parks.models import Park
    from tests.support.records import Records

FIRST = date(2026, 2, 20)
DAYS = 20

days = st.integers(0, DAYS).map(lambda number: FIRST + timedelta(days=number))
maybe_day = st.none() | days


@dataclass(frozen=True)
class Invented:
    """One invented letter; `replaces` counts back to the letter that it replaces."""

    status: LetterStatus
    kind: AreaKind
    area: int
    signed_on: date | None
    valid_until: date | None
    withdrawn_on: date | None
    converted_on: date | None
    replaces: int | None
    second_park: bool


invented = st.builds(
    Invented,
    status=st.sampled_from([LetterStatus.SIGNED] * 5 + [LetterStatus.VOID, LetterStatus.DRAFT]),
    kind=st.sampled_from([AreaKind.RENT, AreaKind.RENT, AreaKind.SALE, AreaKind.LAND]),
    area=st.integers(1, 9),
    signed_on=days,
    valid_until=maybe_day,
    withdrawn_on=maybe_day,
    converted_on=maybe_day,
    replaces=st.none() | st.integers(1, 3),
    second_park=st.booleans(),
)
letters = st.lists(invented, min_size=1, max_size=8)


def write_letters(
    records: Records, lead: Lead, parks: list[Park], wanted: list[Invented]
) -> list[Standing]:
    """Write the letters and return them as the pure rules see them."""
    rows: list[Any] = []
    for each in wanted:
        replaced = rows[-each.replaces] if each.replaces and each.replaces <= len(rows) else None
        rows.append(
            records.letter(
                lead,
                parks[each.second_park],
                each.area,
                each.signed_on,
                status=each.status,
                area_kind=each.kind,
                valid_until=each.valid_until,
                withdrawn_on=each.withdrawn_on,
                converted_on=each.converted_on,
                contract_area=1 if each.converted_on else None,
                supersedes_id=replaced.id if replaced else None,
            )
        )
    facts = [_facts(row) for row in rows]
    replaced_on = superseded_days(facts)
    return [Standing(each, replaced_on.get(each.id or 0)) for each in facts]


def _facts(row: Any) -> LetterFacts:
    return LetterFacts(
        id=row.id,
        company_id=row.company_id,
        park_id=row.park_id,
        area_kind=row.area_kind,
        status=row.status,
        area=row.area,
        signed_on=row.signed_on,
        valid_until=row.valid_until,
        withdrawn_on=row.withdrawn_on,
        converted_on=row.converted_on,
        supersedes_id=row.supersedes_id,
    )
