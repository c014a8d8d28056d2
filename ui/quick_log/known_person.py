"""Says when a number or address that is typed belongs to somebody known (Persons entered twice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from crm.companies.people import Person, find_people

if TYPE_CHECKING:
    from crm.companies.people import PersonMatch
    from ui.context import Context
    from ui.quick_log.form import LogForm

BETWEEN = " · "


class KnownPerson(QObject):
    """Asks when the keyboard leaves the number; a suspicion only, nothing is refused.

    Signals:
        found(text): whom the number belongs to.
    """

    found = Signal(str)

    def __init__(self, context: Context, form: LogForm, parent: QObject) -> None:
        """Watch the fields of `form`."""
        super().__init__(parent)
        self._context, self._form = context, form
        self._ticket = 0
        for line in (form.phone, form.wechat):
            line.left.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Look for somebody with the number or the WeChat name, unless they were taken."""
        form = self._form
        self._context.background.forget(self._ticket)
        person = Person(
            mobile=form.phone.text().strip(),
            wechat=form.wechat.text().strip(),
            besides=form.person.id,
        )
        if person.mobile or person.wechat:
            self._ticket = self._context.read(find_people, person, owner=self, done=self._say)

    def _say(self, matches: list[PersonMatch]) -> None:
        if not matches:
            return
        first = matches[0]
        who = BETWEEN.join(filter(None, (first.company, first.name, first.title)))
        what = self.tr(", ").join(each.label for each in first.common)
        self.found.emit(self.tr("{what}: {who}").format(who=who, what=what))
