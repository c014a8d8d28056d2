"""What the columns of a record are called, so that its history reads like its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.appointments.fields import APPOINTMENT_FIELDS
from crm.attachments.fields import ATTACHMENT_FIELDS
from crm.companies.fields import COMPANY_FIELDS, CONTACT_FIELDS
from crm.database.changes import UNTRACKED
from crm.deals.fields import DEAL_FIELDS, PAY_IN_FIELDS, PLAN_FIELDS
from crm.deals.terms import PayInKind
from crm.events.fields import EVENT_FIELDS
from crm.followups import fields as followups
from crm.funds.fields import CALL_FIELDS, FUND_FIELDS, SIZE_CHANGE_FIELDS
from crm.industries.fields import INDUSTRY_FIELDS
from crm.language import mark
from crm.leads import fields as leads
from crm.leads.requirement_fields import REQUIREMENT_FIELDS
from crm.leads.terms import Stage
from crm.letters import fields as letters
from crm.letters.terms import LetterStatus
from crm.parks.fields import PARK_FIELDS
from crm.partners.fields import PARTNER_FIELDS
from crm.records.fields import Field, Kind
from crm.staff.fields import STAFF_FIELDS
from crm.targets.fields import TARGET_FIELDS
from crm.tasks.fields import TASK_FIELDS
from crm.trips.fields import MEMBER_FIELDS, STOP_FIELDS, TRIP_CONTACT_FIELDS, TRIP_FIELDS
from crm.visits.fields import ISSUE_FIELDS, ITEM_FIELDS, VISIT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

# Follow from other columns, or tell the program's business only.
DERIVED = frozenset(
    {
        "id",
        "uid",
        "is_demo",
        "sort_key",
        "search_key",
        "exact_key",
        "loose_key",
        "mobile_key",
        "phone_key",
        "position",
        "stage_precision",
        "date_precisions",
        "level",
        "taxonomy",
        "record_kind",
        "record_id",
        "sha256",
        "size",
        "media_type",
        *UNTRACKED,
    }
)
LEAD_EXTRAS = (
    Field("stage", mark("field", "Stage"), Kind.CHOICE, choices=Stage),
    Field("stage_entered_on", mark("field", "In this stage since"), Kind.DATE),
    Field("currency", mark("field", "Currency"), Kind.TEXT),
    Field("land_parcel", mark("field", "Land parcel"), Kind.TEXT),
)
LETTER_EXTRAS = (
    Field("status", mark("field", "Status"), Kind.CHOICE, choices=LetterStatus),
    Field("area_text", mark("field", "Area as written"), Kind.TEXT),
)
PAY_IN_EXTRAS = (
    Field("kind", mark("field", "Kind"), Kind.CHOICE, choices=PayInKind),
    Field("reverses_id", mark("field", "Takes back payment"), Kind.INTEGER),
)
# Columns that many tables have and no form asks for.
COMMON = (
    Field("code", mark("field", "Code"), Kind.TEXT),
    Field("archived_at", mark("field", "Archived"), Kind.BOOLEAN),
    Field("merged_into_id", mark("field", "Merged into"), Kind.INTEGER),
    Field("owner_id", mark("field", "Owner"), Kind.REFERENCE, target="staff"),
    Field("active", mark("field", "Active"), Kind.BOOLEAN),
    Field("valid_to", mark("field", "Valid to"), Kind.DATE),
    Field("converted_lead_id", mark("field", "Became lead"), Kind.REFERENCE, target="lead"),
    Field("converted_on", mark("field", "Converted on"), Kind.DATE),
    Field("stop_id", mark("field", "Stop"), Kind.INTEGER),
    Field("attachment_id", mark("field", "Attachment"), Kind.INTEGER),
    Field("card_image_id", mark("field", "Picture of the card"), Kind.INTEGER),
    Field("calendar_uid", mark("field", "Number in the calendar"), Kind.TEXT),
    Field("area_qual", mark("field", "Qualifier"), Kind.TEXT),
    Field("est_investment_qual", mark("field", "Qualifier"), Kind.TEXT),
    Field("value_qual", mark("field", "Qualifier"), Kind.TEXT),
    Field("target_output_2030", mark("field", "Target output in 2030"), Kind.MONEY),
    Field("target_output_2030_qual", mark("field", "Qualifier"), Kind.TEXT),
    Field("valid_from", mark("field", "Valid from"), Kind.DATE),
)
FIELDS: Mapping[str, tuple[Field, ...]] = {
    "appointment": APPOINTMENT_FIELDS,
    "attachment": ATTACHMENT_FIELDS,
    "company": COMPANY_FIELDS,
    "contact": CONTACT_FIELDS,
    "deal": DEAL_FIELDS,
    "event": EVENT_FIELDS,
    "follow_up": followups.FIELDS,
    "fund": FUND_FIELDS,
    "fund_call": CALL_FIELDS,
    "fund_size_change": SIZE_CHANGE_FIELDS,
    "industry": INDUSTRY_FIELDS,
    "issue": ISSUE_FIELDS,
    "lead": (*leads.FIELDS, *leads.MOVE_FIELDS, *LEAD_EXTRAS),
    "lead_requirement": REQUIREMENT_FIELDS,
    "letter": (
        *letters.FIELDS,
        *letters.WITHDRAW_FIELDS,
        *letters.CONVERT_FIELDS,
        *letters.VOID_FIELDS,
        *LETTER_EXTRAS,
    ),
    "park": PARK_FIELDS,
    "partner": PARTNER_FIELDS,
    "pay_in": (*PAY_IN_FIELDS, *PAY_IN_EXTRAS),
    "pay_in_plan": PLAN_FIELDS,
    "staff": STAFF_FIELDS,
    "target": TARGET_FIELDS,
    "task": TASK_FIELDS,
    "trip": TRIP_FIELDS,
    "trip_contact": TRIP_CONTACT_FIELDS,
    "trip_member": MEMBER_FIELDS,
    "trip_stop": STOP_FIELDS,
    "visit": VISIT_FIELDS,
    "visit_item": ITEM_FIELDS,
}


def field_of(table: str, column: str) -> Field | None:
    """Return how a column is called and shown, None where nobody enters it."""
    for field in (*FIELDS.get(table, ()), *COMMON):
        if field.name == column:
            return field
    return None
