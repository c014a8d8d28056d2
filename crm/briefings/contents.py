"""What the packs say, frozen: collected from measures and queries, printed without a database.

Areas are in ㎡, money in 元, percentages as they are printed (89.08); None prints as “—”.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from crm.leads.terms import Scope
    from crm.letters.terms import LetterState


@dataclass(frozen=True, slots=True)
class ParkArea:
    """A row of the statement: K01–K04 and K08–K10 of one park, or of all."""

    name: str
    available: Decimal | None
    signed_count: int
    signed: Decimal
    in_force_count: int
    in_force: Decimal
    converted: Decimal
    withdrawn: Decimal
    expired: Decimal
    net: Decimal
    coverage: Decimal | None = None
    oversubscribed: bool = False  # more in force than there is
    target: Decimal | None = None
    completion: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AreaMovement:
    """A row of the roll-forward K06."""

    name: str
    opening: Decimal
    new: Decimal
    superseded: Decimal
    converted: Decimal
    withdrawn: Decimal
    expired: Decimal
    closing: Decimal


@dataclass(frozen=True, slots=True)
class LandArea:
    """A row of the land table K07; never added to floor area."""

    name: str
    signed_count: int
    signed: Decimal
    in_force_count: int
    in_force: Decimal
    converted: Decimal
    withdrawn: Decimal
    expired: Decimal


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter in a list. `written` is its area as the paper says it, if that is qualified."""

    number: str
    company: str
    park: str
    area: Decimal
    signed_on: date
    valid_until: date | None  # None: no end was agreed
    state: LetterState
    owner: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A published area that is not exact, quoted as it was printed: 约1.5万平方米."""

    park: str
    text: str
    as_of: date
    counted: Decimal  # what the statement has for the park


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """The total against its target: K10, K11, K12."""

    name: str
    completion: Decimal | None
    elapsed: Decimal  # share of the period that has passed, percent
    ahead: Decimal | None  # percentage points, negative when behind


@dataclass(frozen=True, slots=True)
class AreaStatement:
    """签约意向面积统计表 at `as_of`; the movement covers `start` to `as_of`."""

    as_of: date
    start: date
    scope: Scope
    parks: tuple[ParkArea, ...]
    total: ParkArea
    movements: tuple[AreaMovement, ...]
    movement_total: AreaMovement
    letters: tuple[LetterLine, ...]
    land: tuple[LandArea, ...]
    land_total: LandArea | None
    target: TargetProgress | None = None
    quotations: tuple[Quotation, ...] = ()
    cross_park_companies: int = 0  # K39
    cross_park_area: Decimal | None = None
    parks_left_out: int = 0
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value, "" when it is not known; a name is never cut."""

    label: str
    value: str
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Something that happened with the company: a follow-up, a visit, a letter."""

    on: date
    kind: str
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class DealLine:
    """An equity deal of the company."""

    vehicle: str  # the fund's name, or “direct”
    status: str
    subscribed: Decimal | None
    paid_in: Decimal
    percent: Decimal | None
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """What the project still needs."""

    kind: str
    quantity: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class NextAction:
    """The next step that was agreed."""

    text: str
    on: date | None
    owner: str


@dataclass(frozen=True, slots=True)
class OnePager:
    """项目（企业）情况一页纸 at `as_of`; lists are newest first."""

    as_of: date
    code: str
    company: str
    title: str
    stage: str
    owner: str
    level: str
    tier: str
    company_facts: tuple[Fact, ...]
    project_facts: tuple[Fact, ...]
    progress: tuple[Progress, ...]
    letters: tuple[LetterLine, ...]
    deals: tuple[DealLine, ...]
    requirements: tuple[RequirementLine, ...]
    talking_points: str
    next_action: NextAction | None
    note: str
    is_demo: bool = False
