"""Each operator finds the same rows on both engines: blanks, wildcards and capitals included."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from crm.companies.queries import CONDITIONS, find_ids, totals
from crm.errors import UserError
from crm.industries.commands import save_industry
from crm.records.conditions import Condition, Operator
from crm.records.listing import ListRequest
from crm.records.relative_days import Period, Relative

TODAY = date(2026, 12, 31)

ROWS = {
    "a": {
        "name": "Alpha 100%_纺织有限公司",
        "city": "义乌市",
        "tier": "链主",
        "is_tenant": True,
        "annual_tax": Decimal("100.00"),
        "headcount": 10,
        "founded_on": date(2026, 12, 31),
        "tags": ["外贸", "ÉCLAIR 1%"],
    },
    "b": {
        "name": "ALPHA 光电显示有限公司",
        "city": "YIWU\\x",
        "tier": "规上",
        "annual_tax": Decimal("200.00"),
        "headcount": 20,
        "founded_on": date(2026, 12, 24),
        "tags": ["内贸"],
    },
    "c": {
        "name": "beta é半导体有限公司",
        "city": "yiwu1x",
        "tier": "链主",
        "annual_tax": Decimal("300.00"),
        "founded_on": date(2026, 12, 23),
    },
    "d": {"name": "Éta龘𠮷有限公司"},
}


@pytest.fixture
def companies(office):
    park = office.park("PK01").id
    found = {key: office.company(**row).id for key, row in ROWS.items() if key != "b"}
    found["b"] = office.company(**ROWS["b"], park_id=park).id
    return found


@pytest.fixture
def listed(office, companies):
    names = {record_id: name for name, record_id in companies.items()}

    def find(column: str, operator: Operator, *values: object, **more) -> str:
        condition = Condition(column, operator, values)
        request = ListRequest(conditions=(condition,), **more)
        ids = office.read(find_ids, request, TODAY)
        assert office.read(totals, request, TODAY).count == len(ids)
        return "".join(sorted(names[each] for each in ids))

    return find


def test_texts_are_compared_without_regard_to_capitals(listed):
    assert listed("name", Operator.CONTAINS, "alpha") == "ab"
    assert listed("name", Operator.BEGINS, "BETA") == "c"
    assert listed("name", Operator.IS, "alpha 光电显示有限公司") == "b"
    assert listed("name", Operator.CONTAINS_NOT, "alpha") == "cd"
    assert listed("name", Operator.IS_NOT, "éta龘𠮷有限公司") == "abcd"  # only A to Z
    assert listed("name", Operator.CONTAINS, "É") == "d"
    assert listed("name", Operator.CONTAINS, "é") == "c"


def test_what_sql_takes_for_a_wildcard_is_a_plain_character(listed):
    assert listed("name", Operator.CONTAINS, "100%_") == "a"
    assert listed("name", Operator.CONTAINS, "%") == "a"
    assert listed("name", Operator.CONTAINS, "a_") == ""
    assert listed("city", Operator.BEGINS, "yiwu\\") == "b"
    assert listed("city", Operator.CONTAINS, "u_x") == ""
    assert listed("tags", Operator.CONTAINS, "1%") == "a"
    assert listed("tags", Operator.CONTAINS, "'; drop table company") == ""
    assert listed("name", Operator.CONTAINS, "🏭") == ""
    assert listed("name", Operator.CONTAINS, "𠮷") == "d"


def test_a_blank_is_not_anything_that_is_asked_for(listed):
    assert listed("city", Operator.IS_NOT, "义乌市") == "bcd"
    assert listed("city", Operator.CONTAINS_NOT, "yiwu") == "ad"
    assert listed("headcount", Operator.UNEQUAL, 10) == "bcd"
    assert listed("tier", Operator.NONE_OF, "链主") == "bd"
    assert listed("park", Operator.NONE_OF, 1) == "acd"
    assert listed("tags", Operator.NONE_OF, "外贸") == "bcd"
    assert listed("tags", Operator.CONTAINS_NOT, "贸") == "cd"
    assert listed("tenant", Operator.NO) == "bcd"


@pytest.mark.parametrize(
    ("column", "filled"),
    [
        ("city", "abc"),
        ("headcount", "ab"),
        ("founded_on", "abc"),
        ("tier", "abc"),
        ("park", "b"),
        ("tags", "ab"),
        ("annual_tax", "abc"),
    ],
)
def test_blank_and_filled_rows_are_the_whole_list(listed, column, filled):
    assert listed(column, Operator.NOT_EMPTY) == filled
    assert listed(column, Operator.EMPTY) == "".join(sorted(set("abcd") - set(filled)))


def test_numbers_and_amounts_include_both_ends(listed):
    assert listed("headcount", Operator.EQUAL, 10) == "a"
    assert listed("headcount", Operator.AT_LEAST, 20) == "b"
    assert listed("annual_tax", Operator.AT_MOST, Decimal(200)) == "ab"
    assert listed("annual_tax", Operator.BETWEEN, Decimal("200.01"), Decimal(300)) == "c"
    assert listed("annual_tax", Operator.EQUAL, "200元") == "b"


def test_choices_and_records_are_found_by_several_values(listed):
    assert listed("tier", Operator.ONE_OF, "链主", "规上") == "abc"
    assert listed("park", Operator.ONE_OF, 1, 99) == "b"
    assert listed("park", Operator.CONTAINS, "pk01") == "b"
    assert listed("tags", Operator.ONE_OF, "外贸", "内贸") == "ab"
    assert listed("tenant", Operator.YES) == "a"


def test_days_are_compared_with_days_and_with_periods_seen_from_today(listed):
    column = "founded_on"
    assert listed(column, Operator.ON, date(2026, 12, 24)) == "b"
    assert listed(column, Operator.BEFORE, date(2026, 12, 24)) == "c"
    assert listed(column, Operator.AFTER, date(2026, 12, 23)) == "ab"
    assert listed(column, Operator.BETWEEN, date(2026, 12, 23), date(2026, 12, 24)) == "bc"
    assert listed(column, Operator.ON, Relative(Period.TODAY)) == "a"
    assert listed(column, Operator.BEFORE, Relative(Period.THIS_WEEK)) == "bc"
    assert listed(column, Operator.AFTER, Relative(Period.LAST_WEEK)) == "a"
    assert listed(column, Operator.DURING, Relative(Period.LAST_DAYS, 7)) == "ab"
    assert listed(column, Operator.DURING, Relative(Period.OLDER_THAN_DAYS, 7)) == "c"
    assert listed(column, Operator.BEFORE, Relative(Period.OLDER_THAN_DAYS, 7)) == ""
    assert listed(column, Operator.DURING, Relative(Period.NEXT_DAYS, 1)) == "a"
    reversed_later = (Relative(Period.TOMORROW), Relative(Period.YESTERDAY))
    assert listed(column, Operator.BETWEEN, *reversed_later) == ""


def test_the_same_condition_means_another_day_tomorrow(office, companies):
    asked = Condition("founded_on", Operator.ON, (Relative(Period.YESTERDAY),))
    request = ListRequest(conditions=(asked,))
    assert office.read(find_ids, request, TODAY) == []
    assert office.read(find_ids, request, date(2027, 1, 1)) == [companies["a"]]


def test_conditions_narrow_what_search_and_filters_find(listed, office, companies):
    assert listed("headcount", Operator.NOT_EMPTY, text="alpha") == "ab"
    assert listed("headcount", Operator.NOT_EMPTY, filters={"tier": ("规上",)}) == "b"
    both = (
        Condition("name", Operator.CONTAINS, ("alpha",)),
        Condition("headcount", Operator.AT_LEAST, (20,)),
    )
    assert office.read(find_ids, ListRequest(conditions=both), TODAY) == [companies["b"]]


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (Condition("renamed", Operator.EMPTY), "VALUE_UNKNOWN"),
        (Condition("city", Operator.AT_LEAST, (1,)), "VALUE_UNKNOWN"),
        (Condition("tier", Operator.ONE_OF, ("龙头",)), "VALUE_UNKNOWN"),
        (Condition("tier", Operator.ONE_OF, ()), "FIELD_REQUIRED"),
        (Condition("headcount", Operator.EQUAL, ("ten",)), "VALUE_FORMAT"),
        (Condition("city", Operator.CONTAINS, ("a\x00",)), "TEXT_FORMAT"),
        (Condition("founded_on", Operator.ON, (Decimal(1),)), "DATE_INVALID"),
    ],
)
def test_a_condition_that_cannot_be_asked_is_refused_at_its_column(office, condition, code):
    with pytest.raises(UserError) as refusal:
        office.read(find_ids, ListRequest(conditions=(condition,)), TODAY)
    assert (refusal.value.code, refusal.value.field) == (code, condition.column)


def test_an_industry_is_found_with_its_sub_segments(office):
    whole = {"code": "A9", "name": "产业九", "group": "A"}
    main = office.do(save_industry, whole, by=office.admin)
    part = {"code": "A9.1", "name": "九之一", "group": "A", "parent_id": main.id}
    segment = office.do(save_industry, part, by=office.admin)
    found = office.company(industry_id=segment.id)
    office.company()
    asked = Condition("industry", Operator.ONE_OF, (main.id,))
    assert office.read(find_ids, ListRequest(conditions=(asked,)), TODAY) == [found.id]


def test_every_column_has_a_name_of_its_own():
    labels = [str(each.field.label) for each in CONDITIONS.values()]
    assert len(labels) == len(set(labels))
