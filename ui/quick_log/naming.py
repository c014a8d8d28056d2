"""A name while it is typed: suggestions in the rows, and what is taken of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from crm.search.suggesting import CompanySuggestion, describe_company, suggest_companies
from ui.palette.matching import marks
from ui.quick_log.match_rows import Lines, MatchLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.context import Context
    from ui.quick_log.lines import LogLine
    from ui.quick_log.match_rows import MatchRows

T = TypeVar("T")
MARKED_AT_MOST = 60  # characters of a name that are looked through for what was typed


class Naming(QObject, Generic[T]):
    """Asks at each key and shows the answer; Enter before it is there waits for it.

    Signals:
        settled: somebody was taken, or the text is what is meant.
    """

    settled = Signal()

    def __init__(self, line: LogLine, rows: MatchRows, context: Context) -> None:
        """Serve `line` with `rows`, which other lines use too."""
        super().__init__(line)
        self.line, self.rows, self.context = line, rows, context
        self.found: Sequence[T] = ()
        self.open = False  # something is typed that nothing was taken for
        self._asked = ""
        self._ticket = 0
        self._waiting: Callable[[], None] | None = None
        line.textEdited.connect(self._edited)
        rows.taken.connect(self._clicked)

    @property
    def active(self) -> bool:
        """Whether the rows belong to this line now."""
        return self.line.window().focusWidget() is self.line

    @property
    def pending(self) -> bool:
        """Whether the answer to what is typed has not come yet."""
        return self.open and self._asked != self.line.text().strip()

    def ask(self) -> None:
        """Ask for what is typed; the answer to what was typed before is dropped."""
        self.context.background.forget(self._ticket)
        typed = self.line.text().strip()
        self._ticket = self.look_up(typed, partial(self._answer, typed))

    def look_up(self, typed: str, done: Callable[[tuple[T, ...]], None]) -> int:
        """Ask the database; return the ticket."""
        raise NotImplementedError

    def show(self) -> None:
        """Show in the rows what there is to show."""
        raise NotImplementedError

    def take(self, place: int) -> None:
        """Take the row at `place`."""
        raise NotImplementedError

    def take_current(self) -> None:
        """Take the current row, as soon as the answer is there."""
        if self.pending:
            self._waiting = self.take_current
        elif self.open and self.rows.current >= 0:
            self.take(self.rows.current)
        else:
            self.settled.emit()

    def _edited(self) -> None:
        self.open = True
        self._waiting = None
        self.forget_taken()
        self.ask()

    def forget_taken(self) -> None:
        """Take back what was taken: another name is being typed."""
        raise NotImplementedError

    def _answer(self, typed: str, found: tuple[T, ...]) -> None:
        if typed != self.line.text().strip():
            return
        self._asked, self.found = typed, found
        if self.active or self._waiting is not None:
            self.show()
        then, self._waiting = self._waiting, None
        if then is not None:
            then()

    @Slot(int)
    def _clicked(self, place: int) -> None:
        if self.active:
            self.take(place)


class CompanyNaming(Naming[CompanySuggestion]):
    """The company: a known one, one that is to be new, or a text that nothing was said about."""

    def __init__(self, line: LogLine, rows: MatchRows, context: Context) -> None:
        """Begin without a company; the names of all are read while the window is looked at."""
        self.known: CompanySuggestion | None = None
        self.new = False
        self.trip_id: int | None = None
        super().__init__(line, rows, context)
        line.arrived.connect(self.show)

    @property
    def id(self) -> int | None:
        """The known company."""
        return self.known.id if self.known is not None else None

    def put(self, text: str, company_id: int | None, *, new: bool) -> None:
        """Show a company as a draft or a record has it."""
        self.line.setText(text)
        self.new, self.found, self._asked = new, (), text.strip()
        self.known = CompanySuggestion(company_id, text) if company_id else None
        self.open = bool(text.strip()) and not new and company_id is None
        if company_id:
            self._ticket = self.context.read(
                describe_company, company_id, owner=self, done=self._described
            )
        elif text.strip():
            self.ask()

    def look_up(self, typed: str, done: Callable[[tuple[CompanySuggestion, ...]], None]) -> int:
        """Ask for companies."""
        names = self.context.known_names
        return self.context.read(
            suggest_companies, names, typed, self.trip_id, owner=self, done=done
        )

    def take(self, place: int) -> None:
        """Take a suggestion, or the offer of a new company."""
        if place >= len(self.found):
            self.take_new()
            return
        chosen = self.found[place]
        self.line.setText(chosen.name)
        self.known = chosen if chosen.id is not None else None
        self.new = chosen.id is None
        self._close()

    def take_new(self) -> None:
        """Let what is typed be a new company; one that is called just so is taken instead."""
        if self.pending:
            self._waiting = self.take_new
            return
        same = next((each for each in self.found if each.exact and each.id is not None), None)
        if same is not None:
            self.take(list(self.found).index(same))
        elif self.line.text().strip():
            self.known, self.new = None, True
            self._close()

    def look_again(self) -> None:
        """Show suggestions for what stands there, whatever was taken."""
        if self.line.text().strip():
            self.open, self._asked = True, ""
            self.forget_taken()
            self.ask()

    def forget_taken(self) -> None:
        """Nothing is taken while another name is typed."""
        self.known, self.new = None, False

    @Slot()
    def show(self) -> None:
        """Show suggestions while one types, afterwards what was taken and what is like it."""
        typed = self.line.text().strip()
        if self.known is not None:
            self.rows.show_lines(Lines([self._taken_line(self.known), *self._doubts(self.known)]))
        elif self.new:
            self.rows.show_lines(Lines([self._new_line(typed), *self._doubts(None)]))
        elif typed and self._asked == typed:
            found = [self._line(each, typed) for each in self.found]
            self.rows.show_lines(Lines(found, self._offer(typed)), 0)
        else:
            hint = self.tr("Type a name, its pinyin or its initials.")
            self.rows.show_lines(Lines(hint="" if typed else hint))

    def _close(self) -> None:
        self.open = False
        self._asked = self.line.text().strip()
        self.show()
        self.settled.emit()

    def _described(self, company: CompanySuggestion | None) -> None:
        if company is None:  # gone, or merged into another one
            self.look_again()
        elif company.id == self.id:
            self.known = company
            if self.active:
                self.show()

    def _line(self, each: CompanySuggestion, typed: str) -> MatchLine:
        lead = each.lead
        told = self.tr("written on this trip") if each.id is None else each.also or each.industry
        owner = self.tr("Owner {name}").format(name=lead.owner) if lead else ""
        return MatchLine(
            text=each.name,
            marks=marks(each.name[:MARKED_AT_MOST], typed),
            detail=told,
            dot=self.context.theme.stage(lead.stage) if lead else None,
            stage=lead.stage.label if lead else "",
            right=owner,
            doubt=self.tr("Possible duplicate") if each.doubtful else "",
        )

    def _taken_line(self, each: CompanySuggestion) -> MatchLine:
        return replace(self._line(each, ""), marks=(), doubt="", icon="check")

    def _new_line(self, typed: str) -> MatchLine:
        when = self.tr("becomes a record with its lead")
        if self.trip_id is None:
            when = self.tr("becomes a record when saved")
        return MatchLine(
            typed, detail=self.tr("New company: {when}").format(when=when), icon="plus"
        )

    def _doubts(self, besides: CompanySuggestion | None) -> list[MatchLine]:
        """Return what a person should look at twice."""
        doubtful = [
            each
            for each in self.found
            if each.doubtful or (besides is None and each.alike and each.id is not None)
        ]
        lines = [self._line(each, "") for each in doubtful if each is not besides]
        return [replace(each, doubt=self.tr("Possible duplicate")) for each in lines]

    def _offer(self, typed: str) -> MatchLine | None:
        same = any(each.exact for each in self.found)
        if same:
            return None
        text = self.tr("New company “{name}”").format(name=typed)
        return MatchLine(text, keys="Ctrl+Enter", icon="plus", offer=True)
