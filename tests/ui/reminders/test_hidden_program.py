"""The whole program with its window hidden: a second start shows it, Quit ends it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
# Opens the window on the folder given, hides it as the tray does, and says what happens.
PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from crm.clock import clock_at
from crm.paths import Folder
from ui.app import Start, run
from ui.main_window import MainWindow
from ui.pages.page import PageEntry

folder = Folder(Path(sys.argv[1]))
hidden = []

def look():
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    if found and not hidden and found[0].isVisible():
        QApplication.setQuitOnLastWindowClosed(False)
        found[0].hide()
        hidden.append(True)
        print("hidden", flush=True)
    elif hidden and found[0].isVisible():
        print("shown", flush=True)
        QApplication.setQuitOnLastWindowClosed(False)
        found[0].hide()
        return found[0].leave()
    QTimer.singleShot(20, look)

app = QApplication([])
QTimer.singleShot(20, look)
start = Start(folder, folder.database, clock_at(date(2026, 12, 31)), language="en")
page = PageEntry("settings", "settings", lambda: "Settings", lambda _: QLabel("Settings"))
sys.exit(run(start, lambda: (page,)))
"""


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("w")


def started(folder):
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_second_start_shows_the_hidden_window_and_quit_ends_a_hidden_one(folder):
    with started(folder) as first:
        assert first.stdout.readline() == "hidden\n"
        with started(folder) as second:
            said, _errors = second.communicate(timeout=60)
            assert (said, second.returncode) == ("", 0)
        said, errors = first.communicate(timeout=60)
        assert said == "shown\n"
        assert first.returncode == 0
        assert "Traceback" not in errors
    assert (folder / "reminders.json").exists()
    assert list(folder.glob("*.socket")) == []
