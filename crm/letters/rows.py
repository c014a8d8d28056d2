"""Intent letters as lists and the pane show them: plain frozen rows, areas in ㎡."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from crm.letters.terms import AreaKind, LetterState, LetterStatus, Relation


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A line of the letter list; `state` is derived for today.

    `expires_in` counts the days to `valid_until` while the letter is in force and these are at
    most 30 (0: today), else None. `superseded_by` is the code of the letter that replaced it.
    """

    id: int
    version: int
    code: str
    letter_no: str | None
    lead_id: int
    lead_code: str
    lead_title: str
    company_id: int
    company: str
    park_id: int
    park: str
    unit_text: str | None
    area_kind: AreaKind
    area: Decimal | None
    area_qual: str | None
    area_text: str | None
    signed_on: date | None
    valid_until: date | None
    status: LetterStatus
    state: LetterState
    expires_in: int | None
    withdrawn_on: date | None
    converted_on: date | None
    contract_area: Decimal | None
    superseded_on: date | None
    superseded_by_id: int | None
    superseded_by: str | None
    supersedes_id: int | None
    supersedes: str | None
    owner_id: int
    owner: str
    owner_active: bool
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class StateSum:
    """Letters in a state and their area in ㎡."""

    count: int = 0
    area: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class LetterTotals:
    """What stands under the list: `count` rows, and floor area by state as of today.

    gross = in_force + converted + withdrawn + expired; drafts, void and superseded letters are
    left out. `land` is the gross of LAND letters, never added to floor area.
    """

    count: int
    gross: StateSum
    in_force: StateSum
    converted: StateSum
    withdrawn: StateSum
    expired: StateSum
    land: StateSum


@dataclass(frozen=True, slots=True)
class LetterEvent:
    """A dated fact of a letter, newest first; `code` and `id` name the other letter, if any."""

    on: date
    state: LetterState
    note: str = ""
    code: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class LetterDetail:
    """Everything that the pane shows of a letter; deposit in 元, rent in 元/㎡·月."""

    row: LetterRow
    relation: Relation
    deposit: Decimal | None
    deposit_received_on: date | None
    rent_price: Decimal | None
    signed_with_title: str | None
    withdraw_reason: str | None
    void_reason: str | None
    contract_no: str | None
    attachment_id: int | None
    note: str | None
    created_at: datetime
    events: tuple[LetterEvent, ...]
