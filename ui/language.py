"""The language of the window: Chinese, English or as the system; switched without a restart.

One mechanism: `choose` sets the language of crm, installs the Qt catalogues and emits `changed`;
the window then builds its menus and pages anew and shows the same page and record again. No
widget has to retranslate itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal

from crm.language import CHINESE, ENGLISH, set_language

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

SYSTEM = "system"
PREFERENCES = (SYSTEM, CHINESE, ENGLISH)
TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"


class Languages(QObject):
    """The language in use.

    Signals:
        changed: everything must be built anew.
    """

    changed = Signal()

    def __init__(self, app: QCoreApplication, preference: str = SYSTEM) -> None:
        """Speak the language of `preference`, one of PREFERENCES."""
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self.preference = ""
        self.current = ""
        self.choose(preference)

    def choose(self, preference: str) -> None:
        """Speak Chinese ("zh_CN"), English ("en") or the system's language ("system")."""
        self.preference = preference
        wanted = system_language() if preference == SYSTEM else preference
        if wanted == self.current:
            return
        self.current = wanted
        set_language(wanted)
        QLocale.setDefault(QLocale(wanted))
        self._install(wanted)
        self.changed.emit()

    def _install(self, language: str) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        files = [Path(qt) / f"qtbase_{language}.qm", TRANSLATIONS / f"ui_{language}.qm"]
        self._translators = [QTranslator(self) for _ in files]
        for translator, file in zip(self._translators, files, strict=True):
            # English needs no catalogue: it is the language of the source.
            if file.exists() and translator.load(str(file)):
                self._app.installTranslator(translator)


def system_language() -> str:
    """Return the language of the system: Chinese where it speaks Chinese or none, else English."""
    spoken = QLocale.system().uiLanguages()
    return CHINESE if not spoken or spoken[0].startswith(("zh", "C", "POSIX")) else ENGLISH
