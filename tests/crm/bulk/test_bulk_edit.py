"""A bulk edit says first what it will do, does that and nothing else, or refuses as a whole."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from crm.bulk.commands import apply, preview
from crm.bulk.edits import Action, BulkRefused, Edit, Effect
from crm.companies.commands import archive_company, save_company
from crm.companies.models import Company
from crm.database.changes import ChangeSet
from crm.deals.commands import save_deal
from crm.errors import UserError
from crm.funds.commands import save_fund
from crm.leads.commands import save_lead
from crm.leads.models import Lead
from crm.merging.commands import merge_companies
from crm.parks.commands import archive_park
from crm.trips.commands import save_trip
from crm.trips.queries import load_form as load_trip
from tests.support.office import dump_tables


def foresee(office, kind, ids, edit, by=None):
    with office.database.rehearse(actor=by or office.manager) as work:
        return preview(work, kind, ids, edit)


def values(office, model, ids, name):
    def read(session):
        return [getattr(session.get(model, each), name) for each in ids]

    return office.read(read)


def counts(found):
    return [found.count(each) for each in (Effect.CHANGED, Effect.UNCHANGED, Effect.REFUSED)]


@pytest.fixture
def companies(office):
    cities = ("义乌市", "杭州市", None)
    return [office.company(f"示例企业{n}", city=city).id for n, city in enumerate(cities)]


def test_the_preview_shows_old_and_new_in_words_and_changes_nothing(office, companies):
    park = office.park("PK01", name="数字产业园")
    edit = Edit(raw={"city": "杭州市", "park_id": "PK01", "is_tenant": "是"})
    before = dump_tables(office.database)
    found = foresee(office, "company", companies, edit)
    assert dump_tables(office.database) == before
    first = next(row for row in found.rows if row.id == companies[0])
    assert [(each.name, each.old, each.new) for each in first.changes] == [
        ("city", "义乌市", "杭州市"),
        ("is_tenant", "否", "是"),
        ("park_id", None, "数字产业园"),
    ]
    assert first.title == "示例企业0"
    assert counts(found) == [3, 0, 0]
    assert park.id


def test_what_stays_as_it_is_is_counted_apart(office, companies):
    found = foresee(office, "company", companies, Edit(raw={"city": "杭州市"}))
    assert counts(found) == [2, 1, 0]
    assert found.rows[-1].id == companies[1]
    done = office.do(apply, "company", companies, Edit(raw={"city": "杭州市"}))
    assert done.changed == (companies[0], companies[2])
    assert done.unchanged == 1
    assert values(office, Company, companies, "version") == [2, 1, 2]


def test_it_is_one_change_set(office, companies):
    def change_sets(session):
        return session.scalar(select(func.count()).select_from(ChangeSet))

    before = office.read(change_sets)
    office.do(apply, "company", companies, Edit(raw={"city": "宁波市", "tags": ["重点"]}))
    assert office.read(change_sets) == before + 1
    assert values(office, Company, companies, "tags") == [["重点"]] * 3


def test_a_blank_value_clears_the_field(office, companies):
    office.do(apply, "company", companies, Edit(raw={"city": ""}))
    assert values(office, Company, companies, "city") == [None, None, None]


def test_tags_are_added_and_taken_away_without_touching_the_others(office, companies):
    office.do(save_company, {"tags": ["展会", "重点"]}, id=companies[0])
    edit = Edit(add={"tags": "重点、上市后备"}, remove={"tags": "展会"})
    found = foresee(office, "company", companies[:1], edit)
    assert found.rows[0].changes[0].new == "重点、上市后备"
    office.do(apply, "company", companies, edit)
    assert values(office, Company, companies[:2], "tags") == [
        ["重点", "上市后备"],
        ["重点", "上市后备"],
    ]


def test_members_of_a_trip_are_added_by_name(office):
    values = {"title": "赴沪", "cities": "上海", "starts_on": "2026-05-01", "ends_on": "2026-05-02"}
    trip = office.do(save_trip, values, by=office.recruiter)
    edit = Edit(add={"member_ids": "招商专员二"})
    found = foresee(office, "trip", [trip.id], edit)
    assert found.rows[0].effect is Effect.CHANGED
    assert [(each.old, each.new) for each in found.rows[0].changes] == [
        ("招商专员一", "招商专员一、招商专员二")
    ]
    office.do(apply, "trip", [trip.id], edit)
    members = office.read(load_trip, trip.id).values["member_ids"]
    assert members == [office.recruiter.id, office.colleague.id]


def test_a_value_that_nobody_can_have_is_refused_at_its_field_before_any_record(office, companies):
    edit = Edit(raw={"park_id": "没有的园区", "registered_capital": "三亿"})
    with pytest.raises(UserError) as refusal:
        foresee(office, "company", companies, edit)
    assert {(each.code, each.field) for each in refusal.value.problems} == {
        ("VALUE_UNKNOWN", "park_id"),
        ("VALUE_FORMAT", "registered_capital"),
    }


def test_fields_that_belong_to_one_record_are_not_for_many(office, companies):
    error = office.refused(apply, "company", companies, Edit(raw={"name": "同名公司"}))
    assert (error.code, error.field) == ("VALUE_UNKNOWN", "name")


def test_an_edit_of_nothing_and_a_kind_that_has_none_are_refused(office, companies):
    assert office.refused(apply, "company", companies, Edit()).code == "FIELD_REQUIRED"
    assert office.refused(apply, "staff", [1], Edit(raw={"team": "一部"})).code == "VALUE_UNKNOWN"


def test_one_refusal_refuses_the_whole_unless_only_the_good_ones_are_wanted(office):
    mine = [office.lead(by=office.recruiter).id for _ in range(2)]
    theirs = office.lead(by=office.colleague).id
    edit = Edit(raw={"next_action": "电话"})
    ids = [mine[0], theirs, mine[1]]
    found = foresee(office, "lead", ids, edit, by=office.recruiter)
    assert counts(found) == [2, 0, 1]
    assert (found.rows[0].id, found.rows[0].problems[0].code) == (theirs, "PERMISSION_DENIED")
    error = office.refused(apply, "lead", ids, edit, by=office.recruiter)
    assert isinstance(error, BulkRefused)
    assert [row.id for row in error.refused] == [theirs]
    assert error.refused[0].code in error.message
    done = office.do(apply, "lead", ids, edit, by=office.recruiter, only_good=True)
    assert done.changed == tuple(mine)
    assert [row.id for row in done.refused] == [theirs]
    assert values(office, Lead, ids, "next_action") == ["电话", None, "电话"]


def test_what_is_refused_leaves_no_trace_even_where_the_command_had_begun(office):
    """The park is written before its rule speaks: the savepoint takes that back."""
    industry_free = office.park("PK01", leased_baseline="100㎡", baseline_on="2026-01-01").id
    other = office.park("PK02").id
    edit = Edit(raw={"baseline_on": ""})
    before = dump_tables(office.database)["park"]
    done = office.do(apply, "park", [industry_free, other], edit, only_good=True)
    assert [row.id for row in done.refused] == [industry_free]
    assert done.changed == ()
    assert dump_tables(office.database)["park"] == before


def test_the_history_tells_nothing_that_was_taken_back(office):
    from crm.history.queries import record_history

    good = office.park("PK01", leased_baseline="100㎡", baseline_on="2026-01-01").id
    bad = office.park("PK02", leased_baseline="100㎡", baseline_on="2026-01-01").id
    office.do(apply, "park", [good], Edit(raw={"leased_baseline": ""}))
    edit = Edit(raw={"baseline_on": "", "town": "佛堂镇"})
    office.do(apply, "park", [good, bad], edit, only_good=True)
    assert {each.name for each in office.read(record_history, "park", good)[0].fields} == {
        "baseline_on",
        "town",
    }
    assert len(office.read(record_history, "park", bad)) == 1


def test_a_record_that_changed_after_the_preview_is_refused(office, companies):
    edit = Edit(raw={"city": "宁波市"})
    seen = foresee(office, "company", companies, edit)
    office.do(save_company, {"province": "浙江省"}, id=companies[1])
    error = office.refused(apply, "company", companies, edit, versions=seen.versions)
    assert error.code == "VERSION_CONFLICT"
    done = office.do(apply, "company", companies, edit, versions=seen.versions, only_good=True)
    assert done.changed == (companies[0], companies[2])
    assert [each.code for each in done.refused[0].problems] == ["VERSION_CONFLICT"]


def test_a_record_that_is_gone_is_named_by_its_number(office, companies):
    found = foresee(office, "company", [*companies, 999], Edit(raw={"city": "宁波市"}))
    assert [(row.id, row.problems[0].code) for row in found.rows[:1]] == [(999, "NOT_FOUND")]


def test_the_same_record_twice_is_done_once(office, companies):
    done = office.do(apply, "company", companies[:1] * 3, Edit(raw={"city": "宁波市"}))
    assert done.changed == (companies[0],)
    assert values(office, Company, companies[:1], "version") == [2]


def test_records_of_one_edit_see_each_other(office):
    """Each of the deals would fit into the fund alone, both together do not."""
    raw = {"code": "FD01", "name": "示例基金", "kind": "子基金", "total_size": "100万元"}
    fund = office.do(save_fund, {**raw, "status": "已设立", "established_on": "2026-01-01"})
    raw = {"vehicle": "FUND", "fund_id": fund.id, "status": "投决", "decided_on": "2026-02-01"}
    deals = [
        office.do(save_deal, {**raw, "company_id": office.company().id, "subscribed": "1万元"}).id
        for _ in range(2)
    ]
    found = foresee(office, "deal", deals, Edit(raw={"subscribed": "60万元"}))
    assert counts(found) == [1, 0, 1]
    assert (found.rows[0].id, found.rows[0].problems[0].code) == (deals[1], "DEAL_GT_FUND_SIZE")


def test_many_records_are_archived_and_brought_back_in_one_step_each(office, companies):
    done = office.do(apply, "company", companies, Edit(Action.ARCHIVE))
    assert done.changed == tuple(companies)
    assert None not in values(office, Company, companies, "archived_at")
    office.do(apply, "company", companies, Edit(Action.RESTORE))
    assert values(office, Company, companies, "archived_at") == [None] * 3


def test_what_is_archived_already_stays_as_it_is(office, companies):
    office.do(archive_company, companies[0])
    done = office.do(apply, "company", companies, Edit(Action.ARCHIVE))
    assert (done.changed, done.unchanged) == ((companies[1], companies[2]), 1)


def test_a_park_with_letters_keeps_the_others_from_being_archived(office):
    from crm.letters.commands import save_letter

    used, free = office.park("PK01").id, office.park("PK02").id
    office.do(save_letter, {"lead_id": office.lead().id, "park_id": used, "area_kind": "RENT"})
    assert office.refused(archive_park, used).code == "RECORD_IN_USE"
    error = office.refused(apply, "park", [free, used], Edit(Action.ARCHIVE))
    assert error.code == "RECORD_IN_USE"


def test_cancelling_half_way_changes_nothing(office, companies):
    steps = []

    def stop(done, total):
        steps.append((done, total))
        if done == total:
            raise RuntimeError

    before = dump_tables(office.database)
    with pytest.raises(RuntimeError):
        office.do(apply, "company", companies, Edit(raw={"city": "宁波市"}), progress=stop)
    assert steps == [(0, 3), (3, 3)]
    assert dump_tables(office.database) == before


def test_more_records_than_one_piece_are_told_of_as_they_are_done(office):
    def many(work):
        company = save_company(work, {"name": "示例总公司"}).id
        raw = {"title": "示例项目", "company_id": company, "source_channel": "其他"}
        return [save_lead(work, raw).id for _ in range(510)]

    ids, steps = office.do(many), []
    done = office.do(
        apply,
        "lead",
        ids,
        Edit(raw={"next_action": "回访", "est_investment": "约1.2亿元"}),
        progress=lambda *step: steps.append(step),
    )
    assert len(done.changed) == 510
    assert steps == [(0, 510), (500, 510), (510, 510)]
    assert set(values(office, Lead, ids, "est_investment_qual")) == {"约"}


def test_warnings_are_told_once_with_the_number_of_records(office):
    leads = [office.lead().id for _ in range(2)]
    other = office.company("已有线索的企业")
    office.lead(other)
    done = office.do(apply, "lead", leads, Edit(raw={"company_id": other.id}))
    assert [(each.code, count) for each, count in done.warnings] == [("LEAD_ALREADY_OPEN", 2)]


def test_a_company_that_was_merged_away_becomes_nobodys_parent(office, companies):
    gone = office.company("旧示例有限公司").id
    office.do(merge_companies, office.company("新示例有限公司").id, gone)
    found = foresee(office, "company", companies, Edit(raw={"parent_company_id": gone}))
    assert {each.code for row in found.rows for each in row.problems} == {"NOT_FOUND"}
    assert "新示例有限公司" in found.rows[0].problems[0].message
