"""Leads as lists, the board and the pane show them: plain frozen rows.

Money in 元 (of `currency`, or converted where the name ends in `_cny`), areas in ㎡.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from crm.deals.terms import DealStatus, Vehicle
    from crm.language import Marked
    from crm.leads.aging import Aging
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
    from crm.letters.rows import LetterRow
    from crm.quantities.dates import DatePrecision
    from crm.tasks.queries import TaskRow
    from crm.timeline.rows import TimelinePage
    from crm.visits.terms import Direction, VisitStatus


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A line of the lead list and a card of the board.

    `days` in the stage is None where the day of entry is not known. `intent_area` is the signed
    floor area (gross), None without a signed letter. `park` is where it landed, else the park of
    its newest letter, else the first it prefers. `next_overdue` and `intent_lapsed` (意向失效)
    are judged today.
    """

    id: int
    version: int
    code: str
    title: str
    company_id: int
    company: str
    industry_code: str
    industry: str | None
    stage: Stage
    entered_on: date
    precision: DatePrecision
    days: int | None
    aging: Aging
    investment: Decimal | None
    investment_qual: str | None
    currency: str
    investment_cny: Decimal | None
    area_needed: Decimal | None
    land_needed: Decimal | None
    intent_area: Decimal | None
    letters: int
    intent_lapsed: bool
    park_id: int | None
    park: str | None
    owner_id: int
    owner: str
    owner_active: bool
    next_action: str | None
    next_action_on: date | None
    next_action_time: str | None
    next_overdue: bool
    kind: LeadKind
    scope: Scope
    mode: Mode
    source_channel: SourceChannel
    project_level: ProjectLevel
    registered_on: date
    archived: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class LeadTotals:
    """What stands under the list, over all matching leads.

    `investment_cny` adds those that are filled in, `unfilled` counts the others (a foreign
    amount without a rate among them). `intent_area` is signed floor area, gross, ㎡.
    """

    count: int
    investment_cny: Decimal
    unfilled: int
    intent_area: Decimal
    letters: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated step after the signing; `variance` in days is negative when it came early (提前)."""

    name: str
    label: Marked
    on: date | None
    precision: DatePrecision
    planned_on: date | None = None
    variance: int | None = None


@dataclass(frozen=True, slots=True)
class DealLine:
    """An equity deal that leads this project; money in 元."""

    id: int
    code: str
    vehicle: Vehicle
    fund: str | None
    status: DealStatus
    subscribed: Decimal | None
    paid_in: Decimal
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit of the lead's company."""

    id: int
    code: str
    on: date
    direction: Direction
    status: VisitStatus
    visitor_count: int | None
    purpose: str | None


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """What the project needs (要素需求); open while `closed_on` is None.

    `staff` sees to it: the lead's owner where nobody else is named (`staff_id` None).
    """

    id: int
    version: int
    kind: RequirementKind
    quantity: Decimal | None
    unit: str | None
    due_on: date | None
    closed_on: date | None
    note: str | None
    overdue: bool
    staff_id: int | None
    staff: str


@dataclass(frozen=True, slots=True)
class Source:
    """The record that a lead came from: `target` is trip, visit, event, partner or company."""

    target: str
    id: int
    text: str


@dataclass(frozen=True, slots=True)
class LeadDetail:
    """Everything that the pane shows of a lead.

    `position` of `parts` is its place in the order (5 of 8 for INTENT; the stage it would return
    to while it is held or lost), `limit` the days allowed in the stage, `resumes_to` where
    resuming leads, `merged_into` what it became part of. `output_per_mu` and `tax_per_mu` are 元
    for each 亩 of land needed.
    """

    row: LeadRow
    position: int
    parts: int
    limit: int | None
    resumes_to: Stage | None
    contact: str | None
    co_owners: tuple[str, ...]
    preferred_parks: tuple[str, ...]
    sources: tuple[Source, ...]
    chain_leader: str | None
    mode_tags: tuple[str, ...]
    probability: Decimal | None
    fx_rate: Decimal | None
    fx_date: date | None
    est_output: Decimal | None
    est_tax: Decimal | None
    est_jobs: int | None
    output_per_mu: Decimal | None
    tax_per_mu: Decimal | None
    level_note: str | None
    escalation_level: str | None
    contract_no: str | None
    land_parcel: str | None
    landing_park: str | None
    milestones: tuple[Milestone, ...]
    lost_reason: LostReason | None
    review_on: date | None
    move_reason: str | None
    summary: str | None
    talking_points: str | None
    risks: str | None
    note: str | None
    letters: tuple[LetterRow, ...]
    deals: tuple[DealLine, ...]
    visits: tuple[VisitLine, ...]
    requirements: tuple[RequirementRow, ...]
    tasks: tuple[TaskRow, ...]
    timeline: TimelinePage
    merged_into: tuple[int, str] | None = None
