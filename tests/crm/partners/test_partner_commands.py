"""Partners are entered once and say how many leads they referred."""

from __future__ import annotations

from crm.partners import commands, queries
from crm.records.listing import ListRequest

CHAMBER = {"name": "示例商会ABC", "kind": "商协会", "country": "中国"}


def listed(office, text="", **request):
    today = office.database.clock.today()
    ids = office.read(queries.find_ids, ListRequest(text=text, **request), today)
    rows = office.read(queries.load_rows, ids, today)
    return [rows[each].name for each in ids]


def test_a_partner_is_found_by_pinyin_and_by_letters_of_any_size(office):
    office.do(commands.save_partner, CHAMBER)
    office.do(commands.save_partner, {"name": "校友会", "kind": "校友会"})
    assert listed(office, "shanghui") == ["示例商会ABC"]
    assert listed(office, "Ａbc") == ["示例商会ABC"]


def test_the_same_partner_is_not_entered_twice(office):
    office.do(commands.save_partner, CHAMBER)
    error = office.refused(commands.save_partner, {**CHAMBER, "name": "示例商会ａｂｃ"})
    assert (error.code, error.field) == ("DUPLICATE", "name")
    office.do(commands.save_partner, {**CHAMBER, "kind": "投资机构"})
    assert len(listed(office)) == 2


def test_a_partner_without_a_kind_is_refused_at_its_field(office):
    error = office.refused(commands.save_partner, {"name": "某商会"})
    assert [(each.code, each.field) for each in error.problems] == [("FIELD_REQUIRED", "kind")]


def test_a_partner_may_be_changed_by_whoever_entered_it_and_by_managers(office):
    saved = office.do(commands.save_partner, CHAMBER, by=office.recruiter)
    changed = {"contact": "秘书长"}
    error = office.refused(commands.save_partner, changed, id=saved.id, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"
    office.do(commands.save_partner, changed, id=saved.id, by=office.recruiter)
    today = office.database.clock.today()
    assert office.read(queries.load_detail, saved.id, today).row.contact == "秘书长"


def test_an_archived_partner_leaves_the_list_and_comes_back(office):
    saved = office.do(commands.save_partner, CHAMBER)
    office.do(commands.archive_partner, saved.id)
    assert (listed(office), listed(office, archived=True)) == ([], ["示例商会ABC"])
    office.do(commands.restore_partner, saved.id)
    today = office.database.clock.today()
    assert office.read(queries.totals, ListRequest(), today).count == 1
