"""The recycle bin lists what was archived and brings it back with its parts."""

from __future__ import annotations

from crm.companies.commands import (
    archive_company,
    archive_contact,
    restore_contact,
    save_company,
    save_contact,
)
from crm.companies.models import Contact
from crm.followups.commands import log_follow_up
from crm.history.recycle_bin import (
    find_archived,
    find_keys,
    load_archived,
    restore,
)
from crm.history.restoring import restore_records
from crm.history.undoing import undo
from crm.language import ENGLISH, speaking
from crm.leads.commands import archive_lead
from crm.leads.requirements import save_requirement
from crm.records.listing import ListRequest
from crm.trips.commands import archive_trip_stop, save_trip, save_trip_stop

ALL = ListRequest()


def listed(office, request=ALL):
    return [
        (each.kind, each.code, each.title, each.archived_by, each.children)
        for each in office.read(find_archived, request)
    ]


def archived_contacts(office):
    def names(session):
        return {each.name: each.archived_at is not None for each in session.query(Contact)}

    return office.read(names)


def company_with_contacts(office):
    company = office.company("示例企业")
    contacts = [
        office.do(save_contact, {"company_id": company.id, "name": name})
        for name in ("投资总监", "总经理")
    ]
    return company, *contacts


def test_an_archived_company_takes_its_contacts_along_and_brings_back_exactly_those(office):
    company, director, _manager = company_with_contacts(office)
    office.do(archive_contact, director.id)
    office.do(archive_company, company.id, by=office.manager)
    assert archived_contacts(office) == {"投资总监": True, "总经理": True}
    assert listed(office) == [("company", "", "示例企业", "招商主管", 1)]
    office.do(restore, "company", company.id)
    assert archived_contacts(office) == {"投资总监": True, "总经理": False}
    assert listed(office) == [("contact", "", "投资总监（示例企业）", "招商主管", 0)]


def test_the_parts_of_a_lead_go_with_it_and_undo_brings_them_back(office):
    lead = office.lead(title="示例项目")
    office.do(save_requirement, {"lead_id": lead.id, "kind": "用电"})
    office.do(log_follow_up, {"lead_id": lead.id, "channel": "电话", "content": "已联系"})
    office.do(archive_lead, lead.id)
    assert listed(office) == [("lead", lead.code, "示例项目", "招商主管", 2)]
    assert office.read(find_keys, ALL) == [("lead", lead.id)]
    office.do(undo)
    assert listed(office) == []


def test_a_part_of_an_archived_record_is_refused_alone_and_comes_back_with_its_record(office):
    company, director, _manager = company_with_contacts(office)
    office.do(archive_company, company.id)
    assert office.refused(restore_contact, director.id).code == "RECORD_ARCHIVED"
    office.do(restore, "contact", director.id)
    assert archived_contacts(office) == {"投资总监": False, "总经理": False}
    assert listed(office) == []


def test_the_bin_is_searched_by_name_and_kind(office):
    company, _director, _manager = company_with_contacts(office)
    lead = office.lead(company, title="示例项目")
    office.do(archive_lead, lead.id)
    office.do(archive_company, company.id)
    assert [row[0] for row in listed(office, ListRequest(text="slqy"))] == ["company"]
    assert [row[0] for row in listed(office, ListRequest(text=lead.code))] == ["lead"]
    assert [row[0] for row in listed(office, ListRequest(filters={"kind": "lead"}))] == ["lead"]


def test_only_who_may_restore_a_record_restores_it(office):
    company = office.company("示例企业", by=office.colleague)
    office.do(archive_company, company.id)
    error = office.refused(restore, "company", company.id, by=office.recruiter)
    assert error.code == "PERMISSION_DENIED"
    assert office.refused(restore, "staff", 1).code == "VALUE_UNKNOWN"
    assert office.refused(restore, "lead", 99).code == "NOT_FOUND"


def test_the_list_is_ordered_by_time_kind_or_name_in_pinyin(office):
    leads = [office.lead(title=title) for title in ("中试基地", "安防模组")]
    for lead in leads:
        office.do(archive_lead, lead.id)
    company = office.company("本地企业")
    office.do(archive_company, company.id)
    by_name = office.read(find_keys, ListRequest(sort="name"))
    assert by_name == [("lead", leads[1].id), ("company", company.id), ("lead", leads[0].id)]
    by_kind = office.read(find_keys, ListRequest(sort="kind", descending=True))
    assert [kind for kind, _ in by_kind] == ["lead", "lead", "company"]
    assert office.read(find_keys, ListRequest(sort="no such column"))


def test_rows_are_loaded_by_their_keys_and_restored_ones_are_left_out(office):
    lead, company = office.lead(), office.company("本地企业")
    office.do(archive_lead, lead.id)
    office.do(archive_company, company.id)
    keys = office.read(find_keys, ALL)
    office.do(restore, "company", company.id)
    found = office.read(load_archived, keys)
    assert {key: row.code for key, row in found.items()} == {("lead", lead.id): lead.code}


def test_many_records_come_back_in_one_step_and_go_again_with_its_undo(office):
    lead, company = office.lead(), office.company("本地企业")
    office.do(archive_lead, lead.id)
    office.do(archive_company, company.id)
    keys, told = office.read(find_keys, ALL), []
    assert office.do(restore_records, keys, progress=lambda *step: told.append(step)) == 2
    assert office.read(find_keys, ALL) == []
    assert told == [(0, 2), (1, 2)]
    assert office.do(undo).records == 2
    assert office.read(find_keys, ALL) == keys


def test_the_name_of_an_archived_company_stays_taken_and_says_where_it_is(office):
    company = office.company("示例企业")
    office.do(archive_company, company.id)
    with speaking(ENGLISH):
        error = office.refused(save_company, {"name": "示例企业"})
    assert error.code == "DUPLICATE"
    assert "Restore it from the recycle bin" in error.message


def test_a_stop_comes_back_only_within_the_days_of_its_trip(office):
    days = {"starts_on": "2026-11-01", "ends_on": "2026-11-03"}
    trip = office.do(save_trip, {"title": "示例出访", "cities": ["杭州"], **days})
    stop = {"trip_id": trip.id, "on": "2026-11-03", "city": "杭州", "kind": "座谈"}
    saved = office.do(save_trip_stop, stop)
    office.do(archive_trip_stop, saved.id)
    office.do(save_trip, {"ends_on": "2026-11-02"}, id=trip.id)
    assert office.refused(restore, "trip_stop", saved.id).code == "PERIOD_ORDER"
    office.do(undo)
    office.do(restore, "trip_stop", saved.id)
    assert listed(office) == []
