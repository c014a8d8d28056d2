"""Take the pictures of docs/pictures anew: `python3 scripts/pictures.py`.

The demonstration is opened off screen on its published day; every page is a real one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import environment

PICTURES = environment.ROOT / "docs" / "pictures"
DAY = "2024-10-08"
# What the documents show: name of the picture and of the one that the walk leaves.
CHOSEN = {
    "today": "today-planned-zh_CN-light",
    "quick-log": "quick-log-zh_CN-light",
    "convert": "turn-into-leads-zh_CN-light",
    "trip-plan": "trip-plan-zh_CN-light",
    "visit-plan": "visit-plan-zh_CN-light",
    "calendar": "calendar-month-zh_CN-light",
    "calendar-week": "calendar-week-zh_CN-light",
    "reminders": "reminders-zh_CN-light",
    "board": "board-zh_CN-light",
    "board-dark": "board-zh_CN-dark",
    "board-en": "board-en-light",
    "leads": "leads-zh_CN-light",
    "companies": "companies-zh_CN-light",
    "trips": "trips-zh_CN-light",
    "visits": "visits-zh_CN-light",
    "letters": "letters-zh_CN-light",
    "letters-en": "letters-en-light",
    "funds": "funds-zh_CN-light",
    "parks": "parks-zh_CN-light",
    "figures": "figures-zh_CN-light",
    "figures-dark": "figures-zh_CN-dark",
    "figures-en": "figures-en-light",
    "briefings": "briefings-zh_CN-light",
    "find": "find-zh_CN-light",
    "groups": "groups-zh_CN-light",
    "bulk-edit": "bulk-edit-zh_CN-light",
    "merge": "merge-zh_CN-light",
    "history": "history-zh_CN-light",
    "shortcuts": "shortcuts-zh_CN-light",
}


def main() -> int:
    """Open the demonstration off screen in a throwaway folder and keep the chosen pictures."""
    try:
        python = environment.prepare("run.txt", window=True, on_screen=False, install=False)
    except environment.SetUpError as error:
        environment.say(str(error))
        return 2
    with tempfile.TemporaryDirectory() as folder:
        program = [str(python), str(environment.ROOT / "main.py")]
        options = ["--demo", "--data", folder, "--today", DAY]
        finished = subprocess.run(
            [*program, *options],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            check=False,
        )
        if finished.returncode:
            return finished.returncode
        PICTURES.mkdir(parents=True, exist_ok=True)
        for name, taken in CHOSEN.items():
            shutil.copy(Path(folder) / "off-screen" / f"{taken}.png", PICTURES / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
