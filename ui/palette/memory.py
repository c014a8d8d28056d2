"""What was opened lately and which actions are used most: shown before anything is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer, Slot

from crm.settings import Setting

if TYPE_CHECKING:
    from crm.settings import Settings
    from ui.navigation import Navigator

RECENT: Setting[list[Any]] = Setting("palette.recent", [])  # [kind, id], the newest first
USED: Setting[dict[str, Any]] = Setting("palette.used", {})  # command → how often
KEPT = 12
DWELL = 1200  # ms: a record that was only passed with the arrow keys was not opened
# Offered until others are used more often.
FIRST = ("new.lead", "new.company", "new.trip", "page.figures", "shortcuts")


class Memory(QObject):
    """Listens to which records are shown, and is told which actions are used."""

    def __init__(self, settings: Settings, navigate: Navigator, parent: QObject) -> None:
        """Go on with what was kept in `settings`."""
        super().__init__(parent)
        self._settings = settings
        self._passing: tuple[str, int] | None = None
        self._dwell = QTimer(self)
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(DWELL)
        self._dwell.timeout.connect(self.settle)
        navigate.record_shown.connect(self._pass)

    @property
    def recent(self) -> tuple[tuple[str, int], ...]:
        """Kind and id of the records opened lately, the newest first."""
        return _sound(self._settings.value(RECENT))

    def frequent(self, count: int) -> tuple[str, ...]:
        """Return the commands used most from the search field, filled up with usual ones."""
        used = {
            name: times
            for name, times in self._settings.value(USED).items()
            if isinstance(times, int)
        }
        by_use = sorted(used, key=lambda name: -used[name])
        return tuple(dict.fromkeys((*by_use, *FIRST)))[:count]

    def opened(self, kind: str, record_id: int) -> None:
        """Remember a record as the newest."""
        pair = (kind, record_id)
        kept = (pair, *(each for each in self.recent if each != pair))[:KEPT]
        self._settings.keep(RECENT, [list(each) for each in kept])

    def used(self, command: str) -> None:
        """Count a use of an action."""
        before = self._settings.value(USED)
        times = before.get(command, 0)
        self._settings.keep(USED, {**before, command: times + 1 if isinstance(times, int) else 1})

    @Slot()
    def settle(self) -> None:
        """Count the record that is shown as opened, however short it has been."""
        self._dwell.stop()
        if self._passing is not None:
            self.opened(*self._passing)
            self._passing = None

    @Slot(str, int)
    def _pass(self, kind: str, record_id: int) -> None:
        self._passing = (kind, record_id)
        self._dwell.start()


def _sound(kept: list[Any]) -> tuple[tuple[str, int], ...]:
    """Return what can be used of the settings: the file may have been written by hand."""
    found: list[tuple[str, int]] = []
    for each in kept:
        pair = cast("list[Any]", each) if isinstance(each, list) else []
        if len(pair) == 2 and isinstance(pair[0], str) and isinstance(pair[1], int):  # noqa: PLR2004
            found.append((pair[0], pair[1]))
    return tuple(found[:KEPT])
