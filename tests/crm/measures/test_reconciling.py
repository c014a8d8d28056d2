"""Whatever letters there are and whatever the dates, the figures reconcile."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from crm.leads.stage import StageEntry, reached, stage_at
from crm.leads.terms import Stage
from crm.letters.letter_state import GROSS
from crm.letters.terms import AreaKind, LetterState
from crm.measures.computing import compute
from tests.support.letters import days, letters, write_letters
from tests.support.trials import few_examples, trial

DAY = timedelta(days=1)


def area(standings, states, day):
    return sum(
        each.letter.area
        for each in standings
        if each.letter.area_kind is not AreaKind.LAND and each.state(day) in states
    )


@few_examples
@given(wanted=letters, one=days, other=days)
def test_the_roll_forward_leads_from_opening_to_closing(database, wanted, one, other):
    start, end = sorted((one, other))
    with trial(database) as records:
        lead, parks = records.lead(), [records.park(), records.park()]
        standings = write_letters(records, lead, parks, wanted)
        asked = {"as_of": end, "start": start, "end": end}
        moves = compute(records.session, "K06", **asked).total
        parks_moves = compute(records.session, "K06", **asked, by="park")
    assert moves["opening_m2"] == area(standings, [LetterState.IN_FORCE], start - DAY)
    assert moves["closing_m2"] == area(standings, [LetterState.IN_FORCE], end)
    left = sum(moves[f"{name}_m2"] for name in ("superseded", "converted", "withdrawn", "expired"))
    assert moves["opening_m2"] + moves["new_m2"] - left == moves["closing_m2"]
    for line, value in moves.items():
        assert sum(row.values[line] for row in parks_moves.rows) == value


@few_examples
@given(wanted=letters, one=days, other=days)
def test_new_less_replaced_is_the_growth_of_the_signed_area(database, wanted, one, other):
    start, end = sorted((one, other))
    with trial(database) as records:
        lead, parks = records.lead(), [records.park(), records.park()]
        standings = write_letters(records, lead, parks, wanted)
        session = records.session
        growth = compute(session, "K05", as_of=end, start=start, end=end).total
        before = compute(session, "K01", as_of=start - DAY).total
        after = compute(session, "K01", as_of=end).total
    assert after["area_m2"] == area(standings, GROSS, end)
    assert growth["net_area_m2"] == after["area_m2"] - before["area_m2"]
    assert growth["net_count"] == after["count"] - before["count"]
    assert growth["new_area_m2"] - growth["superseded_area_m2"] == growth["net_area_m2"]


@few_examples
@given(wanted=letters, day=days)
def test_every_signed_letter_is_in_force_or_ended(database, wanted, day):
    with trial(database) as records:
        lead, parks = records.lead(), [records.park(), records.park()]
        write_letters(records, lead, parks, wanted)
        found = {
            measure: compute(records.session, measure, as_of=day).total
            for measure in ("K01", "K02", "K03", "K04")
        }
    ended = found["K04"]
    for value in ("count", "area_m2"):
        parts = [ended[f"{name}_{value}"] for name in ("converted", "withdrawn", "expired")]
        assert found["K01"][value] == found["K02"][value] + sum(parts)
        assert found["K03"][value] == found["K02"][value] + ended[f"converted_{value}"]


@few_examples
@given(
    histories=st.lists(
        st.lists(st.tuples(st.sampled_from(list(Stage)), days), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    ),
    day=days,
)
def test_leads_stand_where_the_rule_says_on_every_day(database, histories, day):
    ordered = [sorted(moves, key=lambda move: move[1]) for moves in histories]
    with trial(database) as records:
        for moves in ordered:
            records.lead(history=moves)
        by = {"as_of": day, "by": "stage"}
        stages = compute(records.session, "K20", **by)
        rates = compute(records.session, "K21", **by)
    rules = [[StageEntry(*move) for move in moves] for moves in ordered]
    expected = Counter(stage_at(entries, day) for entries in rules)
    del expected[None]
    assert {row.key: row.values["count"] for row in stages.rows} == expected
    registered = [entries for entries in rules if entries[0].on <= day]
    for row in rates.rows:
        stage = Stage(row.key)
        assert row.values["count"] == sum(reached(each, day, stage) for each in registered)
