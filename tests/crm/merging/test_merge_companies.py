"""Merging two companies: nothing of the loser is lost, nothing is counted twice or no more."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from crm.attachments.models import Attachment
from crm.check.verify import verify
from crm.companies.commands import archive_company, save_company
from crm.companies.models import Company, Contact
from crm.companies.queries import find_ids, load_form
from crm.companies.related import load_file
from crm.database.changes import ChangeSet, RowChange
from crm.leads.commands import save_lead
from crm.leads.models import Lead
from crm.leads.terms import Stage
from crm.letters.commands import save_letter
from crm.letters.models import Letter
from crm.letters.terms import Relation
from crm.measures.computing import compute
from crm.merging.commands import merge_companies
from crm.merging.links import count_links
from crm.records.listing import ListRequest
from crm.records.references import resolve
from crm.visits.commands import save_visit
from crm.visits.models import VisitCompany
from tests.support.records import NOBODY

TODAY = date(2026, 12, 31)
FIGURES = ("K01", "K02", "K03", "K04", "K05", "K06", "K07", "K13", "K15", "K19", "K20", "K24")
MORE = ("K25", "K28", "K29", "K31")


def rows(office, *columns):
    def read(session):
        return list(session.execute(select(*columns)))

    return office.read(read)


def test_everything_of_the_loser_is_found_at_the_survivor(pair):
    office, kept, gone = pair.office, pair.kept.company.id, pair.gone.company.id
    before = office.read(count_links, "company", gone)
    assert before == {
        "contact": 1,
        "lead": 1,
        "letter": 1,
        "deal": 1,
        "visit": 1,
        "trip_stop": 1,
        "trip_contact": 1,
        "follow_up": 1,
        "subsidiary": 1,
        "referred": 1,
        "chain": 1,
        "attachment": 1,
    }
    office.do(merge_companies, kept, gone)
    assert office.read(count_links, "company", gone) == {}
    assert office.read(count_links, "company", kept) == dict.fromkeys(before, 2)
    assert office.read(verify) == []


def test_the_loser_is_hidden_and_its_names_lead_to_the_survivor(pair):
    office, kept, gone = pair.office, pair.kept.company.id, pair.gone.company.id
    office.do(merge_companies, kept, gone)
    listed = office.read(find_ids, ListRequest(text="示例"), TODAY)
    assert kept in listed
    assert gone not in listed
    for name in ("示例(浙江)科技有限公司", "示例科技"):
        assert office.read(resolve, "company", name) == kept
    assert office.read(resolve, "company", "91350100M000100Y43") == kept


def test_no_value_is_lost_where_nothing_was_chosen(pair):
    office = pair.office
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    values = office.read(load_form, pair.kept.company.id).values
    assert values["name"] == "示例科技有限公司"
    assert values["city"] == "义乌"
    assert values["address"] == "文三路"
    assert values["short_name"] == "浙江示例"
    assert values["tags"] == ["激光", "出海"]
    assert values["note"] == "先来\n\n后到"
    assert values["aliases"] == ["示例科技", "示例（浙江）科技有限公司"]
    assert values["uscc"] == "91350100M000100Y43"


def test_the_chosen_side_counts_field_by_field(pair):
    office = pair.office
    chosen = {"name": "LOSER", "city": "LOSER", "tags": "LOSER", "note": "SURVIVOR"}
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id, chosen)
    values = office.read(load_form, pair.kept.company.id).values
    assert values["name"] == "示例（浙江）科技有限公司"
    assert values["city"] == "杭州"
    assert values["tags"] == ["激光", "出海"]
    assert values["note"] == "先来"
    assert values["aliases"] == ["示例科技", "示例科技有限公司"]
    assert office.read(verify) == []  # the keys follow the name


def test_figures_of_a_year_come_from_one_side(office):
    kept = office.company("甲科技有限公司", annual_revenue="100万元", figures_year=2023)
    gone = office.company("乙科技有限公司", headcount=80, figures_year=2025)
    office.do(merge_companies, kept.id, gone.id)
    values = office.read(load_form, kept.id).values
    assert (values["headcount"], values["figures_year"]) == (None, 2023)


def test_a_signed_letter_changes_its_company_because_it_is_the_same_legal_person(pair):
    office = pair.office
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    found = rows(office, Letter.company_id, Letter.signed_on)
    assert set(found) == {(pair.kept.company.id, date(2026, 11, 20))}


def test_letters_that_now_overlap_count_as_additional_and_a_person_is_told(pair):
    office = pair.office
    saved = office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    told = {each.code: each.message for each in saved.warnings}
    assert pair.gone.letter.code in told["LETTER_OVERLAP_UNRESOLVED"]
    relations = dict(rows(office, Letter.id, Letter.relation_to_prior))
    assert relations == {
        pair.kept.letter.id: Relation.NONE,
        pair.gone.letter.id: Relation.ADDITIONAL,
    }


def test_letters_in_two_parks_do_not_overlap(pair):
    office = pair.office
    company = office.company()
    lead = office.lead(company)
    office.do(save_letter, {"lead_id": lead.id, "park_id": pair.park.id, "area": "100㎡"})
    saved = office.do(merge_companies, pair.kept.company.id, company.id)
    assert [each.code for each in saved.warnings] == ["LEAD_ALREADY_OPEN"]


def test_two_open_leads_of_one_company_are_told_with_the_first_owner(pair):
    office = pair.office
    saved = office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    told = {each.code: each.message for each in saved.warnings}
    assert pair.kept.lead.code in told["LEAD_ALREADY_OPEN"]
    assert "招商主管" in told["LEAD_ALREADY_OPEN"]


def test_a_visit_of_both_names_the_survivor_once(pair):
    office = pair.office
    ids = [pair.gone.company.id, pair.kept.company.id]
    office.do(save_visit, {"company_ids": ids}, id=pair.kept.visit.id)
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    found = rows(office, VisitCompany.visit_id, VisitCompany.company_id)
    assert sorted(found) == sorted(
        (visit, pair.kept.company.id) for visit in (pair.kept.visit.id, pair.gone.visit.id)
    )


def test_a_company_has_one_main_contact_afterwards(pair):
    office = pair.office
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    found = dict(rows(office, Contact.id, Contact.is_primary))
    assert found == {pair.kept.contact.id: True, pair.gone.contact.id: False}


def test_a_parent_merged_into_its_subsidiary_leaves_no_ring(office):
    parent, child = office.company("甲集团有限公司"), office.company("甲科技有限公司")
    office.do(save_company, {"parent_company_id": parent.id}, id=child.id)
    office.do(merge_companies, child.id, parent.id)
    assert office.read(load_form, child.id).values["parent_company_id"] is None
    grand = office.company("乙控股有限公司")
    middle = office.company("乙投资有限公司", parent_company_id=grand.id)
    low = office.company("乙制造有限公司", parent_company_id=middle.id)
    office.do(merge_companies, low.id, grand.id)
    assert office.read(load_form, low.id).values["parent_company_id"] is None
    assert office.read(load_form, middle.id).values["parent_company_id"] == low.id


def test_who_was_merged_into_the_loser_now_leads_to_the_survivor(office):
    first, second, third = office.company("甲一"), office.company("甲二"), office.company("甲三")
    office.do(merge_companies, second.id, third.id)
    office.do(merge_companies, first.id, second.id)
    found = dict(rows(office, Company.id, Company.merged_into_id))
    assert found == {first.id: None, second.id: first.id, third.id: first.id}
    assert office.read(load_form, first.id).values["aliases"] == ["甲三", "甲二"]


@pytest.mark.parametrize("who", ["recruiter", "leader"])
def test_only_managers_merge(pair, who):
    error = pair.office.refused(
        merge_companies, pair.kept.company.id, pair.gone.company.id, by=getattr(pair.office, who)
    )
    assert error.code == "PERMISSION_DENIED"


def test_an_administrator_merges_too(pair):
    pair.office.do(
        merge_companies, pair.kept.company.id, pair.gone.company.id, by=pair.office.admin
    )


def test_two_credit_codes_are_two_companies(pair):
    office = pair.office
    other = office.company("另一家有限公司", uscc="91330782MA2EXAMP1F")
    error = office.refused(merge_companies, pair.gone.company.id, other.id)
    assert (error.code, error.field) == ("MERGE_BLOCKED", "uscc")
    assert "91330782MA2EXAMP1F" in error.message


def test_a_merge_that_means_nothing_is_refused_and_changes_nothing(pair):
    office, kept, gone = pair.office, pair.kept.company, pair.gone.company
    assert office.refused(merge_companies, kept.id, kept.id).code == "MERGE_BLOCKED"
    assert office.refused(merge_companies, kept.id, 99_999).code == "NOT_FOUND"
    stale = office.refused(merge_companies, kept.id, gone.id, {}, kept.version, gone.version + 7)
    assert stale.code == "VERSION_CONFLICT"
    wrong = office.refused(merge_companies, kept.id, gone.id, {"city": "BOTH"})
    assert (wrong.code, wrong.field) == ("VALUE_UNKNOWN", "city")
    archived = office.company("丙有限公司")
    office.do(archive_company, archived.id)
    assert "丙有限公司" in office.refused(merge_companies, kept.id, archived.id).message
    office.do(merge_companies, kept.id, gone.id)
    for one, other in ((kept.id, gone.id), (gone.id, kept.id)):
        error = office.refused(merge_companies, one, other)
        assert error.code == "MERGE_BLOCKED"
        assert "示例科技有限公司" in error.message


def test_one_change_set_tells_the_whole_merge(pair):
    office = pair.office
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    action, reason, changes = rows(
        office,
        ChangeSet.action,
        ChangeSet.reason,
        select(func.count())
        .where(RowChange.change_set_id == ChangeSet.id)
        .correlate(ChangeSet)
        .scalar_subquery(),
    )[-1]
    assert action == "merge_companies"
    assert reason == "示例（浙江）科技有限公司 → 示例科技有限公司"
    assert changes == 13  # both companies, and one of each that moved


def test_no_figure_changes_when_two_companies_of_the_demonstration_become_one(demo_database):
    day = date(2026, 12, 31)

    def figures():
        with demo_database.read() as session:
            every = FIGURES + MORE
            return {name: compute(session, name, as_of=day).total for name in every}

    before = figures()
    with demo_database.read() as work:
        first = select(Letter.company_id).join(Lead, Letter.lead_id == Lead.id)
        two = list(work.scalars(first.where(Lead.stage == Stage.INTENT).distinct().limit(2)))
        counted = work.scalar(select(func.count()).where(Letter.company_id.in_(two)))
    with demo_database.write("merge", actor=NOBODY) as under_way:
        merge_companies(under_way, two[0], two[1])
    assert figures() == before
    with demo_database.read() as session:
        merged = session.scalar(select(func.count()).where(Letter.company_id == two[0]))
        assert merged == counted
        assert verify(session) == []


def test_attachments_follow_their_record(pair):
    office = pair.office
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    found = rows(office, Attachment.record_kind, Attachment.record_id)
    assert ("company", pair.gone.company.id) not in found
    assert ("lead", pair.gone.lead.id) in found


def test_a_new_lead_of_the_merged_company_is_refused_with_the_one_to_choose(pair):
    office = pair.office
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    raw = {"title": "项目", "company_id": pair.gone.company.id, "source_channel": "其他"}
    error = office.refused(save_lead, raw)
    assert (error.code, error.field) == ("NOT_FOUND", "company_id")
    assert "示例科技有限公司" in error.message


def test_whoever_still_opens_the_loser_is_told_where_it_went(pair):
    office = pair.office
    assert office.read(load_file, pair.gone.company.id, TODAY).merged_into is None
    office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    file = office.read(load_file, pair.gone.company.id, TODAY)
    assert file.merged_into == (pair.kept.company.id, "示例科技有限公司")


def test_nothing_of_a_record_that_was_merged_away_changes_any_more(pair):
    office, gone = pair.office, pair.gone.company.id
    office.do(merge_companies, pair.kept.company.id, gone)
    errors = [office.refused(save_company, {"city": "金华"}, id=gone)]
    for error in (*errors, office.refused(archive_company, gone)):
        assert error.code == "NOT_FOUND"
        assert "示例科技有限公司" in error.message
