"""Every kind of record is found by what is written in it, on both engines."""

from __future__ import annotations

import pytest

from crm.appointments.commands import save_appointment
from crm.appointments.fields import APPOINTMENT_FIELDS
from crm.companies.commands import archive_company, save_company, save_contact
from crm.companies.fields import COMPANY_FIELDS, CONTACT_FIELDS
from crm.deals.fields import DEAL_FIELDS
from crm.events.fields import EVENT_FIELDS
from crm.followups import fields as followups
from crm.followups.commands import log_follow_up
from crm.funds.fields import FUND_FIELDS
from crm.leads import fields as leads
from crm.leads.commands import archive_lead
from crm.letters import fields as letters
from crm.parks.fields import PARK_FIELDS
from crm.partners.commands import save_partner
from crm.partners.fields import PARTNER_FIELDS
from crm.records.fields import Kind
from crm.records.references import TARGETS
from crm.search.places import KINDS
from crm.search.queries import find
from crm.search.sources import SOURCES
from crm.search.title_queries import QUERIES
from crm.staff.fields import STAFF_FIELDS
from crm.tasks.commands import save_task
from crm.tasks.fields import TASK_FIELDS
from crm.trips.commands import log_trip_contact, save_trip, save_trip_stop
from crm.trips.fields import STOP_FIELDS, TRIP_CONTACT_FIELDS, TRIP_FIELDS
from crm.visits.commands import save_visit, write_visit_minutes
from crm.visits.fields import VISIT_FIELDS
from crm.visits.issues import archive_issue, close_issue, save_issue
from crm.visits.programme import save_visit_item

NAME = "义乌创投（示例）Robot有限公司"
WRITTEN = {
    "appointment": APPOINTMENT_FIELDS,
    "company": COMPANY_FIELDS,
    "contact": CONTACT_FIELDS,
    "deal": DEAL_FIELDS,
    "event": EVENT_FIELDS,
    "follow_up": followups.FIELDS,
    "fund": FUND_FIELDS,
    "lead": leads.FIELDS,
    "letter": letters.FIELDS,
    "park": PARK_FIELDS,
    "partner": PARTNER_FIELDS,
    "staff": STAFF_FIELDS,
    "task": TASK_FIELDS,
    "trip": TRIP_FIELDS,
    "trip_contact": TRIP_CONTACT_FIELDS,
    "visit": VISIT_FIELDS,
}


def hits(office, text, **more):
    return office.read(find, text, **more)


def found(office, text):
    """Return kind and title of what is found."""
    return [(hit.kind, hit.title) for hit in hits(office, text)]


@pytest.fixture
def company(office):
    return office.company(
        NAME,
        short_name="义创",
        aliases=["老义乌创投"],
        city="杭州",
        main_products="伺服电机、减速器",
        tags=["链主"],
        note="需要标准厂房８０００㎡；😀 “先租后买” C++",
    )


@pytest.mark.parametrize(
    "text",
    [
        *("义", "乌创", "（示例）", "(示例)", "yiwu", "YIWUCHUANG", "ywct", "ｒｏｂｏｔ", "obo"),
        *("义创", "老义乌", "杭州", "hangzhou", "hz", "减速器", "链主", "8000", "😀", "c++"),
        *("义乌 杭州 链主", '"义乌"', "义乌* (创投)"),
    ],
)
def test_a_company_is_found_by_any_part_of_what_is_written(office, company, text):
    assert [(hit.kind, hit.id) for hit in hits(office, text)] == [("company", company.id)]


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\x00", "\ud800", '"', "'", "* ( ) - :", "\\", "😁", "乌义", "义乌 OR 上海"),
        *(
            "义乌 NOT 杭州",
            "NEAR(义 乌)",
            "a" * 10_000,
            "义乌" * 5_000,
            '"' * 10_000,
            "%",
            "_",
            "';--",
        ),
    ],
)
@pytest.mark.usefixtures("company")
def test_what_cannot_be_found_is_no_error(office, text):
    assert hits(office, text) == ()


def test_a_person_is_found_by_the_last_digits_of_the_telephone_and_opens_the_company(
    office, company
):
    contact = {"company_id": company.id, "name": "投资总监", "mobile": "138-0000-4321"}
    saved = office.do(save_contact, contact)
    for text in ("4321", "00004321", "13800004321", "138 4321", "１３８００００４３２１"):
        (hit,) = hits(office, text)
        assert (hit.kind, hit.id, hit.title) == ("contact", saved.id, "投资总监")
        assert hit.opens == ("company", company.id)
        assert hit.detail == NAME
    assert hits(office, "4321")[0].match == "138-0000-4321"
    assert hits(office, "4321")[0].marks == ((9, 13),)
    assert ("contact", "投资总监") in found(office, "43")
    assert found(office, "tzzj") == [("contact", "投资总监")]
    assert found(office, "touzizong") == [("contact", "投资总监")]
    assert found(office, "义乌 总监") == [("contact", "投资总监")]


def test_leads_and_what_was_said_open_the_lead(office, company):
    lead = office.lead(company, title="电机项目", next_action="约见董事长")
    said = {
        "company_id": company.id,
        "lead_id": lead.id,
        "content": "对方要看厂房",
        "on": "2026-12-01",
    }
    office.do(log_follow_up, {**said, "channel": "电话"})
    assert found(office, "董事长") == [("lead", "电机项目")]
    assert found(office, "djxm") == [("lead", "电机项目")]
    (code,) = hits(office, lead.code)
    assert (code.kind, code.code, code.detail) == ("lead", lead.code, f"{NAME} · 线索 · 招商主管")
    (hit,) = hits(office, "看厂房")
    assert (hit.kind, hit.title, hit.opens) == ("follow_up", "电机项目", ("lead", lead.id))
    assert hit.detail == "电话 · 2026-12-01"


def test_trips_visits_and_who_was_met_are_found(office, company):
    park = office.park("PK77")
    trip = office.do(
        save_trip,
        {
            "title": "华南之行",
            "cities": ["深圳"],
            "starts_on": "2026-06-01",
            "ends_on": "2026-06-03",
            "leader_staff_id": office.manager.id,
        },
    )
    stop = {"trip_id": trip.id, "on": "2026-06-02", "city": "东莞", "company_id": company.id}
    office.do(save_trip_stop, {**stop, "outcome": "同意回访"})
    met = {"trip_id": trip.id, "met_on": "2026-06-02", "company_name_text": "示例乙公司"}
    office.do(log_trip_contact, {**met, "contact_text": "厂长", "phone": "0755-12345678"})
    visit = {"direction": "接待考察", "on": "2026-07-01", "company_ids": [company.id]}
    office.do(save_visit, {**visit, "park_ids": [park.id], "purpose": "看现场"})
    assert found(office, "同意回访") == [("trip", "华南之行")]
    assert found(office, "shenzhen") == [("trip", "华南之行")]
    assert ("trip", "华南之行") in found(office, "义乌创投")
    (hit,) = hits(office, "345678")
    assert (hit.kind, hit.title, hit.opens) == ("trip_contact", "厂长", ("trip", trip.id))
    assert found(office, "示例产业园PK77 义创") == [("visit", NAME)]
    assert found(office, "看现场") == [("visit", NAME)]


def test_the_plan_of_a_visit_is_part_of_it(office, company):
    values = {"direction": "走访服务", "on": "2026-07-01", "company_ids": [company.id]}
    visit = office.do(save_visit, values)
    office.do(save_visit_item, {"visit_id": visit.id, "activity": "参观沙盘", "place": "二楼展厅"})
    issue = office.do(save_issue, {"visit_id": visit.id, "text": "员工住宿紧张"})
    office.do(close_issue, issue.id, answer="已协调公寓")
    office.do(write_visit_minutes, visit.id, "拟于年底复访")
    for text in ("参观沙盘", "二楼展厅", "住宿紧张", "协调公寓", "年底复访"):
        assert found(office, text) == [("visit", NAME)], text
    office.do(archive_issue, issue.id)
    assert found(office, "住宿紧张") == []


def test_partners_and_staff_are_found(office):
    office.do(save_partner, {"name": "示例商会", "kind": "商协会", "contact": "021-5555666"})
    assert found(office, "5566") == [("partner", "示例商会")]
    assert found(office, "S05") == [("staff", "系统管理员")]


def test_kinds_come_in_their_order_then_the_whole_name_then_its_beginning_then_the_newest(office):
    inside = office.company("新义乌一")
    whole = office.company("义乌")
    begin = office.company("义乌二")
    newest = office.company("老义乌三")
    lead = office.lead(inside, title="义乌")
    park = office.park(name="义乌")
    assert [(hit.kind, hit.id) for hit in hits(office, "义乌")] == [
        *(("company", each.id) for each in (whole, begin, newest, inside)),
        ("lead", lead.id),
        ("park", park.id),
    ]
    assert [hit.id for hit in hits(office, "YIWU")][:2] == [whole.id, begin.id]
    assert [hit.id for hit in hits(office, "yw")][:2] == [whole.id, begin.id]
    assert [hit.id for hit in hits(office, "义乌", limit=2)] == [whole.id, begin.id]
    assert hits(office, "义乌", limit=0) == ()


def test_archived_records_come_last_and_say_so(office, company):
    old = office.company("义乌旧企业")
    lead = office.lead(company, title="义乌项目")
    office.do(archive_company, old.id)
    assert [(hit.kind, hit.id, hit.archived) for hit in hits(office, "义乌")] == [
        ("company", company.id, False),
        ("lead", lead.id, False),
        ("company", old.id, True),
    ]
    assert hits(office, "义乌旧")[0].detail.startswith("已归档")


def test_tasks_open_the_record_that_they_are_for_and_appointments_themselves(office, company):
    lead = office.lead(company, title="电机项目")
    office.do(save_task, {"text": "整理用电方案", "lead_id": lead.id, "note": "两路电源"})
    own = office.do(save_task, {"text": "汇总走访记录"})
    meeting = office.do(
        save_appointment, {"title": "招商例会", "on": "2027-01-04", "place": "三楼"}
    )
    for text in ("用电方案", "ydfa", "两路电源"):
        (hit,) = hits(office, text)
        assert (hit.kind, hit.code, hit.opens) == ("task", lead.code, ("lead", lead.id))
    assert hits(office, "走访记录")[0].opens == ("task", own.id)
    assert hits(office, "三楼")[0].opens == ("appointment", meeting.id)
    office.do(archive_lead, lead.id)
    assert hits(office, "用电方案")[0].detail.startswith("已归档")


def test_a_record_with_many_pieces_is_one_hit(office, company):
    note = "、".join(f"第{number}条：义乌厂房" for number in range(200))
    office.do(save_company, {"note": note}, id=company.id)
    assert len(hits(office, "厂房")) == 1
    assert hits(office, "第137条")[0].match.count("第137条") == 1


def test_the_whole_name_is_found_however_many_newer_ones_have_it_in_theirs(office):
    whole = office.company("义乌")
    with office.database.write("many", actor=office.manager) as work:
        for number in range(1100):
            save_company(work, {"name": f"义乌示例{number}", "city": "义乌"})
    assert hits(office, "义乌")[0].id == whole.id
    assert hits(office, "yiwu")[0].id == whole.id
    assert len(hits(office, "义乌", limit=1000)) == 1000


def test_every_kind_that_can_be_referred_to_is_searched():
    assert set(KINDS) == set(SOURCES) == set(QUERIES)
    assert set(TARGETS) | {"follow_up", "trip_contact", "appointment", "task"} == set(KINDS)


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_text_that_people_write_is_searched(kind):
    source = SOURCES[kind]
    texts = {each.name for each in WRITTEN[kind] if each.kind in {Kind.TEXT, Kind.NOTE, Kind.TAGS}}
    assert texts - source.watched() <= {"mode_tags"}  # codes, which nobody types


def test_every_text_of_a_stop_is_searched():
    (stops,) = SOURCES["trip"].children
    texts = {each.name for each in STOP_FIELDS if each.kind in {Kind.TEXT, Kind.NOTE}}
    assert texts == {each.key for each in stops.texts}
