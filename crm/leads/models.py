"""Tables of leads (docs/domain.md, Leads)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, Scaled, merged_index, reference, short_text, sorted_text
from crm.leads.terms import (
    LeadKind,
    LostReason,
    Mode,
    ProjectLevel,
    RequirementKind,
    Scope,
    SourceChannel,
    Stage,
)
from crm.quantities.dates import DatePrecision


class Lead(Record):
    """A lead or project (招商线索/项目); money in 元 of `currency`, areas in ㎡.

    `stage` and `stage_entered_on` repeat the last row of the history, for the board's sake;
    figures for a date read the history itself.
    """

    __tablename__ = "lead"
    # The first two answer the board and the usual list without reading the long rows.
    __table_args__ = (
        Index(
            "ix_lead_board",
            "stage",
            "stage_entered_on",
            "probability_override",
            "currency",
            "est_investment",
            "fx_rate",
            "archived_at",
            "merged_into_id",
        ),
        Index("ix_lead_list", "registered_on", "archived_at", "merged_into_id"),
        merged_index("lead"),
    )

    code: Mapped[str] = mapped_column(sorted_text(), unique=True)
    title: Mapped[str]
    sort_key: Mapped[str] = mapped_column(sorted_text(), index=True)
    search_key: Mapped[str]
    company_id: Mapped[int] = reference("company", nullable=False)
    contact_id: Mapped[int | None] = reference("contact")
    kind: Mapped[LeadKind]
    scope: Mapped[Scope]
    industry_id: Mapped[int | None] = reference("industry")
    mode: Mapped[Mode]
    mode_tags: Mapped[list[str]] = mapped_column(default=list)
    source_channel: Mapped[SourceChannel]
    source_trip_id: Mapped[int | None] = reference("trip")
    # Visits also name their lead: PostgreSQL adds this constraint once both tables exist.
    source_visit_id: Mapped[int | None] = mapped_column(
        ForeignKey("visit.id", use_alter=True), index=True
    )
    source_event_id: Mapped[int | None] = reference("event")
    referrer_id: Mapped[int | None] = reference("partner")
    referrer_company_id: Mapped[int | None] = reference("company")
    chain_leader_company_id: Mapped[int | None] = reference("company")
    registered_on: Mapped[date]
    owner_id: Mapped[int] = reference("staff", nullable=False)
    co_owner_ids: Mapped[list[int]] = mapped_column(default=list)
    stage: Mapped[Stage]
    stage_entered_on: Mapped[date]
    stage_precision: Mapped[DatePrecision]
    probability_override: Mapped[Decimal | None]
    est_investment: Mapped[Decimal | None]
    est_investment_qual: Mapped[str | None]
    currency: Mapped[str] = mapped_column(short_text(3), default="CNY")
    fx_rate: Mapped[Decimal | None] = mapped_column(Scaled(6))
    fx_date: Mapped[date | None]
    est_area_needed: Mapped[Decimal | None]
    land_needed: Mapped[Decimal | None]
    est_output: Mapped[Decimal | None]
    est_tax: Mapped[Decimal | None]
    est_jobs: Mapped[int | None]
    project_level: Mapped[ProjectLevel]
    level_note: Mapped[str | None]
    preferred_park_ids: Mapped[list[int]] = mapped_column(default=list)
    park_id: Mapped[int | None] = reference("park")
    land_parcel: Mapped[str | None]
    contract_no: Mapped[str | None]
    contract_signed_on: Mapped[date | None] = mapped_column(index=True)
    contract_terminated_on: Mapped[date | None]
    landed_on: Mapped[date | None]
    land_acquired_on: Mapped[date | None]
    construction_started_on: Mapped[date | None]
    topped_out_on: Mapped[date | None]
    equipment_in_on: Mapped[date | None]
    production_on: Mapped[date | None]
    full_capacity_on: Mapped[date | None]
    planned_land_acquired_on: Mapped[date | None]
    planned_construction_started_on: Mapped[date | None]
    planned_topped_out_on: Mapped[date | None]
    planned_equipment_in_on: Mapped[date | None]
    planned_production_on: Mapped[date | None]
    date_precisions: Mapped[dict[str, str]] = mapped_column(default=dict)
    escalation_level: Mapped[str | None]
    next_action: Mapped[str | None]
    next_action_on: Mapped[date | None] = mapped_column(index=True)
    next_action_time: Mapped[str | None] = mapped_column(short_text(5))
    next_action_staff_id: Mapped[int | None] = reference("staff")
    lost_reason: Mapped[LostReason | None]
    review_on: Mapped[date | None]
    merged_into_id: Mapped[int | None] = reference("lead", index=False)
    summary: Mapped[str | None]
    talking_points: Mapped[str | None]
    risks: Mapped[str | None]
    note: Mapped[str | None]


class LeadStageHistory(Record):
    """One move of a lead, append-only; `position` orders moves of the same day."""

    __tablename__ = "lead_stage_history"
    __table_args__ = (Index("ix_lead_stage_history_order", "lead_id", "on", "position"),)

    lead_id: Mapped[int] = reference("lead", nullable=False, index=False)
    position: Mapped[int]
    from_stage: Mapped[Stage | None]
    to_stage: Mapped[Stage]
    on: Mapped[date]
    precision: Mapped[DatePrecision]
    by_staff_id: Mapped[int | None] = reference("staff", index=False)
    reason: Mapped[str | None]
    review_on: Mapped[date | None]
    lost_reason: Mapped[LostReason | None]


class LeadRequirement(Record):
    """What a lead needs (要素需求), with quantity and unit."""

    __tablename__ = "lead_requirement"

    lead_id: Mapped[int] = reference("lead", nullable=False)
    kind: Mapped[RequirementKind]
    quantity: Mapped[Decimal | None]
    unit: Mapped[str | None]
    due_on: Mapped[date | None] = mapped_column(index=True)
    closed_on: Mapped[date | None]
    staff_id: Mapped[int | None] = reference("staff")
    note: Mapped[str | None]
