"""Contacts who may be the person being written, shown while the fields are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.companies.people import Person, find_people
from ui.forms.matches import NOTICE, MatchesBlock, MatchLine
from ui.forms.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.companies.people import PersonMatch
    from ui.context import Context
    from ui.forms.record_form import RecordForm

SHOWN = 3
WATCHED = ("company_id", "name", "mobile", "phone", "email", "wechat")


class PersonWatch(Watch):
    """Looks for the same name at the company, and for the same number or address anywhere."""

    def __init__(self, form: RecordForm, context: Context, contact_id: int | None) -> None:
        """Watch the form of a contact; `contact_id` is the one being edited."""
        super().__init__(form, context, WATCHED, "wechat")
        self._contact_id = contact_id

    def ask(self) -> Sequence[Any] | None:
        """Ask for what is written so far."""
        company_id = self.form.raw("company_id")
        return (
            find_people,
            Person(
                company_id=company_id if isinstance(company_id, int) else None,
                name=self.text("name"),
                mobile=self.text("mobile"),
                phone=self.text("phone"),
                email=self.text("email"),
                wechat=self.text("wechat"),
                besides=self._contact_id,
            ),
        )

    def block(self, found: Sequence[PersonMatch] | None) -> MatchesBlock | None:
        """Show whom the person may be, each with their company; nothing is ever refused."""
        if not found:
            return None
        title = self.tr("Perhaps already entered:")
        lines = [_line(each) for each in found[:SHOWN]]
        block = MatchesBlock(title, NOTICE, lines, self.context.theme, self.form)
        block.opened.connect(self.opened)
        return block


def _line(match: PersonMatch) -> MatchLine:
    detail = " · ".join(each for each in (match.title, match.company) if each)
    common = " · ".join(each.label for each in match.common)
    return MatchLine(match.id, match.name, detail, (common, "expiring", "triangle"))
