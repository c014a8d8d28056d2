"""What the pictures of the documents show besides the demonstration: a trip under way, a visit.

It is written for the pictures and taken back afterwards, so that no published total changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from crm.tasks.commands import save_task
from crm.trips.commands import log_trip_contact, save_trip, save_trip_stop
from crm.trips.plan import save_trip_member
from crm.trips.terms import Interest, StopKind, TripStatus
from crm.visits.commands import save_visit
from crm.visits.programme import save_visit_item
from crm.visits.terms import Direction

if TYPE_CHECKING:
    from crm.database.session import Work

COLLEAGUE = "S12"
PARK = "科创园"
# Day of the trip, from, to, company, what for.
STOPS = (
    (0, "09:30", "11:00", "示例企业012", "看扩产需求，带载荷与层高要求"),
    (0, "14:00", "15:30", "示例企业028", "谈样板层租期"),
    (1, "10:00", "11:30", "示例企业031", "了解总部搬迁计划"),
)
# Company, person, job title, topic, interest, next step, days until then.
MET = (
    ("示例企业012", "采购部负责人", "总监", "扩产选址", Interest.HIGH, "寄样板层资料", 8),
    ("示例新材料企业", "董事长助理", "助理", "找厂房2000㎡", Interest.MEDIUM, "报租金", 3),
    ("示例企业015有限公司", "副总经理", "副总经理", "政策咨询", Interest.UNCLEAR, "发政策要点", 1),
)
PROGRAMME = (
    ("09:30", "10:00", "展厅参观"),
    ("10:00", "11:00", "样板层与动力设施"),
    ("11:00", "11:30", "座谈：租期、用电与人才公寓"),
)
TASKS = (("寄租金方案", 2), ("核实800 kVA用电接入", 3))
REMINDED = (("给示例企业012回电话", "11:40"), ("核对明日行程车辆", "12:10"))


@dataclass(frozen=True, slots=True)
class Pictured:
    """The records behind the pictures."""

    trip_id: int
    visit_id: int


def write_pictured_day(work: Work) -> Pictured:
    """Write a trip that runs today with who was met, a visit next week, tasks of today.

    Needs the demonstration data. Raises UserError as the commands it calls.
    """
    trip_id = _write_trip(work)
    for text, time in REMINDED:
        save_task(work, {"text": text, "due_on": work.today, "due_time": time})
    return Pictured(trip_id, _write_visit(work))


def _write_trip(work: Work) -> int:
    last = work.today + timedelta(days=2)
    plan = {"title": "示例出访：深圳", "cities": ["深圳"], "starts_on": work.today, "ends_on": last}
    rest = {"status": TripStatus.UNDERWAY, "leader_staff_id": work.actor.code, "budget": "3万元"}
    trip_id = save_trip(work, {**plan, **rest}).id
    duty = {"trip_id": trip_id, "staff_id": COLLEAGUE, "duty": "联络与记录"}
    save_trip_member(work, duty)
    for day, start, end, company, objective in STOPS:
        stop = {"trip_id": trip_id, "on": work.today + timedelta(days=day), "city": "深圳"}
        times = {"start_time": start, "end_time": end, "kind": StopKind.COMPANY}
        save_trip_stop(work, {**stop, **times, "company_id": company, "objective": objective})
    for company, person, title, topic, interest, step, days in MET:
        who = {"company_name_text": company, "contact_text": person, "title": title}
        then = {"next_action": step, "next_action_on": work.today + timedelta(days=days)}
        met = {"trip_id": trip_id, "met_on": work.today, "topic": topic, "interest": interest}
        log_trip_contact(work, {**met, **who, **then})
    task = {"trip_id": trip_id, "text": "整理出访报告", "due_on": last, "staff_id": COLLEAGUE}
    save_task(work, task)
    return trip_id


def _write_visit(work: Work) -> int:
    plan = {"direction": Direction.INBOUND, "company_ids": ["示例企业028"], "park_ids": [PARK]}
    day = work.today + timedelta(days=9)
    times = {"on": day, "start_time": "09:30", "end_time": "11:30"}
    people = {"escort_ids": [COLLEAGUE], "visitor_count": 4, "leader_titles": ["分管领导"]}
    minutes = "企业拟租2000㎡，一期用电800 kVA；请园区一周内给出租金方案。"
    visit_id = save_visit(work, {**plan, **times, **people, "minutes": minutes}).id
    for start, end, activity in PROGRAMME:
        line = {"visit_id": visit_id, "start_time": start, "end_time": end}
        save_visit_item(work, {**line, "activity": activity})
    for text, days in TASKS:
        save_task(work, {"visit_id": visit_id, "text": text, "due_on": day + timedelta(days=days)})
    return visit_id
