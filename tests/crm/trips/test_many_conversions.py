"""Many contacts become leads in one step: every doubt is decided, or nothing is written."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from crm.companies.known_names import KnownNames
from crm.companies.models import Company, Contact
from crm.followups.models import FollowUp
from crm.history.undoing import undo
from crm.language import ENGLISH, speaking
from crm.leads.models import Lead
from crm.leads.terms import LeadKind
from crm.staff.commands import deactivate_staff
from crm.tasks.models import Task
from crm.trips.commands import archive_trip_contact, log_trip_contact, save_trip
from crm.trips.conversion import Decision, convert_trip_contact, convert_trip_contacts
from crm.trips.models import TripContact
from crm.trips.terms import Turn
from crm.trips.to_convert import load_to_convert
from tests.support.office import dump_tables


@pytest.fixture
def trip(office):
    values = {
        "title": "示例出访",
        "cities": ["深圳"],
        "starts_on": "2026-12-20",
        "ends_on": "2026-12-22",
        "leader_staff_id": office.recruiter.id,
    }
    return office.do(save_trip, values)


@pytest.fixture
def met(office, trip):
    def logged(company: str = "示例企业900", person: str = "投资总监", **more) -> int:
        values = {"trip_id": trip.id, "met_on": "2026-12-21", "contact_text": person}
        named = {} if "company_id" in more else {"company_name_text": company}
        return office.do(log_trip_contact, {**values, **named, **more}, by=office.recruiter).id

    return logged


@pytest.fixture(autouse=True)
def _english():
    with speaking(ENGLISH):
        yield


def count(office, model) -> int:
    with office.database.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def problems(error) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in error.problems]


def test_twenty_contacts_become_leads_in_one_change_set_that_one_undo_takes_back(office, met):
    ids = [met(f"示例企业{number}") for number in range(900, 920)]
    before = dump_tables(office.database)
    turned = office.do(convert_trip_contacts, [Decision(each) for each in ids], by=office.recruiter)
    assert [each.id for each in turned] == ids
    assert all(each.created for each in turned)
    assert (count(office, Company), count(office, Lead)) == (20, 20)
    office.do(undo, by=office.recruiter)
    after = dump_tables(office.database)
    assert [after[name] for name in ("company", "contact", "lead")] == [
        before[name] for name in ("company", "contact", "lead")
    ]


def test_a_similar_company_must_be_decided_and_nothing_is_written_until_then(office, met):
    office.company("示例（浙江）科技股份有限公司")
    sure, doubtful = met("示例企业900"), met("示例（浙江）科技有限公司")
    error = office.refused(convert_trip_contacts, [Decision(sure), Decision(doubtful)])
    assert problems(error) == [(f"{doubtful}:company_id", "SUSPECT")]
    office.do(convert_trip_contacts, [Decision(sure), Decision(doubtful, new_company=True)])
    assert count(office, Company) == 3


def test_the_similar_company_that_is_meant_is_used(office, met):
    known = office.company("示例（浙江）科技股份有限公司")
    doubtful = met("示例（浙江）科技有限公司")
    office.do(convert_trip_contacts, [Decision(doubtful, company_id=known.id)])
    with office.database.read() as session:
        assert session.scalars(select(Lead.company_id)).all() == [known.id]
    assert count(office, Company) == 1


def test_an_open_lead_must_be_decided(office, met):
    known = office.company("示例企业900")
    office.lead(known)
    contact = met()
    error = office.refused(convert_trip_contacts, [Decision(contact)])
    assert problems(error) == [(f"{contact}:turn", "LEAD_ALREADY_OPEN")]
    office.do(convert_trip_contacts, [Decision(contact, turn=Turn.NEW, title="第二个项目")])
    assert count(office, Lead) == 2


def test_a_contact_added_to_an_open_lead_is_a_follow_up_on_it(office, met):
    known = office.company("示例企业900")
    lead = office.lead(known, by=office.recruiter)
    contact = met(topic="厂房 3,000 ㎡", next_action="寄送方案", next_action_on="2027-01-06")
    decided = Decision(contact, turn=Turn.EXISTING, lead_id=lead.id)
    turned = office.do(convert_trip_contacts, [decided], by=office.recruiter)
    assert [(each.lead.id, each.created) for each in turned] == [(lead.id, False)]
    with office.database.read() as session:
        logged = session.get_one(TripContact, contact)
        assert logged.converted_lead_id == lead.id
        follow_up = session.scalars(select(FollowUp)).one()
        assert (follow_up.lead_id, follow_up.content) == (lead.id, "投资总监: 厂房 3,000 ㎡")
        assert str(follow_up.on) == "2026-12-21"
        assert session.get_one(Lead, lead.id).next_action == "寄送方案"
    assert (count(office, Contact), count(office, Task), count(office, Lead)) == (1, 0, 1)


@pytest.mark.parametrize("whose", ["of a colleague", "with a next step of its own"])
def test_the_next_step_is_a_task_where_the_lead_has_its_own_plan(office, met, whose):
    known = office.company("示例企业900")
    if whose == "of a colleague":
        lead = office.lead(known, by=office.colleague)
    else:
        lead = office.lead(known, by=office.recruiter, next_action="签约")
    contact = met(next_action="寄送方案", next_action_on="2027-01-06", next_action_time="09:30")
    decided = Decision(contact, turn=Turn.EXISTING, lead_id=lead.id)
    office.do(convert_trip_contacts, [decided], by=office.recruiter)
    with office.database.read() as session:
        task = session.scalars(select(Task)).one()
        assert (task.text, task.staff_id) == ("寄送方案", office.recruiter.id)
        assert (str(task.due_on), task.due_time, task.lead_id) == ("2027-01-06", "09:30", lead.id)
        assert session.get_one(Lead, lead.id).next_action != "寄送方案"


@pytest.mark.parametrize("free", [True, False])
def test_the_next_step_on_an_open_lead_stays_with_whoever_was_to_take_it(office, met, free):
    owner = office.recruiter if free else office.colleague
    lead = office.lead(office.company("示例企业900"), by=owner)
    contact = met(next_action_on="2027-01-06", next_action_staff_id="S01")
    joined = Decision(contact, turn=Turn.EXISTING, lead_id=lead.id)
    office.do(convert_trip_contacts, [joined], by=office.recruiter)
    with office.database.read() as session:
        if free:
            kept = session.get_one(Lead, lead.id)
            found = kept.next_action_on, kept.next_action_staff_id
        else:
            task = session.scalars(select(Task)).one()
            found = task.due_on, task.staff_id
    assert (str(found[0]), found[1]) == ("2027-01-06", office.manager.id)


def test_a_next_step_of_somebody_who_left_is_taken_by_who_met_the_contact(office, met):
    lead = office.lead(office.company("示例企业900"), by=office.manager)
    contact = met(next_action="寄送方案", next_action_staff_id="S03")
    office.do(deactivate_staff, office.colleague.id, by=office.admin)
    joined = Decision(contact, turn=Turn.EXISTING, lead_id=lead.id)
    office.do(convert_trip_contacts, [joined], by=office.recruiter)
    with office.database.read() as session:
        assert session.scalars(select(Task)).one().staff_id == office.recruiter.id


def test_two_people_of_one_new_company_share_a_lead(office, met):
    first, second = met(person="投资总监"), met(person="董秘")
    joined = Decision(second, turn=Turn.EXISTING, lead_of=first)
    turned = office.do(convert_trip_contacts, [Decision(first), joined])
    assert turned[0].lead.id == turned[1].lead.id
    assert (count(office, Company), count(office, Contact), count(office, Lead)) == (1, 2, 1)


def test_a_second_new_lead_of_one_step_is_asked_about_like_any_other(office, met):
    first, second = met(person="投资总监"), met(person="董秘")
    error = office.refused(convert_trip_contacts, [Decision(first), Decision(second)])
    assert problems(error) == [(f"{second}:turn", "LEAD_ALREADY_OPEN")]


def test_what_depends_on_a_refused_contact_is_refused_too(office, met):
    office.lead(office.company("示例企业900"))
    first, second = met(), met(person="董秘")
    joined = Decision(second, turn=Turn.EXISTING, lead_of=first)
    error = office.refused(convert_trip_contacts, [Decision(first), joined])
    assert problems(error) == [
        (f"{first}:turn", "LEAD_ALREADY_OPEN"),
        (f"{second}:lead_id", "VALUE_UNKNOWN"),
    ]


def test_left_ones_stay_and_converted_ones_give_the_same_lead(office, met):
    first, second = met(), met("示例企业901")
    (turned,) = office.do(
        convert_trip_contacts, [Decision(first), Decision(second, turn=Turn.LEAVE)]
    )
    again = office.do(convert_trip_contacts, [Decision(first), Decision(second)])
    assert again[0].lead.id == turned.lead.id
    assert (again[0].created, again[1].created) == (False, True)


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"turn": Turn.EXISTING}, "lead_id", "FIELD_REQUIRED"),
        ({"version": 7}, "", "VERSION_CONFLICT"),
        ({"title": "长" * 201}, "title", "NAME_TOO_LONG"),
    ],
)
def test_refusals_stand_at_their_row(office, met, more, field, code):
    contact = met()
    error = office.refused(convert_trip_contacts, [Decision(contact, **more)])
    assert problems(error) == [(f"{contact}:{field}", code)]


def test_a_lead_of_another_company_or_a_closed_one_is_refused(office, met):
    contact = met()
    other = office.lead(office.company("示例企业901"))
    decided = Decision(contact, turn=Turn.EXISTING, lead_id=other.id)
    error = office.refused(convert_trip_contacts, [decided])
    assert problems(error) == [(f"{contact}:lead_id", "VALUE_UNKNOWN")]


def test_who_has_left_gets_no_lead(office, met):
    contact = met()
    decided = Decision(contact, owner_id=office.retired.id)
    error = office.refused(convert_trip_contacts, [decided])
    assert problems(error) == [(f"{contact}:owner_id", "STAFF_INACTIVE")]


def test_leaders_convert_nothing(office, met):
    error = office.refused(convert_trip_contacts, [Decision(met())], by=office.leader)
    assert error.code == "PERMISSION_DENIED"


def test_one_contact_is_decided_on_the_command_line_too(office, met):
    known = office.company("示例企业900")
    lead = office.lead(known, by=office.recruiter)
    contact = met()
    raw = {"turn": "并入线索", "lead_id": lead.code}
    saved = office.do(convert_trip_contact, contact, raw, by=office.recruiter)
    assert saved.id == lead.id
    other = met("示例企业901")
    raw = {"kind": "增资扩产", "owner_id": "S03", "title": "示例扩产"}
    saved = office.do(convert_trip_contact, other, raw, by=office.recruiter)
    with office.database.read() as session:
        made = session.get_one(Lead, saved.id)
        assert (made.kind, made.title) == (LeadKind.EXPANSION, "示例扩产")
        assert made.owner_id == office.colleague.id


def test_what_is_new_of_a_known_contact_is_filled_in(office, met):
    from crm.companies.commands import save_contact

    known = office.company("示例企业900", by=office.recruiter)
    person = {"company_id": known.id, "name": "投资总监", "mobile": "138 0000 0001"}
    made = office.do(save_contact, person, by=office.recruiter)
    contact = met(phone="139 0000 0002", wechat="ab", title="总监")
    office.do(convert_trip_contacts, [Decision(contact)], by=office.recruiter)
    with office.database.read() as session:
        row = session.get_one(Contact, made.id)
        assert (row.mobile, row.wechat, row.title) == ("138 0000 0001", "ab", "总监")


def test_the_list_to_decide_tells_known_new_and_doubtful_companies(office, met, trip):
    known = office.company("示例企业900")
    office.lead(known, title="示例项目", by=office.colleague)
    office.company("示例（浙江）科技股份有限公司")
    ids = [met(), met("示例（浙江）科技有限公司"), met("全新企业甲"), met(company_id=known.id)]
    rows = office.read(load_to_convert, KnownNames(), ids, office.manager.id)
    certain, doubtful, new, linked = rows
    assert certain.known is not None
    assert [each.owner for each in certain.known.leads] == ["招商专员二"]
    assert doubtful.doubtful
    assert doubtful.possible[0].name == "示例（浙江）科技股份有限公司"
    assert (new.known, new.doubtful, new.lead_title) == (None, False, "全新企业甲")
    assert linked.known is not None
    assert {each.owner_id for each in rows} == {office.recruiter.id}
    assert {each.trip for each in rows} == {trip.code}


def test_an_archived_contact_becomes_no_lead(office, met):
    contact = met()
    office.do(archive_trip_contact, contact)
    assert office.refused(convert_trip_contact, contact).code == "RECORD_ARCHIVED"
