"""What belongs to a company, gathered for its pane."""

from __future__ import annotations

from datetime import date

import pytest

from crm.companies.commands import save_contact
from crm.companies.related import list_provinces, load_file
from crm.errors import UserError
from crm.followups.commands import log_follow_up
from crm.leads.commands import archive_lead
from crm.letters.commands import sign_letter
from crm.trips.commands import log_trip_contact, save_trip, save_trip_stop
from crm.visits.commands import save_visit

TODAY = date(2026, 12, 31)


@pytest.fixture
def company(office):
    return office.company("示例科技有限公司", province="浙江", city="义乌市")


def test_leads_letters_visits_and_trips_come_with_their_company(office, company):
    park, lead = office.park(), office.lead(company)
    letter = office.do(
        sign_letter,
        None,
        {
            "lead_id": lead.id,
            "park_id": park.id,
            "area_kind": "RENT",
            "area": "2000㎡",
            "signed_on": "2026-12-01",
        },
    )
    visit = office.do(
        save_visit, {"on": "2026-11-01", "company_ids": [company.id], "park_ids": [park.id]}
    )
    file = office.read(load_file, company.id, TODAY)
    assert [each.code for each in file.leads] == [lead.code]
    assert [each.code for each in file.letters] == [letter.code]
    assert [each.code for each in file.visits] == [visit.code]
    kinds = [each.kind for each in file.timeline.entries]
    assert {"stage", "letter", "visit"} <= set(kinds)
    assert [each.on for each in file.timeline.entries] == sorted(
        (each.on for each in file.timeline.entries), reverse=True
    )


def test_what_belongs_to_another_company_stays_out(office, company):
    other = office.company("示例制造有限公司")
    office.lead(other)
    office.do(save_contact, {"company_id": other.id, "name": "董秘"})
    office.do(log_follow_up, {"company_id": other.id, "content": "电话"})
    file = office.read(load_file, company.id, TODAY)
    assert (file.leads, file.detail.contacts, file.timeline.entries) == ((), (), ())


def test_a_trip_is_named_once_whether_the_company_was_met_or_called_on(office, company):
    trip = office.do(
        save_trip,
        {
            "title": "示例出访",
            "cities": ["深圳"],
            "starts_on": "2026-12-20",
            "ends_on": "2026-12-22",
            "leader_staff_id": office.manager.id,
        },
    )
    met = {"trip_id": trip.id, "met_on": "2026-12-20", "company_id": company.id}
    office.do(log_trip_contact, {**met, "contact_text": "投资总监"})
    office.do(log_trip_contact, {**met, "contact_text": "董秘"})
    stop = {"trip_id": trip.id, "on": "2026-12-21", "city": "深圳", "company_id": company.id}
    office.do(save_trip_stop, stop)
    file = office.read(load_file, company.id, TODAY)
    assert [each.code for each in file.trips] == [trip.code]
    assert len([each for each in file.timeline.entries if each.kind == "trip"]) == 2


def test_an_archived_lead_leaves_the_section_and_keeps_its_history(office, company):
    lead = office.lead(company)
    office.do(archive_lead, lead.id)
    file = office.read(load_file, company.id, TODAY)
    assert file.leads == ()
    assert [each.kind for each in file.timeline.entries] == ["stage"]


def test_provinces_are_listed_once_each(office, company):
    assert company.id
    office.company("示例制造有限公司", province="浙江")
    office.company("示例贸易有限公司", province="上海")
    office.company("示例医疗有限公司")
    assert office.read(list_provinces) == ("上海", "浙江")


def test_a_company_that_is_gone_is_said_so(office):
    with pytest.raises(UserError) as refusal:
        office.read(load_file, 999, TODAY)
    assert refusal.value.code == "NOT_FOUND"
