"""From a contact logged on a trip to company, contact and lead, once (docs/domain.md, Trips)."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from crm.companies.models import Company, Contact
from crm.errors import UserError
from crm.leads.models import Lead
from crm.leads.terms import SourceChannel, Stage
from crm.trips.commands import log_trip_contact, save_trip
from crm.trips.conversion import convert_trip_contact


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


def logged(office, trip, **more):
    values = {
        "trip_id": trip.id,
        "met_on": "2026-12-21",
        "company_name_text": "示例企业900",
        "contact_text": "投资总监",
        **more,
    }
    return office.do(log_trip_contact, values, by=office.recruiter)


def counts(office) -> tuple[int, ...]:
    with office.database.read() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(each)) or 0
            for each in (Company, Contact, Lead)
        )


def test_P17_a_logged_contact_becomes_company_contact_and_lead_once(office, trip):
    contact = logged(office, trip)
    first = office.do(convert_trip_contact, contact.id, by=office.recruiter)
    assert counts(office) == (1, 1, 1)
    second = office.do(convert_trip_contact, contact.id, by=office.recruiter)
    assert (second.id, second.code) == (first.id, first.code)
    assert counts(office) == (1, 1, 1)
    with office.database.read() as session:
        lead = session.get_one(Lead, first.id)
        assert lead.source_channel is SourceChannel.TRIP
        assert lead.source_trip_id == trip.id
        assert lead.stage is Stage.NEW
        assert lead.owner_id == office.recruiter.id
        assert session.get_one(Company, lead.company_id).name == "示例企业900"
        assert session.get_one(Contact, lead.contact_id).name == "投资总监"


def test_a_company_known_in_another_spelling_is_used(office, trip):
    office.company("示例（浙江）科技有限公司")
    contact = logged(office, trip, company_name_text="示例(浙江)科技有限公司")
    office.do(convert_trip_contact, contact.id)
    assert counts(office) == (1, 1, 1)


def test_the_topic_names_the_lead_and_the_next_action_goes_with_it(office, trip):
    contact = logged(
        office,
        trip,
        topic="厂房 3,000 ㎡，明年二季度进场\n其余待定",
        next_action="寄送租赁方案",
        next_action_on="2027-01-06",
    )
    saved = office.do(convert_trip_contact, contact.id)
    with office.database.read() as session:
        lead = session.get_one(Lead, saved.id)
        assert lead.title == "厂房 3,000 ㎡，明年二季度进场"
        assert lead.next_action == "寄送租赁方案"


def test_a_leader_who_only_reads_converts_nothing(office, trip):
    contact = logged(office, trip)
    refusal = office.refused(convert_trip_contact, contact.id, by=office.leader)
    assert refusal.code == "PERMISSION_DENIED"


def test_a_contact_that_is_gone_is_said_so(office):
    with pytest.raises(UserError) as refusal:
        office.do(convert_trip_contact, 999)
    assert refusal.value.code == "NOT_FOUND"
