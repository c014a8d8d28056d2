"""Companies of the same or nearly the same name, shown under the name while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot

from crm.companies.duplicates import look_alikes, prepare
from crm.names.keys import Likeness
from ui.forms.matches import HINT, NOTICE, REFUSAL, MatchesBlock, MatchLine, stacked
from ui.forms.reference_editors import values_of
from ui.forms.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from crm.companies.duplicates import LookAlikes, Match
    from crm.errors import UserError
    from ui.context import Context
    from ui.forms.record_form import RecordForm

translate = QCoreApplication.translate
SHOWN = 3  # of each kind
WATCHED = ("name", "uscc", "aliases")


class DuplicateWatch(Watch):
    """Looks for like companies: the same and perhaps the same, and apart those spelled alike."""

    def __init__(self, form: RecordForm, context: Context, company_id: int | None) -> None:
        """Watch the names and the credit code; `company_id` is the one being edited."""
        super().__init__(form, context, WATCHED, "name")
        self._company_id = company_id
        self._accepted = ""  # the name that the person says is another company's
        context.read(prepare, context.known_names, owner=self, done=self._prepared)

    def ask(self) -> Sequence[Any] | None:
        """Ask for what is like the names that are written."""
        name = self.text("name")
        if self._accepted and self._accepted != name:
            self._accepted, self._found = "", None  # what was said of another name is shown again
        if not name:
            return None
        aliases = tuple(str(each) for each in values_of(self.form.raw("aliases")))
        known, code = self.context.known_names, self.text("uscc") or None
        return (look_alikes, known, name, code, aliases, self._company_id)

    def block(self, found: LookAlikes | None) -> QWidget | None:
        """Show what would be refused or is suspected, then what is only spelled alike."""
        if found is None:
            return None
        blocks: list[QWidget] = []
        if found.matches and not self._accepted:
            blocks.append(self._matches(found.matches[:SHOWN]))
        if found.close:
            lines = [_line(each) for each in found.close[:SHOWN]]
            title = self.tr("Similar names")
            close = MatchesBlock(title, HINT, lines, self.context.theme, self.form)
            close.opened.connect(self.opened)
            blocks.append(close)
        return stacked(blocks, self.form)

    def _matches(self, matches: Sequence[Match]) -> MatchesBlock:
        same = any(each.likeness is Likeness.DUPLICATE for each in matches)
        suspect = any(each.likeness is Likeness.SUSPECT for each in matches)
        title = self.tr("Already entered:") if same else self.tr("Perhaps already entered:")
        block = MatchesBlock(
            title,
            REFUSAL if same else NOTICE,
            [_line(each) for each in matches],
            self.context.theme,
            self.form,
            accept=self.tr("Use the name anyway") if suspect and not same else "",
        )
        block.opened.connect(self.opened)
        block.accepted.connect(self._accept)
        return block

    @Slot()
    def _accept(self) -> None:
        """It is another company: say no more about this name, and go on behind it."""
        self._accepted = self.text("name")
        self.show_again()
        self.form.editor("short_name").setFocus()

    def _prepared(self, _nothing: object) -> None:
        """The names are read; nothing is shown of that."""


def _line(match: Match) -> MatchLine:
    return MatchLine(match.id, match.name, _detail(match), _chip(match))


def _detail(match: Match) -> str:
    """Say what the two share besides the name, and who is talking to the company."""
    parts: list[str] = []
    if match.also:
        parts.append(translate("DuplicateWatch", "also called {name}").format(name=match.also))
    if match.archived:
        parts.append(translate("DuplicateWatch", "archived"))
    if match.owners:
        names = translate("DuplicateWatch", ", ").join(match.owners)
        parts.append(translate("DuplicateWatch", "open lead of {names}").format(names=names))
    return " · ".join(parts)


def _chip(match: Match) -> tuple[str, str, str] | None:
    if match.likeness is Likeness.DUPLICATE:
        return translate("DuplicateWatch", "Duplicate"), "overdue", "triangle"
    if match.likeness is Likeness.SUSPECT:
        return translate("DuplicateWatch", "Suspected duplicate"), "expiring", "triangle"
    if match.likeness is Likeness.DIFFERENT:
        return translate("DuplicateWatch", "Another credit code"), "draft", "dash"
    return None


def show_duplicates(form: RecordForm, error: UserError) -> UserError:
    """Show the known company at once when saving was refused because of it."""
    watch = form.findChild(DuplicateWatch)
    if watch is not None and any(each.code == "DUPLICATE" for each in error.problems):
        watch.look()
    return error
