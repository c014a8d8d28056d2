"""Intent letters: the list with its sums, the pane of a letter, signing and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.letters import queries
from crm.letters.commands import archive_letter, restore_letter
from crm.letters.letter_chain import load_file
from crm.letters.terms import Relation
from crm.records.list_columns import condition_fields, group_names
from ui import formats
from ui.pages.letters import pane, signed_period
from ui.pages.letters.columns import letter_columns, letter_filters, totals_text
from ui.pages.letters.endings import form_of
from ui.pages.letters.form import letter_form
from ui.pages.letters.pane import pane_content
from ui.pages.list_page import ListPage
from ui.pages.list_spec import ListSpec
from ui.pages.subtotals import letter_subtotals
from ui.pages.views_given import LETTER_FILTERS, letter_views

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from crm.letters.letter_chain import LetterFile
    from crm.letters.rows import LetterRow, LetterTotals
    from ui.context import Context
    from ui.pages.list_spec import Total
    from ui.panes.content import PaneContent

translate = QCoreApplication.translate
LETTER = "letter"
# Where the cursor begins: at the first thing that the lead does not say.
FIRST_FIELD = "area"
TODAY = {pane.WITHDRAW: "withdrawn_on", pane.CONVERT: "converted_on"}


def create_page(context: Context) -> ListPage:
    """Return the page."""
    return LettersPage(context)


class LettersPage(ListPage):
    """The register of letters; drafts first, then the newest signed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show all letters."""
        self._shown: LetterFile | None = None
        self._form = letter_form(context)
        super().__init__(context, self._spec(context), parent)

    def create_record(self, kind: str, values: Mapping[str, object]) -> None:
        """Open the form of a new letter; with a lead the cursor goes on from there."""
        if kind != LETTER:
            return
        known = {name: value for name, value in values.items() if value is not None}
        field = FIRST_FIELD if known.get("lead_id") else ""
        self.side.open_form(self._form, values=known, field=field)

    def _spec(self, context: Context) -> ListSpec:
        return ListSpec(
            key="letters",
            kind=LETTER,
            icon="letters",
            title=translate("Pages", "Letters"),
            search_hint=translate("Letters", "Code, company, pinyin"),
            columns=letter_columns(context),
            sort="signed_on",
            descending=True,
            filters=letter_filters(),
            find_ids=signed_period.find_ids,
            conditions=condition_fields(queries.CONDITIONS),
            groups=group_names(queries.CONDITIONS),
            find_groups=signed_period.find_groups,
            subtotals=letter_subtotals(),
            load_rows=queries.load_rows,
            reads=queries.READS,
            totals=signed_period.totals,
            totals_text=self._totals_text,
            load_pane=load_file,
            pane=self._pane,
            form=self._form,
            archive=archive_letter,
            restore=restore_letter,
            act=self._act,
            views=letter_views(),
            more_filters=LETTER_FILTERS,
            count_text=_count_text,
            empty_text=translate("Letters", "No letter yet. Open a lead and sign its first one."),
            new_text=translate("Letters", "New letter"),
        )

    def _totals_text(self, totals: LetterTotals) -> Sequence[Total]:
        """Write the sums, and in the header how many of the letters count as signed."""
        text = translate("Letters", "{count} letters, {signed} signed in all")
        signed = formats.whole(totals.gross.count + totals.land.count)
        self.header.set_count(text.format(count=formats.whole(totals.count), signed=signed))
        return totals_text(totals)

    def _pane(self, file: LetterFile) -> PaneContent:
        self._shown = file
        return pane_content(file)

    def _act(self, key: str, letter_id: int) -> None:
        shown = self._shown
        if shown is None or shown.detail.row.id != letter_id:
            return
        row = shown.detail.row
        if key == pane.SUPERSEDE:
            self.side.open_form(self._form, values=_successor(row), field=FIRST_FIELD)
            return
        spec = form_of(key, letter_id, row.code)
        if spec is None:
            return
        if spec.load is not None:
            self.side.open_form(spec, record_id=letter_id)
        else:
            values = {TODAY[key]: self.context.today} if key in TODAY else {}
            self.side.open_form(spec, values=values)


def _successor(row: LetterRow) -> dict[str, object]:
    """Return what the letter that replaces `row` begins with."""
    return {
        "lead_id": row.lead_id,
        "company_id": row.company_id,
        "park_id": row.park_id,
        "unit_text": row.unit_text,
        "area_kind": row.area_kind,
        "relation_to_prior": Relation.SUPERSEDES,
        "supersedes_id": row.id,
    }


def _count_text(count: int) -> str:
    return translate("Letters", "{count} letters").format(count=formats.whole(count))
