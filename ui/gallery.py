"""The same work off screen: pictures of every page and the two packs, where there is no display.

The documentation's pictures are made by the same walk, so they cannot show another program.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from crm.briefings.making import make_briefing
from crm.briefings.options import BriefingKind
from crm.errors import UserError
from crm.files import write_file
from crm.language import CHINESE, ENGLISH
from crm.logs import start_log
from crm.quantities.dates import parse_date
from crm.records.references import resolve
from ui.app import REFUSED, Opening
from ui.background import ImmediateBackground
from ui.crash import CrashHandler
from ui.pages.entries import page_entries
from ui.pages.list_page import ListPage
from ui.scenes import Scenes
from ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.app import Start
    from ui.context import Context
    from ui.main_window import MainWindow

WIDTH, HEIGHT = 1440, 900
RENDERING = 1500  # ms
PUBLISHED_ON = "2024-10-08"  # the day whose published totals the demonstration data reproduces
PROJECT = "XS-2024-0001"


def run_off_screen(start: Start, folder: Path) -> int:
    """Open the window off screen and leave pictures and PDFs in `folder`, which is named.

    Returns the exit status: 2 with the reason on standard error when the database is refused.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        app = QApplication(sys.argv[:1])
        start_log(start.folder.logs)
        opening = Opening(app, start, CrashHandler(app), page_entries, ImmediateBackground(app))
        opening.begin()
        if opening.refusal is not None:
            raise opening.refusal
        if opening.window is not None and opening.context is not None:
            spoken = opening.languages.current
            print_packs(opening.context, folder)
            take_pictures(opening.window, folder, rounds(spoken))
        opening.close()
    except UserError as error:
        print(f"{error.code}: {error.message}", file=sys.stderr)  # noqa: T201 - there is no window
        return REFUSED
    print(folder)  # noqa: T201 - the answer to the person at the terminal
    return 0


def rounds(spoken: str) -> tuple[tuple[str, str], ...]:
    """Return (language, theme) of each round: the daily look, the dark one, the other language."""
    other = ENGLISH if spoken == CHINESE else CHINESE
    return ((spoken, LIGHT), (spoken, DARK), (other, LIGHT))


def take_pictures(
    window: MainWindow, folder: Path, rounds: Sequence[tuple[str, str]]
) -> list[Path]:
    """Save a picture of every page in each (language, theme), with a record open in its pane."""
    taken: list[Path] = []
    # The screen of the off-screen platform is small: the window fills it until it is told not to.
    _settle()
    window.showNormal()
    window.resize(WIDTH, HEIGHT)
    _settle()
    for language, theme in rounds:
        window.context.language.choose(language)
        window.context.theme.choose(theme)

        def keep(name: str, ending: str = f"{language}-{theme}.png") -> None:
            _settle()
            taken.append(folder / f"{name}-{ending}")
            window.grab().save(str(taken[-1]))

        for entry in page_entries():
            window.show_page(entry.key)
            _settle()
            _open_first(window)
            if entry.key == "briefings":
                _wait_for_pages()
            keep(entry.key)
        Scenes(window, keep).play()
    return taken


def print_packs(context: Context, folder: Path) -> list[Path]:
    """Save the statement and a one-pager as of the published day."""
    as_of = parse_date(PUBLISHED_ON).value
    saved: list[Path] = []
    for kind in BriefingKind:
        with context.database.read() as session:
            one_pager = kind is BriefingKind.ONE_PAGER
            lead = resolve(session, "lead", PROJECT) if one_pager else None
            briefing = make_briefing(session, kind, as_of=as_of, lead_id=lead)
        path = folder / f"{kind.value}-{PUBLISHED_ON}.pdf"
        write_file(path, briefing.pdf)
        saved.append(path)
    return saved


def _open_first(window: MainWindow) -> None:
    page = window.current_page
    if isinstance(page, ListPage):
        first = next(iter(page.records.model.ids), None)
        if first is not None:
            page.open_record(first)
            _settle()


def _wait_for_pages() -> None:
    """Let the preview draw: Qt renders the pages of a PDF in a thread of its own."""
    loop = QEventLoop()
    QTimer.singleShot(RENDERING, loop.quit)
    loop.exec()


def _settle() -> None:
    """Let everything that waits for the event loop happen."""
    for _ in range(5):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
