"""The timeline of a company or a lead at work: written in, filtered, and read page by page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm.followups.commands import archive_follow_up
from crm.followups.queries import load_form
from crm.followups.writing import write_follow_up
from crm.staff.permissions import MANAGING
from crm.staff.terms import Role
from crm.timeline.queries import READS, load_text, load_timeline
from crm.timeline.rows import PAGE, TimelineAsked
from crm.timeline.terms import EntryKind
from ui.panes.composer import Composer
from ui.panes.kind_chip import KindChip
from ui.panes.related_rows import timeline_lines
from ui.panes.timeline_model import TimelineModel
from ui.panes.timeline_view import TimelineView
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import label

if TYPE_CHECKING:
    from crm.database.changes import Changes
    from crm.errors import UserError
    from crm.timeline.rows import TimelinePage
    from ui.context import Context
    from ui.panes.composer import Sent
    from ui.panes.content import Link, Story, TimelineLine

TYPING = 250  # ms after the last key before the text is looked for


class RecordStory(QWidget):
    """Shows one record at a time; kinds and text of the filter stay while others are shown.

    Signals:
        link_followed: the `Link` of a line.
        files_given: files or a picture were pasted into the text, as QMimeData.
    """

    link_followed = Signal(object)
    files_given = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start without a record."""
        super().__init__(parent)
        self._context = context
        self._of: Link | None = None
        self._page: TimelinePage | None = None
        self._kinds: set[EntryKind] = set()
        self._ticket = 0
        self._reading = False
        self._read_only = False
        theme = context.theme
        self.composer = Composer(context, self)
        self.lines = TimelineModel((), self)
        self.view = TimelineView(self.lines, theme, context.today, self)
        self.view.changeable = self._may_change
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Filter by text"))
        self.search.setAccessibleName(self.tr("Filter the timeline by text"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(200)
        self._total = label("", self, tone="tertiary")
        self._empty = label("", self, tone="tertiary", wrap=True)
        self.chips = {each: KindChip(theme, each, self) for each in EntryKind}
        self._typing, self._again = _timer(self, TYPING), _timer(self, 0)
        self._arrange()
        self._connect()

    def show_story(self, story: Story, *, read_only: bool = False) -> None:
        """Show the timeline of a record, from its first page on."""
        self._read_only = read_only or self._context.actor.role is Role.LEADER
        self.composer.setVisible(not self._read_only)
        if self._of == story.of:
            self._again.start()
            return
        self._of = story.of
        self._page = None
        self.composer.show_of(f"{story.of.target}:{story.of.id}")
        if self._asked() == TimelineAsked():
            self._context.background.forget(self._ticket)
            self._show(story.page)
        else:
            self.view.show_again(())
            self._read(0, PAGE)

    def near_end(self) -> None:
        """Read older entries: the end of those that are shown is nearly in sight."""
        if self._page is not None and self._page.more and not self._reading:
            self._read(len(self.lines.lines), PAGE)

    def _arrange(self) -> None:
        theme = self._context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        heading = QHBoxLayout()
        heading.addWidget(label(self.tr("Timeline"), self, strong=True))
        heading.addWidget(self._total)
        heading.addStretch()
        heading.addWidget(self.search, 1)
        column.addLayout(heading)
        column.addWidget(self.composer)
        chips = QWidget(self)
        row = FlowLayout(chips, gap=theme.px("space.xs"))
        for chip in self.chips.values():
            row.addWidget(chip)
        column.addWidget(chips)
        column.addWidget(self._empty)
        column.addWidget(self.view)

    def _connect(self) -> None:
        self.composer.sent.connect(self._save)
        self.composer.left.connect(self._leave_box)
        self.composer.files_given.connect(self.files_given)
        self.view.link_followed.connect(self.link_followed)
        self.view.edit_asked.connect(self._edit)
        self.view.remove_asked.connect(self._remove)
        self.view.whole_asked.connect(self._read_whole)
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._filter)
        self._again.timeout.connect(self._read_again)
        for chip in self.chips.values():
            chip.toggled_by_hand.connect(self._choose)
        self._context.changes.changed.connect(self._on_changes)

    @Slot()
    def _leave_box(self) -> None:
        """Go on to what happened, where there is any."""
        (self.view if self.lines.lines else self.search).setFocus()

    # reading

    def _asked(self) -> TimelineAsked:
        return TimelineAsked(frozenset(self._kinds), self.search.text().strip())

    def _read(self, start: int, limit: int) -> None:
        if self._of is None:
            return
        self._reading = True
        self._context.background.forget(self._ticket)
        self._ticket = self._context.read(
            load_timeline,
            self._of.target,
            self._of.id,
            self._asked(),
            start,
            limit,
            owner=self,
            done=self._show,
        )

    @Slot()
    def _read_again(self) -> None:
        """Read as much as is shown: something was committed."""
        self._read(0, max(PAGE, len(self.lines.lines)))

    @Slot()
    def _filter(self) -> None:
        self._read(0, PAGE)

    @Slot(str, bool)
    def _choose(self, kind: str, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        (self._kinds.add if on else self._kinds.discard)(EntryKind(kind))
        self._filter()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if self._of is not None and changes.touch(*READS):
            self._again.start()

    def _show(self, page: TimelinePage) -> None:
        self._reading = False
        self._page = page
        lines = timeline_lines(page.entries)
        if page.start:
            self.lines.add(lines)
        else:
            self.view.show_again(lines)
        self._total.setText(f"{page.total:,}" if page.total else "")
        for kind, chip in self.chips.items():
            count = page.counts.get(kind, 0)
            chip.show_count(count, on=kind in self._kinds)
            chip.setVisible(bool(count) or kind in self._kinds)
        filtered = bool(self._kinds) or bool(self.search.text().strip())
        nothing = self.tr("Nothing matches.") if filtered else self.tr("Nothing has happened yet.")
        self._empty.setText(nothing)
        self._empty.setVisible(not page.total)
        self.view.setVisible(bool(page.total))  # the keyboard does not stop at nothing

    @Slot(int)
    def _read_whole(self, row: int) -> None:
        entry = self.lines.lines[row].entry
        if entry is not None:
            done = partial(self._say_whole, row, entry.row)
            self._context.read(load_text, entry.row, owner=self, done=done)

    def _say_whole(self, row: int, follow_up_id: int, text: str) -> None:
        lines = self.lines.lines
        entry = lines[row].entry if row < len(lines) else None
        if entry is not None and entry.row == follow_up_id:
            self.lines.say_whole(row, text)
            self.view.scheduleDelayedItemsLayout()
            self.view.fit()

    # writing

    @Slot(object)
    def _save(self, sent: Sent) -> None:
        kind, _colon, record_id = sent.key.partition(":")
        owner = {} if sent.id is not None else {f"{kind}_id": int(record_id)}
        self._context.write(
            "log_follow_up",
            write_follow_up,
            {**owner, **sent.values},
            sent.id,
            sent.version,
            owner=self,
            done=partial(self._saved, sent),
            failed=partial(self._not_saved, sent),
        )

    def _saved(self, sent: Sent, _result: object) -> None:
        self.composer.saved(sent)
        self._context.messages.tell(
            self.tr("Follow-up logged.") if sent.id is None else self.tr("Follow-up changed.")
        )

    def _not_saved(self, sent: Sent, error: UserError) -> None:
        """Say why at the field; of a record that is not shown any more, as a message."""
        if not self.composer.refuse(sent, error):
            kind, _colon, record_id = sent.key.partition(":")
            back = partial(self._context.navigate.open, kind, int(record_id))
            self._context.messages.refuse(error, action=self.tr("Go back to it"), run=back)

    def _may_change(self, line: TimelineLine) -> bool:
        """Only follow-ups are written here: one's own, and everybody's for a manager."""
        entry, actor = line.entry, self._context.actor
        if entry is None or entry.kind is not EntryKind.FOLLOW_UP or self._read_only:
            return False
        return actor.role in MANAGING or entry.by_id == actor.id

    @Slot(object)
    def _edit(self, line: TimelineLine) -> None:
        if line.entry is not None:
            self._context.read(load_form, line.entry.row, owner=self, done=self.composer.edit)

    @Slot(object)
    def _remove(self, line: TimelineLine) -> None:
        if line.entry is not None:
            self._context.write(
                "archive_follow_up",
                archive_follow_up,
                line.entry.row,
                line.entry.version,
                owner=self,
                done=self._removed,
            )

    def _removed(self, _result: object) -> None:
        self._context.messages.tell(self.tr("Follow-up removed."))


def _timer(parent: QWidget, interval: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    return timer
