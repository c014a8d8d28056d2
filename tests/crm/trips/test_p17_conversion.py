"""From a contact logged on a trip to company, contact and lead, in one step and only once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from crm.companies.models import Company, Contact
from crm.leads.models import Lead, LeadStageHistory
from crm.staff.commands import deactivate_staff
from crm.trips import queries
from crm.trips.commands import log_trip_contact, save_trip
from crm.trips.conversion import convert_trip_contact

TRIP = {
    "title": "赴深圳招商",
    "cities": "深圳",
    "starts_on": "2026-03-02",
    "ends_on": "2026-03-05",
    "leader_staff_id": "S02",
}
MET = {"met_on": "2026-03-03", "company_name_text": "示例企业900", "contact_text": "投资总监"}


@pytest.fixture
def trip(office):
    return office.do(save_trip, TRIP, by=office.recruiter)


def logged(office, trip, **more):
    raw = {**MET, "trip_id": trip.id, **more}
    return office.do(log_trip_contact, raw, by=office.recruiter)


def counts(office):
    with office.database.read() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(each))
            for each in (Company, Contact, Lead)
        )


def test_P17_a_contact_becomes_one_company_one_contact_and_one_lead_however_often_it_is_converted(
    office, trip
):
    met = logged(office, trip)
    lead = office.do(convert_trip_contact, met.id, by=office.recruiter)
    assert counts(office) == (1, 1, 1)
    with office.database.read() as session:
        row = session.get_one(Lead, lead.id)
        assert (row.source_channel.value, row.source_trip_id) == ("出访", trip.id)
        assert (row.stage.value, row.owner_id) == ("NEW", office.recruiter.id)
        assert row.registered_on == office.database.clock.today()
        assert session.get_one(Company, row.company_id).name == "示例企业900"
        contact = session.get_one(Contact, row.contact_id)
        assert (contact.name, contact.met_on_trip_id) == ("投资总监", trip.id)
        moves = session.scalars(select(LeadStageHistory.to_stage)).all()
        assert [each.value for each in moves] == ["NEW"]
    again = office.do(convert_trip_contact, met.id, by=office.manager)
    assert (again.id, again.code) == (lead.id, lead.code)
    assert counts(office) == (1, 1, 1)
    form = office.read(queries.load_contact_form, met.id)
    assert form.values["company_id"] is not None


def test_two_people_who_convert_the_same_contact_at_once_get_the_same_lead(office, trip):
    met = logged(office, trip)
    with ThreadPoolExecutor(2) as threads:
        both = list(threads.map(lambda _: office.do(convert_trip_contact, met.id), range(2)))
    assert both[0].id == both[1].id
    assert counts(office) == (1, 1, 1)


def test_a_company_that_is_known_in_another_spelling_is_used(office, trip):
    known = office.company("示例（深圳）企业")
    met = logged(office, trip, company_name_text="示例(深圳) 企业")
    lead = office.do(convert_trip_contact, met.id)
    with office.database.read() as session:
        assert session.get_one(Lead, lead.id).company_id == known.id
    assert counts(office) == (1, 1, 1)


def test_a_second_contact_of_the_same_company_is_warned_of_the_open_lead(office, trip):
    first, second = logged(office, trip), logged(office, trip, contact_text="董秘")
    office.do(convert_trip_contact, first.id)
    lead = office.do(convert_trip_contact, second.id)
    assert [each.code for each in lead.warnings] == ["LEAD_ALREADY_OPEN"]
    assert counts(office) == (1, 2, 2)


def test_what_was_logged_goes_into_the_lead(office, trip):
    met = logged(
        office,
        trip,
        topic="智能视觉一体机项目\n第二行",
        phone="13800000000",
        title="董事",
        next_action="寄送方案",
        next_action_on="2026-03-10",
    )
    lead = office.do(convert_trip_contact, met.id)
    with office.database.read() as session:
        row = session.get_one(Lead, lead.id)
        contact = session.get_one(Contact, row.contact_id)
        assert (row.title, row.next_action) == ("智能视觉一体机项目", "寄送方案")
        assert (contact.mobile, contact.title) == ("13800000000", "董事")


def test_the_lead_of_somebody_who_left_goes_to_whoever_converts(office, trip):
    met = logged(office, trip)
    office.do(deactivate_staff, office.recruiter.id, by=office.admin)
    lead = office.do(convert_trip_contact, met.id, by=office.colleague)
    with office.database.read() as session:
        assert session.get_one(Lead, lead.id).owner_id == office.colleague.id


def test_leaders_convert_nothing(office, trip):
    met = logged(office, trip)
    error = office.refused(convert_trip_contact, met.id, by=office.leader)
    assert error.code == "PERMISSION_DENIED"
    assert office.refused(convert_trip_contact, 99).code == "NOT_FOUND"
