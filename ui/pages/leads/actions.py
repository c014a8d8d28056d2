"""What the buttons of a lead's pane do, on the list page and on the board alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from crm.agenda.commands import finish_due
from crm.agenda.terms import DueKind
from ui.pages.board.moves import Mover
from ui.pages.leads import pane
from ui.pages.leads.needs import needs_plan
from ui.pages.merge.merger import Merger
from ui.pages.plan_acts import PlanActs, joined, task_plan

if TYPE_CHECKING:
    from crm.leads.rows import LeadDetail
    from ui.context import Context
    from ui.pages.list_spec import Work
    from ui.pages.record_side import RecordSide


class LeadActions(QObject):
    """Remembers the lead in the pane and does what its buttons ask."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Wait for the pane, which is made after the declaration that names these actions."""
        super().__init__(parent)
        self._context = context
        self._detail: LeadDetail | None = None
        self._side: RecordSide | None = None
        self.plan = PlanActs(context, self)
        self.mover: Mover | None = None
        self.merger: Merger | None = None

    def attach(self, side: RecordSide) -> None:
        """Use `side` for forms."""
        self._side = side
        plans = task_plan(self.plan, "lead_id"), needs_plan(self.plan)
        self.plan.attach(side, joined(*plans))
        self.mover = Mover(self._context, side, self)
        self.merger = Merger(self._context, side)
        self.merger.merged.connect(self._merged)

    def show(self, detail: LeadDetail) -> None:
        """Remember the lead that the pane shows."""
        self._detail = detail

    def act(self, key: str, lead_id: int) -> None:
        """Do what a button of the pane asks."""
        detail, navigate = self._detail, self._context.navigate
        if detail is None or self._side is None or self.plan.act(key):
            return
        company_id = detail.row.company_id
        if key == pane.NEW_LETTER:
            navigate.new("letter", {"lead_id": lead_id, "park_id": detail.row.park_id})
        elif key == pane.NEW_DEAL:
            navigate.new("deal", {"lead_id": lead_id, "company_id": company_id})
        elif key == pane.NEW_VISIT:
            navigate.new("visit", {"lead_id": lead_id, "company_ids": [company_id]})
        elif key == pane.MOVE:
            self._move_on(detail)
        elif key == pane.DONE:
            self._context.write(
                "finish_next_action",
                _finish_next_action,
                lead_id,
                detail.row.version,
                owner=self,
                done=self._finished,
            )
        elif key == pane.MERGE and self.merger is not None:
            self.merger.merge("lead", [lead_id])
        elif key == pane.ONE_PAGER:
            navigate.new("one_pager", {"lead_id": lead_id})

    @Slot(str, int, int)
    def _merged(self, _kind: str, survivor: int, _loser: int) -> None:
        if self._side is not None:
            self._side.show_record(survivor)

    def _move_on(self, detail: LeadDetail) -> None:
        stage = detail.resumes_to or pane.next_stage(detail.row)
        if stage is not None and self.mover is not None:
            self.mover.move(detail.row, stage)

    def _finished(self, _result: object) -> None:
        if self._side is not None and self._side.record_id is not None:
            self._side.edit(self._side.record_id, "next_action")


def _finish_next_action(work: Work, lead_id: int, version: int) -> object:
    """Clear the next action; the form then asks for the one after it."""
    return finish_due(work, DueKind.LEAD, lead_id, version)
