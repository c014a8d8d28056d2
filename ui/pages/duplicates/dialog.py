"""The dialog that finds duplicates: the search with its progress, the pairs, and their merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm.merging.suspects import find_suspects
from ui import formats
from ui.pages.bulk.under_way import UnderWay
from ui.pages.duplicates.pair_list import PairList
from ui.pages.merge.panel import MergePanel
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot, dialog_head
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.overlay import Overlay
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from crm.errors import UserError
    from crm.merging.suspects import SuspectPair
    from ui.context import Context

WIDE, HIGH = 980, 640


class DuplicatesDialog(Overlay):
    """Searches when it opens; Enter on a pair shows both side by side."""

    def __init__(self, window: QWidget, context: Context) -> None:
        """Prepare the steps."""
        title = self.tr("Find duplicates")
        super().__init__(window, context.theme, name=title, wide=WIDE, high=HIGH)
        self._context = context
        self._pairs: tuple[SuspectPair, ...] = ()
        self._kind = "company"
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(dialog_head(title, self.theme, self.frame, self.close_overlay))
        self.steps = QStackedWidget(self.frame)
        self.under_way = UnderWay(context.background, self.steps)
        self.found = self._found_step()
        self.panel = MergePanel(context, self.steps, back_text=self.tr("Back"))
        self.panel.back_asked.connect(self._show_list)
        self.panel.merged.connect(self._merged)
        for step in (self.under_way, self.found, self.panel):
            self.steps.addWidget(step)
        column.addWidget(self.steps, 1)

    def open(self) -> None:
        """Show the dialog and begin the search."""
        super().open()
        self.search()

    @Slot()
    def search(self) -> None:
        """Search the whole database, beside the other work of the window."""
        database = self._context.database

        def work(report: Callable[[int, int], None]) -> tuple[SuspectPair, ...]:
            with database.read() as session:
                return find_suspects(session, report)

        self.under_way.begin(self.tr("Looking for companies, contacts and leads entered twice"))
        self.steps.setCurrentWidget(self.under_way)
        self.under_way.ticket = self._context.background.run_aside(
            work, owner=self, done=self._show_found, failed=self._not_found
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes a step back: out of the merge, out of the search, out of the dialog."""
        if self.steps.currentWidget() is self.panel and self.panel.press(event):
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the dialog loses nothing."""

    @Slot()
    def close_overlay(self) -> None:
        """Give the search up too."""
        self._context.background.forget(self.under_way.ticket)
        super().close_overlay()

    @Slot()
    def open_current(self) -> None:
        """Show the current pair side by side."""
        pair = self.list.current
        if pair is not None:
            self._open(pair)

    @Slot(object)
    def _open(self, pair: SuspectPair) -> None:
        self.steps.setCurrentWidget(self.panel)
        self.panel.show_pair(pair.kind, pair.first.id, pair.second.id)

    def _show_found(self, pairs: tuple[SuspectPair, ...]) -> None:
        self._pairs = pairs
        kinds = [kind for kind in ("company", "contact", "lead") if self._of(kind)]
        if kinds and self._kind not in kinds:
            self._kind = kinds[0]
        self._show_list()

    def _not_found(self, error: UserError) -> None:
        self._context.messages.refuse(error)
        self.close_overlay()

    @Slot()
    def _show_list(self) -> None:
        row = self.list.currentIndex().row()
        pairs = self._of(self._kind)
        self._name_segments()
        self.list.show_pairs(pairs, max(row, 0))
        self.list.setVisible(bool(pairs))
        self.empty.setVisible(not pairs)
        self.open_button.setEnabled(bool(pairs))
        self.steps.setCurrentWidget(self.found)
        target = self.list if pairs else self.again
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self._show_list()
        self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, int, int)
    def _merged(self, kind: str, _survivor: int, loser: int) -> None:
        """Leave out every pair of the one that is gone, and say what became of it."""
        name = self.panel.preview.survivor.name if self.panel.preview is not None else ""
        self._pairs = tuple(
            each
            for each in self._pairs
            if each.kind != kind or loser not in (each.first.id, each.second.id)
        )
        self.said.setText(self.tr("Merged into {name}. It can be undone.").format(name=name))
        self._show_list()

    def _of(self, kind: str) -> Sequence[SuspectPair]:
        return [each for each in self._pairs if each.kind == kind]

    def _name_segments(self) -> None:
        names = {
            "company": self.tr("Companies {count}"),
            "contact": self.tr("Contacts {count}"),
            "lead": self.tr("Leads {count}"),
        }
        choices = [
            (kind, text.format(count=formats.whole(len(self._of(kind)))))
            for kind, text in names.items()
        ]
        control = SegmentedControl(
            self.theme, choices, name=self.tr("Kind of record"), parent=self.found
        )
        control.choose(self._kind)
        control.chosen.connect(self._choose_kind)
        self._segments.replaceWidget(self.kinds, control)
        self.kinds.hide()
        self.kinds.deleteLater()
        self.kinds = control
        control.show()

    def _found_step(self) -> QWidget:
        step, theme = QWidget(self.steps), self.theme
        column = QVBoxLayout(step)
        column.setContentsMargins(0, theme.px("space.s"), 0, 0)
        column.setSpacing(theme.px("space.s"))
        self._segments = QHBoxLayout()
        self._segments.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), 0)
        self.kinds: QWidget = QWidget(step)
        self._segments.addWidget(self.kinds)
        self._segments.addStretch()
        column.addLayout(self._segments)
        self.list = PairList(theme, step)
        self.list.opened.connect(self._open)
        column.addWidget(self.list, 1)
        self.empty = EmptyState(theme, "check", step)
        self.empty.say(self.tr("Nothing of this kind seems to be entered twice."))
        column.addWidget(self.empty, 1)
        column.addWidget(self._foot(step))
        return step

    def _foot(self, step: QWidget) -> QFrame:
        theme = self.theme
        self.said = label("", tone="secondary", wrap=True)
        self.again = Button(theme, self.tr("Search again"), icon="refresh", run=self.search)
        self.open_button = Button(
            theme, self.tr("Side by side"), kind=PRIMARY, hint="Enter", run=self.open_current
        )
        return dialog_foot(self.said, (self.again, self.open_button), theme, step)
