"""What signing one more letter does to the figures: K01, K07 and the coverage K09 of its park.

Rules: docs/domain.md, Intent letters, "What may be done". Areas are ㎡.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from crm.companies.models import Company
from crm.leads.models import Lead
from crm.letters.fields import FIELDS, fields_for
from crm.letters.letter_state import GROSS
from crm.letters.overlaps import Overlap, overlaps
from crm.letters.terms import AreaKind, LetterState
from crm.measures.computing import compute
from crm.measures.question import Filters
from crm.parks.models import Park
from crm.quantities.formatting import percent
from crm.records import saving
from crm.records.parsing import parse
from crm.records.references import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.measures.figure import Value

ASKED = ("lead_id", "park_id", "area_kind", "area", "signed_on", "valid_until")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class IntentTotals:
    """Letters and area (㎡) of the gross figure, and what is in force and available in one park.

    `available` is None where it is not known, and for land.
    """

    count: int
    area: Decimal
    in_force: Decimal = ZERO
    available: Decimal | None = None

    @property
    def coverage(self) -> Decimal | None:
        """The share (%) of what is available that is asked for; None where it is undefined."""
        if self.available is None or self.available <= 0:
            return None
        return percent(self.in_force, self.available)


@dataclass(frozen=True, slots=True)
class LetterShare:
    """What one letter adds to the totals on a day: its area (㎡), if it counts and if it binds."""

    area: Decimal
    counts: bool = True
    in_force: bool = True


@dataclass(frozen=True, slots=True)
class OverlapChoice:
    """The letters that overlap with a new one, and the totals after each way to sign it.

    `superseding` holds, by id, the letters that can be replaced.
    """

    company: str
    park: str
    kind: AreaKind
    overlaps: tuple[Overlap, ...]
    now: IntentTotals
    additional: IntentTotals
    superseding: Mapping[int, IntentTotals]


def after_signing(
    now: IntentTotals, new: LetterShare, replaced: LetterShare | None = None
) -> IntentTotals:
    """Return the totals with a new letter in them, and without the one that it replaces."""
    totals = _moved(now, new, 1)
    return totals if replaced is None else _moved(totals, replaced, -1)


def _moved(totals: IntentTotals, letter: LetterShare, sign: int) -> IntentTotals:
    gross = letter.area if letter.counts else ZERO
    binding = letter.area if letter.in_force else ZERO
    return replace(
        totals,
        count=totals.count + sign * letter.counts,
        area=totals.area + sign * gross,
        in_force=totals.in_force + sign * binding,
    )


def overlap_choice(
    session: Session, raw: Mapping[str, object], today: date, letter_id: int | None = None
) -> OverlapChoice:
    """Explain what a letter overlaps with, from the raw values of its form.

    `letter_id` is the draft itself, if it is stored. Raises UserError with the codes of the
    fields when one of them cannot be read.
    """
    values = _read(session, raw)
    lead = saving.found(session, Lead, values["lead_id"])
    park = saving.found(session, Park, values["park_id"])
    kind = AreaKind(values["area_kind"])
    signed_on: date = values["signed_on"] or today
    found = overlaps(session, lead.company_id, park.id, kind, signed_on, today, letter_id)
    now = _totals(session, kind, park.id, today)
    until: date | None = values["valid_until"]
    new = LetterShare(values["area"] or ZERO, in_force=until is None or until >= today)
    return OverlapChoice(
        company=saving.found(session, Company, lead.company_id).name,
        park=park.name,
        kind=kind,
        overlaps=found,
        now=now,
        additional=after_signing(now, new),
        superseding={
            each.id: after_signing(now, new, _share(each))
            for each in found
            if each.may_be_superseded
        },
    )


def _read(session: Session, raw: Mapping[str, object]) -> dict[str, Any]:
    kind = AreaKind(str(raw["area_kind"]))
    fields = [each for each in fields_for(FIELDS, kind) if each.name in ASKED]
    wanted = {name: raw.get(name) for name in ASKED}
    return parse(fields, wanted, partial(resolve, session)).values


def _share(letter: Overlap) -> LetterShare:
    return LetterShare(
        letter.area or ZERO,
        counts=letter.state in GROSS,
        in_force=letter.state is LetterState.IN_FORCE,
    )


def _totals(session: Session, kind: AreaKind, park_id: int, today: date) -> IntentTotals:
    """Return the figures of today; land has figures of its own and no coverage."""
    land = kind is AreaKind.LAND
    gross = compute(session, "K07" if land else "K01", as_of=today).total
    totals = IntentTotals(int(gross["count"] or 0), _area(gross["area_m2"]) or ZERO)
    if land:
        return totals
    here = Filters(park_id=park_id)
    in_force = compute(session, "K02", as_of=today, filters=here).total
    available = compute(session, "K08", as_of=today, filters=here).total
    return replace(
        totals,
        in_force=_area(in_force["area_m2"]) or ZERO,
        available=_area(available["area_m2"]),
    )


def _area(value: Value) -> Decimal | None:
    return None if value is None else Decimal(value)
