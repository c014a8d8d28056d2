"""The main industry (A1 … V9) of whatever names an industry or a sub-segment, for lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import String, func, literal, or_, select
from sqlalchemy.orm import aliased

from crm.industries.models import Industry
from crm.industries.queries import UNCLASSIFIED, list_level_1
from crm.industries.terms import IndustryGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def main_code(industry_id: Any) -> ColumnElement[str]:
    """Return the code of the main industry of a row, O where it has none."""
    own, parent = aliased(Industry), aliased(Industry)
    found = (
        select(func.coalesce(parent.code, own.code))
        .select_from(own)
        .outerjoin(parent, own.parent_id == parent.id)
        .where(own.id == industry_id)
        .correlate(industry_id.class_)
        .scalar_subquery()
    )
    return func.coalesce(found, literal(UNCLASSIFIED, String))


def with_segments(industry_id: Any) -> Callable[[Sequence[Any]], ColumnElement[bool]]:
    """Return the condition that finds industries with their sub-segments."""

    def one_of(ids: Sequence[Any]) -> ColumnElement[bool]:
        family = or_(Industry.id.in_(ids), Industry.parent_id.in_(ids))
        return industry_id.in_(select(Industry.id).where(family))

    return one_of


def name_industries(session: Session, codes: Collection[object]) -> list[tuple[object, str]]:
    """Name main industries in the order of their codes, 未分类 last."""
    found: list[tuple[object, str]] = [
        (row.code, row.name)
        for row in list_level_1(session)
        if row.code in codes and row.code != UNCLASSIFIED
    ]
    if UNCLASSIFIED in codes:
        found.append((UNCLASSIFIED, IndustryGroup.OTHER.label))
    return found
