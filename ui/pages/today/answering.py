"""What happens when a line is to be done, postponed or handed on: a popup, or a row that asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Slot

from ui.pages.today.deeds import Deeds, Target, target_of
from ui.pages.today.due_delegate import FINISH, POSTPONE
from ui.pages.today.hand_on_popup import HandOnPopup
from ui.pages.today.outcome_strip import Outcome, OutcomeStrip
from ui.pages.today.postpone_popup import PostponePopup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from crm.agenda.rows import DueLine
    from crm.errors import UserError
    from crm.quantities.day_words import DayWords
    from crm.records.saved import Saved
    from ui.context import Context
    from ui.pages.today.due_list import DueList


class Answering(QObject):
    """Serves the list and the cards.

    A line that is finished is written at once; its row then asks what came of it. Space again
    finishes the next line, Esc goes on without a word.
    """

    def __init__(self, context: Context, due: DueList, page: QWidget) -> None:
        """Serve `due`, on `page`."""
        super().__init__(page)
        self._context, self._list, self._page = context, due, page
        self.deeds = Deeds(context, self)
        self.strip: OutcomeStrip | None = None
        self.popup: PostponePopup | HandOnPopup | None = None
        self._version = 0
        self._finishing: tuple[DueLine, ...] = ()
        self._place = 0
        self.deeds.finished.connect(self._finished)
        self.deeds.told.connect(self._told)
        self.deeds.refused.connect(self._refused)

    @Slot(str, QRect)
    def ask(self, what: str, place: QRect) -> None:
        """Do something with the chosen lines of the list; what opens does so under `place`."""
        lines = self._list.chosen()
        if not lines:
            return
        targets = [target_of(each) for each in lines]
        if what == FINISH:
            self.stop_asking()
            self._finishing = tuple(lines)
            self._place = self._list.due.place_in_group(lines[0])
            self.deeds.finish(targets)
        else:
            self.ask_about(targets, what, place)

    def ask_about(self, targets: Sequence[Target], what: str, place: QRect) -> None:
        """Do something with these."""
        if what == FINISH:
            self._finishing = ()
            self.deeds.finish(targets)
        elif what == POSTPONE:
            self._ask_when(targets, place)
        else:
            self._ask_who(targets, place)

    def stop_asking(self) -> None:
        """Take the row away that asks; what is written in it is kept."""
        strip = self.strip
        if strip is None:
            return
        if strip.written:
            self._tell(strip.outcome())
        self._close_strip()

    def _ask_when(self, targets: Sequence[Target], place: QRect) -> None:
        popup = PostponePopup(self._context, self._title(targets, self.tr("Postpone")), self._page)
        popup.chosen.connect(partial(self._postpone, tuple(targets)))
        self.popup = popup
        popup.open_under(place)

    def _postpone(self, targets: Sequence[Target], to: DayWords) -> None:
        self.deeds.postpone(targets, to)

    def _ask_who(self, targets: Sequence[Target], place: QRect) -> None:
        popup = HandOnPopup(self._context, self._title(targets, self.tr("Hand on")), self._page)
        popup.chosen.connect(partial(self._hand_on, tuple(targets)))
        self.popup = popup
        popup.open_under(place)

    def _hand_on(self, targets: Sequence[Target], staff_id: int, name: str) -> None:
        self.deeds.hand_on(targets, staff_id, name)

    def _title(self, targets: Sequence[Target], what: str) -> str:
        named = targets[0].title if len(targets) == 1 else str(len(targets))
        return f"{what} · {named}"

    # the row that asks

    @Slot(object, object)
    def _finished(self, _targets: Sequence[Target], saved: Sequence[Saved]) -> None:
        lines, self._finishing = self._finishing, ()
        if len(lines) != 1:
            return
        self._version = saved[0].version
        strip = OutcomeStrip(self._context, lines[0], self._list.viewport())
        strip.told.connect(self._tell)
        strip.left.connect(self._leave)
        self.strip = strip
        self._list.ask_about(lines[0], self._place, strip)
        strip.note.setFocus()

    @Slot(object)
    def _tell(self, outcome: Outcome) -> None:
        if self.strip is not None and not self.strip.busy:
            self.strip.busy = True
            self.deeds.tell(self.strip.line, self._version, outcome)

    @Slot()
    def _told(self) -> None:
        self._close_strip()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        self._context.messages.refuse(error)
        if self.strip is not None:
            self.strip.busy = False
            self.strip.mark_wrong(error.problems[0].field)

    @Slot(bool)
    def _leave(self, again: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._close_strip()
        if again and self._list.current_line() is not None:
            self.ask(FINISH, QRect())

    def _close_strip(self) -> None:
        strip, self.strip = self.strip, None
        if strip is None:
            return
        had_keyboard = strip.has_keyboard()
        strip.busy = True
        strip.hide()
        strip.deleteLater()
        self._list.ask_about(None)
        if had_keyboard:
            self._list.setFocus()
