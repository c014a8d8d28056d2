"""An entry of a record's history in words, in pieces that each have a tone of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.clock import SHANGHAI
from crm.database.changes import Operation
from ui import formats

if TYPE_CHECKING:
    from datetime import date

    from crm.history.field_change import FieldChange
    from crm.history.queries import HistoryLine

translate = QCoreApplication.translate
LABEL, OLD, NEW, LINK = "text.secondary", "text.tertiary", "text.primary", "accent.text"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the token of its colour."""

    text: str
    tone: str = NEW


def when_of(line: HistoryLine, today: date) -> tuple[str, str]:
    """Return day and time in Shanghai: in one line without the year where it is this one, else two.

    The second line is empty where there is one.
    """
    at = line.at.astimezone(SHANGHAI)
    day, time = formats.short_day(at.date(), today), f"{at:%H:%M}"
    return (f"{day} {time}", "") if at.year == today.year else (day, time)


def pieces_of(line: HistoryLine, at_most: int | None = None) -> list[list[Piece]]:
    """Return rows for the part, the reason and the fields; past `at_most`, how many more."""
    rows: list[list[Piece]] = [[Piece(line.part, LABEL)]] if line.part else []
    if line.reason:
        rows.append([Piece(translate("History", "Reason: "), LABEL), Piece(line.reason)])
    shown = line.fields[:at_most]
    rows += [_field(line, each) for each in shown]
    hidden = len(line.fields) - len(shown)
    if hidden:
        text = translate("History", "{count} more fields").format(count=hidden)
        rows.append([Piece(text, LINK)])
    return rows


def entry_text(line: HistoryLine) -> str:
    """Return an entry as plain text, for screen readers and the tooltip."""
    at = line.at.astimezone(SHANGHAI)
    head = " ".join(part for part in (f"{at:%Y-%m-%d %H:%M}", line.action, line.who) if part)
    rows = ["".join(piece.text for piece in row) for row in pieces_of(line)]
    return "\n".join((head, *rows))


def _field(line: HistoryLine, change: FieldChange) -> list[Piece]:
    label = Piece(translate("History", "{field}: ").format(field=change.label), LABEL)
    if line.operation is Operation.INSERT:
        return [label, Piece(change.new or "")]
    old = Piece(change.old or formats.not_entered(), OLD)
    new = Piece(change.new) if change.new else Piece(formats.not_entered(), OLD)
    return [label, old, Piece(" → ", OLD), new]
