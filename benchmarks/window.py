"""Start the program as a user does, and be told when its window stands and when it is filled.

Used by start.py and memory.py, in processes of their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from crm.cli.options import StartOptions
    from ui.main_window import MainWindow

TODAY = "2026-10-08"
LOOK_EVERY_MS = 2
WAIT_S = 300


def run_child(script: str, *arguments: str) -> list[str]:
    """Run a script of this folder in a process of its own, off screen; return what it prints."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(  # noqa: S603 - our own script
        command, env=environment, capture_output=True, text=True, check=True, timeout=WAIT_S
    )
    return done.stdout.split()


def open_window(
    database: str, shown: Callable[[MainWindow], None], filled: Callable[[MainWindow], None]
) -> None:
    """Open the window on a database with nothing remembered, and stay until it is closed.

    `shown` is called when the window stands and answers, `filled` when the board has its sums
    and the cards in sight, if there are any.
    """
    from crm.cli.program import main

    def watched(options: StartOptions) -> int:
        from PySide6.QtWidgets import QApplication

        from ui.app import Start, run

        timer = _watch(QApplication([]), shown, filled)
        start = Start(options.folder, options.location, options.clock, prepare=options.prepare)
        status = run(start)
        timer.stop()
        return status

    with tempfile.TemporaryDirectory() as folder:
        main(["--database", database, "--data", folder, "--today", TODAY], watched)


def _watch(
    app: QApplication, shown: Callable[[MainWindow], None], filled: Callable[[MainWindow], None]
) -> QTimer:
    from PySide6.QtCore import QTimer

    seen: list[MainWindow] = []

    def look() -> None:
        if not seen:
            seen.extend(_windows(app))
            if seen:
                shown(seen[0])
        elif _board_is_filled(seen[0]):
            timer.stop()
            app.processEvents()  # paints the cards
            filled(seen[0])

    timer = QTimer(app)
    timer.timeout.connect(look)
    timer.start(LOOK_EVERY_MS)
    return timer


def _windows(app: QApplication) -> list[MainWindow]:
    main_window = sys.modules.get("ui.main_window")
    kind = main_window.MainWindow if main_window else ()
    return [each for each in app.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


def _board_is_filled(window: MainWindow) -> bool:
    from ui.pages.board.cards import ROW
    from ui.pages.board.page import BoardPage

    page = window.current_page
    if not isinstance(page, BoardPage) or not page.view.lanes:
        return False
    column = page.view.first_column()
    return column is None or column.cards.data(column.cards.index(0), ROW) is not None
