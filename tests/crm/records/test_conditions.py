"""What people write becomes a condition, and a saved condition means the same later."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.companies.fields import COMPANY_FIELDS
from crm.errors import UserError
from crm.language import ENGLISH, speaking
from crm.leads.fields import FIELDS
from crm.letters.fields import FIELDS as LETTER_FIELDS
from crm.records.conditions import (
    OPERATORS,
    WITHOUT_VALUE,
    Condition,
    Operator,
    checked,
    from_json,
    operators_of,
    read_condition,
    to_json,
)
from crm.records.fields import Kind, by_name
from crm.records.relative_days import COUNTED, Period, Relative, read_day

LEAD = by_name(FIELDS)
COMPANY = by_name(COMPANY_FIELDS)
LETTER = by_name(LETTER_FIELDS)
TODAY = date(2024, 10, 8)  # a Tuesday
SPANS = {
    Period.TODAY: ("2024-10-08", "2024-10-08"),
    Period.YESTERDAY: ("2024-10-07", "2024-10-07"),
    Period.TOMORROW: ("2024-10-09", "2024-10-09"),
    Period.THIS_WEEK: ("2024-10-07", "2024-10-13"),
    Period.LAST_WEEK: ("2024-09-30", "2024-10-06"),
    Period.NEXT_WEEK: ("2024-10-14", "2024-10-20"),
    Period.THIS_MONTH: ("2024-10-01", "2024-10-31"),
    Period.LAST_MONTH: ("2024-09-01", "2024-09-30"),
    Period.NEXT_MONTH: ("2024-11-01", "2024-11-30"),
    Period.THIS_QUARTER: ("2024-10-01", "2024-12-31"),
    Period.LAST_QUARTER: ("2024-07-01", "2024-09-30"),
    Period.NEXT_QUARTER: ("2025-01-01", "2025-03-31"),
    Period.THIS_YEAR: ("2024-01-01", "2024-12-31"),
    Period.LAST_YEAR: ("2023-01-01", "2023-12-31"),
    Period.NEXT_YEAR: ("2025-01-01", "2025-12-31"),
}


def refused(field, operator, *raw) -> list[tuple[str, str]]:
    with pytest.raises(UserError) as refusal:
        read_condition(field, operator, raw)
    return [(each.code, each.field) for each in refusal.value.problems]


def test_amounts_are_read_as_people_write_them():
    area = read_condition(LEAD["est_area_needed"], Operator.BETWEEN, ["2000㎡", "0.5万㎡"])
    assert area.values == (Decimal(2000), Decimal(5000))
    bare = read_condition(LEAD["est_area_needed"], Operator.AT_LEAST, ["2000"])
    assert bare.values == (Decimal(2000),)  # ㎡, as the list shows it
    money = read_condition(LEAD["est_investment"], Operator.AT_LEAST, ["1.5亿"])
    assert money.values == (Decimal(150_000_000),)
    assert read_condition(COMPANY["headcount"], Operator.EQUAL, ["１２０"]).values == (120,)


def test_days_are_read_as_people_write_them():
    signed = LETTER["signed_on"]
    assert read_condition(signed, Operator.ON, ["2024年10月8日"]).values == (TODAY,)
    with speaking(ENGLISH):
        assert read_condition(signed, Operator.BEFORE, ["today"]).values == (
            Relative(Period.TODAY),
        )
        assert read_day("This  week", "") == Relative(Period.THIS_WEEK)


def test_choices_are_known_by_value_and_by_label():
    found = read_condition(LEAD["scope"], Operator.ONE_OF, ["集团", "全市", "集团"])
    assert found.values == ("集团", "全市")


def test_what_cannot_be_read_is_refused_at_its_place():
    area, signed = LEAD["est_area_needed"], LETTER["signed_on"]
    assert refused(area, Operator.AT_LEAST, "many") == [("VALUE_FORMAT", "est_area_needed")]
    money = LEAD["est_investment"]
    assert refused(money, Operator.AT_LEAST, "2000") == [("UNIT_MISSING", "est_investment")]
    assert refused(area, Operator.EQUAL, "0㎡") == [("AREA_NOT_POSITIVE", "est_area_needed")]
    assert refused(signed, Operator.ON, "2024-13-01") == [("DATE_INVALID", "signed_on")]
    assert refused(signed, Operator.BETWEEN, "2024-10", "x") == [
        ("DATE_DAY_REQUIRED", "signed_on"),
        ("DATE_INVALID", "signed_on.to"),
    ]
    assert refused(LEAD["scope"], Operator.ONE_OF, "省") == [("VALUE_UNKNOWN", "scope")]
    assert refused(LEAD["owner_id"], Operator.ONE_OF, "招商") == [("VALUE_UNKNOWN", "owner_id")]
    assert refused(LEAD["title"], Operator.CONTAINS, "x" * 201) == [("NAME_TOO_LONG", "title")]
    assert refused(LEAD["title"], Operator.CONTAINS, "a\x00b") == [("TEXT_FORMAT", "title")]


def test_a_value_that_was_not_written_is_asked_for():
    assert refused(LEAD["title"], Operator.CONTAINS, " ") == [("FIELD_REQUIRED", "title")]
    assert refused(LEAD["scope"], Operator.ONE_OF) == [("FIELD_REQUIRED", "scope")]
    assert refused(LETTER["area"], Operator.BETWEEN, "1㎡") == [("FIELD_REQUIRED", "area.to")]


def test_a_period_that_ends_before_it_begins_is_refused():
    days = refused(LETTER["signed_on"], Operator.BETWEEN, "2024-10-08", "2024-10-07")
    assert days == [("PERIOD_ORDER", "signed_on.to")]
    assert refused(LETTER["area"], Operator.BETWEEN, "5㎡", "2㎡") == [("PERIOD_ORDER", "area.to")]
    moving = [Relative(Period.TODAY), date(2024, 1, 1)]
    assert read_condition(LETTER["signed_on"], Operator.BETWEEN, moving).values == tuple(moving)


def test_an_operator_of_another_kind_is_refused():
    assert refused(LEAD["title"], Operator.AT_LEAST, "1") == [("VALUE_UNKNOWN", "title")]


def test_what_is_never_blank_is_not_asked_whether_it_is():
    assert Operator.EMPTY in operators_of(LEAD["industry_id"])
    assert Operator.EMPTY not in operators_of(LEAD["owner_id"])


def test_every_kind_of_field_has_operators():
    assert set(OPERATORS) == set(Kind)


@pytest.mark.parametrize("days", [0, -1, 36_501])
def test_a_number_of_days_that_nobody_means_is_refused(days):
    asked = Relative(Period.LAST_DAYS, days)
    assert refused(LETTER["signed_on"], Operator.DURING, asked) == [("VALUE_FORMAT", "signed_on")]


def test_periods_are_seen_from_today_and_weeks_begin_on_monday():
    for period, (first, last) in SPANS.items():
        span = Relative(period).span(TODAY)
        assert span == (date.fromisoformat(first), date.fromisoformat(last)), period


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 400))
def test_every_past_day_is_either_in_the_last_days_or_more_days_ago(today, days):
    begin, end = Relative(Period.LAST_DAYS, days).span(today)
    _, before = Relative(Period.OLDER_THAN_DAYS, days).span(today)
    assert (end, before) == (today, begin - timedelta(days=1))
    assert Relative(Period.NEXT_DAYS, days).span(today) == (today, today + timedelta(days=days))


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_periods_of_a_unit_follow_one_another(today):
    for unit in ("WEEK", "MONTH", "QUARTER", "YEAR"):
        spans = [
            Relative(Period(f"{which}_{unit}")).span(today) for which in ("LAST", "THIS", "NEXT")
        ]
        for (_, before), (after, _) in pairwise(spans):
            assert after - before == timedelta(days=1)
        assert spans[1][0] <= today <= spans[1][1]


def test_periods_are_named_with_their_days():
    with speaking(ENGLISH):
        assert str(Relative(Period.OLDER_THAN_DAYS, 30)) == "more than 30 days ago"
        assert str(Relative(Period.NEXT_DAYS, 1)) == "the next 1 day"


STORED = [
    Condition("title", Operator.CONTAINS, ("100%_\\'",)),
    Condition("est_investment", Operator.BETWEEN, (Decimal("1.50"), Decimal("2E+8"))),
    Condition("registered_on", Operator.ON, (TODAY,)),
    Condition("registered_on", Operator.DURING, (Relative(Period.LAST_DAYS, 7),)),
    Condition("owner_id", Operator.ONE_OF, (3, 5)),
    Condition("industry_id", Operator.EMPTY),
]


@pytest.mark.parametrize("condition", STORED)
def test_a_condition_comes_back_from_a_saved_view(condition):
    written = json.loads(json.dumps(to_json(condition)))
    assert from_json(written) == condition


def unreadable(stored) -> str:
    with pytest.raises(UserError) as refusal:
        from_json(stored)
    return refusal.value.code


def test_a_condition_of_a_newer_program_is_refused_with_its_reason():
    assert unreadable({**to_json(STORED[0]), "format": 2}) == "VIEW_NEWER"
    assert unreadable({**to_json(STORED[0]), "operator": "SOUNDS_LIKE"}) == "VALUE_UNKNOWN"


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        "x",
        {"operator": "IS"},
        {"column": 1, "operator": "IS"},
        {"column": "a", "operator": "IS", "format": "1"},
        {"column": "a", "operator": "IS", "values": "x"},
        {"column": "a", "operator": "IS", "values": [1.5]},
        {"column": "a", "operator": "IS", "values": [None]},
        {"column": "a", "operator": "IS", "values": [{}]},
        {"column": "a", "operator": "IS", "values": [{"date": "soon"}]},
        {"column": "a", "operator": "IS", "values": [{"period": "TODAY", "days": 1e400}]},
        {"column": "a", "operator": "IS", "values": [{"number": [1]}]},
        {"column": "a", "operator": "IS", "values": [{"period": "THIS_CENTURY"}]},
        {"column": "a", "operator": "IS", "values": [{"number": "NaN of"}]},
        {"column": "a", "operator": "IS", "values": [{"period": "LAST_DAYS", "days": "x"}]},
    ],
)
def test_what_is_no_condition_is_refused(stored):
    assert unreadable(stored) == "VALUE_FORMAT"


def test_a_column_that_was_renamed_is_named_in_the_refusal():
    with pytest.raises(UserError) as refusal:
        checked(Condition("old_name", Operator.EMPTY), LEAD)
    problem = refusal.value.problems[0]
    assert (problem.code, problem.field) == ("VALUE_UNKNOWN", "old_name")
    assert "old_name" in problem.message


def test_operators_without_a_value_ignore_what_was_written():
    for operator in WITHOUT_VALUE:
        field = COMPANY["is_tenant"] if operator in OPERATORS[Kind.BOOLEAN] else COMPANY["city"]
        assert read_condition(field, operator, ["x"]) == Condition(field.name, operator)


def test_every_counted_period_asks_for_a_number():
    with speaking(ENGLISH):
        assert {each for each in Period if "…" in each.label} == set(COUNTED)
