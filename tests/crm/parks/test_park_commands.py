"""Parks keep what is published, and nothing that cannot be."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crm.parks import commands, queries
from crm.records.listing import ListRequest
from crm.start import first_start

PARK = {"code": "PK01", "name": "义乌数字与智能化产业社区", "leasable_area": "20.77万㎡"}


def listed(office, **request):
    today = office.database.clock.today()
    ids = office.read(queries.find_ids, ListRequest(**request), today)
    rows = office.read(queries.load_rows, ids, today)
    return [rows[each].code for each in ids]


def test_areas_stay_blank_until_they_are_published(office):
    saved = office.do(commands.save_park, PARK)
    row = office.read(queries.load_detail, saved.id, office.database.clock.today()).row
    assert (row.leasable_area, row.leased_baseline) == (Decimal("207700.00"), None)


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"code": "PK02"}, "DUPLICATE", "name"),
        ({"name": "别名"}, "DUPLICATE", "code"),
        ({"code": " "}, "FIELD_REQUIRED", "code"),
        ({"code": "P" * 21}, "NAME_TOO_LONG", "code"),
        ({"floor_area": "0㎡"}, "AREA_NOT_POSITIVE", "floor_area"),
        ({"leased_baseline": "500㎡"}, "FIELD_REQUIRED", "baseline_on"),
        ({"leading_industry_ids": "A1、A2、A3"}, "PARK_INDUSTRIES", "leading_industry_ids"),
        ({"leading_industry_ids": "Z9"}, "VALUE_UNKNOWN", "leading_industry_ids"),
        ({"kind": "商场"}, "VALUE_UNKNOWN", "kind"),
    ],
)
def test_a_park_that_cannot_be_is_refused_at_its_field(office, raw, code, field):
    first_start(office.database)
    office.do(commands.save_park, PARK)
    fresh = {"code": "PK09", "name": "新园"} if code != "DUPLICATE" else {}
    error = office.refused(commands.save_park, {**PARK, **fresh, **raw})
    assert (error.code, error.field) == (code, field)


def test_two_leading_industries_are_the_most(office):
    first_start(office.database)
    saved = office.do(commands.save_park, {**PARK, "leading_industry_ids": "A1、A3"})
    detail = office.read(queries.load_detail, saved.id, office.database.clock.today())
    assert detail.leading_industries == ("新能源汽车及零部件", "光电显示")
    error = office.refused(commands.save_park, {"leading_industry_ids": "A1、A2、A3"}, id=saved.id)
    assert error.code == "PARK_INDUSTRIES"


def test_floor_area_in_mu_is_warned_of_and_land_is_not(office):
    saved = office.do(commands.save_park, {**PARK, "floor_area": "3亩", "land_area": "30亩"})
    assert [(each.code, each.field) for each in saved.warnings] == [
        ("MU_FOR_FLOOR_AREA", "floor_area")
    ]


def test_the_person_in_charge_may_edit_the_park_and_other_recruiters_may_not(office):
    saved = office.do(commands.save_park, {**PARK, "manager_staff_id": "S02"})
    raw = {"town": "佛堂"}
    error = office.refused(commands.save_park, raw, id=saved.id, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"
    office.do(commands.save_park, raw, id=saved.id, by=office.recruiter)


def test_a_park_is_found_by_its_other_names_and_by_pinyin(office):
    office.do(commands.save_park, {**PARK, "aliases": "数智社区"})
    office.park("PK02")
    for text in ("szsq", "数智", "yiwu", "pk01"):
        assert listed(office, text=text) == ["PK01"], text
    assert (
        office.read(
            queries.totals, ListRequest(filters={"kind": "园区"}), office.database.clock.today()
        ).count
        == 2
    )


def test_parks_sort_by_how_far_they_are_built(office):
    for number, status in enumerate(("运营", "规划", "开园", "在建"), start=1):
        office.park(f"PK{number}", status=status)
    assert listed(office, sort="status") == ["PK2", "PK4", "PK3", "PK1"]


def test_an_archived_park_leaves_the_list_and_comes_back(office):
    saved = office.do(commands.save_park, PARK)
    office.do(commands.archive_park, saved.id)
    assert (listed(office), listed(office, archived=True)) == ([], ["PK01"])
    office.do(commands.restore_park, saved.id)
    assert listed(office) == ["PK01"]


def test_a_form_starts_from_what_is_stored(office):
    saved = office.do(commands.save_park, {**PARK, "honours": "省级小微园、国家级孵化器"})
    form = office.read(queries.load_form, saved.id)
    assert form.values["honours"] == ["省级小微园", "国家级孵化器"]
    assert form.version == saved.version
    again = office.do(commands.save_park, form.values, id=saved.id, version=form.version)
    assert again.version == saved.version  # nothing changed
