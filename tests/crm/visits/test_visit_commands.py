"""Site visits: with their companies, parks and visitors, refused when something is missing."""

from __future__ import annotations

import pytest

from crm.records.listing import ListRequest
from crm.staff.commands import deactivate_staff
from crm.visits import commands, queries
from crm.visits.detail import load_detail


@pytest.fixture
def visit(office):
    """Values of a planned reception of one company in one park."""
    return {
        "on": "2026-05-06",
        "company_ids": [office.company("示例企业甲").id],
        "park_ids": [office.park("PK01").id],
    }


def detail(office, saved):
    return office.read(load_detail, saved.id, office.database.clock.today())


def listed(office, **request):
    today = office.database.clock.today()
    ids = office.read(queries.find_ids, ListRequest(**request), today)
    rows = office.read(queries.load_rows, ids, today)
    return [rows[each] for each in ids]


def totals(office, **request):
    today = office.database.clock.today()
    return office.read(queries.totals, ListRequest(**request), today)


def test_a_visit_gets_a_code_of_its_year_and_the_acting_host(office, visit):
    saved = office.do(commands.save_visit, visit, by=office.recruiter)
    row = detail(office, saved).row
    assert (row.code, row.host) == ("KC-2026-0001", "招商专员一")
    assert (row.direction.value, row.status.value) == ("INBOUND", "计划")


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"company_ids": []}, "FIELD_REQUIRED", "company_ids"),
        ({"park_ids": None}, "FIELD_REQUIRED", "park_ids"),
        ({"status": "完成"}, "FIELD_REQUIRED", "visitor_count"),
        ({"status": "完成", "visitor_count": "0"}, "FIELD_REQUIRED", "visitor_count"),
        ({"start_time": "10:00", "end_time": "9:59"}, "PERIOD_ORDER", "end_time"),
        ({"company_ids": [99]}, "NOT_FOUND", "company_ids"),
        ({"park_ids": "PK99"}, "VALUE_UNKNOWN", "park_ids"),
        ({"lead_id": 99}, "NOT_FOUND", "lead_id"),
        ({"host_staff_id": "S06"}, "STAFF_INACTIVE", "host_staff_id"),
        ({"next_action_staff_id": "S06"}, "STAFF_INACTIVE", "next_action_staff_id"),
        ({"escort_ids": ["S03", "S06"]}, "STAFF_INACTIVE", "escort_ids"),
        ({"on": ""}, "FIELD_REQUIRED", "on"),
    ],
)
def test_a_visit_that_lacks_something_is_refused_at_its_field(office, visit, raw, code, field):
    error = office.refused(commands.save_visit, {**visit, **raw})
    assert (error.code, error.field) == (code, field)


def test_only_a_reception_needs_a_park(office, visit):
    for direction in ("OUTBOUND", "SERVICE"):
        office.do(commands.save_visit, {**visit, "direction": direction, "park_ids": []})
    saved = office.do(commands.save_visit, {**visit, "direction": "OUTBOUND", "park_ids": []})
    error = office.refused(commands.save_visit, {"direction": "INBOUND"}, id=saved.id)
    assert (error.code, error.field) == ("FIELD_REQUIRED", "park_ids")


def test_parks_and_companies_come_and_go_and_keep_their_order(office, visit):
    saved = office.do(commands.save_visit, visit)
    first, second = visit["park_ids"][0], office.park("PK02").id
    office.do(commands.save_visit, {"park_ids": [second, first]}, id=saved.id)
    assert [each.id for each in detail(office, saved).row.parks] == [second, first]
    office.do(commands.save_visit, {"park_ids": [second]}, id=saved.id)
    form = office.read(queries.load_form, saved.id)
    assert form.values["park_ids"] == [second]
    assert form.values["company_ids"] == visit["company_ids"]
    error = office.refused(commands.save_visit, {"company_ids": []}, id=saved.id)
    assert error.code == "FIELD_REQUIRED"


def test_the_host_may_change_the_visit_and_other_recruiters_may_not(office, visit):
    saved = office.do(commands.save_visit, {**visit, "host_staff_id": "S02"})
    error = office.refused(
        commands.save_visit, {"feedback": "满意"}, id=saved.id, by=office.colleague
    )
    assert error.code == "PERMISSION_DENIED"
    office.do(commands.save_visit, {"feedback": "满意"}, id=saved.id, by=office.recruiter)
    assert detail(office, saved).feedback == "满意"
    office.do(commands.save_visit, {"host_staff_id": "S03"}, id=saved.id)
    office.do(commands.save_visit, {"feedback": "很满意"}, id=saved.id, by=office.colleague)


def test_a_stale_form_changes_nothing(office, visit):
    saved = office.do(commands.save_visit, visit)
    office.do(commands.save_visit, {"feedback": "一"}, id=saved.id, version=saved.version)
    error = office.refused(
        commands.save_visit, {"feedback": "二"}, id=saved.id, version=saved.version
    )
    assert error.code == "VERSION_CONFLICT"


def test_only_done_receptions_count_as_receptions(office, visit):
    done = {**visit, "status": "完成", "visitor_count": "3"}
    office.do(commands.save_visit, {**done, "park_ids": [visit["park_ids"][0]]})
    office.do(commands.save_visit, {**done, "direction": "SERVICE", "park_ids": []})
    office.do(commands.save_visit, {**visit, "status": "取消", "visitor_count": "9"})
    found = totals(office)
    assert (found.count, found.receptions, found.visitors) == (3, 1, 6)


def test_visits_are_found_by_company_code_and_park(office, visit):
    saved = office.do(commands.save_visit, visit)
    other = {"company_ids": [office.company("别家").id], "park_ids": [office.park("PK02").id]}
    office.do(commands.save_visit, {**visit, **other})
    for text in ("slqyj", "甲", saved.code.lower()):
        assert [each.id for each in listed(office, text=text)] == [saved.id], text
    by_park = listed(office, filters={"park_id": visit["park_ids"][0]})
    assert [each.id for each in by_park] == [saved.id]
    assert totals(office, filters={"status": ("计划", "完成")}).count == 2


def test_an_archived_visit_leaves_the_list_and_comes_back(office, visit):
    saved = office.do(commands.save_visit, visit)
    office.do(commands.archive_visit, saved.id)
    assert (listed(office), len(listed(office, archived=True))) == ([], 1)
    office.do(commands.restore_visit, saved.id)
    assert len(listed(office)) == 1


def test_an_escort_who_has_left_since_stays_with_the_visit(office, visit):
    saved = office.do(commands.save_visit, {**visit, "escort_ids": ["S03"]})
    office.do(deactivate_staff, office.colleague.id, by=office.admin)
    office.do(commands.save_visit, {"purpose": "看厂房", "escort_ids": ["S03"]}, id=saved.id)
    error = office.refused(commands.save_visit, {"next_action_staff_id": "S03"}, id=saved.id)
    assert (error.code, error.field) == ("STAFF_INACTIVE", "next_action_staff_id")
