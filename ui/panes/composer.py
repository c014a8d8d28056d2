"""The box at the top of a timeline in which a follow-up is written; no draft is lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal, Slot

from crm.errors import Problem
from crm.followups.terms import Channel
from crm.records.fields import NOTE_LIMIT
from ui.panes.composer_fields import FollowUpFields
from ui.panes.drafts import drafts_of

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from crm.errors import UserError
    from crm.records.saved import FormValues
    from ui.context import Context
    from ui.panes.drafts import Draft

KEEP_AFTER = 300  # ms after the last key a draft is kept
NEW, EDITED = "new", "edited"
TEXTS = ("content", "on", "next_action", "next_action_on")


@dataclass(frozen=True)
class Sent:
    """What was sent to be saved: for which record, its values, and of an old one id and version."""

    key: str
    values: Draft
    id: int | None = None
    version: int | None = None


class Composer(FollowUpFields):
    """Channel, day, text and next step; every record has a draft of its own.

    Signals:
        sent: what shall be saved, as `Sent`.
        left: Esc; the keyboard goes on to the timeline.
        files_given: files or a picture were pasted into the text, as QMimeData.
    """

    sent = Signal(object)
    left = Signal()
    files_given = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Start folded."""
        super().__init__(context, parent)
        self._key = ""
        self._editing: tuple[int, int] | None = None
        self._filling = False
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER)
        self._connect()

    def show_of(self, key: str) -> None:
        """Go on to another record: what was written stays with its own and comes back with it."""
        if key == self._key:
            return
        self.keep_draft()
        self._key = key
        self._take_up(drafts_of(self._context).of(key))

    def keep_draft(self) -> None:
        """Keep what is written now."""
        self._keep.stop()
        if not self._key:
            return
        drafts = drafts_of(self._context)
        draft = drafts.of(self._key)
        written = self._written()
        if self._editing is not None:
            draft[EDITED] = {**written, "of": list(self._editing)}
        elif written:
            draft[NEW] = written
        else:
            draft.pop(NEW, None)
        drafts.keep(self._key, draft)

    def edit(self, values: FormValues) -> None:
        """Take up a follow-up that was logged; what was begun before waits."""
        if values.id is None or values.version is None:
            return
        self.keep_draft()
        self._editing = values.id, values.version
        on: Any = values.values["on"]
        self._fill(
            {
                "channel": str(values.values["channel"]),
                "content": str(values.values["content"] or ""),
                "on": f"{on:%Y-%m-%d}",
            }
        )
        self.start()

    def start(self) -> None:
        """Take the keyboard."""
        self.unfold()
        self.box.setFocus()

    def saved(self, sent: Sent) -> None:
        """Forget what was saved, unless it was changed since."""
        drafts = drafts_of(self._context)
        if sent.key != self._key:
            draft = drafts.of(sent.key)
            draft.pop(NEW if sent.id is None else EDITED, None)
            drafts.keep(sent.key, draft)
        elif self._values() == sent.values:
            self._leave_edit()

    def refuse(self, sent: Sent, error: UserError) -> bool:
        """Say at its field why it was not saved; tell whether its record is still shown."""
        if sent.key != self._key:
            return False
        self.say(error.problems)
        target = self.lines.get(error.field, self.box)
        target.setFocus()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is written: the page, the language or the program changes."""
        self.keep_draft()
        super().hideEvent(event)

    def _connect(self) -> None:
        self.box.entered.connect(self.unfold)
        self.box.save_asked.connect(self.send)
        self.box.left.connect(self._leave)
        self.box.files_given.connect(self.files_given)
        self.box.textChanged.connect(self._changed)
        self.channel.currentIndexChanged.connect(self._changed)
        for line in self.lines.values():
            line.textChanged.connect(self._changed)
        self.save.clicked.connect(self.send)
        self.discard.clicked.connect(self._throw_away)
        self._keep.timeout.connect(self.keep_draft)

    @Slot()
    def send(self) -> None:
        """Ask for what is written to be saved."""
        self.keep_draft()
        self.say(())
        id_, version = self._editing or (None, None)
        self.sent.emit(Sent(self._key, self._values(), id_, version))

    def _values(self) -> Draft:
        """Return raw values; of an old follow-up the next step is left alone."""
        values = {"channel": self.channel.currentData(), "content": self.box.toPlainText()}
        lines = ("on",) if self._editing is not None else tuple(self.lines)
        return {**values, **{name: self.lines[name].text() for name in lines}}

    def _written(self) -> Draft:
        """Return what a draft keeps: nothing where nothing was written."""
        values = self._values()
        return values if any(str(values.get(name) or "").strip() for name in TEXTS) else {}

    def _take_up(self, draft: Draft) -> None:
        edited = draft.get(EDITED)
        self._editing = None
        if edited:
            self._editing = edited["of"][0], edited["of"][1]
        self._fill(edited or draft.get(NEW) or {})

    def _fill(self, values: Draft) -> None:
        self._filling = True
        self.box.setPlainText(str(values.get("content", "")))
        found = self.channel.findData(values.get("channel", Channel.PHONE.value))
        self.channel.setCurrentIndex(max(found, 0))
        for name, line in self.lines.items():
            line.setText(str(values.get(name, "")))
        self._filling = False
        self.say(())
        self.show_mode(editing=self._editing is not None)
        if self._written():
            self.unfold()
        else:
            self.fold()

    def _leave_edit(self) -> None:
        """Empty the box; what waited while an old follow-up was changed comes back."""
        drafts = drafts_of(self._context)
        draft = drafts.of(self._key)
        draft.pop(EDITED if self._editing else NEW, None)
        self._keep.stop()
        drafts.keep(self._key, draft)
        self._take_up(draft)

    @Slot()
    def _throw_away(self) -> None:
        """Empty the box, with a way back."""
        key, before = self._key, drafts_of(self._context).of(self._key)
        before[EDITED if self._editing else NEW] = {
            **self._written(),
            **({"of": list(self._editing)} if self._editing else {}),
        }
        had = bool(self._written())
        self._leave_edit()
        if had:
            put_back = partial(self._put_back, key, before)
            text = self.tr("The draft was thrown away.")
            self._context.messages.tell(text, action=self.tr("Put back"), run=put_back)

    def _put_back(self, key: str, draft: Draft) -> None:
        drafts_of(self._context).keep(key, draft)
        if key == self._key:
            self._take_up(draft)

    @Slot()
    def _leave(self) -> None:
        if not self._written():
            self.fold()
        self.left.emit()

    @Slot()
    def _changed(self) -> None:
        if self._filling:
            return
        self._keep.start()
        text = self.box.toPlainText()
        if len(text) > NOTE_LIMIT:
            message = self.tr("At most {limit} characters fit here; this has {count}.")
            message = message.format(limit=f"{NOTE_LIMIT:,}", count=f"{len(text):,}")
            self.say((Problem("NOTE_TOO_LONG", message, "content"),))
        elif self.said.text():
            self.say(())
