"""Demonstration leads with their history of stages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crm.leads.models import Lead, LeadStageHistory
from crm.leads.terms import LeadKind, Mode, ProjectLevel, Scope, SourceChannel, Stage
from crm.names.sorting import search_key, sort_key
from crm.quantities.dates import DatePrecision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.companies.models import Company
    from crm.demo.rows import Rows, Values
    from crm.leads.terms import LostReason
    from crm.staff.models import Staff

# The loader writes past the gates; a step whose gate was not met says so.
EXAMPLE = "示例"
ORDER = (Stage.NEW, Stage.CONTACTED, Stage.VISITED, Stage.NEGOTIATING, Stage.INTENT)


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a lead."""

    stage: Stage
    on: date
    reason: str | None = None
    lost_reason: LostReason | None = None


def _no_values() -> Values:
    return {}


@dataclass(frozen=True, slots=True)
class DemoLead:
    """A lead by its code; `more` holds further columns."""

    code: str
    title: str
    company: Company
    owner: Staff
    steps: Sequence[Step]
    precision: DatePrecision = DatePrecision.DAY
    more: Values = field(default_factory=_no_values)


def load_leads(rows: Rows, leads: Sequence[DemoLead]) -> dict[str, Lead]:
    """Add leads, registered on the day of their first step, with their history; by code."""
    added = rows.put(Lead, {each.code: _lead(each) for each in leads})
    history: dict[str, Values] = {}
    for each in leads:
        if rows.is_new(added[each.code]):
            history |= _history(each, added[each.code])
    rows.put(LeadStageHistory, history)
    return added


def _lead(lead: DemoLead) -> Values:
    last = lead.steps[-1]
    return {
        "code": lead.code,
        "title": lead.title,
        "sort_key": sort_key(lead.title),
        "search_key": search_key(lead.title, lead.code),
        "company_id": lead.company.id,
        "kind": LeadKind.NEW,
        "scope": Scope.GROUP,
        "mode": Mode.M17,
        "source_channel": SourceChannel.OTHER,
        "registered_on": lead.steps[0].on,
        "owner_id": lead.owner.id,
        "stage": last.stage,
        "stage_entered_on": last.on,
        "stage_precision": lead.precision,
        "lost_reason": last.lost_reason,
        "project_level": ProjectLevel.ORDINARY,
        **lead.more,
    }


def _history(lead: DemoLead, row: Lead) -> dict[str, Values]:
    before = (None, *(step.stage for step in lead.steps))
    return {
        f"{lead.code}/{position}": {
            "lead_id": row.id,
            "position": position,
            "from_stage": from_stage,
            "to_stage": step.stage,
            "on": step.on,
            "precision": lead.precision,
            "by_staff_id": lead.owner.id,
            "reason": step.reason,
            "lost_reason": step.lost_reason,
        }
        for position, (from_stage, step) in enumerate(
            zip(before, lead.steps, strict=False), start=1
        )
    }
