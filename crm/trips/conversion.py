"""From contacts logged on a trip to companies, contacts and leads, in one step and only once.

docs/domain.md, Trips and Quick log. One contact is turned as it stands; many at once only where
nothing is left open: whoever decides says which company is meant and what becomes of open leads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crm.companies.commands import save_company, save_contact
from crm.companies.duplicates import find_matches
from crm.companies.models import Company, Contact
from crm.errors import Problem, UserError, refuse
from crm.language import _, mark
from crm.leads.commands import save_lead
from crm.leads.first_leads import open_leads
from crm.leads.lead_checks import already_open
from crm.leads.models import Lead
from crm.leads.stage import OPEN
from crm.leads.terms import LeadKind, Scope, SourceChannel
from crm.names.keys import Likeness
from crm.records import saving
from crm.records.fields import Field, Kind
from crm.records.saved import Saved
from crm.staff.models import Staff
from crm.staff.permissions import require_writer
from crm.trips.at_desk import complete_contact
from crm.trips.joining import add_to_lead
from crm.trips.models import TripContact
from crm.trips.quick_log import known_company, known_contact
from crm.trips.terms import Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.database.session import Work

TITLE_LIMIT = 60  # code points of the topic that become the title of the lead
DECISION_FIELDS: tuple[Field, ...] = (
    Field("turn", mark("field", "What becomes of it"), Kind.CHOICE, choices=Turn),
    Field("company_id", mark("field", "Known company"), Kind.REFERENCE, target="company"),
    Field("lead_id", mark("field", "Open lead"), Kind.REFERENCE, target="lead"),
    Field("kind", mark("field", "Kind"), Kind.CHOICE, choices=LeadKind, default=LeadKind.NEW),
    Field("owner_id", mark("field", "Owner"), Kind.REFERENCE, target="staff"),
    Field("title", mark("field", "Title"), Kind.TEXT),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one logged contact; what is not said stays as it is logged.

    `turn` None makes a new lead where the company has no open one. `company_id` names the known
    company that is meant, `new_company` says that a similar one is another. EXISTING takes
    `lead_id`, or the lead that the contact `lead_of` becomes in the same step.
    """

    id: int
    version: int | None = None
    turn: Turn | None = None
    company_id: int | None = None
    new_company: bool = False
    lead_id: int | None = None
    lead_of: int | None = None
    kind: LeadKind = LeadKind.NEW
    owner_id: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Turned:
    """What a contact became; `created` tells a new lead from one that was there."""

    id: int
    lead: Saved
    created: bool


def convert_trip_contact(
    work: Work, id: int, raw: Mapping[str, object] | None = None, version: int | None = None
) -> Saved:
    """Make a lead of a logged contact and return it; the second call returns the same lead.

    A known company (same name in any spelling) and a known contact (same name there) are used
    as they are. The lead belongs to whoever met the contact, or to the acting member of staff
    when they have left (docs/domain.md, Trips). `raw` may decide otherwise (DECISION_FIELDS).
    Raises UserError with the codes of companies and leads, VERSION_CONFLICT; warns of open leads.
    """
    require_writer(work.actor.role)
    decided = saving.parsed(work, DECISION_FIELDS, raw or {}, partial=True)
    given = {name: value for name, value in decided.items() if value is not None}
    decision = Decision(**{"turn": Turn.NEW, "version": version, **given, "id": id})  # pyright: ignore[reportArgumentType]
    if decision.turn is Turn.LEAVE:
        logged = saving.locked(work, TripContact, id, version)
        return Saved(logged.id, "", logged.version)
    return _turn(work, decision).lead


def convert_trip_contacts(work: Work, decisions: Sequence[Decision]) -> tuple[Turned, ...]:
    """Turn several logged contacts into leads; those left as they are, are not in the answer.

    Raises one UserError with every problem, each at the field “id:field”, and writes nothing then:
    SUSPECT (a similar company, nobody said which is meant), LEAD_ALREADY_OPEN (nobody said what
    becomes of it), and what refuses a single one.
    """
    require_writer(work.actor.role)
    turned: dict[int, Turned] = {}
    problems: list[Problem] = []
    for each in decisions:
        if each.turn is Turn.LEAVE:
            continue
        try:
            with work.session.begin_nested():
                turned[each.id] = _turn(work, _settled(work, each, turned))
        except UserError as error:
            problems.extend(replace(one, field=f"{each.id}:{one.field}") for one in error.problems)
    if problems:
        raise UserError(problems)
    return tuple(turned.values())


def _settled(work: Work, decision: Decision, turned: Mapping[int, Turned]) -> Decision:
    """Return a decision that leaves nothing open; raises UserError where a person must decide."""
    logged = saving.locked(work, TripContact, decision.id, decision.version)
    if logged.converted_lead_id is not None:
        return decision
    if decision.lead_of is not None and decision.turn is Turn.EXISTING:
        other = turned.get(decision.lead_of)
        if other is None:
            message = _("The other contact did not become a lead. Choose again.")
            raise refuse("VALUE_UNKNOWN", message, "lead_id")
        return replace(decision, lead_id=other.lead.id)
    company_id = decision.company_id or logged.company_id
    if company_id is None:
        name = logged.company_name_text or ""
        company_id = known_company(work.session, name)
        if company_id is None and not decision.new_company:
            _refuse_suspect(work, name)
    if decision.turn is None:
        for lead in open_leads(work.session, company_id, decision.kind) if company_id else ():
            raise refuse("LEAD_ALREADY_OPEN", already_open(lead), "turn")
        return replace(decision, turn=Turn.NEW)
    return decision


def _refuse_suspect(work: Work, name: str) -> None:
    for match in find_matches(work.session, name, None):
        if match.likeness is Likeness.SUSPECT:
            message = _("“{name}” has nearly the same name. Say whether it is the same company.")
            raise refuse("SUSPECT", message.format(name=match.name), "company_id")


def _turn(work: Work, decision: Decision) -> Turned:
    logged = saving.locked(work, TripContact, decision.id, decision.version)
    if logged.converted_lead_id is not None:
        lead = saving.found(work.session, Lead, logged.converted_lead_id)
        return Turned(logged.id, Saved(lead.id, lead.code, lead.version), created=False)
    if logged.archived_at is not None:
        message = _("This contact is archived. Restore it before it becomes a lead.")
        raise refuse("RECORD_ARCHIVED", message)
    company_id = decision.company_id or logged.company_id or _company_id(work, logged)
    logged.company_id = company_id
    logged.contact_id = _contact_id(work, logged, company_id)
    if decision.turn is Turn.EXISTING:
        lead = _open_lead(work, decision, company_id)
        saved = add_to_lead(work, logged, lead)
    else:
        saved = _new_lead(work, logged, decision)
    logged.converted_lead_id = saved.id
    logged.converted_on = work.today
    work.session.flush()  # the conversion is part of the same step
    return Turned(logged.id, saved, created=decision.turn is not Turn.EXISTING)


def _new_lead(work: Work, logged: TripContact, decision: Decision) -> Saved:
    company = saving.found(work.session, Company, logged.company_id or 0)
    return save_lead(
        work,
        {
            "title": decision.title or proposed_title(logged.topic, company.name),
            "company_id": company.id,
            "contact_id": logged.contact_id,
            "kind": decision.kind,
            "scope": Scope.GROUP,
            "source_channel": SourceChannel.TRIP,
            "source_trip_id": logged.trip_id,
            "owner_id": decision.owner_id or _owner_id(work, logged),
            "industry_id": company.industry_id,
            "next_action": logged.next_action,
            "next_action_on": logged.next_action_on,
            "next_action_time": logged.next_action_time,
            "next_action_staff_id": _doer_id(work, logged),
        },
    )


def proposed_title(topic: str | None, company: str) -> str:
    """Return the first line of the topic, else the name of the company."""
    return (topic or "").strip().split("\n")[0][:TITLE_LIMIT].strip() or company


def _open_lead(work: Work, decision: Decision, company_id: int | None) -> Lead:
    if decision.lead_id is None:
        message = _("Choose the lead that the contact is added to.")
        raise refuse("FIELD_REQUIRED", message, "lead_id")
    lead = saving.locked(work, Lead, decision.lead_id, None)
    if lead.company_id != company_id:
        message = _("The lead belongs to another company. Choose the lead's company.")
        raise refuse("VALUE_UNKNOWN", message, "lead_id")
    if lead.stage not in OPEN or lead.archived_at is not None:
        message = _("The lead {code} is not open any more. Choose again.")
        raise refuse("VALUE_UNKNOWN", message.format(code=lead.code), "lead_id")
    return lead


def _doer_id(work: Work, logged: TripContact) -> int | None:
    """Return who was to take the next step, None when they have left: the owner then does."""
    doer = work.session.get(Staff, logged.next_action_staff_id or 0)
    return doer.id if doer is not None and doer.active else None


def _owner_id(work: Work, logged: TripContact) -> int:
    met_by = work.session.get_one(Staff, logged.met_by_staff_id)
    return met_by.id if met_by.active else work.actor.id


def _company_id(work: Work, logged: TripContact) -> int:
    name = logged.company_name_text or ""
    return known_company(work.session, name) or save_company(work, {"name": name}).id


def _contact_id(work: Work, logged: TripContact, company_id: int) -> int:
    """Return the known contact with what is new of them filled in, or a new one."""
    name = logged.contact_text or ""
    details = {
        "title": logged.title,
        "mobile": logged.phone,
        "wechat": logged.wechat,
        "email": logged.email,
    }
    told = {field: value for field, value in details.items() if value}
    known = logged.contact_id or known_contact(work.session, company_id, name)
    if known is None:
        values = {"company_id": company_id, "name": name, "met_on_trip_id": logged.trip_id}
        return save_contact(work, {**values, **told}).id
    complete_contact(work, saving.found(work.session, Contact, known), told)
    return known
