"""What stands on an entry can be read in both themes, and never says anything by colour alone."""

from __future__ import annotations

import pytest

from crm.calendar.terms import Lane
from crm.trips.terms import TripStatus
from crm.visits.terms import VisitStatus
from tests.ui.pages.calendar.conftest import TODAY, made
from ui import theme
from ui.pages.calendar import looks
from ui.tokens import contrast

MARKS = ("text.tertiary", "state.overdue.text", "state.in_force.text", "state.lapsed.text")


@pytest.mark.parametrize("scheme", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("lane", Lane)
def test_words_and_marks_stand_out_from_the_ground_of_every_lane(theme_in_use, lane, scheme):
    theme_in_use.choose(scheme)
    ground = looks.ground(lane, theme_in_use).name()
    for token in ("text.primary", "text.secondary"):
        assert contrast(theme_in_use.color(token).name(), ground) >= 4.5, token
    for token in MARKS:
        assert contrast(theme_in_use.color(token).name(), ground) >= 3.0, token


def test_every_lane_has_an_icon_of_its_own_beside_its_colour():
    assert len(set(looks.ICON.values())) == len(Lane) == len(set(looks.COLOR.values()))


@pytest.mark.parametrize(
    ("fields", "icon"),
    [
        ({"conflict": True, "status": VisitStatus.CONFIRMED}, "ring-alert"),
        ({"status": VisitStatus.CONFIRMED}, "ring-check"),
        ({"status": VisitStatus.DONE}, "check"),
        ({"status": TripStatus.DONE}, "check"),
        ({"status": VisitStatus.NO_SHOW}, "struck-ring"),
    ],
)
def test_a_state_has_its_icon_and_a_conflict_comes_first(fields, icon):
    assert looks.mark_of(made(1, TODAY, **fields)).icon == icon


def test_what_is_planned_has_no_mark():
    assert looks.mark_of(made(1, TODAY, status=VisitStatus.PLANNED)) is None
