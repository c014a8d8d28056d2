"""Memory of the window on the big database, against the same window on an empty one.

Run `python benchmarks/memory.py`. Each window is a program of its own that shows the board, scrolls
a column to its end, then shows leads, companies, trips, letters and figures; its memory is read
when all that has come to rest. Fonts, Qt and Python are in both.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from big_database import big_database
from measuring import in_turns, report
from window import open_window, run_child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.main_window import MainWindow

LIMIT = 1.5
ROUNDS = 2
PAGES = ("leads", "companies", "trips", "letters", "figures", "board")
REST_MS = 3000  # after this long on a page everything has been read


def resident() -> float:
    """Return the memory that this process has now, in MiB; the most it has had where unknown."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def walk(database: str) -> None:
    """Open the window, show its pages one after the other and print the memory at the end."""
    from PySide6.QtCore import QTimer

    def step(window: MainWindow, pages: Iterator[str]) -> None:
        key = next(pages, None)
        if key is None:
            print(resident())
            window.close()
            return
        window.show_page(key)
        QTimer.singleShot(REST_MS, partial(step, window, pages))

    def scroll(window: MainWindow) -> None:
        from ui.pages.board.page import BoardPage

        page = window.current_page
        column = page.view.first_column() if isinstance(page, BoardPage) else None
        if column is not None:
            column.scrollToBottom()
        QTimer.singleShot(REST_MS, partial(step, window, iter(PAGES)))

    open_window(database, lambda _: None, scroll)


def child_memory(database: str) -> float:
    """Return the memory of a window on a database, in MiB."""
    return float(run_child("memory.py", database)[-1])


def main() -> int:
    """Measure both windows in turns; 1 when the limit is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        full, empty = in_turns(
            partial(child_memory, str(big_database())),
            partial(child_memory, str(Path(folder) / "empty.db")),
            rounds=ROUNDS,
        )
    return int(not report("memory of the window, 100,000 leads", full, empty, LIMIT, "MiB"))


if __name__ == "__main__":
    if sys.argv[1:]:
        walk(sys.argv[1])
    else:
        raise SystemExit(main())
