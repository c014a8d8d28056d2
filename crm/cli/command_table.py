"""The window's commands by name, with what each takes: for `do` and for docs/commands.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.agenda import commands as agenda
from crm.agenda import outcome
from crm.agenda.notes import NOTE
from crm.agenda.terms import DueKind
from crm.appointments import commands as appointments
from crm.appointments.fields import APPOINTMENT_FIELDS
from crm.attachments import commands as attachments
from crm.attachments import fields as attachment_fields
from crm.calendar import commands as calendar
from crm.calendar.fields import MOVE_FIELDS
from crm.calendar.terms import EntryKind
from crm.companies import commands as companies
from crm.companies.fields import COMPANY_FIELDS, CONTACT_FIELDS
from crm.deals import commands as deals
from crm.deals.fields import DEAL_FIELDS, PAY_IN_FIELDS, PLAN_FIELDS
from crm.events import commands as events
from crm.events.fields import EVENT_FIELDS
from crm.followups import commands as followups
from crm.followups import fields as followup_fields
from crm.followups import writing
from crm.funds import commands as funds
from crm.funds.fields import CALL_FIELDS, FUND_FIELDS, SIZE_CHANGE_FIELDS
from crm.industries import commands as industries
from crm.industries.fields import INDUSTRY_FIELDS
from crm.language import mark
from crm.leads import commands as leads
from crm.leads import fields as lead_fields
from crm.leads import moving, requirements
from crm.leads.requirement_fields import REQUIREMENT_FIELDS
from crm.leads.terms import Stage
from crm.letters import commands as letters
from crm.letters import fields as letter_fields
from crm.merging import commands as merging
from crm.merging import fields as merging_fields
from crm.parks import commands as parks
from crm.parks.fields import PARK_FIELDS
from crm.partners import commands as partners
from crm.partners.fields import PARTNER_FIELDS
from crm.records.fields import Field, Kind
from crm.staff import commands as staff
from crm.staff.fields import STAFF_FIELDS
from crm.staff.terms import Role
from crm.targets import commands as targets
from crm.targets.fields import TARGET_FIELDS
from crm.tasks import commands as tasks
from crm.tasks.fields import TASK_FIELDS
from crm.trips import at_desk, conversion
from crm.trips import commands as trips
from crm.trips import plan as trip_plan
from crm.trips.fields import MEMBER_FIELDS, STOP_FIELDS, TRIP_CONTACT_FIELDS, TRIP_FIELDS
from crm.views import commands as views
from crm.views.fields import NAME, SAVED_VIEW_FIELDS, SHARED
from crm.visits import commands as visits
from crm.visits import issues, programme
from crm.visits.fields import ISSUE_FIELDS, ITEM_FIELDS, VISIT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.records.saved import Saved


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the window.

    `record` is the kind of record that it acts on, "" if it only creates; `creates` tells that
    it makes a new one where none is named. `fields` go into its raw values, `arguments` are
    parameters of their own.
    """

    run: Callable[..., Saved]
    record: str = ""
    fields: tuple[Field, ...] = ()
    arguments: tuple[Field, ...] = ()
    creates: bool = False

    @property
    def name(self) -> str:
        """What it is called in a file of commands, and in the history."""
        return self.run.__name__


def _saving(run: Callable[..., Saved], record: str, fields: tuple[Field, ...]) -> Command:
    return Command(run, record, fields, creates=True)


def _on(record: str, *commands: Callable[..., Saved]) -> tuple[Command, ...]:
    return tuple(Command(run, record) for run in commands)


def _merging(run: Callable[..., Saved], record: str, choices: tuple[Field, ...]) -> Command:
    goes = Field(
        "loser", mark("field", "Which one goes"), Kind.REFERENCE, required=True, target=record
    )
    return Command(run, record, choices, (goes, _LOSER_VERSION))


_ON = Field("on", mark("field", "Date"), Kind.DATE)
_ANSWER = Field("answer", mark("field", "Answer"), Kind.NOTE)
# The text to write, and the one that it replaces: another one by now is left alone.
_TEXT = (
    Field("text", mark("field", "Text"), Kind.NOTE),
    Field("before", mark("field", "Text before"), Kind.NOTE),
)
_DUE = (
    Field("kind", mark("field", "Kind"), Kind.CHOICE, required=True, choices=DueKind),
    Field("id", mark("field", "Which one, by its id"), Kind.INTEGER, required=True),
)
_LOSER_VERSION = Field("loser_version", mark("field", "Version of the one that goes"), Kind.INTEGER)

COMMANDS: tuple[Command, ...] = (
    _saving(companies.save_company, "company", COMPANY_FIELDS),
    *_on("company", companies.archive_company, companies.restore_company),
    _merging(merging.merge_companies, "company", merging_fields.COMPANY_CHOICES),
    _saving(companies.save_contact, "contact", CONTACT_FIELDS),
    *_on("contact", companies.archive_contact, companies.restore_contact),
    _merging(merging.merge_contacts, "contact", merging_fields.CONTACT_CHOICES),
    _saving(leads.save_lead, "lead", lead_fields.FIELDS),
    Command(
        moving.move_lead,
        "lead",
        lead_fields.MOVE_FIELDS,
        (Field("stage", mark("field", "Stage"), Kind.CHOICE, required=True, choices=Stage),),
    ),
    Command(moving.resume_lead, "lead", lead_fields.MOVE_FIELDS),
    Command(
        leads.hand_over_lead,
        "lead",
        arguments=(
            Field("owner", mark("field", "Owner"), Kind.REFERENCE, required=True, target="staff"),
        ),
    ),
    *_on("lead", leads.archive_lead, leads.restore_lead),
    _merging(merging.merge_leads, "lead", merging_fields.LEAD_CHOICES),
    _saving(requirements.save_requirement, "requirement", REQUIREMENT_FIELDS),
    Command(requirements.close_requirement, "requirement", arguments=(_ON,)),
    *_on(
        "requirement",
        requirements.reopen_requirement,
        requirements.archive_requirement,
        requirements.restore_requirement,
    ),
    _saving(tasks.save_task, "task", TASK_FIELDS),
    Command(tasks.finish_task, "task", arguments=(_ON,)),
    *_on("task", tasks.reopen_task, tasks.archive_task, tasks.restore_task),
    Command(
        agenda.finish_due,
        arguments=(*_DUE, NOTE, agenda.CHANNEL, *agenda.NEXT_FIELDS),
    ),
    Command(
        outcome.tell_outcome,
        arguments=(*_DUE, outcome.WAS, NOTE, agenda.CHANNEL, *agenda.NEXT_FIELDS),
    ),
    Command(agenda.postpone_due, arguments=(*_DUE, agenda.ON, agenda.TIME)),
    Command(agenda.hand_on_due, arguments=(*_DUE, agenda.STAFF)),
    _saving(followups.log_follow_up, "follow_up", followup_fields.FIELDS),
    *_on("follow_up", followups.archive_follow_up, followups.restore_follow_up),
    _saving(writing.write_follow_up, "follow_up", followup_fields.FIELDS),
    Command(attachments.rename_attachment, "attachment", arguments=(attachment_fields.NAME,)),
    *_on("attachment", attachments.archive_attachment, attachments.restore_attachment),
    _saving(trips.save_trip, "trip", TRIP_FIELDS),
    *_on("trip", trips.archive_trip, trips.restore_trip),
    _saving(trips.save_trip_stop, "trip_stop", STOP_FIELDS),
    *_on("trip_stop", trips.archive_trip_stop, trips.restore_trip_stop),
    Command(
        trip_plan.arrange_trip_day,
        "trip",
        arguments=(
            Field("on", mark("field", "Day"), Kind.DATE, required=True),
            Field("stops", mark("field", "Stops in order"), Kind.TAGS, required=True),
        ),
    ),
    Command(trip_plan.write_trip_report, "trip", arguments=_TEXT),
    _saving(trip_plan.save_trip_member, "trip_member", MEMBER_FIELDS),
    *_on("trip_member", trip_plan.remove_trip_member),
    _saving(trips.log_trip_contact, "trip_contact", TRIP_CONTACT_FIELDS),
    Command(conversion.convert_trip_contact, "trip_contact", conversion.DECISION_FIELDS),
    *_on("trip_contact", trips.archive_trip_contact, trips.restore_trip_contact),
    _saving(at_desk.log_conversation, "follow_up", at_desk.CONVERSATION_FIELDS),
    _saving(visits.save_visit, "visit", VISIT_FIELDS),
    *_on("visit", visits.archive_visit, visits.restore_visit),
    Command(visits.write_visit_minutes, "visit", arguments=_TEXT),
    _saving(programme.save_visit_item, "visit_item", ITEM_FIELDS),
    Command(
        programme.arrange_visit_items,
        "visit",
        arguments=(Field("items", mark("field", "Lines in order"), Kind.TAGS, required=True),),
    ),
    *_on("visit_item", programme.archive_visit_item, programme.restore_visit_item),
    _saving(issues.save_issue, "issue", ISSUE_FIELDS),
    Command(issues.close_issue, "issue", arguments=(_ON, _ANSWER)),
    *_on("issue", issues.reopen_issue, issues.archive_issue, issues.restore_issue),
    _saving(events.save_event, "event", EVENT_FIELDS),
    *_on("event", events.archive_event, events.restore_event),
    _saving(appointments.save_appointment, "appointment", APPOINTMENT_FIELDS),
    *_on("appointment", appointments.archive_appointment, appointments.restore_appointment),
    Command(
        calendar.move_entry,
        arguments=(
            Field("kind", mark("field", "Kind"), Kind.CHOICE, required=True, choices=EntryKind),
            Field("id", mark("field", "Which one, by its id"), Kind.INTEGER, required=True),
            *MOVE_FIELDS,
        ),
    ),
    _saving(letters.save_letter, "letter", letter_fields.FIELDS),
    _saving(letters.sign_letter, "letter", letter_fields.FIELDS),
    Command(letters.supersede_letter, "letter", letter_fields.FIELDS),
    Command(letters.withdraw_letter, "letter", letter_fields.WITHDRAW_FIELDS),
    Command(letters.convert_letter, "letter", letter_fields.CONVERT_FIELDS),
    Command(letters.void_letter, "letter", letter_fields.VOID_FIELDS),
    Command(letters.correct_letter, "letter", letter_fields.CORRECTION_FIELDS),
    *_on("letter", letters.archive_letter, letters.restore_letter),
    _saving(funds.save_fund, "fund", FUND_FIELDS),
    Command(funds.record_fund_size_change, fields=SIZE_CHANGE_FIELDS),
    Command(funds.record_fund_call, fields=CALL_FIELDS),
    *_on("fund", funds.archive_fund, funds.restore_fund),
    _saving(deals.save_deal, "deal", DEAL_FIELDS),
    Command(deals.plan_pay_in, fields=PLAN_FIELDS),
    Command(deals.record_pay_in, fields=PAY_IN_FIELDS),
    Command(
        deals.reverse_pay_in,
        "pay_in",
        arguments=(
            Field("on", mark("field", "Paid on"), Kind.DATE, required=True),
            Field("voucher_no", mark("field", "Voucher"), Kind.TEXT),
        ),
    ),
    *_on("deal", deals.archive_deal, deals.restore_deal),
    _saving(parks.save_park, "park", PARK_FIELDS),
    *_on("park", parks.archive_park, parks.restore_park),
    _saving(partners.save_partner, "partner", PARTNER_FIELDS),
    *_on("partner", partners.archive_partner, partners.restore_partner),
    _saving(targets.save_target, "target", TARGET_FIELDS),
    *_on("target", targets.delete_target),
    _saving(industries.save_industry, "industry", INDUSTRY_FIELDS),
    Command(industries.retire_industry, "industry", arguments=(_ON,)),
    *_on("industry", industries.delete_industry),
    _saving(views.save_view, "saved_view", SAVED_VIEW_FIELDS),
    Command(views.rename_view, "saved_view", arguments=(NAME,)),
    Command(views.share_view, "saved_view", arguments=(SHARED,)),
    *_on("saved_view", views.archive_view, views.restore_view),
    _saving(staff.save_staff, "staff", STAFF_FIELDS),
    *_on("staff", staff.deactivate_staff, staff.reactivate_staff),
    Command(
        staff.choose_role,
        arguments=(Field("role", mark("field", "Role"), Kind.CHOICE, required=True, choices=Role),),
    ),
)
BY_NAME = {command.name: command for command in COMMANDS}
