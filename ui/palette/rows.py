"""The rows of the search: records and actions as they are shown, in their order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.palette.kinds import ACTION, icon_of, label_of
from ui.palette.matching import Phrase, marks
from ui.shortcuts.catalogue import BY_ID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from crm.search.queries import Hit
    from crm.search.titles import Title
    from ui.actions import PageAction
    from ui.palette.asking import Answer
    from ui.palette.matching import Marks
    from ui.shortcuts.key_map import KeyMap

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
ACTIONS_AT_MOST = 8
TITLE_AT_MOST = 80  # characters that are looked through for what was typed


@dataclass(frozen=True, slots=True)
class Row:
    """One result. `label` is empty where the row above is of the same kind.

    `under` is the text that matched where it is not the title. A record has `opens`, an action
    its `command`.
    """

    label: str
    icon: str
    title: str
    marks: Marks = ()
    under: str = ""
    under_marks: Marks = ()
    detail: str = ""
    code: str = ""
    keys: str = ""
    opens: tuple[str, int] | None = None
    command: str = ""
    kind: str = ""


def rows_of(
    answer: Answer, actions: Mapping[str, PageAction], keys: KeyMap, frequent: Sequence[str]
) -> list[Row]:
    """Put an answer into rows: actions that are surely meant, records by kind, other actions."""
    if not answer.typed:
        recent = [_recent_row(*each) for each in answer.recent]
        usual = [_action_row(actions[each], (), keys) for each in frequent if each in actions]
        return _labelled([*recent, *usual])
    found = [(each, actions[each.command]) for each in answer.actions if each.command in actions]
    sure = [_action_row(action, named.marks, keys) for named, action in found if named.sure]
    other = [_action_row(action, named.marks, keys) for named, action in found if not named.sure]
    records = [_hit_row(hit, answer.typed) for hit in _by_kind(answer.hits)]
    return _labelled([*sure[:ACTIONS_AT_MOST], *records, *other[:ACTIONS_AT_MOST]])


def phrases_of(actions: Sequence[PageAction]) -> tuple[Phrase, ...]:
    """Return the names of actions: as shown, and those of their commands in both languages."""
    return tuple(Phrase(each.command, title_of(each), _names(each.command)) for each in actions)


def title_of(action: PageAction) -> str:
    """Return what an action is called outside its menu: `Theme: dark`, not `Dark`."""
    command = BY_ID.get(action.command)
    return (
        str(command.title) if command is not None and action.checked is not None else action.title
    )


def unique(actions: Sequence[PageAction]) -> dict[str, PageAction]:
    """Return what the search offers by command.

    Two commands with one title (a new record of the page, and of this kind from anywhere) are one
    action: the first, which has keys.
    """
    offered = [each for each in actions if each.command and each.enabled and not each.quiet]
    by_title: dict[str, PageAction] = {}
    for each in offered:
        by_title.setdefault(title_of(each), each)
    return {each.command: by_title[title_of(each)] for each in offered}


def _names(command: str) -> tuple[str, ...]:
    return BY_ID[command].names if command in BY_ID else ()


def _by_kind(hits: Sequence[Hit]) -> list[Hit]:
    """Keep the order of the hits, with those of one kind together."""
    kinds = list(dict.fromkeys((each.archived, each.kind) for each in hits))
    return sorted(hits, key=lambda each: kinds.index((each.archived, each.kind)))


def _hit_row(hit: Hit, typed: str) -> Row:
    at = hit.title.find(hit.match) if hit.match else -1
    in_title = tuple((start + at, end + at) for start, end in hit.marks)
    under = hit.match if at < 0 else ""
    code = hit.code if under != hit.code else ""
    return Row(
        label=label_of(hit.kind),
        icon=icon_of(hit.kind),
        title=hit.title,
        marks=in_title if at >= 0 else marks(hit.title[:TITLE_AT_MOST], typed),
        under=under,
        under_marks=hit.marks if under else (),
        detail=hit.detail,
        code=code,
        opens=hit.opens,
        kind=hit.kind,
    )


def _recent_row(kind: str, record_id: int, title: Title) -> Row:
    return Row(
        label=label_of(kind),
        icon=icon_of(kind),
        title=title.title,
        detail=title.detail,
        code=title.code,
        opens=(kind, record_id),
        kind=kind,
    )


def _action_row(action: PageAction, found: Marks, keys: KeyMap) -> Row:
    return Row(
        label=str(ACTION.label),
        icon=action.icon or ACTION.icon,
        title=title_of(action),
        marks=found,
        keys=keys.text(action.command),
        command=action.command,
        kind="action",
    )


def _labelled(rows: Sequence[Row]) -> list[Row]:
    """Name the kind on the first row of each run only."""
    before = ""
    found: list[Row] = []
    for each in rows:
        found.append(each if each.label != before else replace(each, label=""))
        before = each.label
    return found


class Rows(QAbstractListModel):
    """Rows for the list."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = label_of(row.kind) if row.opens is not None else str(ACTION.label)
            spoken = (kind, row.title, row.under, row.detail, row.code, row.keys)
            return ", ".join(filter(None, spoken))
        return None
