"""The whole start in a process of its own: a window that opens, or a sentence that says why not."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Opens the window on the folder given, looks at the first window that appears, and closes it.
PROGRAM = """
import json, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from crm.clock import clock_at
from crm.paths import Folder
from ui.app import Start, run
from ui.main_window import MainWindow
from ui.pages.page import PageEntry

folder, acting = Folder(Path(sys.argv[1])), sys.argv[2]
seen = {}

def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            seen["page"] = window.current_page.text()
            seen["role"] = window.context.actor.role.value
            return window.close()
        if isinstance(window, QMessageBox) and window.isVisible():
            seen["refusal"] = window.informativeText()
            return window.close()
    QTimer.singleShot(20, look)

def page(key):
    return PageEntry(key, key, key.title, lambda _: QLabel(key))

app = QApplication([])
QTimer.singleShot(20, look)
start = Start(folder, folder.database, clock_at(date(2026, 12, 31)), language="en", acting=acting)
status = run(start, lambda: (page("board"), page("settings")))
print(json.dumps(seen))
sys.exit(status)
"""


def start_window(folder: Path, acting: str = "") -> tuple[int, dict[str, str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), acting],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    assert "Fatal" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def test_the_window_opens_on_a_new_database_and_ends_with_zero(tmp_path):
    status, seen = start_window(tmp_path)
    assert status == 0
    assert seen == {"page": "board", "role": "MANAGER"}
    assert (tmp_path / "yinfeng.db").exists()
    assert "ERROR" not in (tmp_path / "logs" / "yinfeng.log").read_text(encoding="utf-8")


def test_a_foreign_file_is_refused_with_its_code_and_left_alone(tmp_path):
    file = tmp_path / "yinfeng.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
        connection.commit()
    before = file.read_bytes()
    status, seen = start_window(tmp_path)
    assert status == 2
    assert "DB_FOREIGN" in seen["refusal"]
    assert file.read_bytes() == before


def test_an_unknown_member_of_staff_is_refused(tmp_path):
    status, seen = start_window(tmp_path, acting="S99")
    assert status == 2
    assert "VALUE_UNKNOWN" in seen["refusal"]
