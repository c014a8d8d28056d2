"""The second step of a bulk edit: what it does to how many records, and to which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.bulk.edits import BulkPreview, Effect
from ui.pages.bulk.outcome_table import OutcomeTable
from ui.widgets.labels import label
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from ui.theme import Theme

ALL = "all"
WHOLE, GOOD = "whole", "good"


class Preview(QWidget):
    """Counts, the table, and the choice between all or nothing and only what does not refuse.

    Signals:
        edited: the person chose otherwise.
    """

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self.found = BulkPreview(())
        column = QVBoxLayout(self)
        margin = theme.px("space.l")
        column.setContentsMargins(0, theme.px("space.m"), 0, 0)
        column.setSpacing(theme.px("space.s"))
        top = QHBoxLayout()
        top.setContentsMargins(margin, 0, margin, 0)
        self.counts = label("", self, strong=True)
        self.followers = label("", self, tone="secondary")
        top.addWidget(self.counts)
        top.addWidget(self.followers)
        top.addStretch()
        column.addLayout(top)
        self._shown = QHBoxLayout()
        self._shown.setContentsMargins(margin, 0, margin, 0)
        column.addLayout(self._shown)
        self.only: SegmentedControl | None = None
        self.table = OutcomeTable(theme, self)
        column.addWidget(self.table, 1)
        self._choice = QWidget(self)
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(margin, 0, margin, theme.px("space.s"))
        row.addWidget(label(self.tr("Where records refuse"), self._choice, tone="secondary"))
        self.choice = SegmentedControl(
            theme,
            [
                (WHOLE, self.tr("all or nothing")),
                (GOOD, self.tr("change only the others")),
            ],
            name=self.tr("Where records refuse"),
            parent=self._choice,
        )
        self.choice.chosen.connect(self.edited)
        row.addWidget(self.choice)
        row.addStretch()
        column.addWidget(self._choice)

    @property
    def only_good(self) -> bool:
        """Whether the records that refuse are left out."""
        return self.choice.value == GOOD and self.found.count(Effect.REFUSED) > 0

    def show_found(self, found: BulkPreview) -> None:
        """Show what was found; the choice made before stays."""
        self.found = found
        counts = {effect: found.count(effect) for effect in Effect}
        self.counts.setText(self._counted(counts))
        letters = found.followers.get("letter", 0)
        text = self.tr("Drafts of letters that follow: {count}").format(count=f"{letters:,}")
        self.followers.setText(text if letters else "")
        self._offer(counts)
        self.table.outcomes.show_rows(found.rows)
        if found.rows:
            self.table.setCurrentIndex(self.table.outcomes.index(0, 0))
        self._choice.setVisible(counts[Effect.REFUSED] > 0 and counts[Effect.CHANGED] > 0)

    def take_keyboard(self) -> None:
        """Go into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _counted(self, counts: dict[Effect, int]) -> str:
        parts = [
            self.tr("{count} will change").format(count=f"{counts[Effect.CHANGED]:,}"),
            self.tr("{count} stay as they are").format(count=f"{counts[Effect.UNCHANGED]:,}"),
        ]
        if counts[Effect.REFUSED]:
            text = self.tr("{count} cannot be changed")
            parts.append(text.format(count=f"{counts[Effect.REFUSED]:,}"))
        return self.tr(", ").join(parts)

    def _offer(self, counts: dict[Effect, int]) -> None:
        """Offer to look at the records of one effect, where there are several effects."""
        if self.only is not None:
            self._shown.removeWidget(self.only)
            self.only.hide()
            self.only.deleteLater()
            self.only = None
        there = [effect for effect in Effect if counts[effect]]
        if len(there) < len((Effect.CHANGED, Effect.REFUSED)):
            return
        total = sum(counts.values())
        choices = [(ALL, self.tr("All {count}").format(count=f"{total:,}"))]
        choices += [
            (effect, f"{self.table.outcomes.effect_text(effect)} {counts[effect]:,}")
            for effect in there
        ]
        name = self.tr("Records shown")
        self.only = SegmentedControl(self._theme, choices, name=name, small=True, parent=self)
        self.only.chosen.connect(self._show_only)
        self._shown.addWidget(self.only)
        self._shown.addStretch()

    @Slot(str)
    def _show_only(self, key: str) -> None:
        self.table.outcomes.show_only(None if key == ALL else Effect(key))
