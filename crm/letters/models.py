"""Tables of intent letters (docs/domain.md, Intent letters)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, sorted_text
from crm.letters.terms import AreaKind, LetterStatus, Relation


class Letter(Record):
    """An intent letter (意向书); area in ㎡, deposit in 元, rent in 元/㎡·月.

    Expired, withdrawn, converted and superseded are never stored: they follow from the dates
    for each as-of date.
    """

    __tablename__ = "letter"
    __table_args__ = (Index("ix_letter_signed", "status", "signed_on", "park_id"),)

    code: Mapped[str] = mapped_column(sorted_text(), unique=True)
    letter_no: Mapped[str | None]
    lead_id: Mapped[int] = reference("lead", nullable=False)
    company_id: Mapped[int] = reference("company", nullable=False)
    park_id: Mapped[int] = reference("park", nullable=False)
    unit_text: Mapped[str | None]
    area_kind: Mapped[AreaKind]
    area: Mapped[Decimal | None]
    area_text: Mapped[str | None]
    area_qual: Mapped[str | None]
    signed_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    deposit: Mapped[Decimal | None]
    deposit_received_on: Mapped[date | None]
    rent_price: Mapped[Decimal | None]
    status: Mapped[LetterStatus]
    void_reason: Mapped[str | None]
    withdrawn_on: Mapped[date | None]
    withdraw_reason: Mapped[str | None]
    converted_on: Mapped[date | None]
    contract_no: Mapped[str | None]
    contract_area: Mapped[Decimal | None]
    supersedes_id: Mapped[int | None] = reference("letter")
    relation_to_prior: Mapped[Relation]
    owner_id: Mapped[int] = reference("staff", nullable=False)
    signed_with_title: Mapped[str | None]
    attachment_id: Mapped[int | None] = reference("attachment")
    note: Mapped[str | None]
