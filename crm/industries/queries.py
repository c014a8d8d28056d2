"""Industries for filters and pickers: the present version of the taxonomy, by code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.industries.fields import INDUSTRY_FIELDS
from crm.industries.models import Industry
from crm.records import saving

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm.industries.terms import IndustryGroup
    from crm.records.saved import FormValues

READS = ("industry",)
UNCLASSIFIED = "O"  # 未分类


@dataclass(frozen=True, slots=True)
class IndustryRow:
    """An industry (A1 …) or one of its sub-segments."""

    id: int
    version: int
    code: str
    name: str
    level: int
    group: IndustryGroup
    parent_id: int | None


@dataclass(frozen=True, slots=True)
class IndustryBranch:
    """An industry with its sub-segments."""

    row: IndustryRow
    segments: tuple[IndustryRow, ...]


def tree(session: Session) -> tuple[IndustryBranch, ...]:
    """Return the industries of the present taxonomy with their sub-segments."""
    rows = _present(session)
    return tuple(
        IndustryBranch(row, tuple(each for each in rows if each.parent_id == row.id))
        for row in rows
        if row.level == 1
    )


def list_level_1(session: Session) -> tuple[IndustryRow, ...]:
    """Return the industries that lists are filtered and figures broken down by."""
    return tuple(row for row in _present(session) if row.level == 1)


def _present(session: Session) -> list[IndustryRow]:
    query = select(Industry).where(Industry.valid_to.is_(None), Industry.archived_at.is_(None))
    return sorted((_row(each) for each in session.scalars(query)), key=_place)


def _place(row: IndustryRow) -> tuple[bool, str, int]:
    """By code, A1.2 before A1.10, 未分类 last."""
    head, _dot, number = row.code.partition(".")
    return row.code == UNCLASSIFIED, head, int(number) if number.isdecimal() else 0


def l1_of(session: Session, industry_id: int) -> IndustryRow:
    """Return the industry that a sub-segment belongs to, or the industry itself.

    Raises UserError NOT_FOUND.
    """
    industry = saving.found(session, Industry, industry_id)
    if industry.parent_id is not None:
        industry = saving.found(session, Industry, industry.parent_id)
    return _row(industry)


def _row(industry: Industry) -> IndustryRow:
    return IndustryRow(
        id=industry.id,
        version=industry.version,
        code=industry.code,
        name=industry.name,
        level=industry.level,
        group=industry.group,
        parent_id=industry.parent_id,
    )


def load_form(session: Session, id: int) -> FormValues:
    """Return the values that the industry form starts from."""
    return saving.form_values(saving.found(session, Industry, id), INDUSTRY_FIELDS)
