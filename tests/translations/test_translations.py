"""Both languages are complete, and every sentence can be found by those who translate."""

from __future__ import annotations

import ast
import importlib.util
import shutil
import string
import xml.etree.ElementTree as ET

import pytest
from babel.messages.pofile import read_po

from tests.support.sources import ROOT, python_files, short, syntax_tree

CATALOGUES = ROOT / "resources" / "translations"
NAMES = ("ui_zh_CN.ts", "ui_en.ts", "crm_zh_CN.po", "crm_en.po")
# What was understood of an amount: Chinese repeats it in 万㎡ or 亿元, which English never does.
READINGS = {"= {m2} m²", "= CNY {million} million", "= CNY {yuan}"}
# How many leading arguments must be literals: method of a widget, then the functions.
LITERALS = {"tr": 1, "translate": 2, "_": 1, "ngettext": 2, "pgettext": 2, "mark": 2}


@pytest.fixture(scope="module")
def translations():
    """scripts/translations.py, which is a script and no package."""
    path = ROOT / "scripts" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _translated(name: str) -> dict[tuple[str, str], list[str]]:
    """Return (context, source) → translations of a catalogue, "" where one is missing."""
    path = CATALOGUES / name
    if path.suffix == ".po":
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.stem.removeprefix("crm_"))
        return {
            (each.context or "", " / ".join(_list(each.id))): _list(each.string)
            for each in catalogue
            if each.id
        }
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            node = message.find("translation")
            assert node is not None
            forms = [each.text or "" for each in node.iter("numerusform")] or [node.text or ""]
            unfinished = node.get("type") is not None
            key = (context.findtext("name") or "", message.findtext("source") or "")
            found[key] = [""] if unfinished else forms
    return found


def _list(value) -> list[str]:
    return list(value) if isinstance(value, tuple | list) else [value or ""]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_untranslated(name):
    missing = [key for key, forms in _translated(name).items() if not all(forms)]
    assert missing == []


def test_an_extraction_finds_nothing_new(translations, tmp_path):
    for name in NAMES:
        shutil.copy(CATALOGUES / name, tmp_path)
    translations.extract(tmp_path)
    for name in NAMES:
        assert (tmp_path / name).read_text("utf-8") == (CATALOGUES / name).read_text("utf-8"), name


def _fields(text: str) -> set[str]:
    return {
        name for _text, name, _format, _how in string.Formatter().parse(text) if name is not None
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_fills_in_what_the_source_fills_in(name):
    different = {
        source: form
        for (_context, source), forms in _translated(name).items()
        for form in forms
        if form and source not in READINGS and _fields(form) != _fields(source)
    }
    assert different == {}


def _function_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _faults(call: ast.Call) -> str:
    name = _function_name(call)
    wanted = LITERALS.get(name)
    if wanted is None:
        return ""
    if call.keywords:
        return "uses keywords"
    if len(call.args) < wanted or not all(_is_literal(each) for each in call.args[:wanted]):
        return "is not given literals"
    if name == "tr" and not _is_on_self(call):
        return "is not called on self: lupdate takes the variable for the context"
    return ""


def _is_on_self(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "self"
    )


def _translates(call: ast.Call) -> bool:
    """Say whether this is one of ours, not `painter.translate(…)` or `theme.mark(…)`."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr == "tr":
        return True
    owner = call.func.value
    return isinstance(owner, ast.Name) and owner.id == "QCoreApplication"


# The functions themselves hand on what they are given.
DEFINE = {"crm/language.py", "ui/language.py"}


def test_every_sentence_can_be_extracted():
    faults = [
        f"{short(path)}:{node.lineno}: {_function_name(node)}() {fault}"
        for path in python_files("crm", "ui")
        if short(path) not in DEFINE
        for node in ast.walk(syntax_tree(path))
        if isinstance(node, ast.Call) and _translates(node) and (fault := _faults(node))
    ]
    assert faults == []


def test_no_translation_is_hidden_in_an_f_string():
    hidden = [
        f"{short(path)}:{node.lineno}"
        for path in python_files("crm", "ui")
        for text in ast.walk(syntax_tree(path))
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call) and _function_name(node) in LITERALS and _translates(node)
    ]
    assert hidden == []
