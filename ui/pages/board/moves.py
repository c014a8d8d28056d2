"""Moving a lead: ask the gate, ask the person what is missing, or say why not and what helps."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from crm.leads.board_drop import drop_answers
from crm.leads.fields import GATE_FIELDS, MOVE_FIELDS
from crm.leads.moving import move_lead
from crm.leads.stage_move import VISIT_WAIVED
from ui.pages.list_spec import FormSpec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.errors import Problem, UserError
    from crm.leads.board_drop import DropAnswer
    from crm.leads.rows import LeadRow
    from crm.leads.terms import Stage
    from crm.records.saved import Saved
    from ui.context import Context
    from ui.pages.record_side import RecordSide

# A gate's field that is supplied on another page.
VISITS, LETTERS = "visits", "letters"
SUPPLIED = {field.name for field in GATE_FIELDS}
MARKED = {field.name: field for field in MOVE_FIELDS}


class Mover(QObject):
    """Moves leads between stages.

    Signals:
        settled: the move is done or refused; cards go to their places.
        returned(lead id): the card stays where it was, for now or for good.
    """

    settled = Signal()
    returned = Signal(int)

    def __init__(self, context: Context, side: RecordSide, parent: QObject) -> None:
        """Use `side` for what has to be asked."""
        super().__init__(parent)
        self._context = context
        self._side = side

    def move(self, lead: LeadRow, stage: Stage) -> None:
        """Move a lead to `stage`, asking for what the gate of that stage wants."""
        if stage is lead.stage:
            self.settled.emit()
            return
        context = self._context
        context.read(
            drop_answers,
            lead.id,
            context.actor,
            context.today,
            owner=self,
            done=partial(self._go_on, lead, stage),
        )

    def _go_on(self, lead: LeadRow, stage: Stage, answers: Mapping[Stage, DropAnswer]) -> None:
        answer = answers[stage]
        if answer.problems:
            self._explain(lead, stage, answer.problems)
        elif answer.asks:
            self._ask(lead, stage, ("on", *answer.asks), needed=answer.asks)
        else:
            self._write(lead, stage, {})

    def _write(self, lead: LeadRow, stage: Stage, raw: Mapping[str, object]) -> None:
        self._context.write(
            "move_lead",
            partial(_move, lead.id, stage, raw),
            owner=self,
            done=partial(self._moved, lead, stage),
            failed=partial(self._refused, lead, stage),
        )

    def _moved(self, lead: LeadRow, stage: Stage, _saved: Saved) -> None:
        text = self.tr("{company} moved to {stage}")
        self._context.messages.tell(text.format(company=lead.company, stage=stage.label))
        self.settled.emit()

    def _refused(self, lead: LeadRow, stage: Stage, error: UserError) -> None:
        self._explain(lead, stage, error.problems)

    def _ask(
        self, lead: LeadRow, stage: Stage, names: Sequence[str], needed: Sequence[str] = ()
    ) -> None:
        """Open a short form with the date and the fields that the move needs."""
        title = self.tr("{company}: move to {stage}")
        spec = FormSpec(
            fields=tuple(
                replace(MARKED[name], required=name in needed)
                for name in dict.fromkeys(names)
                if name in MARKED
            ),
            save=_Move(lead.id, stage),
            new_title=title.format(company=lead.company, stage=stage.label),
            edit_title="",
            save_text=self.tr("Move to {stage}").format(stage=stage.label),
            saved_text=self.tr("{code} moved."),
        )
        self.settled.emit()
        self.returned.emit(lead.id)
        first = spec.fields[1].name  # the date is today, unless somebody says otherwise
        self._side.open_form(spec, values={"on": self._context.today}, field=first)

    def _explain(self, lead: LeadRow, stage: Stage, problems: Sequence[Problem]) -> None:
        """Say what is missing, with a button to the place that supplies it."""
        from crm.errors import UserError

        self.settled.emit()
        self.returned.emit(lead.id)
        missing = {problem.field for problem in problems}
        action, run = "", None
        values: dict[str, object] = {}
        if VISITS in missing:
            action = self.tr("New visit")
            values = {"company_ids": [lead.company_id], "lead_id": lead.id}
            run = partial(self._context.navigate.new, "visit", values)
        elif LETTERS in missing:
            action = self.tr("New intent letter")
            values = {"lead_id": lead.id}
            if lead.park_id is not None:
                values["park_id"] = lead.park_id
            run = partial(self._context.navigate.new, "letter", values)
        elif missing & SUPPLIED:
            action = self.tr("Fill in")
            wanted = [name for name in MARKED if name in missing & SUPPLIED]
            run = partial(self._ask, lead, stage, ("on", *self._beside(wanted)))
        elif missing & MARKED.keys():
            action = self.tr("Fill in")
            run = partial(self._ask, lead, stage, ("on", *(missing & MARKED.keys())))
        self._context.messages.refuse(UserError(problems), action=action, run=run)
        if missing == {VISITS}:
            self._offer_waiver(lead, stage)

    def _offer_waiver(self, lead: LeadRow, stage: Stage) -> None:
        """Offer the other way past the gate: no visit, with the reason that the rule names."""
        self._context.messages.tell(
            self.tr("A visit can be waived; the history then says so."),
            action=self.tr("Move without a visit"),
            run=partial(self._write, lead, stage, {"reason": VISIT_WAIVED}),
        )

    def _beside(self, wanted: Sequence[str]) -> list[str]:
        """Ask for what belongs together: date and number of a contract, date and place."""
        pairs = {
            "contract_signed_on": ("contract_signed_on", "contract_no"),
            "contract_no": ("contract_signed_on", "contract_no"),
            "landed_on": ("landed_on", "park_id", "land_parcel"),
            "park_id": ("landed_on", "park_id", "land_parcel"),
        }
        return [name for each in wanted for name in pairs.get(each, (each,))]


class _Move:
    """The command that the short form saves with; it has the signature of a save."""

    __name__ = "move_lead"

    def __init__(self, lead_id: int, stage: Stage) -> None:
        self._lead_id, self._stage = lead_id, stage

    def __call__(
        self,
        work: Any,
        raw: Mapping[str, object],
        *,
        id: int | None = None,
        version: int | None = None,
    ) -> Saved:
        """Move the lead with the values of the form."""
        del id, version
        return move_lead(work, self._lead_id, self._stage, raw)


def _move(lead_id: int, stage: Stage, raw: Mapping[str, object], work: Any) -> Saved:
    return move_lead(work, lead_id, stage, raw)
