"""The lines of the list of shortcuts: headings of the groups, and under them the commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.palette.matching import Marks, Phrase, find_phrases
from ui.shortcuts.catalogue import BY_ID, COMMANDS, FIXED, GROUPS
from ui.shortcuts.key_map import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtCore import QObject

    from ui.shortcuts.key_map import KeyMap

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """A command with its keys as they are shown; a heading has no command."""

    title: str
    command: str = ""
    keys: tuple[str, ...] = ()
    marks: Marks = ()
    changed: bool = False
    fixed: bool = False


def entries_of(
    keys: KeyMap, offered: Collection[str], found: Mapping[str, Marks] | None
) -> list[Entry]:
    """Return the commands by group with the keys of now.

    `offered` are the pages and kinds of record that this window has; `found` the commands that
    match what is searched for, with the matching part of their names; None: nothing is.
    """
    listed: list[Entry] = []
    for group in GROUPS:
        held = [
            Entry(
                title=str(each.title),
                command=each.id,
                keys=tuple(shown(one) for one in keys.keys(each.id)),
                marks=(found or {}).get(each.id, ()),
                changed=not each.fixed and keys.changed_by_hand(each.id),
                fixed=each.fixed,
            )
            for each in (*COMMANDS, *FIXED)
            if each.group == group
            and (found is None or each.id in found)
            and (each.id in offered or not each.id.startswith(("page.", "new.")))
        ]
        if held:
            listed.extend((Entry(str(group)), *held))
    return listed


def phrases() -> tuple[Phrase, ...]:
    """Return every command by its names in both languages."""
    return tuple(Phrase(each.id, str(each.title), each.names) for each in BY_ID.values())


def search(
    typed: str, known: Sequence[Phrase], keys: Mapping[str, tuple[str, ...]]
) -> dict[str, Marks] | None:
    """Return the commands whose name or keys match, with the matching part of the name.

    Keys that were typed wholly find nothing but themselves. None when nothing was typed. Run in
    the background: it may have to load the pinyin.
    """
    wanted = typed.replace(" ", "").casefold()
    if not wanted:
        return None
    written = {command: [one.casefold() for one in own] for command, own in keys.items()}
    exactly = {command: () for command, own in written.items() if wanted in own}
    if exactly and "+" in wanted:
        return exactly
    found: dict[str, Marks] = {each.command: each.marks for each in find_phrases(typed, known)}
    for command, own in written.items():
        if any(wanted in one for one in own):
            found.setdefault(command, ())
    return found


class Entries(QAbstractListModel):
    """Entries for the list."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def row_of(self, command: str) -> int:
        """Return the row of a command, -1 where it is not listed."""
        commands = [each.command for each in self.entries]
        return commands.index(command) if command in commands else -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.entries[index.row()].command:
            return Qt.ItemFlag.NoItemFlags  # a heading cannot become current
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((entry.title, *entry.keys))
        return None
