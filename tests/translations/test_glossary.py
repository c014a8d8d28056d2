"""The glossary names the terms and figures as the program does."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import crm
from crm.language import CHINESE, ENGLISH, Term, speaking
from crm.measures.definitions import DEFINITIONS
from tests.support.sources import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def kinds_of_terms() -> list[type[Term]]:
    """Every enumeration of the modules `terms` of crm/: what a field can hold."""
    for module in pkgutil.walk_packages(crm.__path__, "crm."):
        if module.name.endswith(".terms"):
            importlib.import_module(module.name)
    return [each for each in Term.__subclasses__() if each.__module__.endswith(".terms")]


def in_both(label) -> str:
    """Write a label in English and Chinese, once where both are the same."""
    shown = []
    for language in (ENGLISH, CHINESE):
        with speaking(language):
            shown.append(label())
    return " ".join(dict.fromkeys(shown))


@pytest.mark.parametrize("kind", kinds_of_terms(), ids=lambda kind: kind.__name__)
def test_the_terms_of_a_field_stand_together_in_their_order(kind):
    terms = " · ".join(in_both(lambda each=each: each.label) for each in kind)
    assert f"| {terms} |" in GLOSSARY


@pytest.mark.parametrize("figure", DEFINITIONS.values(), ids=lambda figure: figure.id)
def test_a_figure_is_named_in_both_languages(figure):
    names = []
    for language in (ENGLISH, CHINESE):
        with speaking(language):
            names.append(str(figure.title))
    assert f"| {figure.id} | {' | '.join(names)} |" in GLOSSARY


def test_each_word_has_one_line():
    words = [line.split(" | ")[0] for line in GLOSSARY.splitlines() if line.startswith("| ")]
    assert len(words) == len(set(words))
