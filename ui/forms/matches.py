"""Known records that may be the one being written, each with a button that opens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import LINK, Button
from ui.widgets.chips import Chip
from ui.widgets.labels import CAPTION, ElidedLabel, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Theme

# Whether saving would be refused, a person should look twice, or it is only worth knowing.
REFUSAL, NOTICE, HINT = "refusal", "notice", "hint"
TONES = {REFUSAL: "overdue", NOTICE: "expiring", HINT: "tertiary"}


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A known record: its name, what tells it from others, and a chip (text, state, icon)."""

    id: int
    text: str
    detail: str = ""
    chip: tuple[str, str, str] | None = None


class MatchesBlock(QFrame):
    """A title and the known records under it.

    Signals:
        opened(id): the person wants that record instead.
        accepted: it is another one, go on.
    """

    opened = Signal(int)
    accepted = Signal()

    def __init__(
        self,
        title: str,
        kind: str,
        lines: Sequence[MatchLine],
        theme: Theme,
        parent: QWidget,
        *,
        accept: str = "",
    ) -> None:
        """Show `lines`; `accept` is the text of a button that takes the block away."""
        super().__init__(parent)
        self._theme = theme
        self._ids: dict[object, int] = {}
        self.setProperty("kind", kind)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(title, self, tone=TONES[kind], size=CAPTION))
        head.addStretch()
        column.addLayout(head)
        for each in lines:
            column.addLayout(self._line(each))
        if accept:
            button = Button(theme, accept, kind=LINK, parent=self)
            button.clicked.connect(self.accepted)
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(button)
            column.addLayout(row)

    def _line(self, match: MatchLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("space.s"))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(match.text, self))
        if match.detail:
            detail = ElidedLabel(match.detail, self, tone="secondary")
            detail.setProperty("type", CAPTION)
            names.addWidget(detail)
        row.addLayout(names, 1)
        if match.chip is not None:
            chip = Chip(self._theme, self)
            chip.show_state(*match.chip)
            row.addWidget(chip)
        button = Button(self._theme, self.tr("Open it"), kind=LINK, parent=self)
        button.setAccessibleName(f"{button.text()} {match.text}")
        button.clicked.connect(self._open)
        self._ids[button] = match.id
        row.addWidget(button)
        return row

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._ids[self.sender()])


def stacked(blocks: Sequence[QWidget], parent: QWidget) -> QWidget | None:
    """Return blocks one under the other, None where there are none."""
    if not blocks:
        return None
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for each in blocks:
        column.addWidget(each)
    return holder
