"""Published areas that are not exact, to be quoted as they were printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.parks.models import Park
from crm.targets.models import ReferenceFigure

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from crm.leads.terms import Scope

READS = ("reference_figure", "park")
SIGNED_AREA = "K01"


@dataclass(frozen=True, slots=True)
class PublishedArea:
    """A park's signed intent area as it was published: 约1.5万平方米; `value` in ㎡."""

    park_code: str
    text: str
    value: Decimal
    as_of: date


def qualified_areas(session: Session, *, scope: Scope, up_to: date) -> tuple[PublishedArea, ...]:
    """Return the newest published area of each park that carries a qualifier, by park code."""
    query = (
        select(Park.code, ReferenceFigure.text, ReferenceFigure.value, ReferenceFigure.as_of)
        .join(Park, Park.id == ReferenceFigure.park_id)
        .where(
            ReferenceFigure.measure == SIGNED_AREA,
            ReferenceFigure.unit == "㎡",
            ReferenceFigure.qualifier.is_not(None),
            ReferenceFigure.scope == scope,
            ReferenceFigure.as_of <= up_to,
        )
        .order_by(ReferenceFigure.as_of, ReferenceFigure.id)
    )
    newest = {row.code: PublishedArea(*row) for row in session.execute(query)}
    return tuple(newest[code] for code in sorted(newest))
