"""Log a conversation at the desk: company, contact and follow-up in one step.

docs/domain.md, Quick log. The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.attachments.commands import attach_file
from crm.companies.commands import save_company, save_contact
from crm.companies.models import Contact
from crm.errors import UserError, refuse
from crm.followups.commands import log_follow_up
from crm.followups.models import FollowUp
from crm.followups.terms import Channel
from crm.followups.writing import own_open_lead, remember_step
from crm.language import _, mark
from crm.records import saving
from crm.records.fields import NOTE_LIMIT, Field, Kind
from crm.records.written import is_blank
from crm.staff.permissions import require_writer
from crm.trips.fields import TRIP_CONTACT_FIELDS
from crm.trips.quick_log import understood, with_known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.attachments.store import Kept
    from crm.database.session import Work
    from crm.records.saved import Saved

ON_TRIPS_ONLY = {"trip_id", "met_on", "met_by_staff_id", "interest", "note", "next_action_staff_id"}
CONVERSATION_FIELDS: tuple[Field, ...] = (
    Field("on", mark("field", "Date"), Kind.DATE),
    Field(
        "channel",
        mark("field", "Channel"),
        Kind.CHOICE,
        required=True,
        choices=Channel,
        default=Channel.PHONE,
    ),
    *(each for each in TRIP_CONTACT_FIELDS if each.name not in ON_TRIPS_ONLY),
)
# Of the log and of the contact.
DETAILS = {"title": "title", "phone": "mobile", "wechat": "wechat", "email": "email"}
NEXT = ("next_action", "next_action_on", "next_action_time")


def log_conversation(
    work: Work,
    raw: Mapping[str, object],
    card: Kept | None = None,
    *,
    id: int | None = None,
    version: int | None = None,
) -> Saved:
    """Log a conversation with somebody and return its follow-up, or change the follow-up `id`.

    A company or person that is not known is entered. The follow-up stands on the company's only
    open lead where that is the actor's own, else on the company; the next step becomes that of
    the lead, else a task of whoever logs it. Changing keeps company, person and next step. Raises
    UserError FIELD_REQUIRED, VALUE_FORMAT (letters in the phone number), DATE_INVALID,
    NOTE_TOO_LONG, PERMISSION_DENIED, VERSION_CONFLICT.
    """
    require_writer(work.actor.role)
    given = with_known(work.session, understood(work, raw))
    values: dict[str, Any] = saving.parsed(work, CONVERSATION_FIELDS, given, partial=False)
    if id is not None:
        return _change(work, values, card, id, version)
    _require_names(values)
    company_id = _company_id(work, values)
    contact_id = _contact_id(work, values, company_id)
    if card is not None:
        attach_file(work, "contact", contact_id, card)
    lead_id = own_open_lead(work, company_id)
    follow_up = log_follow_up(
        work,
        {
            "company_id": company_id,
            "lead_id": lead_id,
            "channel": values["channel"],
            "on": values["on"] or work.today,
            "content": said_by(_name(work, contact_id), values["title"], values["topic"]),
            **{name: values[name] for name in NEXT},
        },
    )
    if lead_id is None and (values["next_action"] or values["next_action_on"]):
        remember_step(work, values, company_id)
    return follow_up


def _require_names(values: Mapping[str, Any]) -> None:
    if values["company_id"] is None and not values["company_name_text"]:
        raise refuse("FIELD_REQUIRED", _("Name the company."), "company_name_text")
    if values["contact_id"] is None and not values["contact_text"]:
        message = _("Name the person, or their role such as 投资总监.")
        raise refuse("FIELD_REQUIRED", message, "contact_text")


def _company_id(work: Work, values: Mapping[str, Any]) -> int:
    known: int | None = values["company_id"]
    return known or save_company(work, {"name": values["company_name_text"]}).id


def _contact_id(work: Work, values: Mapping[str, Any], company_id: int) -> int:
    details = {theirs: values[ours] for ours, theirs in DETAILS.items() if values[ours]}
    if values["contact_id"] is None:
        named = {"company_id": company_id, "name": values["contact_text"]}
        return save_contact(work, {**named, **details}).id
    contact = saving.found(work.session, Contact, values["contact_id"])
    if contact.company_id != company_id:
        message = _("This person belongs to another company. Choose the person or write the name.")
        raise refuse("VALUE_UNKNOWN", message, "contact_id")
    complete_contact(work, contact, details)
    return contact.id


def complete_contact(work: Work, contact: Contact, details: Mapping[str, Any]) -> None:
    """Fill in what is not known of a contact yet; whoever may not edit them leaves them alone."""
    missing = {name: value for name, value in details.items() if not getattr(contact, name)}
    if missing.get("mobile") and contact.phone:
        del missing["mobile"]
    if missing:
        try:
            save_contact(work, missing, id=contact.id)
        except UserError as error:
            if error.code != "PERMISSION_DENIED":
                raise


def _name(work: Work, contact_id: int) -> str:
    return saving.found(work.session, Contact, contact_id).name


def said_by(person: str, title: str | None, topic: str | None) -> str:
    """Return what was said with the person in front; a text that leaves no room stands alone."""
    who = f"{person} ({title})" if title else person
    if topic is None or is_blank(topic):
        return who
    content = _("{person}: {text}").format(person=who, text=topic)
    return content if len(content) <= NOTE_LIMIT else topic


def _change(
    work: Work, values: Mapping[str, Any], card: Kept | None, id: int, version: int | None
) -> Saved:
    """Change what was said, the channel, and what is known of the person."""
    follow_up = saving.found(work.session, FollowUp, id)
    contact_id = values["contact_id"]
    if contact_id is not None:
        contact = saving.found(work.session, Contact, contact_id)
        details = {theirs: values[ours] for ours, theirs in DETAILS.items()}
        changed = {
            name: value for name, value in details.items() if getattr(contact, name) != value
        }
        if changed:
            save_contact(work, changed, id=contact_id)
        if card is not None:
            attach_file(work, "contact", contact_id, card)
    person = _name(work, contact_id) if contact_id is not None else str(values["contact_text"])
    raw = {
        "channel": values["channel"],
        "content": said_by(person, values["title"], values["topic"]),
    }
    return log_follow_up(work, raw, id=follow_up.id, version=version)
