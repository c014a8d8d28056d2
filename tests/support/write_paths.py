"""Every way to write: for each command of the command line one realistic call.

A new command needs a line here: tests/crm/history/test_every_write_path.py says so.
"""

from __future__ import annotations

from tests.support.write_entries import (
    ADMINISTRATOR,
    ALSO_MET,
    APPOINTMENT,
    CARDS,
    COMPANY,
    CONTACT,
    CONTACTED,
    DEAL,
    DEALS,
    DRAFT,
    ENTRIES,
    EVENT,
    FILE,
    FOLLOW_UP,
    FUND,
    INDUSTRY,
    ISSUE,
    ITEM,
    LATER_ITEM,
    LATER_STOP,
    LEAD,
    LEADS,
    MEMBER,
    MET,
    OTHER_COMPANY,
    OTHER_LEAD,
    PAID,
    PARK,
    PARTNER,
    PRIMARY,
    RECRUITER,
    REQUIREMENT,
    SAID,
    SERVED,
    SERVICE,
    SIGNED,
    STAFF,
    STARTED,
    STOP,
    TARGET,
    TASK,
    TRIP,
    VIEW,
    VISIT,
    WRITTEN,
    Entry,
    WritePath,
    does,
)


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
