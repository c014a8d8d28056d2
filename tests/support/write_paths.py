"""Every way to write: for each command of the command line one realistic call.

In texts “#” stands for the number of the path, so that no two of them get in each other's way.
A new command needs a line here: tests/crm/history/test_every_write_path.py says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crm.attachments.commands import attach_file, attach_files
from crm.attachments.store import Kept
from crm.bulk.commands import apply
from crm.bulk.edits import Action, Edit
from crm.exchange.calendars import CalendarChoices, import_calendar
from crm.exchange.companies import import_companies
from crm.exchange.contacts import ContactChoices, import_contacts
from crm.exchange.icalendar.reading import read_calendar
from crm.exchange.vcard.reading import read_cards
from crm.history.restoring import restore_records
from crm.trips.conversion import Decision, convert_trip_contacts
from crm.trips.quick_log import log_on_trip
from crm.trips.terms import Turn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work

Entry = dict[str, Any]
MANAGER, RECRUITER, ADMINISTRATOR = "S01", "S11", "S90"


@dataclass(frozen=True)
class WritePath:
    """One call, what must be there before it, and who makes it; `name` tells calls apart."""

    entry: Entry
    before: tuple[Entry, ...] = ()
    by: str = MANAGER
    name: str = ""

    @property
    def command(self) -> str:
        return self.entry["do"]

    @property
    def title(self) -> str:
        return f"{self.command} {self.name}".strip()


def does(command: str, called: str = "", /, **fields: Any) -> Entry:
    """Return an entry of a file of commands; later ones refer to its record as “@called”."""
    return {"do": command, **({"as": called} if called else {}), **fields}


COMPANY = does("save_company", "company", name="示例企业#", city="杭州")
OTHER_COMPANY = does("save_company", "other", name="示例公司#乙", uscc=None)
CONTACT = does("save_contact", "contact", company="@company", name="投资总监#")
PRIMARY = {**CONTACT, "as": "primary", "name": "总经理#", "is_primary": True}
LEAD = does(
    "save_lead",
    "lead",
    title="示例项目#",
    company="@company",
    source_channel="其他",
    registered_on="2026-10-01",
    est_investment="2亿元",
)
OTHER_LEAD = {**LEAD, "as": "other_lead", "title": "示例项目#二"}
LEADS = (COMPANY, LEAD)
CONTACTED = does("move_lead", lead="@lead", stage="CONTACTED", on="2026-10-02")
REQUIREMENT = does("save_requirement", "need", lead="@lead", kind="用电", quantity="5")
TASK = does("save_task", "task", lead="@lead", text="整理材料#", due_on="2027-01-10")
FOLLOW_UP = does(
    "log_follow_up",
    "call",
    lead="@lead",
    channel="电话",
    content="已联系",
    on="2026-10-03",
)
WRITTEN = does(
    "write_follow_up",
    company="@company",
    content="已联系",
    on="昨天",
    next_action="寄送资料",
    next_action_on="下周三 9:30",
)
TRIP = does(
    "save_trip",
    "trip",
    title="示例出访#",
    cities=["杭州", "上海"],
    starts_on="2026-11-01",
    ends_on="2026-11-03",
    members=["S11", "S12"],
)
STOP = does("save_trip_stop", "stop", trip="@trip", on="2026-11-01", city="杭州", kind="拜访企业")
LATER_STOP = {**STOP, "as": "later", "on": "2026-11-02", "start_time": "9:30"}
MEMBER = does("save_trip_member", "member", trip="@trip", staff="S13", duty="现场推介")
MET = does(
    "log_trip_contact",
    "met",
    trip="@trip",
    met_on="2026-11-02",
    company_name_text="示例新企业#",
    contact_text="董事长",
    topic="示例投资意向#",
    interest="高",
)
ALSO_MET = {**MET, "as": "also", "contact_text": "投资总监", "next_action": "寄送资料"}
SAID = {
    "company_name_text": "示例来电企业#",
    "contact_text": "投资总监",
    "phone": "138 0000 0000",
    "topic": "厂房 3,000 ㎡",
}
VISIT = does(
    "save_visit",
    "visit",
    direction="INBOUND",
    on="2026-11-05",
    companies=["@company"],
    parks=["PK01", "PK02"],
    status="完成",
    visitor_count=4,
)
SERVICE = {**VISIT, "direction": "SERVICE", "parks": [], "status": "计划"}
ITEM = does("save_visit_item", "item", visit="@visit", start_time="9:30", activity="参观展厅")
LATER_ITEM = {**ITEM, "as": "later", "activity": "座谈", "park": "PK01", "staff": "S12"}
ISSUE = does("save_issue", "issue", visit="@visit", text="用电容量不足", due_on="2026-12-05")
SERVED = (COMPANY, SERVICE, ISSUE)
APPOINTMENT = does(
    "save_appointment", "appointment", title="示例例会#", on="2026-11-07", start_time="9:00"
)
EVENT = does("save_event", "event", kind="招商沙龙", title="示例沙龙#", on="2026-11-06")
DRAFT = does("save_letter", "letter", lead="@lead", park="PK03", area_kind="RENT", area="2000㎡")
SIGNED = {**DRAFT, "do": "sign_letter", "signed_on": "2026-11-10", "valid_until": "2027-06-30"}
FUND = does(
    "save_fund",
    "fund",
    code="FT#",
    name="示例基金#",
    kind="子基金",
    status="投资期",
    established_on="2025-01-01",
    total_size="10亿元",
    group_subscribed="4亿元",
    as_of="2026-01-01",
)
DEAL = does(
    "save_deal",
    "deal",
    company="@company",
    vehicle="FUND",
    fund="@fund",
    status="已签约",
    decided_on="2026-02-01",
    signed_on="2026-03-01",
    subscribed="1亿元",
)
STARTED = {**DEAL, "status": "立项", "decided_on": None, "signed_on": None}
DEALS = (COMPANY, FUND, DEAL)
PAID = does("record_pay_in", "paid", deal="@deal", on="2026-04-01", amount="3000万元")
PARK = does("save_park", "park", code="PT#", name="示例园区#", kind="园区", status="在建")
PARTNER = does("save_partner", "partner", name="示例商会#", kind="商协会")
TARGET = does(
    "save_target",
    "target",
    measure="K13",
    period_kind="专项",
    name="示例专项#",
    scope="集团",
    period_start="2026-01-01",
    period_end="2026-12-31",
    value="50次",
    unit="次",
)
INDUSTRY = does("save_industry", "industry", code="Z#", name="示例产业#", group="X")
STAFF = does("save_staff", "staff", code="T#", name="招商专员#", role="RECRUITER")
VIEW = does("save_view", "view", list_key="leads", name="示例视图#", definition={"format": 1})


# The parent stands below its daughter: the import enters it first.
FILE = "企业全称,标签,上级企业\n示例子公司#,链主,示例母公司#\n示例母公司#,,\n"


CARDS = "BEGIN:VCARD\nVERSION:3.0\nFN:投资总监\nORG:示例名片企业#\nTEL;TYPE=CELL:138#\nEND:VCARD\n"

# An entry and a task of another calendar.
ENTRIES = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:#@example.com
DTSTART:20261120T090000
SUMMARY:示例例会#
END:VEVENT
BEGIN:VTODO
UID:todo#@example.com
DUE;VALUE=DATE:20261121
SUMMARY:示例待办#
END:VTODO
END:VCALENDAR
"""


def bulk(work: Work, entry: Entry, results: Mapping[str, int]) -> None:
    """Change many records at once."""
    given = {key: value for key, value in entry.items() if key not in {"do", "kind", "ids", "edit"}}
    action = Action(given.pop("action", Action.SAVE))
    edit = Edit(action, **entry["edit"]) if "edit" in entry else Edit(action, given)
    apply(work, entry["kind"], [results[each] for each in entry["ids"]], edit)


def import_file(work: Work, entry: Entry, _results: Mapping[str, int]) -> None:
    """Import companies."""
    import_companies(work, entry["content"], "示例.csv")


def import_cards(work: Work, entry: Entry, _results: Mapping[str, int]) -> None:
    """Import contacts, and the companies that they bring along."""
    import_contacts(work, read_cards(entry["content"], "示例.vcf"), ContactChoices())


def import_entries(work: Work, entry: Entry, _results: Mapping[str, int]) -> None:
    """Import a calendar."""
    entries = read_calendar(entry["content"], work.today, "示例.ics")
    import_calendar(work, entries, CalendarChoices())


def restore_several(work: Work, entry: Entry, results: Mapping[str, int]) -> None:
    """Bring records back from the recycle bin, parts with their record."""
    restore_records(work, [(kind, results[called]) for kind, called in entry["records"]])


def convert_several(work: Work, entry: Entry, results: Mapping[str, int]) -> None:
    """Turn logged contacts into leads, the second into the lead of the first."""
    first, second = (results[called] for called in entry["contacts"])
    joined = Decision(second, turn=Turn.EXISTING, lead_of=first)
    convert_trip_contacts(work, [Decision(first), joined])


def log_with_card(work: Work, entry: Entry, results: Mapping[str, int]) -> None:
    """Log somebody with the photo of their card, which is in the store before."""
    card = Kept("ab" * 32, 1000, "image/png", "名片.png")
    log_on_trip(work, {"trip_id": results["trip"], **entry["contact"]}, card)


def attach(work: Work, entry: Entry, results: Mapping[str, int]) -> None:
    """Attach files to a record; their contents are in the store before."""
    names = entry["names"]
    kept = [Kept(f"{n:064x}", 12, "text/plain", name) for n, name in enumerate(names)]
    record_id = results[entry["record"]]
    if len(kept) > 1:
        attach_files(work, entry["kind"], record_id, kept)
        return
    saved = attach_file(work, entry["kind"], record_id, kept[0])
    if "as" in entry:
        results[entry["as"]] = saved.id


# What writes beside the commands of the table.
BESIDE = {
    "attach_file": attach,
    "bulk": bulk,
    "convert_trip_contacts": convert_several,
    "log_on_trip": log_with_card,
    "import_calendar": import_entries,
    "import_companies": import_file,
    "import_contacts": import_cards,
    "restore_records": restore_several,
}


def archived(kind: str, *before: Entry) -> list[WritePath]:
    """Archiving and restoring what the last entry before made; “kind” as commands call it."""
    made = f"@{before[-1]['as']}"
    archive = does(f"archive_{kind}", id=made)
    return [
        WritePath(archive, before),
        WritePath(does(f"restore_{kind}", id=made), (*before, archive)),
    ]


COMPANIES = [
    WritePath(COMPANY, by=RECRUITER),
    WritePath(
        does("save_company", id="@company", name="示例改名#", uscc=None, tags=["链主"], city=None),
        (COMPANY,),
        name="edited",
    ),
    WritePath(
        does("archive_company", company="@company"),
        (COMPANY, CONTACT, PRIMARY),
        name="with its contacts",
    ),
    WritePath(
        does("restore_company", company="@company"),
        (COMPANY, CONTACT, does("archive_company", company="@company")),
        name="with its contacts",
    ),
    WritePath(
        does("merge_companies", company="@company", loser="@other", city="LOSER"),
        (COMPANY, OTHER_COMPANY, CONTACT, {**LEAD, "company": "@other"}),
    ),
    WritePath(PRIMARY, (COMPANY, {**CONTACT, "is_primary": True}), name="becomes the main one"),
    *archived("contact", COMPANY, CONTACT),
    WritePath(
        does("merge_contacts", contact="@contact", loser="@primary"), (COMPANY, CONTACT, PRIMARY)
    ),
]
LEAD_PATHS = [
    WritePath(LEAD, (COMPANY,), by=RECRUITER),
    WritePath(
        does("save_lead", id="@lead", registered_on="2026-09-20", co_owners=["S12"], note="备注#"),
        LEADS,
        name="edited",
    ),
    WritePath(CONTACTED, LEADS),
    WritePath(
        does("move_lead", lead="@lead", stage="LOST", lost_reason="投资取消"), LEADS, name="lost"
    ),
    WritePath(
        does("move_lead", lead="@lead", stage="NEW", reason="误操作"),
        (*LEADS, CONTACTED),
        name="back",
    ),
    WritePath(
        does(
            "move_lead",
            lead="@lead",
            stage="SIGNED",
            contract_signed_on="2026-12-01",
            contract_no="HT-#",
        ),
        LEADS,
        name="signed",
    ),
    WritePath(
        does("resume_lead", lead="@lead", reason="恢复联系"),
        (
            *LEADS,
            does("move_lead", lead="@lead", stage="ON_HOLD", reason="等待", review_on="2027-03-01"),
        ),
    ),
    WritePath(does("hand_over_lead", lead="@lead", owner="S12"), (*LEADS, DRAFT)),
    WritePath(does("archive_lead", lead="@lead"), (*LEADS, REQUIREMENT, FOLLOW_UP)),
    WritePath(
        does("restore_lead", lead="@lead"),
        (*LEADS, REQUIREMENT, FOLLOW_UP, does("archive_lead", lead="@lead")),
    ),
    WritePath(
        does("merge_leads", lead="@lead", loser="@other_lead"),
        (*LEADS, OTHER_LEAD, {**REQUIREMENT, "lead": "@other_lead"}),
    ),
    WritePath(REQUIREMENT, LEADS),
    WritePath(does("close_requirement", id="@need", on="2026-12-01"), (*LEADS, REQUIREMENT)),
    WritePath(
        does("reopen_requirement", id="@need"),
        (*LEADS, REQUIREMENT, does("close_requirement", id="@need")),
    ),
    *archived("requirement", *LEADS, REQUIREMENT),
    WritePath(TASK, LEADS),
    WritePath(does("finish_task", id="@task"), (*LEADS, TASK)),
    WritePath(does("reopen_task", id="@task"), (*LEADS, TASK, does("finish_task", id="@task"))),
    *archived("task", *LEADS, TASK),
    WritePath(
        does(
            "finish_due",
            kind="LEAD",
            id="@lead",
            note="已送达",
            next_action="约考察#",
            next_action_on="2027-02-01",
            next_action_staff="S12",
        ),
        (COMPANY, {**LEAD, "next_action": "寄送资料#", "next_action_on": "2027-01-05"}),
    ),
    WritePath(does("finish_due", kind="TASK", id="@task"), (*LEADS, TASK), name="task"),
    WritePath(
        does(
            "tell_outcome",
            kind="LEAD",
            id="@lead",
            was="寄送资料#",
            note="已收到",
            next_action="约考察#",
            next_action_on="2027-02-01",
        ),
        (
            COMPANY,
            {**LEAD, "next_action": "寄送资料#", "next_action_on": "2027-01-05"},
            does("finish_due", kind="LEAD", id="@lead"),
        ),
    ),
    WritePath(
        does("finish_due", kind="CONTACT", id="@met", note="已回电"),
        (TRIP, {**MET, "next_action": "回电"}),
        name="contact",
    ),
    WritePath(
        does("postpone_due", kind="TASK", id="@task", on="2027-03-01", time="9:30"), (*LEADS, TASK)
    ),
    WritePath(
        does("postpone_due", kind="REQUIREMENT", id="@need", on="2027-03-01"),
        (*LEADS, REQUIREMENT),
        name="requirement",
    ),
    WritePath(
        does("hand_on_due", kind="VISIT", id="@visit", staff="S12"),
        (COMPANY, {**VISIT, "next_action": "寄送纪要"}),
    ),
    WritePath({**FOLLOW_UP, "next_action": "寄送资料", "next_action_on": "2027-01-05"}, LEADS),
    *archived("follow_up", *LEADS, FOLLOW_UP),
    WritePath({**WRITTEN, "lead": "@lead"}, LEADS, by=RECRUITER),
    WritePath(WRITTEN, (COMPANY,), by=RECRUITER, name="with a task"),
    WritePath(
        does("write_follow_up", id="@call", content="已改期"), (*LEADS, FOLLOW_UP), name="edited"
    ),
]
TRIPS = [
    WritePath(TRIP),
    WritePath(
        does("save_trip", id="@trip", members=["S13"], leader_staff="S12", ends_on="2026-11-05"),
        (TRIP,),
        name="with other people",
    ),
    WritePath(does("archive_trip", trip="@trip"), (TRIP, STOP, MET)),
    WritePath(
        does("restore_trip", trip="@trip"), (TRIP, STOP, MET, does("archive_trip", trip="@trip"))
    ),
    WritePath(STOP, (TRIP,)),
    WritePath(
        {**STOP, "start_time": "8:00"}, (TRIP, {**LATER_STOP, "on": "2026-11-01"}), name="first"
    ),
    *archived("trip_stop", TRIP, STOP),
    WritePath(
        does("arrange_trip_day", trip="@trip", on="2026-11-03", stops=["@later", "@stop"]),
        (TRIP, STOP, LATER_STOP),
    ),
    WritePath(MEMBER, (TRIP,)),
    WritePath(does("save_trip_member", id="@member", duty="会务"), (TRIP, MEMBER), name="again"),
    WritePath(does("remove_trip_member", id="@member"), (TRIP, MEMBER)),
    WritePath(does("write_trip_report", trip="@trip", text="对接三家企业"), (TRIP,)),
    WritePath(MET, (TRIP,)),
    WritePath(does("convert_trip_contact", id="@met"), (TRIP, MET)),
    WritePath(does("convert_trip_contacts", contacts=["met", "also"]), (TRIP, MET, ALSO_MET)),
    WritePath(
        does("log_on_trip", contact={"met_on": "2026-11-02", **SAID, "interest": "高"}), (TRIP,)
    ),
    WritePath(does("log_conversation", **SAID, channel="微信", next_action="寄送资料")),
    WritePath(
        does("log_conversation", "said", **{**SAID, "company_name_text": "示例企业#"}), LEADS
    ),
    *archived("trip_contact", TRIP, MET),
]
VISITS = [
    WritePath(VISIT, (COMPANY,)),
    WritePath(
        does("save_visit", id="@visit", parks=["PK02", "PK04"], companies=["@other", "@company"]),
        (COMPANY, OTHER_COMPANY, VISIT),
        name="elsewhere",
    ),
    *archived("visit", COMPANY, VISIT),
    WritePath(does("write_visit_minutes", visit="@visit", text="对方拟派人复访"), (COMPANY, VISIT)),
    WritePath(ITEM, (COMPANY, VISIT)),
    WritePath(
        does("arrange_visit_items", visit="@visit", items=["@later", "@item"]),
        (COMPANY, VISIT, ITEM, LATER_ITEM),
    ),
    *archived("visit_item", COMPANY, VISIT, ITEM),
    WritePath(ISSUE, (COMPANY, SERVICE)),
    WritePath(does("close_issue", id="@issue", answer="已增容"), SERVED),
    WritePath(does("reopen_issue", id="@issue"), (*SERVED, does("close_issue", id="@issue"))),
    *archived("issue", *SERVED),
    WritePath(EVENT),
    *archived("event", EVENT),
    WritePath(APPOINTMENT),
    *archived("appointment", APPOINTMENT),
    WritePath(does("move_entry", kind="event", id="@event", on="2026-12-01"), (EVENT,)),
    WritePath(
        does("move_entry", kind="trip", id="@trip", on="2026-11-02"), (TRIP, STOP), name="trip"
    ),
    WritePath(
        does("move_entry", kind="appointment", id="@appointment", on="2026-12-01", start_time=None),
        (APPOINTMENT,),
        name="appointment",
    ),
]
LETTERS = [
    WritePath(DRAFT, LEADS),
    WritePath(SIGNED, LEADS, name="at once"),
    WritePath(does("sign_letter", id="@letter", signed_on="2026-11-11"), (*LEADS, DRAFT)),
    WritePath(
        does("supersede_letter", letter="@letter", signed_on="2026-12-01", area="2500㎡"),
        (*LEADS, SIGNED),
    ),
    WritePath(
        does("withdraw_letter", letter="@letter", withdrawn_on="2026-12-02", withdraw_reason="无"),
        (*LEADS, SIGNED),
    ),
    WritePath(
        does("convert_letter", letter="@letter", converted_on="2026-12-02", contract_area="1900㎡"),
        (*LEADS, SIGNED),
    ),
    WritePath(does("void_letter", letter="@letter", void_reason="误录"), (*LEADS, SIGNED)),
    WritePath(
        does("correct_letter", letter="@letter", unit_text="3号楼", reason="笔误"), (*LEADS, SIGNED)
    ),
    *archived("letter", *LEADS, DRAFT),
]
CAPITAL = [
    WritePath(FUND),
    WritePath(
        does("record_fund_size_change", fund="@fund", on="2026-05-01", delta_size="2亿元"), (FUND,)
    ),
    WritePath(
        does("record_fund_call", fund="@fund", on="2026-05-02", group_paid_in="1亿元"), (FUND,)
    ),
    *archived("fund", FUND),
    WritePath(DEAL, DEALS[:2]),
    WritePath(does("plan_pay_in", deal="@deal", due_on="2026-06-01", amount="5000万元"), DEALS),
    WritePath(PAID, DEALS),
    WritePath(does("reverse_pay_in", id="@paid", on="2026-04-05", voucher_no="#"), (*DEALS, PAID)),
    *archived("deal", COMPANY, FUND, STARTED),
]
SETTINGS = [
    WritePath(PARK),
    *archived("park", PARK),
    WritePath(PARTNER),
    *archived("partner", PARTNER),
    WritePath(TARGET),
    WritePath(does("save_target", id="@target", value="60次"), (TARGET,), name="edited"),
    WritePath(does("delete_target", id="@target"), (TARGET,)),
    WritePath(INDUSTRY, by=ADMINISTRATOR),
    WritePath(
        does("retire_industry", id="@industry", on="2026-12-31"), (INDUSTRY,), by=ADMINISTRATOR
    ),
    WritePath(does("delete_industry", id="@industry"), (INDUSTRY,), by=ADMINISTRATOR),
    WritePath(VIEW),
    WritePath(does("rename_view", id="@view", name="示例改名#"), (VIEW,)),
    WritePath(does("share_view", id="@view", shared=True), (VIEW,)),
    *archived("view", VIEW),
    WritePath(STAFF, by=ADMINISTRATOR),
    WritePath(does("deactivate_staff", id="@staff"), (STAFF,), by=ADMINISTRATOR),
    WritePath(
        does("reactivate_staff", id="@staff"),
        (STAFF, does("deactivate_staff", id="@staff")),
        by=ADMINISTRATOR,
    ),
    WritePath(does("choose_role", role="MANAGER"), by=ADMINISTRATOR),
]
ATTACHED = does("attach_file", "file", kind="lead", record="lead", names=["示例#.txt"])
FILES = [
    WritePath(ATTACHED, LEADS),
    WritePath({**ATTACHED, "names": ["示例一.txt", "示例二.txt"]}, LEADS, name="several"),
    WritePath(does("rename_attachment", id="@file", name="示例合同#"), (*LEADS, ATTACHED)),
    *archived("attachment", *LEADS, ATTACHED),
]
BESIDE_PATHS = [
    WritePath(
        does("restore_records", records=[["contact", "contact"], ["lead", "lead"]]),
        (
            COMPANY,
            CONTACT,
            PRIMARY,
            LEAD,
            does("archive_company", company="@company"),
            does("archive_lead", lead="@lead"),
        ),
    ),
    WritePath(
        does("bulk", kind="lead", ids=["lead", "other_lead"], edit={"raw": {"owner_id": "S12"}}),
        (*LEADS, OTHER_LEAD, DRAFT),
        name="edit",
    ),
    WritePath(
        does("bulk", kind="lead", ids=["lead", "other_lead"], action="hand_over", owner="S13"),
        (*LEADS, OTHER_LEAD, DRAFT),
        name="hand over",
    ),
    WritePath(
        does("bulk", kind="lead", ids=["lead", "other_lead"], action="move", stage="CONTACTED"),
        (*LEADS, OTHER_LEAD),
        name="move",
    ),
    WritePath(
        does("bulk", kind="company", ids=["company", "other"], action="archive"),
        (COMPANY, OTHER_COMPANY, CONTACT),
        name="archive",
    ),
    WritePath(
        does("import_companies", content=FILE.encode()), (COMPANY,), name="parent after child"
    ),
    WritePath(does("import_calendar", content=ENTRIES.encode()), name="entry and task"),
    WritePath(
        does("import_calendar", content=ENTRIES.replace("T09", "T10").encode()),
        (does("import_calendar", content=ENTRIES.encode()),),
        name="moved there",
    ),
    WritePath(does("import_contacts", content=CARDS.encode()), name="with a company"),
]
# A morning's work on one company, step after step.
WORKDAY = (
    COMPANY,
    CONTACT,
    LEAD,
    REQUIREMENT,
    CONTACTED,
    FOLLOW_UP,
    VISIT,
    does("move_lead", lead="@lead", stage="VISITED", on="2026-11-06"),
    DRAFT,
    does("sign_letter", id="@letter", signed_on="2026-11-11"),
    does("move_lead", lead="@lead", stage="INTENT", on="2026-11-12"),
    does("hand_over_lead", lead="@lead", owner="S12"),
    does("supersede_letter", letter="@letter", signed_on="2026-12-01", area="2500㎡"),
    FUND,
    DEAL,
    PAID,
    does("reverse_pay_in", id="@paid", on="2026-04-05", voucher_no="#"),
    does("archive_contact", contact="@contact"),
    does("archive_lead", lead="@lead"),
    does("archive_company", company="@company"),
)
PATHS = [
    *COMPANIES,
    *LEAD_PATHS,
    *FILES,
    *TRIPS,
    *VISITS,
    *LETTERS,
    *CAPITAL,
    *SETTINGS,
    *BESIDE_PATHS,
]
