"""The colours of both themes can be read: contrast from the tokens, by arithmetic."""

from __future__ import annotations

import pytest

from ui import tokens

SCHEMES = ("light", "dark")
TEXT = 4.5
MARK = 3.0
GROUNDS = ("base", "window", "sunken", "hover", "selected")
WRITTEN_ON_ALL = ("text.primary", "text.secondary", "text.tertiary", "accent.text")
STATES = ("in_force", "expiring", "lapsed", "overdue", "draft", "won")
STAGES = ("new", "contacted", "visited", "negotiating", "intent", "signed", "landed", "operating")


def pairs_of_text() -> list[tuple[str, str]]:
    written = [
        (text, f"surface.{ground}") for text in WRITTEN_ON_ALL for ground in (*GROUNDS, "rail")
    ]
    written += [(text, "accent.soft") for text in WRITTEN_ON_ALL]
    written += [("accent.on", f"accent.{ground}") for ground in ("base", "hover", "pressed")]
    written += [(f"text.{text}", "surface.inverse") for text in ("inverse", "inverse_link")]
    written += [(f"state.{state}.text", f"state.{state}.fill") for state in STATES]
    written += [(f"state.{s}.text", f"surface.{ground}") for s in STATES for ground in GROUNDS]
    return written


def pairs_of_marks() -> list[tuple[str, str]]:
    marks = [f"state.{state}.mark" for state in STATES]
    marks += [f"stage.{stage}" for stage in (*STAGES, "on_hold", "lost")]
    marks += [f"chart.{series}" for series in ("s1", "s2", "s3", "s4", "s5", "s6", "axis")]
    on_grounds = [(mark, f"surface.{ground}") for mark in marks for ground in ("base", "sunken")]
    return [*on_grounds, ("border.control", "surface.base")]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_stands_out_from_every_ground_it_may_stand_on(scheme):
    colours = tokens.colours(scheme)
    weak = {
        pair: round(tokens.contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in pairs_of_text()
        if tokens.contrast(colours[pair[0]], colours[pair[1]]) < TEXT
    }
    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_and_outlines_of_fields_stand_out(scheme):
    colours = tokens.colours(scheme)
    weak = {
        pair: round(tokens.contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in pairs_of_marks()
        if round(tokens.contrast(colours[pair[0]], colours[pair[1]]), 2) < MARK
    }
    assert not weak


def test_contrast_is_that_of_the_standard():
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert tokens.contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1.0)
    assert tokens.contrast("#1D5B99", "#FFFFFF") == pytest.approx(6.97, abs=0.01)


def test_both_themes_name_the_same_colours():
    assert tokens.colours("light").keys() == tokens.colours("dark").keys()
