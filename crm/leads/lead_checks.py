"""What must hold of a lead besides the form of its fields (docs/domain.md, Leads).

Each check looks at the values that the lead would have and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from crm.companies.models import Contact
from crm.errors import Problem, UserError
from crm.language import _
from crm.leads.first_leads import open_leads
from crm.leads.stage import ORDER
from crm.leads.stage_move import MoveFacts, check_move
from crm.leads.terms import Stage
from crm.letters.models import Letter
from crm.letters.terms import LetterStatus
from crm.quantities.dates import printed_date
from crm.staff.queries import require_active
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.database.session import Work
    from crm.leads.first_leads import OpenLead
    from crm.leads.models import Lead
    from crm.leads.terms import LeadKind

# Each must not be before the one at its left.
_IN_ORDER = (
    ("contract_signed_on", "landed_on"),
    ("landed_on", "production_on"),
    ("contract_signed_on", "contract_terminated_on"),
)
_GATE_FACTS = frozenset(
    {
        "contract_signed_on",
        "contract_no",
        "note",
        "landed_on",
        "park_id",
        "land_parcel",
        "production_on",
    }
)
_GATED = (Stage.SIGNED, Stage.LANDED, Stage.OPERATING)


def check_values(work: Work, after: Mapping[str, Any]) -> None:
    """Raise every problem of the values themselves at its field.

    STAGE_DATE_ORDER for dates in the future or out of order, VALUE_UNKNOWN for a contact of
    another company, VALUE_FORMAT and FIELD_REQUIRED for the exchange rate.
    """
    problems = [
        *date_problems(after, work.today),
        *_rate_problems(after),
        *_contact_problems(work.session, after),
    ]
    if problems:
        raise UserError(problems)


def date_problems(after: Mapping[str, Any], today: date) -> list[Problem]:
    """Return STAGE_DATE_ORDER for each date in the future or before one that it follows."""
    problems: list[Problem] = []
    for name in ("registered_on", "contract_signed_on"):
        if after[name] and after[name] > today:
            sentence = _("This date cannot be in the future. Enter a date up to {today}.")
            message = sentence.format(today=printed_date(today))
            problems.append(Problem("STAGE_DATE_ORDER", message, name))
    for first, second in _IN_ORDER:
        if after[first] and after[second] and after[second] < after[first]:
            sentence = _("This date cannot be before {date}. Correct one of the two.")
            message = sentence.format(date=printed_date(after[first]))
            problems.append(Problem("STAGE_DATE_ORDER", message, second))
    return problems


def _rate_problems(after: Mapping[str, Any]) -> list[Problem]:
    rate = after["fx_rate"]
    if rate is None:
        return []
    if rate <= 0:
        sentence = _("An exchange rate is greater than 0: how many yuan one unit is worth.")
        return [Problem("VALUE_FORMAT", sentence, "fx_rate")]
    if after["fx_date"] is None:
        return [Problem("FIELD_REQUIRED", _("Enter the date of the exchange rate."), "fx_date")]
    return []


def _contact_problems(session: Session, after: Mapping[str, Any]) -> list[Problem]:
    if after["contact_id"] is None:
        return []
    contact = session.get(Contact, after["contact_id"])
    if contact is None or contact.company_id == after["company_id"]:
        return []
    sentence = _("This contact belongs to another company. Choose one of the lead's company.")
    return [Problem("VALUE_UNKNOWN", sentence, "contact_id")]


def check_owners(work: Work, lead: Lead | None, after: Mapping[str, Any]) -> None:
    """Raise STAFF_INACTIVE for somebody who left and would become responsible."""
    if lead is None or after["owner_id"] != lead.owner_id:
        require_active(work.session, after["owner_id"], "owner_id")
    doer = after["next_action_staff_id"]
    if doer is not None and (lead is None or doer != lead.next_action_staff_id):
        require_active(work.session, doer, "next_action_staff_id")
    known = set(lead.co_owner_ids) if lead else set[int]()
    for staff_id in after["co_owner_ids"]:
        if staff_id not in known:
            require_active(work.session, staff_id, "co_owner_ids")


def check_company_change(session: Session, lead: Lead, company_id: int) -> None:
    """Raise LETTER_COMPANY_MISMATCH when signed letters of the lead name the old company."""
    if company_id == lead.company_id:
        return
    signed = exists().where(Letter.lead_id == lead.id, Letter.status == LetterStatus.SIGNED)
    if session.scalar(select(signed)):
        sentence = _("Signed letters of this lead name its company. Register a new lead instead.")
        raise UserError(Problem("LETTER_COMPANY_MISMATCH", sentence, "company_id"))


def check_gate_kept(lead: Lead, after: Mapping[str, Any], today: date) -> None:
    """Raise STAGE_GATE_UNMET when an edit takes away what the present stage asked for."""
    changed = {name for name in _GATE_FACTS if after[name] != getattr(lead, name)}
    if not changed or lead.stage not in _GATED:
        return
    check_move(
        MoveFacts(
            current=ORDER[ORDER.index(lead.stage) - 1],
            wanted=lead.stage,
            on=today,
            today=today,
            role=Role.ADMIN,
            contract_signed_on=after["contract_signed_on"],
            contract_no=after["contract_no"] or "",
            note=after["note"] or "",
            landed_on=after["landed_on"],
            has_site=bool(after["park_id"] or after["land_parcel"]),
            production_on=after["production_on"],
        )
    )


def warn_of_open_lead(work: Work, company_id: int, kind: LeadKind, *, besides: int | None) -> None:
    """Warn LEAD_ALREADY_OPEN, naming the owner of the first open lead of the company.

    One of the same kind comes first: the first to register keeps the company for its kind.
    """
    found = open_leads(work.session, company_id, kind, besides)
    if found:
        work.warn("LEAD_ALREADY_OPEN", already_open(found[0]), "company_id")


def already_open(lead: OpenLead) -> str:
    """Say whose open lead is already there, and what follows from it."""
    sentence = _(
        "The company already has the open lead {code} “{title}” of {owner}. "
        "The first to register keeps it: talk to each other."
    )
    if not lead.same_kind:
        sentence = _(
            "The company already has the open lead {code} “{title}” of {owner}, of another kind "
            "({kind}). Talk to each other."
        )
    return sentence.format(code=lead.code, title=lead.title, owner=lead.owner, kind=lead.kind.label)
