"""The timeline of companies and leads: everything once, newest first, filtered and by pages."""

from __future__ import annotations

from datetime import date

import pytest

from crm.attachments.commands import archive_attachment, attach_file
from crm.attachments.store import Kept
from crm.errors import UserError
from crm.followups.commands import archive_follow_up, log_follow_up
from crm.followups.models import FollowUp
from crm.followups.terms import Channel
from crm.language import speaking
from crm.leads.moving import move_lead
from crm.leads.requirements import close_requirement, save_requirement
from crm.merging.commands import merge_companies
from crm.tasks.commands import finish_task, save_task
from crm.timeline.queries import load_text, load_timeline
from crm.timeline.rows import PAGE, TimelineAsked
from crm.timeline.terms import EntryKind
from crm.visits.commands import save_visit
from crm.visits.models import Issue
from tests.support.records import writing

TODAY = date(2026, 12, 31)


def told(office, record, kind="company", *asked, **more):
    with speaking("en"):
        page = office.read(load_timeline, kind, record.id, *asked, **more)
    return [(each.on.isoformat()[5:], each.kind.value, each.text) for each in page.entries]


def page_of(office, record, kind="company", **asked):
    with speaking("en"):
        return office.read(load_timeline, kind, record.id, TimelineAsked(**asked))


@pytest.fixture
def company(office):
    return office.company("示例科技有限公司")


@pytest.fixture
def lead(office, company):
    return office.lead(company, registered_on="2026-12-01")


def test_needs_tasks_files_and_issues_stand_beside_what_was_always_told(office, company, lead):
    visit = office.do(
        save_visit,
        {
            "direction": "SERVICE",
            "on": "2026-12-10",
            "start_time": "9:30",
            "company_ids": [company.id],
            "visitor_count": 2,
            "status": "完成",
        },
    )
    with writing(office.database) as records:
        days = {"opened_on": date(2026, 12, 10), "closed_on": date(2026, 12, 20)}
        records.add(Issue(visit_id=visit.id, text="停车位不足", **days))
    need = office.do(
        save_requirement, {"lead_id": lead.id, "kind": "用电", "quantity": "800", "unit": "kVA"}
    )
    office.do(close_requirement, need.id, "2026-12-30")
    task = office.do(save_task, {"text": "寄送资料", "lead_id": lead.id})
    office.do(finish_task, task.id, "2026-12-29")
    office.do(attach_file, "lead", lead.id, Kept("ab" * 32, 3, "text/plain", "纪要.txt"))
    assert told(office, company) == [
        ("12-31", "need", f"{lead.code} Needs Power 800 kVA"),
        ("12-31", "file", "File “纪要.txt”"),
        ("12-30", "need", f"{lead.code} Need met: Power 800 kVA"),
        ("12-29", "task", "Task done: 寄送资料"),
        ("12-20", "issue", f"Issue of {visit.code} solved: 停车位不足"),
        ("12-10", "visit", f"Service visit {visit.code}, 2 visitors"),
        ("12-10", "issue", f"Issue at {visit.code}: 停车位不足"),
        ("12-01", "stage", f"{lead.code} Registered"),
    ]
    assert told(office, lead, "lead")[0] == ("12-31", "need", "Needs Power 800 kVA")


def test_an_entry_says_when_who_and_where_it_leads(office, company, lead):
    said = office.do(
        log_follow_up,
        {"lead_id": lead.id, "content": "报价", "next_action": "复访"},
        by=office.manager,
    )
    first, last = page_of(office, company).entries
    assert (first.time, first.by, first.row, first.by_id) == (
        "12:00",
        "招商主管",
        said.id,
        office.manager.id,
    )
    assert first.text == "Phone: 报价\nNext: 复访"
    assert (last.time, last.target, last.id) == (None, "lead", lead.id)


def test_what_was_taken_off_is_not_told(office, company):
    said = office.do(log_follow_up, {"company_id": company.id, "content": "报价"})
    file = office.do(attach_file, "company", company.id, Kept("cd" * 32, 3, "text/plain", "a.txt"))
    assert len(told(office, company)) == 2
    office.do(archive_follow_up, said.id)
    office.do(archive_attachment, file.id)
    assert told(office, company) == []


def test_several_kinds_at_once_with_the_counts_of_all(office, company, lead):
    office.do(move_lead, lead.id, "CONTACTED", {"on": "2026-12-05"})
    for content in ("报价", "确认租金"):
        office.do(log_follow_up, {"company_id": company.id, "content": content})
    page = page_of(office, company, kinds=frozenset({EntryKind.FOLLOW_UP}))
    assert [each.kind for each in page.entries] == [EntryKind.FOLLOW_UP] * 2
    assert page.counts == {EntryKind.FOLLOW_UP: 2, EntryKind.STAGE: 2}
    assert page.total == 2
    both = frozenset({EntryKind.FOLLOW_UP, EntryKind.STAGE})
    assert page_of(office, company, kinds=both).total == 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("租金", ["Phone: 确认租金 100%"]),
        ("100%", ["Phone: 确认租金 100%"]),
        ("wechat", ["WeChat: 报价"]),
        ("contacted", ["Stage Lead → Contacted"]),
        ("专员一", ["WeChat: 报价"]),
        ("没有", []),
        ("_", []),
    ],
)
def test_a_text_is_looked_for_in_what_was_written_and_in_its_terms(office, company, text, found):
    lead = office.lead(company, registered_on="2026-12-01")
    office.do(move_lead, lead.id, "CONTACTED", {"on": "2026-12-05"})
    said = {"company_id": company.id}
    office.do(log_follow_up, {**said, "content": "确认租金 100%"})
    raw = {**said, "content": "报价", "channel": "微信"}
    office.do(log_follow_up, raw, by=office.recruiter)
    entries = page_of(office, company, text=text).entries
    assert [each.text.removeprefix(f"{lead.code} ") for each in entries] == found


def test_pages_follow_one_another_without_a_gap(office, company):
    by = {"by_staff_id": office.manager.id, "channel": Channel.PHONE}
    with writing(office.database) as records:
        for number in range(PAGE + 30):
            said = {"content": f"第{number}次", "on": TODAY, **by}
            records.add(FollowUp(company_id=company.id, **said))
    first = page_of(office, company)
    assert (len(first.entries), first.total, first.more) == (PAGE, PAGE + 30, True)
    with speaking("en"):
        rest = office.read(load_timeline, "company", company.id, TimelineAsked(), PAGE)
    assert (len(rest.entries), rest.more) == (30, False)
    told_all = [each.text for each in (*first.entries, *rest.entries)]
    assert len(set(told_all)) == PAGE + 30
    assert told_all[0] == f"Phone: 第{PAGE + 29}次"


def test_a_very_long_note_is_read_in_part_and_whole_when_it_is_asked_for(office, company):
    note = "长" * 100_000
    said = office.do(log_follow_up, {"company_id": company.id, "content": note})
    (entry,) = page_of(office, company).entries
    assert entry.cut
    assert len(entry.text) < 3_000
    with speaking("en"):
        assert office.read(load_text, said.id) == f"Phone: {note}"


def test_a_day_in_the_past_leaves_out_what_came_later(office, company, lead):
    office.do(log_follow_up, {"company_id": company.id, "content": "报价"})
    page = page_of(office, company, until=date(2026, 12, 30))
    assert [each.kind for each in page.entries] == [EntryKind.STAGE]
    assert page.total == 1
    assert lead.id


def test_what_happened_with_a_company_that_was_merged_stands_with_the_survivor(office, company):
    loser = office.company("示例（浙江）科技有限公司")
    office.do(log_follow_up, {"company_id": loser.id, "content": "报价"})
    office.do(attach_file, "company", loser.id, Kept("ef" * 32, 3, "text/plain", "a.txt"))
    office.do(merge_companies, company.id, loser.id)
    assert [each[1] for each in told(office, company)] == ["follow_up", "file"]
    assert told(office, loser) == []


def test_only_companies_and_leads_have_a_timeline(office):
    with pytest.raises(UserError) as refusal:
        office.read(load_timeline, "park", 1)
    assert refusal.value.code == "VALUE_UNKNOWN"
