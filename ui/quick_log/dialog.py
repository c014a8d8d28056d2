"""The quick log (速记): one compact dialog over any page, from a name to the saved contact by keys.

Enter saves and starts the next, Ctrl+S saves and closes, Esc closes: what was typed is kept and is
there again at the next Ctrl+L.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from crm.companies.duplicates import prepare
from crm.trips.logged import trips_to_log
from ui.actions import LOG_KEY
from ui.files.taking import can_take
from ui.quick_log.correcting import Correcting
from ui.quick_log.entry import Entry
from ui.quick_log.form import LogForm
from ui.quick_log.keys import LogKeys
from ui.quick_log.known_person import KnownPerson
from ui.quick_log.parts import CalmArea, LogFoot, LogHead, logged_menu
from ui.quick_log.said import Said
from ui.quick_log.saving import Saver
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from crm.errors import UserError
    from crm.records.saved import Saved
    from crm.trips.logged import TripChoice
    from ui.context import Context
    from ui.quick_log.session import LogSession

WIDE, AT_FIRST = 640, 600  # px
BETWEEN = " · "


class QuickLog(Overlay):
    """Logs one person after the other.

    Signals:
        convert_wanted(ids): contacts that are to become leads; the dialog is closed by then.
    """

    convert_wanted = Signal(object)

    def __init__(
        self, window: QWidget, context: Context, session: LogSession, trip_id: int | None = None
    ) -> None:
        """Go on with the draft, else with the trip `trip_id`, else with one's own running trip."""
        name = self.tr("Log a contact")
        super().__init__(window, context.theme, name=name, wide=WIDE, high=AT_FIRST)
        self.context, self.session = context, session
        self._close_then = self._closing = False
        self.form = LogForm(context, self)
        self.head = LogHead(context.theme, self)
        self.said = Said(context.theme, self)
        self.foot = LogFoot(context.theme, self)
        self.saver = Saver(context, self)
        self.correcting = Correcting(context, session, self.form, self)
        self._build()
        self._begin(trip_id)
        self.keys = LogKeys(self, self)
        self._connect()
        self.form.installEventFilter(self)
        self._inside = self.form.company_line
        self.setAcceptDrops(True)

    @property
    def busy(self) -> bool:
        """Whether an entry is being saved."""
        return self.saver.busy

    def save(self, *, then_close: bool = False) -> None:
        """Save the entry and start the next one, or close."""
        entry = self.form.entry()
        if self.busy or self.form.composing:
            return
        if self.form.card.busy:
            self.said.say(self.tr("The photo is still being kept."), icon="clock")
        elif entry.blank and then_close:
            self.close_overlay()
        elif entry.blank:
            self.said.say(self.tr("Write whom you met first."), icon="info")
            self._to_company()
        else:
            self.session.keep()
            self._close_then = then_close
            self.saver.save(entry, self.form.trip.day(), self.session.draft.correction)

    def step(self, by: int) -> None:
        """Go to the entry logged before (-1) or after (1)."""
        self.correcting.step(by)

    @Slot()
    def discard(self) -> None:
        """Throw away what is written; the line above the foot brings it back."""
        text, bring_back = self.correcting.discard()
        self.said.say(text, action=self.tr("Bring it back"), run=bring_back)
        self._to_company()

    @Slot()
    def convert(self) -> None:
        """Close, and turn those who are no leads yet into leads."""
        ids = self.correcting.unconverted
        self.close_overlay()
        self.convert_wanted.emit(ids)

    @Slot()
    def close_overlay(self) -> None:
        """Keep what was typed, then go away; a save under way ends first."""
        if self.busy:
            self._close_then = True
        elif not self.isHidden():
            self.session.keep()
            self.session.follow(None)
            self._closing = True
            blank = self.form.entry().blank
            super().close_overlay()
            if not blank:
                text = self.tr("What you typed is kept. {keys} goes on with it.")
                self.context.messages.tell(text.format(keys=self.theme.keys.text(LOG_KEY)))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Tab takes the current suggestion and goes on."""
        if next and not self._closing:  # Qt also moves on when a field is hidden
            self.keys.leave_by_tab()
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.form and event.type() == QEvent.Type.LayoutRequest:
            self._place()
            return False
        if event.type() == QEvent.Type.Close and not self.isHidden():
            self.session.keep()  # the window goes, perhaps a moment after a key
        return super().eventFilter(watched, event)

    def take_dropped(self, mime: QMimeData) -> bool:
        """Take a photo that was dropped anywhere on the dialog."""
        return self.form.card.drop.take(mime)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take_dropped(event.mimeData()):
            event.acceptProposedAction()

    # what comes back

    @Slot(str, object, object)
    def _saved(self, kind: str, entry: Entry, saved: Saved) -> None:
        corrected = self.session.draft.correction is not None
        self.session.remember(kind, saved.id, saved.version, replace(entry, company_new=False))
        who = BETWEEN.join(filter(None, (entry.company.strip(), entry.person.strip())))
        text = self.tr("Corrected: {who}") if corrected else self.tr("Logged: {who}")
        self.context.messages.tell(text.format(who=who))
        self.correcting.show(self.session.end_correction() if corrected else entry.following())
        self.correcting.ask()
        if self._close_then:
            self.close_overlay()
        else:
            self._to_company()
            self.keys.replay()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        self._close_then = False
        self.keys.forget()
        rest = self.form.show_refusal(error.problems)
        if rest:
            self.said.say(f"{rest[0].message} {rest[0].code}", icon="ring-alert")
            return
        one, many = self.tr("1 place needs attention."), self.tr("{count} places need attention.")
        count = len(error.problems)
        self.said.say(one if count == 1 else many.format(count=count), icon="ring-alert")

    @Slot(object)
    def _card_refused(self, error: UserError) -> None:
        self.form.show_problem(replace(error.problems[0], field="card"))

    def _show_trips(self, trips: Sequence[TripChoice]) -> None:
        self.form.show_trips(trips)
        self.correcting.ask()

    @Slot(str)
    def _say_kept(self, time: str) -> None:
        something = not self.form.entry().blank or self.session.draft.correction is not None
        failed = self.tr("The draft could not be kept")
        text = self.tr("Draft kept {time}").format(time=time) if time else failed
        self.foot.say_draft(text if something or not time else "", something=something)

    @Slot()
    def _say_heads(self) -> None:
        """Say how many were logged, and how many of them can become leads."""
        correcting = self.session.draft.correction is not None
        rows, leads = self.correcting.rows, self.correcting.unconverted
        self.head.say(correcting=correcting, count=len(rows), leads=len(leads))
        self.foot.say_next(correcting=correcting)

    @Slot()
    def _list_logged(self) -> None:
        """List who was logged today; choosing one corrects it."""
        menu = logged_menu(self.correcting.rows, self)
        menu.triggered.connect(self.correcting.choose)
        under = self.head.count
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    @Slot()
    def _save_and_close(self) -> None:
        self.save(then_close=True)

    def _to_company(self) -> None:
        self.form.company_line.setFocus(Qt.FocusReason.OtherFocusReason)

    # making it

    def _begin(self, trip_id: int | None) -> None:
        """Show the draft; a blank one starts on the trip of the page or of today."""
        draft, context = self.session.draft, self.context
        entry, preset = draft.entry, False
        if draft.correction is None and entry.blank:
            entry = entry.following() if draft.logged else Entry()
            entry = replace(entry, trip_id=trip_id or entry.trip_id, met_on="")
            preset = not draft.logged
        self.form.put(entry, preset=preset)
        self.form.settle_desk(on=self.correcting.at_desk)
        self.session.follow(self.form.entry)
        context.read(prepare, context.known_names, owner=self, done=_nothing)
        context.read(
            trips_to_log,
            *(context.actor.id, context.today, entry.trip_id),
            owner=self,
            done=self._show_trips,
        )

    def _connect(self) -> None:
        messages = self.context.messages
        messages.posted.connect(self.said.show_message)
        messages.settled.connect(self.said.settle)
        self.saver.saved.connect(self._saved)
        self.saver.refused.connect(self._refused)
        self.session.kept.connect(self._say_kept)
        self.form.edited.connect(self.session.touch)
        self.form.card_refused.connect(self._card_refused)
        self.form.trip.changed.connect(self.correcting.ask)
        self.correcting.listed.connect(self._say_heads)
        self.correcting.said.connect(self.said.say)
        self._known_person = KnownPerson(self.context, self.form, self)
        self._known_person.found.connect(self.said.warn)
        self.head.list_asked.connect(self._list_logged)
        self.head.convert_asked.connect(self.convert)
        self.head.close_asked.connect(self.close_overlay)
        self.foot.discard_asked.connect(self.discard)
        self.foot.close_asked.connect(self.close_overlay)
        self.foot.save_asked.connect(self._save_and_close)
        self.foot.next_asked.connect(self.save)
        self._say_heads()

    def _build(self) -> None:
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.head)
        line = QFrame(self.frame)
        line.setProperty("kind", "line")
        column.addWidget(line)
        self._scroll = CalmArea(self.frame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.form)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for each in (self.form, self._scroll.viewport()):
            each.setAutoFillBackground(False)  # the ground is that of the dialog
        column.addWidget(self._scroll, 1)
        column.addWidget(self.said)
        column.addWidget(self.foot)

    def _place(self) -> None:
        """Be as high as the form: what is wrong and long topics take room."""
        around = self.frame.sizeHint().height() - self._scroll.sizeHint().height()
        self._size_wanted = (WIDE, self.form.sizeHint().height() + max(around, 0))
        super()._place()


def _nothing(_answer: object) -> None:
    """The names are read; nothing is shown of that."""
