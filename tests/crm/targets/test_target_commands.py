"""Targets are set by managers, in the unit of their figure, once for each thing and period."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crm.targets import commands
from crm.targets.models import Target

YEAR = {
    "measure": "K01",
    "period_start": "2026-01-01",
    "period_end": "2026-12-31",
    "value": "25万㎡",
}
CAMPAIGN = {**YEAR, "period_kind": "专项", "name": "百日攻坚"}


def stored(office, saved):
    with office.database.read() as session:
        target = session.get_one(Target, saved.id)
        return target.value, target.unit, target.basis and target.basis.value, target.value_qual


def test_a_target_for_the_intent_area_is_kept_in_square_metres_and_measured_on_net(office):
    saved = office.do(commands.save_target, YEAR)
    assert stored(office, saved) == (Decimal("250000.00"), "㎡", "NET", None)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            {"measure": "有效投资", "value": "力争15亿元", "unit": "元"},
            ("1500000000", "元", "力争"),
        ),
        ({"measure": "有效投资", "value": "15", "unit": "亿元"}, ("1500000000", "元", None)),
        ({"measure": "K25", "value": "600个以上"}, ("600", "个", "以上")),
        ({"measure": "k13", "value": "42"}, ("42", "次", None)),
        ({"measure": "K01", "value": "0"}, ("0", "㎡", None)),
        ({"measure": "K01", "value": "46", "unit": "份"}, ("46", "份", None)),
    ],
)
def test_a_value_is_read_with_the_unit_of_its_figure(office, raw, expected):
    value, unit, _basis, qualifier = stored(
        office, office.do(commands.save_target, {**YEAR, **raw})
    )
    assert (value, unit, qualifier) == (Decimal(expected[0]), *expected[1:])


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"value": "-5"}, "TARGET_NEGATIVE", "value"),
        ({"value": "−5万㎡"}, "TARGET_NEGATIVE", "value"),
        ({"value": "很多"}, "VALUE_FORMAT", "value"),
        ({"measure": "K99"}, "VALUE_UNKNOWN", "measure"),
        ({"measure": "有效投资", "value": "15"}, "FIELD_REQUIRED", "unit"),
        ({"period_end": "2025-12-31"}, "PERIOD_ORDER", "period_end"),
        ({"period_kind": "专项"}, "FIELD_REQUIRED", "name"),
    ],
)
def test_a_target_that_says_nothing_sensible_is_refused_at_its_field(office, raw, code, field):
    error = office.refused(commands.save_target, {**YEAR, **raw})
    assert (error.code, error.field) == (code, field)


def test_two_targets_for_the_same_thing_and_days_are_refused_naming_both(office):
    office.do(commands.save_target, {**YEAR, "name": "年度目标"})
    again = {**YEAR, "name": "新目标", "period_start": "2026-12-31", "period_end": "2027-06-30"}
    error = office.refused(commands.save_target, again)
    assert error.code == "TARGET_OVERLAP"
    assert "年度目标" in error.message
    assert "新目标" in error.message


@pytest.mark.parametrize(
    "other",
    [
        {"scope": "全市"},
        {"team": "招商一部"},
        {"owner_id": "S02"},
        {"basis": "GROSS"},
        {"period_kind": "月"},
        {"measure": "K13", "value": "42"},
        {"period_start": "2027-01-01", "period_end": "2027-12-31"},
    ],
)
def test_targets_for_other_things_or_days_stand_side_by_side(office, other):
    office.do(commands.save_target, YEAR)
    office.do(commands.save_target, {**YEAR, **other})


def test_campaigns_run_side_by_side_under_different_names(office):
    office.do(commands.save_target, CAMPAIGN)
    office.do(commands.save_target, {**CAMPAIGN, "name": "开门红"})
    assert office.refused(commands.save_target, CAMPAIGN).code == "TARGET_OVERLAP"


def test_changing_a_target_into_the_days_of_another_is_refused(office):
    office.do(commands.save_target, YEAR)
    later = {**YEAR, "period_start": "2027-01-01", "period_end": "2027-12-31"}
    saved = office.do(commands.save_target, later)
    error = office.refused(commands.save_target, {"period_start": "2026-06-01"}, id=saved.id)
    assert error.code == "TARGET_OVERLAP"
    changed = office.do(commands.save_target, {"value": "30万㎡"}, id=saved.id)
    assert stored(office, changed)[0] == 300_000


def test_recruiters_set_no_targets(office):
    error = office.refused(commands.save_target, YEAR, by=office.recruiter)
    assert error.code == "PERMISSION_DENIED"


def test_a_target_set_in_error_is_removed(office):
    saved = office.do(commands.save_target, YEAR)
    office.do(commands.delete_target, saved.id, saved.version)
    office.do(commands.save_target, YEAR)
