"""The dialog of a merge: the other record is chosen, then both stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crm.language import mark
from crm.records.fields import Field, Kind
from ui.forms.record_references import RecordReferences
from ui.forms.reference_editors import ReferenceEditor
from ui.pages.merge.panel import MergePanel
from ui.widgets.dialog_parts import dialog_head
from ui.widgets.labels import CAPTION, label
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from ui.context import Context
    from ui.forms.candidates import Chosen

translate = QCoreApplication.translate
WIDE, HIGH = 980, 640


class MergeDialog(Overlay):
    """Merges one record with another.

    Signals:
        merged(kind, survivor, loser): it was done; the dialog is gone.
    """

    merged = Signal(str, int, int)

    def __init__(
        self, window: QWidget, context: Context, kind: str, one: int, other: int | None = None
    ) -> None:
        """Begin with both records, or with the choice of the other one."""
        title = title_of(kind)
        super().__init__(window, context.theme, name=title, wide=WIDE, high=HIGH)
        self._context, self._kind, self._one = context, kind, one
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(dialog_head(title, self.theme, self.frame, self.close_overlay))
        self._steps = QStackedWidget(self.frame)
        self.choosing = QWidget(self._steps)
        self.panel = MergePanel(context, self._steps, back_text=self.tr("Cancel"))
        self.panel.back_asked.connect(self.close_overlay)
        self.panel.merged.connect(self._merged)
        self._steps.addWidget(self.choosing)
        self._steps.addWidget(self.panel)
        column.addWidget(self._steps, 1)
        self._fill_choosing()
        if other is not None:
            self._show_pair(other)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the panel have its keys; Esc leaves the choice too."""
        if self._steps.currentWidget() is not self.panel or not self.panel.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the dialog loses nothing that was chosen."""

    def _fill_choosing(self) -> None:
        theme = self._context.theme
        column = QVBoxLayout(self.choosing)
        margin = theme.px("space.l")
        column.setContentsMargins(margin, theme.px("space.m"), margin, margin)
        column.setSpacing(theme.px("space.xs"))
        field = Field("other", mark("field", "Merge with"), Kind.REFERENCE, target=self._kind)
        caption = label(str(field.label), self.choosing, tone="secondary", size=CAPTION)
        column.addWidget(caption)
        references = RecordReferences(self._context)
        self.other = ReferenceEditor(field, references, theme, self.choosing)
        self.other.target().setAccessibleName(str(field.label))
        caption.setBuddy(self.other.target())
        self.other.candidates.chosen.connect(self._choose)
        column.addWidget(self.other)
        self.said = label(
            self.tr("Type a part of the name, pinyin or code."), self.choosing, tone="tertiary"
        )
        column.addWidget(self.said)
        column.addStretch()

    @Slot(object)
    def _choose(self, record: Chosen) -> None:
        if record.id == self._one:
            self.said.setText(self.tr("That is the same record. Choose another one."))
        else:
            self._show_pair(record.id)

    def _show_pair(self, other: int) -> None:
        self._steps.setCurrentWidget(self.panel)
        self.panel.show_pair(self._kind, self._one, other)

    @Slot(str, int, int)
    def _merged(self, kind: str, survivor: int, loser: int) -> None:
        self.close_overlay()
        self.merged.emit(kind, survivor, loser)


def title_of(kind: str) -> str:
    """Return what the dialog is called."""
    return {
        "company": translate("MergeDialog", "Merge companies"),
        "contact": translate("MergeDialog", "Merge contacts"),
        "lead": translate("MergeDialog", "Merge leads"),
    }[kind]
