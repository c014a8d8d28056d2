"""The rules of docs/architecture.md that concern single calls; import-linter checks the others."""

from __future__ import annotations

import ast
import re

from tests.support.sources import ROOT, imported_names, python_files, short, syntax_tree

LONGEST = 500
VAGUE = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
THREADS = {
    "threading",
    "concurrent.futures",
    "multiprocessing",
    "asyncio",
    "PySide6.QtCore.QThread",
    "PySide6.QtCore.QThreadPool",
    "PySide6.QtCore.QRunnable",
    "PySide6.QtConcurrent",
}
# Who may know about threads, and why.
KNOW_THREADS = {
    "ui/background.py": "runs the work",
    "ui/crash.py": "brings what failed in a worker to the window",
    "ui/progress.py": "holds the flag by which a cancel button reaches a worker; starts nothing",
    "crm/briefings/pdf/outlines.py": "locks fontTools, which two workers must not use at once",
}
COMMITS = {"crm/database/session.py"}
MAKES_THE_APPLICATION = {"ui/app.py"}


def _calls(tree: ast.Module, name: str) -> list[int]:
    """Return the lines where something's method `name` is called."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
    ]


def test_no_file_is_longer_than_a_person_reads_at_once():
    lengths = {short(path): len(path.read_text("utf-8").splitlines()) for path in python_files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_only_the_session_commits():
    found = [
        f"{short(path)}:{line}"
        for path in python_files("crm", "ui")
        if short(path) not in COMMITS
        for line in _calls(syntax_tree(path), "commit")
    ]
    assert found == []


def test_only_named_modules_know_about_threads():
    found = {
        short(path): sorted(imported_names(syntax_tree(path)) & THREADS)
        for path in python_files("crm", "ui")
        if short(path) not in KNOW_THREADS
    }
    assert {name: threads for name, threads in found.items() if threads} == {}


def test_nothing_looks_the_application_up():
    found = [
        f"{short(path)}:{node.lineno}"
        for path in python_files("ui")
        if short(path) not in MAKES_THE_APPLICATION
        for node in ast.walk(syntax_tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr == "instance"
        and isinstance(node.value, ast.Name)
        and node.value.id in {"QApplication", "QGuiApplication", "QCoreApplication"}
    ]
    assert found == []


def test_modules_are_named_after_what_they_do():
    vague = [short(path) for path in python_files() if set(path.stem.split("_")) & VAGUE]
    assert vague == []


def test_requirements_name_hashes_but_no_address():
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text("utf-8")
        assert not re.search(
            r"://|--(extra-)?index-url|--find-links|--trusted-host| @ |file:", text
        )
        pins = re.findall(r"^[\w.-]+==", text, re.MULTILINE)
        blocks = re.findall(
            r"^[\w.-]+==[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE
        )
        assert len(pins) == len(blocks) > 0


def test_the_checks_pin_what_the_program_pins():
    def pins(name):
        text = (ROOT / "requirements" / name).read_text("utf-8")
        return set(re.findall(r"^[\w.-]+==\S+", text, re.MULTILINE))

    assert pins("run.txt") <= pins("check.txt")


def test_continuous_integration_runs_the_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    commands = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]
    assert len(commands) == 1
    assert f"\n{commands[0]}\n" in (ROOT / "README.md").read_text("utf-8")
