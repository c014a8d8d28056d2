"""Signals may be emitted for days: PySide's lost references never end the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EMIT_A_LOT = """
import ui
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(object)

bell = Bell()
for _ in range(200_000):
    bell.rung.emit(True)
print("still here")
"""


def test_any_number_of_emissions_leaves_the_interpreter_alive_until_its_end():
    done = subprocess.run(
        [sys.executable, "-c", EMIT_A_LOT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "still here\n"
    assert (done.returncode, done.stderr) == (0, "")
