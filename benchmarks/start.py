"""The start of the window, against a bare PySide6 window with `sqlalchemy.orm` imported.

Run `python benchmarks/start.py`. Both are programs of their own, started in turns. The time runs
from the start of the process until the window answers: the bare one when its event loop runs,
ours when the window stands with its first page, and when the board of 100,000 leads has its sums
and the cards in sight.
"""

from __future__ import annotations

import sys
from functools import partial
from time import time
from typing import TYPE_CHECKING

from big_database import big_database
from measuring import MILLISECOND, in_turns, report
from window import open_window, run_child

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LIMIT = 2.0
ROUNDS = 8


def bare_window() -> None:
    """Show an empty window and print the time when it answers."""
    import sqlalchemy.orm  # noqa: F401 - it is part of the bare work
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    QTimer.singleShot(0, app.quit)
    app.exec()
    print(time())


def our_window(database: str) -> None:
    """Start the program on a database and print the time when its window is shown and filled."""

    def leave(window: MainWindow) -> None:
        print(time())
        window.close()

    open_window(database, lambda _: print(time()), leave)


def child_seconds(*arguments: str, place: int = -1) -> float:
    """Return the time from the start of a child until the instant that it prints at `place`."""
    begin = time()
    return float(run_child("start.py", *arguments)[place]) - begin


def main() -> int:
    """Measure bare and own window in turns; 1 when a limit is not kept."""
    path = str(big_database())
    bare, shown, filled = in_turns(
        partial(child_seconds, "bare"),
        partial(child_seconds, "ours", path, place=0),
        partial(child_seconds, "ours", path),
        rounds=ROUNDS,
    )
    kept = [
        report(name, each * MILLISECOND, bare * MILLISECOND, LIMIT, "ms")
        for name, each in (("window answers", shown), ("board filled, 100,000 leads", filled))
    ]
    return int(not all(kept))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare"]:
            bare_window()
        case ["ours", database]:
            our_window(database)
        case _:
            raise SystemExit(main())
