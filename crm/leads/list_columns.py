"""The columns of the list of leads that conditions can be set on; areas in ㎡, amounts in 元."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from crm.industries.main_industry import name_industries, with_segments
from crm.language import mark
from crm.leads.aging import Aging
from crm.leads.fields import FIELDS
from crm.leads.lead_sql import (
    has_aging,
    industry_code,
    intent_area,
    investment_cny,
    lead_park_id,
)
from crm.leads.models import Lead, LeadRequirement
from crm.leads.terms import Stage
from crm.quantities.dates import DatePrecision
from crm.records.fields import Field, Kind, by_name
from crm.records.list_columns import columns_of, list_column
from crm.records.sql_spelling import days_until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import ColumnElement

    from crm.records.list_columns import ListColumn

_FIELDS = by_name(FIELDS)
_CODE = Field("code", mark("field", "Code"), Kind.TEXT, required=True)
_STAGE = Field("stage", mark("field", "Stage"), Kind.CHOICE, required=True, choices=Stage)
_DAYS = Field("days", mark("field", "Days in stage"), Kind.INTEGER)
_AGING = Field("aging", mark("field", "Stay in stage"), Kind.CHOICE, required=True, choices=Aging)
_INTENT = Field("intent_area", mark("field", "Signed intent area"), Kind.AREA)
_NEEDS = Field("open_needs", mark("field", "Open needs"), Kind.INTEGER, required=True)
_LATE_NEEDS = Field("late_needs", mark("field", "Overdue needs"), Kind.INTEGER, required=True)
_PARK = mark("field", "Park")
_NEXT_ACTION = mark("field", "Next action")


def _days(today: date) -> ColumnElement[int]:
    known = case((Lead.stage_precision == DatePrecision.DAY, Lead.stage_entered_on))
    return days_until(today, known)


def _aging(today: date) -> ColumnElement[str]:
    marks = (Aging.OVERDUE, Aging.NEARING)
    whens = [(has_aging(each, today), each.value) for each in marks]
    return case(*whens, else_=Aging.NORMAL.value)


def _needs(*conditions: Any) -> Any:
    """Count the needs of a lead that are not met."""
    need = LeadRequirement
    mine = need.lead_id == Lead.id, need.archived_at.is_(None), need.closed_on.is_(None)
    return select(func.count()).select_from(need).where(*mine, *conditions).scalar_subquery()


def _late_needs(today: date) -> Any:
    return _needs(LeadRequirement.due_on < today)


def _plain(*names: str) -> list[ListColumn]:
    return [list_column(_FIELDS[name], getattr(Lead, name)) for name in names]


CONDITIONS: Mapping[str, ListColumn] = columns_of(
    list_column(_FIELDS["company_id"], Lead.company_id, "company"),
    list_column(
        _FIELDS["industry_id"],
        Lead.industry_id,
        "industry",
        one_of=with_segments(Lead.industry_id),
        key=industry_code(),
        names=name_industries,
    ),
    list_column(_STAGE, Lead.stage),
    list_column(_DAYS, _days),
    list_column(_AGING, _aging),
    list_column(_FIELDS["est_investment"], investment_cny(), "investment"),
    list_column(_INTENT, intent_area),
    list_column(_NEEDS, _needs()),
    list_column(_LATE_NEEDS, _late_needs),
    list_column(_FIELDS["park_id"], lead_park_id(), "park", label=_PARK),
    list_column(_FIELDS["owner_id"], Lead.owner_id, "owner"),
    list_column(_FIELDS["next_action_on"], Lead.next_action_on, "next_action"),
    list_column(_FIELDS["next_action"], Lead.next_action, "next_action_text", label=_NEXT_ACTION),
    list_column(_CODE, Lead.code),
    list_column(_FIELDS["title"], Lead.title),
    list_column(_FIELDS["est_area_needed"], Lead.est_area_needed, "area_needed"),
    list_column(_FIELDS["kind"], Lead.kind),
    list_column(_FIELDS["scope"], Lead.scope),
    list_column(_FIELDS["mode"], Lead.mode),
    list_column(_FIELDS["project_level"], Lead.project_level, "level"),
    list_column(_FIELDS["source_channel"], Lead.source_channel, "source"),
    list_column(_FIELDS["registered_on"], Lead.registered_on, "registered"),
    *_plain("land_needed", "est_output", "est_tax", "est_jobs", "co_owner_ids"),
    *_plain("preferred_park_ids", "mode_tags", "level_note", "escalation_level"),
    *_plain("source_trip_id", "source_visit_id", "source_event_id", "referrer_id"),
    *_plain("referrer_company_id", "chain_leader_company_id", "contract_no", "land_parcel"),
    *_plain("contract_signed_on", "landed_on", "production_on", "contract_terminated_on"),
    *_plain("summary", "risks", "note"),
)
