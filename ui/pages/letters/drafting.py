"""A letter while it is written: parties from the lead, terms by button, refusals explained."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from crm.letters.fields import FIELDS
from crm.letters.letter_actions import FREE_FIELDS
from crm.letters.parties import parties_of
from crm.letters.terms import LetterStatus, Relation
from crm.measures.letter_effect import ASKED, overlap_choice
from ui.forms.footer import ProblemCount
from ui.pages.letters.overlap_block import CODE, OverlapBlock
from ui.pages.letters.term_buttons import TermButtons

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.errors import UserError
    from crm.letters.parties import Parties
    from crm.measures.letter_effect import OverlapChoice
    from crm.records.saved import FormValues
    from ui.context import Context
    from ui.forms.record_form import RecordForm

STATUS = "status"
# What decides which letters overlap, and what only changes the effect on the totals.
DECIDES = ("lead_id", "park_id", "area_kind", "signed_on")
WEIGHS = ("area", "valid_until")


class Drafting(QObject):
    """Lives as long as the form of a letter and completes what the person enters."""

    def __init__(self, form: RecordForm, context: Context, values: FormValues) -> None:
        """Adapt the form to a new letter, a draft or a letter that is signed."""
        super().__init__(form)
        self._form = form
        self._context = context
        self._id = values.id
        self._block: OverlapBlock | None = None
        self._chosen = False
        self._signing = False
        self._owner: object = form.raw("owner_id")
        self._given = form.raw("supersedes_id")
        status = values.values.get(STATUS, LetterStatus.DRAFT)
        relation = form.raw("relation_to_prior")
        form.footer.cancel.set_look(hint="")  # room for the count of problems beside three buttons
        form.hide_field("relation_to_prior", hidden=relation != Relation.ADDITIONAL)
        form.hide_field("supersedes_id", hidden=self._given is None)
        if status is LetterStatus.DRAFT:
            self._open_draft(new=values.id is None)
        else:
            self._close_signed()

    def explain(self, error: UserError) -> UserError | None:
        """Show every problem at its place, an overlap with the ways out of it."""
        form = self._form
        others = [each for each in error.problems if each.code != CODE]
        for each in others:
            if each.field in ("supersedes_id", "relation_to_prior"):
                form.hide_field(each.field, hidden=False)
        form.show_problems(others)
        if len(others) < len(error.problems):
            self._look(self._show_block)
        self._count(len(error.problems))
        return None

    def _open_draft(self, *, new: bool) -> None:
        form = self._form
        form.edited.connect(self._edited)
        form.save_asked.connect(self._saving)
        form.main_asked.connect(self._sign)
        form.footer.next_asked.connect(self._go_to_block)
        form.insert("valid_until", TermButtons(form, self._context))
        lead_id = form.raw("lead_id")
        if new and isinstance(lead_id, int):
            self._fix("lead_id")
            self._ask_parties(lead_id)
        if new and self._given is not None:
            self._fix("supersedes_id")

    def _close_signed(self) -> None:
        """Leave open what may change on a signed letter; its button only saves."""
        form = self._form
        for field in FIELDS:
            if field.name not in FREE_FIELDS:
                self._fix(field.name)
        form.footer.save.setText(self.tr("Save"))
        form.footer.save.updateGeometry()
        if form.footer.main is not None:
            form.footer.main.hide()

    def _fix(self, name: str) -> None:
        editor = self._form.editor(name)
        editor.freeze(on=True)
        for action in editor.target().actions():
            action.setVisible(False)
        block = self._form.body.blocks[name]
        block.field = replace(block.field, read_only=True)  # the cursor does not begin there

    # from the lead

    def _ask_parties(self, lead_id: int) -> None:
        self._context.read(parties_of, lead_id, owner=self, done=self._take_parties)

    def _take_parties(self, parties: Parties) -> None:
        form = self._form
        if form.raw("lead_id") != parties.lead_id:
            return
        untouched = not form.touched
        form.put("company_id", parties.company_id)
        if form.raw("park_id") is None and parties.park_id is not None:
            form.put("park_id", parties.park_id)
        if form.raw("owner_id") in (None, self._owner):
            form.put("owner_id", parties.owner_id)
            self._owner = parties.owner_id
        if untouched and self._id is None and self._lead_is_given():
            form.settle()

    def _lead_is_given(self) -> bool:
        return self._form.body.blocks["lead_id"].field.read_only

    @Slot(str)
    def _edited(self, name: str) -> None:
        form = self._form
        if name == "lead_id":
            lead_id = form.raw("lead_id")
            form.editor("company_id").put(None)
            if isinstance(lead_id, int):
                self._ask_parties(lead_id)
        elif name == "supersedes_id" and not self._chosen:
            named = form.raw("supersedes_id") is not None
            form.editor("relation_to_prior").put(Relation.SUPERSEDES if named else Relation.NONE)
        if name in DECIDES:
            self._forget_block()
        elif name in WEIGHS and self._block is not None:
            self._look(self._block.show_effects)
        self._count(sum(each.problem is not None for each in form.body.blocks.values()))

    # what keeps it from being signed

    @Slot()
    def _saving(self) -> None:
        self._signing = False

    @Slot()
    def _sign(self) -> None:
        self._signing = True

    def _look(self, done: Callable[[OverlapChoice], None]) -> None:
        raw = {name: self._form.raw(name) for name in ASKED}
        query = partial(overlap_choice, letter_id=self._id)
        self._context.read(
            query,
            raw,
            self._context.today,
            owner=self,
            done=done,
            failed=self._not_readable,
        )

    def _not_readable(self, _error: UserError) -> None:
        """The field itself says what is wrong with its text."""

    def _show_block(self, choice: OverlapChoice) -> None:
        if self._block is None:
            self._block = OverlapBlock(choice, self._context.theme, self._form)
            self._block.chosen.connect(self._choose)
            self._block.letter_wanted.connect(self._open_letter)
            self._form.insert("park_id", self._block)
        self._chosen = False
        self._form.editor("park_id").mark(wrong=True)
        self._go_to_block()

    @Slot(object, int)
    def _choose(self, relation: Relation, replaced: int) -> None:
        form = self._form
        self._chosen = True
        form.editor("relation_to_prior").put(relation)
        form.editor("supersedes_id").put(replaced or None)
        form.editor("park_id").mark(wrong=False)
        form.edited.emit("relation_to_prior")

    @Slot(int)
    def _open_letter(self, letter_id: int) -> None:
        self._context.navigate.open("letter", letter_id)

    @Slot()
    def _go_to_block(self) -> None:
        block = self._block
        problems = any(each.problem is not None for each in self._form.body.blocks.values())
        if block is not None and not problems:
            block.focus_first()
            self._form.body.ensureWidgetVisible(block, 0, 16)

    def _forget_block(self) -> None:
        """Another park, company, kind or day: the choice that was made no longer fits."""
        form = self._form
        if self._block is None:
            return
        form.insert("park_id", None)
        self._block = None
        form.editor("park_id").mark(wrong=form.body.blocks["park_id"].problem is not None)
        if self._given is None:
            form.editor("relation_to_prior").put(Relation.NONE)
            form.editor("supersedes_id").put(None)
        self._chosen = False

    def _count(self, problems: int) -> None:
        """Repeat in the footer how many places keep the letter from being signed."""
        footer = self._form.footer
        open_choice = self._block is not None and not self._chosen
        left = max(problems, int(open_choice))
        footer.count_left(left)
        counter = footer.findChild(ProblemCount)
        if left and self._signing and counter is not None:
            text = self.tr("Not signed: {count} left").format(count=left)
            counter.setText(text)
            counter.setAccessibleName(text)
            counter.updateGeometry()
