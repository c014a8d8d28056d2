"""What is arranged or written in the plans of a pane goes to the page, and the answer back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from crm.errors import UserError
    from ui.context import Context
    from ui.forms.candidates import References
    from ui.pages.list_spec import ListSpec
    from ui.pages.record_side import RecordSide
    from ui.panes.plan_content import Given

# What was read is not what is stored any more.
STALE = ("VERSION_CONFLICT", "NOT_FOUND")


class PlanSide(QObject):
    """Stands between the pane of a list and its page."""

    def __init__(
        self, spec: ListSpec, context: Context, references: References, side: RecordSide
    ) -> None:
        """Listen to the plans of the pane of `side`."""
        super().__init__(side)
        self._spec, self._context, self._side = spec, context, side
        plans = side.pane.plans
        plans.references = references
        plans.given.connect(self._take)
        plans.refused_unseen.connect(self._say_refused)

    @Slot(object)
    def _take(self, given: Given) -> None:
        self._spec.take(replace(given, failed=partial(self._not_taken, given)))

    def _not_taken(self, given: Given, error: UserError) -> None:
        given.failed(error)
        if error.code in STALE:
            self._side.refresh()  # what is there now belongs beside what was written

    @Slot(int, object)
    def _say_refused(self, record_id: int, error: UserError) -> None:
        """Say that something was not saved, with the way back to it."""
        show = partial(self._side.show_record, record_id)
        self._context.messages.refuse(error, action=self.tr("Go back to it"), run=show)
