"""The pane of one record: what it is, what comes next, what belongs to it, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.files.taking import can_take
from ui.focus import holds
from ui.panes.content import HISTORY, BoxTone, PaneBox, PaneContent
from ui.panes.facts import Facts
from ui.panes.pane_ground import PaneGround, WritingFoot
from ui.panes.pane_header import PaneHeader
from ui.panes.plan_content import PlanPart
from ui.panes.plan_parts import PlanParts, reveal
from ui.panes.sections import SectionView
from ui.panes.stage_bar import StageBar
from ui.panes.timeline import Timeline
from ui.widgets.buttons import LINK, Button
from ui.widgets.chips import Chip
from ui.widgets.labels import CAPTION, HEADING, label

if TYPE_CHECKING:
    from datetime import date

    from ui.panes.belongings import Belongings
    from ui.theme import Theme

BELOW_THE_BOX = 160  # px of the timeline that are seen under the box


class RecordPane(QFrame):
    """Shows `PaneContent`; showing the same record again keeps the scroll and what is written.

    Files and pictures that are dragged or pasted onto it are attached to its record.

    Signals:
        action_asked: the key of an action that was pressed, wherever it stands.
        link_followed: the `Link` to another record.
        close_asked: the pane shall close.
    """

    action_asked = Signal(str)
    link_followed = Signal(object)
    close_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        today: date,
        parent: QWidget | None = None,
        belongings: Belongings | None = None,
    ) -> None:
        """Start empty; without `belongings` neither files nor a paged timeline are shown."""
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self.content: PaneContent | None = None
        self.belongings = belongings
        self.plans = PlanParts(theme, today, self)
        self.plans.action_asked.connect(self.action_asked)
        self.setProperty("kind", "pane")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._header: PaneHeader | None = None
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(self._scroll, 1)
        self.ground = PaneGround(self._scroll, belongings)
        self._scroll.setWidget(self.ground)
        self._writing = WritingFoot(theme, self)
        self._writing.asked.connect(self.write)
        self._writing.hide()
        self._column.addWidget(self._writing)
        self.setAcceptDrops(belongings is not None)
        if belongings is not None:
            belongings.link_followed.connect(self.link_followed)

    def show_content(self, content: PaneContent) -> None:
        """Show a record."""
        again = self.content is not None and self.content.id == content.id
        scrolled = self._scroll.verticalScrollBar().value() if again else 0
        had_keyboard = again and holds(self, QApplication.focusWidget())
        self.content = content
        self._replace_header(content)
        self.ground.show_parts(self._body(content), self._foot(content))
        if self.belongings is not None:
            self.belongings.show_of(content)
            self._writing.setVisible(self.belongings.may_write)
        # Qt fills both with the colour of windows; the pane's own shall show through.
        for each in (self.ground, self._scroll.viewport()):
            each.setAutoFillBackground(False)
        # As wide as it will be at once, so that nothing is laid out twice on screen.
        self.ground.settle(self._scroll.viewport().width())
        self._scroll.verticalScrollBar().setValue(scrolled)
        if had_keyboard and not holds(self, QApplication.focusWidget()):
            self.focus_first()  # what had it is gone; Qt would give it to anything

    @Slot()
    def write(self) -> None:
        """Go to the box in which a follow-up is written."""
        if self.belongings is not None:
            composer = self.belongings.story.composer
            composer.start()
            self.ground.settle(self._scroll.viewport().width())
            self._scroll.ensureWidgetVisible(composer, 0, BELOW_THE_BOX)

    def focus_first(self) -> None:
        """Put the focus into the pane: on its first action."""
        if self._header is not None:
            self._header.focusNextChild()
            self._header.close_button.setFocus()

    def _replace_header(self, content: PaneContent) -> None:
        if self._header is not None:
            self._column.removeWidget(self._header)
            self._header.hide()
            self._header.deleteLater()
        self._header = PaneHeader(content.code, content.actions, self._theme, self)
        self._header.action_asked.connect(self.action_asked)
        self._header.close_asked.connect(self.close_asked)
        self._column.insertWidget(0, self._header)

    def _body(self, content: PaneContent) -> QWidget:
        theme = self._theme
        body, column = self.plans.ground(content, self.ground.body)
        margin = theme.px("space.l")
        column.setContentsMargins(margin, theme.px("space.xs"), margin, theme.px("space.s"))
        column.setSpacing(theme.px("space.s"))
        if content.archived:
            text = self.tr("Archived: left out of lists and pickers, kept in the figures.")
            column.addWidget(self._notice(text, body))
        if content.read_only:
            column.addWidget(self._notice(content.read_only, body))
        column.addLayout(self._title(content, body))
        if content.stage is not None:
            stage = StageBar(content.stage, theme, body)
            stage.action_asked.connect(self.action_asked)
            column.addWidget(stage)
        if content.facts:
            facts = Facts(content.facts, theme, body)
            facts.link_followed.connect(self.link_followed)
            facts.action_asked.connect(self.action_asked)
            column.addWidget(facts)
        if content.box is not None:
            column.addWidget(self._box(content.box, body))
        self._add_related(content, column, body)
        column.addStretch()
        reveal(body)
        return body

    def _title(self, content: PaneContent, parent: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(label(content.title, parent, size=HEADING, wrap=True), 1)
        if content.chip is not None:
            chip = Chip(self._theme, parent)
            chip.show_state(content.chip.text, content.chip.state, content.chip.icon or None)
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        if content.subtitle:
            column.addWidget(label(content.subtitle, parent, tone="secondary", wrap=True))
        return column

    def _notice(self, text: str, parent: QWidget) -> QFrame:
        frame = QFrame(parent)
        frame.setProperty("kind", "notice")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(10, 6, 10, 6)
        inside.addWidget(label(text, frame, tone="expiring", size=CAPTION, wrap=True))
        return frame

    def _box(self, box: PaneBox, parent: QWidget) -> QFrame:
        frame = QFrame(parent)
        frame.setProperty("kind", "next" if box.tone is BoxTone.NEXT else "notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(self._theme.px("space.s"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(box.caption, frame, tone="secondary", size=CAPTION))
        words.addWidget(label(box.text, frame, strong=True, wrap=True))
        row.addLayout(words, 1)
        for action in box.actions:
            button = Button(self._theme, action.text, icon=action.icon, small=True, parent=frame)
            button.setEnabled(action.enabled)
            button.setToolTip(action.reason)
            button.setProperty("key", action.key)
            button.clicked.connect(self._box_pressed)
            row.addWidget(button)
        return frame

    def _box_pressed(self) -> None:
        self.action_asked.emit(str(self.sender().property("key")))

    def _add_related(self, content: PaneContent, column: QVBoxLayout, parent: QWidget) -> None:
        for section in content.sections:
            column.addWidget(_line(parent))
            if isinstance(section, PlanPart):
                column.addWidget(self.plans.view(section, parent))
                continue
            view = SectionView(section, self._theme, parent)
            view.link_followed.connect(self.link_followed)
            view.action_asked.connect(self.action_asked)
            column.addWidget(view)
        if content.timeline:
            column.addWidget(_line(parent))
            timeline = Timeline(content.timeline, content.kinds, self._theme, self._today, parent)
            timeline.link_followed.connect(self.link_followed)
            column.addWidget(timeline)

    def _foot(self, content: PaneContent) -> QWidget | None:
        """Return the way to what changed, which stands under everything."""
        if not content.history:
            return None
        parent = QWidget(self.ground)
        column = QVBoxLayout(parent)
        margin = self._theme.px("space.l")
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(self._theme.px("space.s"))
        column.addWidget(_line(parent))
        row = QHBoxLayout()
        row.addWidget(label(self.tr("History"), parent, strong=True))
        row.addStretch()
        button = Button(
            self._theme, self.tr("What changed"), kind=LINK, trailing="chevron-right", parent=parent
        )
        button.setProperty("key", HISTORY)
        button.clicked.connect(self._box_pressed)
        row.addWidget(button)
        column.addLayout(row)
        return parent

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes_files() and can_take(event.mimeData()):
            event.acceptProposedAction()
            self.ground.mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.ground.mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.ground.mark(over=False)
        if self.belongings is not None and self.belongings.take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Attach what is on the clipboard when no field took Ctrl+V."""
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        mime = QGuiApplication.clipboard().mimeData()
        if not (pasted and self.belongings is not None and self.belongings.take(mime)):
            super().keyPressEvent(event)

    def _takes_files(self) -> bool:
        content = self.content
        return content is not None and content.files is not None and not content.read_only


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("kind", "line")
    return line
