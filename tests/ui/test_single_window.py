"""A second start on the same data brings the first window forward; anything else gets its own."""

from __future__ import annotations

import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ui.single_window import LONGEST, SingleWindow

pytestmark = pytest.mark.usefixtures("qapp")
ROOT = Path(__file__).resolve().parents[2]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_window import SingleWindow
app = QCoreApplication([])
print(SingleWindow(Path(sys.argv[1]), *sys.argv[2:]).passes_on())
"""


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("w")


@pytest.fixture
def first(folder):
    made = SingleWindow(folder, "a.db", "")
    made.listen()
    yield made
    made.close()
    made.deleteLater()


def start_again(folder, *wanted, qtbot):
    """Start in a process of its own; the window here goes on meanwhile."""
    program = subprocess.Popen(
        [sys.executable, "-c", SECOND, str(folder), *wanted], cwd=ROOT, stdout=subprocess.PIPE
    )
    with program:
        qtbot.waitUntil(lambda: program.poll() is not None, timeout=20_000)
        return program.stdout.read().decode().strip() == "True"


def test_the_second_start_asks_the_first_window_to_come_forward(first, folder, qtbot):
    asked = []
    first.asked.connect(lambda: asked.append(True))
    assert start_again(folder, "a.db", "", qtbot=qtbot)
    assert asked == [True]


@pytest.mark.usefixtures("first")
def test_another_database_or_person_gets_a_window_of_its_own(folder, qtbot):
    assert not start_again(folder, "b.db", "", qtbot=qtbot)
    assert not start_again(folder, "a.db", "S02", qtbot=qtbot)


@pytest.mark.usefixtures("first")
def test_nobody_else_can_reach_the_socket(folder):
    (path,) = folder.glob("*.socket")
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_without_a_window_the_start_goes_on(folder):
    assert not SingleWindow(folder, "a.db", "").passes_on()


def test_what_a_crash_left_behind_is_taken_over(folder, qtbot):
    dead = SingleWindow(folder, "a.db", "")
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(dead._address)
    assert not dead.passes_on()
    dead.listen()
    assert start_again(folder, "a.db", "", qtbot=qtbot)
    dead.close()
    assert list(folder.glob("*.socket")) == []


def test_a_window_that_does_not_answer_hinders_nobody(folder, monkeypatch):
    monkeypatch.setattr("ui.single_window.PATIENCE_MS", 50)
    deaf = SingleWindow(folder, "a.db", "")
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(deaf._address)
        hung.listen()
        assert not deaf.passes_on()


def test_where_the_address_would_be_too_long_windows_are_many(tmp_path):
    deep = tmp_path / ("x" * LONGEST)
    deep.mkdir()
    alone = SingleWindow(deep, "a.db", "")
    alone.listen()
    assert not alone.passes_on()
    assert list(deep.iterdir()) == []
