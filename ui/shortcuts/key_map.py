"""Which keys each command has now: those of the catalogue, changed by what people chose.

Only what differs is kept, in the settings. What was kept by another version, or written into the
file by hand, is checked as if it were typed: a wrong key is ignored, and of two commands with the
same keys the one that a person gave them to keeps them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from crm.settings import Setting
from ui.shortcuts.catalogue import BY_ID, COMMANDS
from ui.shortcuts.reserved import refusal

if TYPE_CHECKING:
    from crm.settings import Settings
    from ui.shortcuts.catalogue import Command

# Command → its keys as portable text; none is an empty list.
KEYS: Setting[dict[str, Any]] = Setting("keys", {})
WORDS = {
    "Del": "Delete",
    "Ins": "Insert",
    "PgUp": "Page Up",
    "PgDown": "Page Down",
    "Return": "Enter",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
}
PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeyMap(QObject):
    """Keys by command.

    Signals:
        changed: some command has other keys now; menus, buttons and texts ask again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with the keys of the catalogue; `remember` adds what was chosen before."""
        super().__init__(parent)
        self._settings: Settings | None = None
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._settle()

    def remember(self, settings: Settings | None) -> None:
        """Take what was kept in `settings`, and keep changes there; None: as at the beginning."""
        self._settings = settings
        self._chosen = _sound(settings.value(KEYS)) if settings is not None else {}
        self._settle()
        self.changed.emit()

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of a command as portable text; a name that is none stands for itself."""
        if name in self._keys:
            return self._keys[name]
        return (name,) if name and name not in BY_ID else BY_ID[name].keys if name else ()

    def sequences(self, name: str) -> list[QKeySequence]:
        """Return the keys of a command for a QAction."""
        return [QKeySequence(each) for each in self.keys(name)]

    def text(self, name: str) -> str:
        """Return the first keys of a command as people read them; empty when it has none."""
        keys = self.keys(name)
        return shown(keys[0]) if keys else ""

    def hints(self, *pairs: tuple[str, str]) -> str:
        """Write `Enter open   F2 edit` for pairs of command (or key) and word.

        Commands that have no keys are left out.
        """
        return "   ".join(f"{self.text(name)} {word}" for name, word in pairs if self.text(name))

    def matches(self, event: QKeyEvent, name: str) -> bool:
        """Tell whether the keys of a command were pressed; Enter of the number block counts too."""
        return pressed(event) in self.keys(name)

    def holder(self, keys: str, name: str) -> Command | None:
        """Return the command that has these keys already where `name` is wanted, if any."""
        own = BY_ID[name]
        for other in COMMANDS:
            if other.id != name and other.meets(own) and keys in self.keys(other.id):
                return other
        return None

    def changed_by_hand(self, name: str) -> bool:
        """Tell whether the keys are others than at the beginning."""
        return self.keys(name) != BY_ID[name].keys

    def bind(self, name: str, keys: str) -> None:
        """Give a command other keys; whoever had them there loses them."""
        taken = self.holder(keys, name)
        while taken is not None:
            left = tuple(each for each in self.keys(taken.id) if each != keys)
            self._chosen[taken.id] = left
            self._settle()
            taken = self.holder(keys, name)
        self._choose(name, (keys,))

    def clear(self, name: str) -> None:
        """Leave a command without keys."""
        self._choose(name, ())

    def reset(self, name: str) -> None:
        """Give a command the keys of the beginning; others that took them lose them."""
        for keys in BY_ID[name].keys:
            other = self.holder(keys, name)
            if other is not None:
                self._chosen[other.id] = tuple(e for e in self.keys(other.id) if e != keys)
                self._settle()
        self._chosen.pop(name, None)
        self._keep()

    def reset_all(self) -> None:
        """Give every command the keys of the beginning."""
        self._chosen.clear()
        self._keep()

    def _choose(self, name: str, keys: tuple[str, ...]) -> None:
        if keys == BY_ID[name].keys:
            self._chosen.pop(name, None)
        else:
            self._chosen[name] = keys
        self._keep()

    def _keep(self) -> None:
        self._settle()
        if self._settings is not None:
            self._settings.keep(KEYS, {name: list(keys) for name, keys in self._chosen.items()})
        self.changed.emit()

    def _settle(self) -> None:
        """Decide who has which keys: chosen ones first, then those of the catalogue."""
        self._keys = {each.id: () for each in COMMANDS}
        chosen_first = sorted(COMMANDS, key=lambda each: each.id not in self._chosen)
        for each in chosen_first:
            wanted = self._chosen.get(each.id, each.keys)
            self._keys[each.id] = tuple(k for k in wanted if self.holder(k, each.id) is None)


def _sound(kept: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return what can be used of the settings."""
    found: dict[str, tuple[str, ...]] = {}
    for name, keys in kept.items():
        known = name in BY_ID and not BY_ID[name].fixed and isinstance(keys, list)
        if known and all(isinstance(each, str) for each in cast("list[object]", keys)):
            written = [QKeySequence(each).toString(PORTABLE) for each in cast("list[str]", keys)]
            found[name] = tuple(each for each in written if each and not refusal(each))
    return found


def pressed(event: QKeyEvent) -> str:
    """Return the keys of an event as portable text; empty while only a modifier is held down."""
    if event.key() in _MODIFIERS:
        return ""
    combination = event.keyCombination()
    modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = combination.key()
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    elif key == Qt.Key.Key_Backtab:
        key = Qt.Key.Key_Tab
    return QKeySequence(modifiers.value | key.value).toString(PORTABLE)


_MODIFIERS = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}


def shown(keys: str) -> str:
    """Return keys as they stand on a button: `Alt+→`, `Ctrl+Delete`."""
    if sys.platform == "darwin":
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    *held, last = keys.split("+") if not keys.endswith("++") else [*keys[:-2].split("+"), "+"]
    if last == "Space":
        last = QCoreApplication.translate("Shortcuts", "Space")
    return "+".join((*held, WORDS.get(last, last)))
