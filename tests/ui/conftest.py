"""What tests of the window get: a theme, a context on an office, and work that is done at once.

SQLite only, because the engines are compared in tests/crm. English, because the source is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from crm.language import CHINESE, set_language
from crm.paths import Folder
from crm.settings import Settings
from ui import language, theme
from ui.acting import Acting
from ui.background import ImmediateBackground
from ui.change_notifier import ChangeNotifier
from ui.context import Context
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.navigation import Navigator
from ui.pages.entries import page_entries
from ui.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from ui.background import Background


@pytest.fixture
def engine_name() -> str:
    return "sqlite"


@pytest.fixture(scope="session")
def _theme_of_session(qapp) -> theme.Theme:
    return theme.Theme(qapp, theme.LIGHT)


@pytest.fixture
def theme_in_use(_theme_of_session) -> Generator[theme.Theme]:
    """The light theme with the first keys; a test may change both, they are back afterwards."""
    yield _theme_of_session
    _theme_of_session.choose(theme.LIGHT)
    _theme_of_session.keys.remember(None)


@pytest.fixture
def languages(qapp) -> Generator[language.Languages]:
    """English; a test may switch, Chinese is spoken again afterwards as everywhere in the tests."""
    before = QLocale()
    made = language.Languages(qapp, "en")
    yield made
    made.choose("en")  # takes the Chinese catalogues away
    made.deleteLater()
    QLocale.setDefault(before)
    set_language(CHINESE)


@pytest.fixture
def context(office, clock, theme_in_use, languages, tmp_path) -> Generator[Context]:
    """What pages need, on the database of the office; its manager acts; work is done at once."""
    background = ImmediateBackground()
    yield Context(
        database=office.database,
        background=background,
        changes=ChangeNotifier(office.database),
        clock=clock,
        theme=theme_in_use,
        language=languages,
        settings=Settings(tmp_path / "settings.json"),
        acting=Acting(office.manager),
        messages=Messages(),
        navigate=Navigator(),
        folder=Folder(tmp_path),
    )
    background.close()


@pytest.fixture
def undoing(context) -> Generator[Undoing]:
    """What undoes in the window; pages that are tested without one get their way back from it."""
    made = Undoing(context)
    yield made
    made.deleteLater()


@pytest.fixture
def open_window(context, qtbot) -> Callable[..., MainWindow]:
    """Opens the window, 1440 × 900 and active, with the pages that are named.

    `background` does the work in another way than at once.
    """

    def opened(*pages: str, background: Background | None = None) -> MainWindow:
        of_window = replace(context, background=background) if background else context
        made = MainWindow(of_window, [each for each in page_entries() if each.key in pages])
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.showNormal()
        made.resize(1440, 900)
        return made

    return opened
