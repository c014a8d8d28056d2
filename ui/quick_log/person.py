"""The person: known contacts of the company are suggested, a name or role may be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from crm.search.suggesting import PersonSuggestion, suggest_people
from ui.palette.matching import marks
from ui.quick_log.match_rows import Lines, MatchLine
from ui.quick_log.naming import MARKED_AT_MOST, Naming

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import Context
    from ui.quick_log.lines import LogLine
    from ui.quick_log.match_rows import MatchRows
    from ui.quick_log.naming import CompanyNaming


@dataclass(frozen=True, slots=True)
class Known:
    """The contact that was taken, as it was then called."""

    id: int
    name: str


class PersonNaming(Naming[PersonSuggestion]):
    """The person: a known contact of the company, or a name or role as written.

    Signals:
        chosen(PersonSuggestion): what is known of them can be filled in.
    """

    chosen = Signal(object)

    def __init__(
        self, line: LogLine, rows: MatchRows, context: Context, company: CompanyNaming
    ) -> None:
        """Suggest the people of `company`."""
        self.known: Known | None = None
        self._company = company
        super().__init__(line, rows, context)
        line.arrived.connect(self.ask)

    @property
    def id(self) -> int | None:
        """The known contact."""
        return self.known.id if self.known is not None else None

    def put(self, text: str, contact_id: int | None) -> None:
        """Show a person as a draft or a record has them."""
        self.line.setText(text)
        self.known = Known(contact_id, text) if contact_id else None
        self.found, self._asked, self.open = (), "", False

    def ask(self) -> None:
        """Ask for people of the company, if it is known."""
        if self._company.id is None:
            self.found, self._asked = (), self.line.text().strip()
            return
        super().ask()

    def look_up(self, typed: str, done: Callable[[tuple[PersonSuggestion, ...]], None]) -> int:
        """Ask for contacts; everybody while nothing is typed or one is taken."""
        text = "" if self.known is not None else typed
        company_id = self._company.id or 0
        return self.context.read(suggest_people, company_id, text, owner=self, done=done)

    def take(self, place: int) -> None:
        """Take a known contact."""
        if place >= len(self.found):
            return
        chosen = self.found[place]
        self.line.setText(chosen.name)
        self.known, self.open = Known(chosen.id, chosen.name), False
        self._asked = chosen.name
        self.show()
        self.chosen.emit(chosen)
        self.settled.emit()

    def forget_taken(self) -> None:
        """Another name is typed."""
        self.known = None

    @property
    def choosing(self) -> bool:
        """Whether the rows show people now."""
        return bool(self.found)

    @Slot()
    def show(self) -> None:
        """Show the people of the company; none is current before an arrow says so."""
        if not self.found:
            self._company.show()
            return
        typed = "" if self.known is not None else self.line.text().strip()
        self.rows.show_lines(Lines([self._line(each, typed) for each in self.found]))

    def _line(self, each: PersonSuggestion, typed: str) -> MatchLine:
        told = " · ".join(filter(None, (each.title, each.phone)))
        icon = "check" if each.id == self.id else ""
        found = marks(each.name[:MARKED_AT_MOST], typed) if typed else ()
        return MatchLine(each.name, found, told, icon=icon)
