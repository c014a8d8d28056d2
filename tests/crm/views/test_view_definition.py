"""A saved view outlives the names of columns and the program that wrote it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from crm.errors import UserError
from crm.language import mark
from crm.records.conditions import Condition, Operator, to_json
from crm.records.fields import Field, Kind
from crm.views import definition
from crm.views.definition import ME, Columns, Offered, ViewDefinition

TITLE = Field("title", mark("field", "Title"), Kind.TEXT)
FULL = ViewDefinition(
    text="光电",
    filters={"stage": ("NEW", "CONTACT"), "owner_id": (ME,), "on_from": date(2026, 1, 1)},
    conditions=(to_json(Condition("title", Operator.CONTAINS, ("厂房",))),),
    sort="days",
    descending=True,
    group="stage",
    columns=Columns(("stage", "company", "days"), frozenset({"stage", "days"}), {"stage": 90}),
)
OFFERED = Offered(
    columns=frozenset({"company", "stage", "days"}),
    sorts=frozenset({"company", "days"}),
    groups=frozenset({"stage"}),
    filters={"stage": frozenset({"NEW", "CONTACT"}), "owner_id": None, "on_from": None},
    conditions={"title": TITLE},
)


def stored(**changes):
    return {**definition.to_json(FULL), **changes}


def test_a_view_comes_back_from_json_as_it_was():
    written = json.loads(json.dumps(definition.to_json(FULL)))
    assert definition.from_json(written) == FULL
    assert written["format"] == definition.FORMAT


def test_a_view_of_a_newer_program_is_refused_in_plain_words():
    with pytest.raises(UserError) as refusal:
        definition.from_json(stored(format=definition.FORMAT + 1))
    assert refusal.value.code == "VIEW_NEWER"


@pytest.mark.parametrize(
    "nothing",
    [
        None,
        [],
        {},
        {"format": "1"},
        {"format": True},
        {"format": 0},
        stored(text=3),
        stored(filters=[]),
        stored(filters={"stage": 1.5}),
        stored(filters={"stage": {"date": "never"}}),
        stored(conditions={}),
        stored(columns={"order": [1]}),
        stored(columns={"widths": {"stage": "wide"}}),
        stored(columns={"widths": {"stage": True}}),
        stored(descending="no"),
    ],
)
def test_what_is_no_view_is_refused(nothing):
    with pytest.raises(UserError) as refusal:
        definition.from_json(nothing)
    assert (refusal.value.code, refusal.value.field) == ("VALUE_FORMAT", "definition")


def test_no_column_becomes_wider_than_a_screen_or_vanishes():
    widths = definition.from_json(stored(columns={"widths": {"a": 10**9, "b": -5}})).columns.widths
    assert widths == {"a": 4000, "b": 16}


def test_a_view_that_the_list_knows_wholly_is_applied_as_it_is():
    assert definition.fitted(FULL, OFFERED) == (FULL, ())


def test_what_was_renamed_is_named_and_the_rest_applies():
    old = ViewDefinition(
        text="光电",
        filters={"stage": ("NEW", "GONE"), "team": ("一部",)},
        conditions=(
            to_json(Condition("title", Operator.CONTAINS, ("厂房",))),
            to_json(Condition("area_old", Operator.EMPTY)),
        ),
        sort="length",
        descending=True,
        group="team",
        columns=Columns(("old", "stage"), frozenset({"old", "stage"}), {"old": 50, "stage": 60}),
    )
    fit, missing = definition.fitted(old, OFFERED)
    assert missing == ("old", "stage", "team", "area_old", "length")
    assert fit == ViewDefinition(
        text="光电",
        filters={"stage": ("NEW",)},
        conditions=(old.conditions[0],),
        columns=Columns(("stage",), frozenset({"stage"}), {"stage": 60}),
    )
    changed = ViewDefinition(
        text="电",
        filters={"stage": ("NEW",)},
        columns=Columns(("days", "stage"), frozenset({"days", "stage"}), {"days": 70}),
    )
    kept = definition.with_unknown(changed, old, OFFERED)
    assert kept.text == "电"
    assert kept.filters == {"stage": ("NEW", "GONE"), "team": ("一部",)}
    assert kept.conditions == (old.conditions[1],)
    assert (kept.sort, kept.descending, kept.group) == ("length", True, "team")
    assert kept.columns == Columns(
        ("old", "days", "stage"), frozenset({"old", "days", "stage"}), {"days": 70, "old": 50}
    )


def test_a_filter_that_was_changed_on_purpose_is_not_put_back():
    old = ViewDefinition(filters={"stage": ("NEW", "GONE")})
    changed = ViewDefinition(filters={"stage": ("CONTACT",)})
    assert definition.with_unknown(changed, old, OFFERED).filters == {"stage": ("CONTACT",)}


def test_me_is_whoever_looks_and_stays_me_when_saved():
    seen = definition.for_actor(FULL, 7)
    assert seen.filters["owner_id"] == (7,)
    assert definition.said_by(seen, FULL, 7).filters["owner_id"] == (ME,)
    other = ViewDefinition(filters={"owner_id": (8,)})
    assert definition.said_by(other, FULL, 7).filters["owner_id"] == (8,)
