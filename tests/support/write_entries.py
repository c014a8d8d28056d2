"""What is entered before and by a path of tests/support/write_paths.py: companies and the rest.

In texts “#” stands for the number of the path, so that no two of them get in each other's way.
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
