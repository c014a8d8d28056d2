"""Who may undo what: as much as the step itself asked for (docs/domain.md, Undo)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.database.changes import Operation
from crm.errors import UserError
from crm.language import _
from crm.leads.stage import ORDER
from crm.letters.terms import LetterStatus
from crm.staff.permissions import (
    MANAGING,
    require_admin,
    require_manager,
    require_writer,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crm.database.changes import ChangeSet, RowChange
    from crm.database.session import Actor
    from crm.staff.terms import Role

# Tables that only administrators and only managers write.
OF_ADMINISTRATORS = frozenset({"staff", "industry"})
OF_MANAGERS = frozenset({"target"})
PLACES = {stage.value: place for place, stage in enumerate(ORDER)}


def why_not(
    actor: Actor, change_set: ChangeSet, changes: Iterable[RowChange], *, own_file: bool
) -> str:
    """Return why somebody may not undo a change set, "" where they may.

    In one's `own_file` anybody chooses their own role, and takes the choice back.
    """
    try:
        require_writer(actor.role)
    except UserError as error:
        return error.message
    if change_set.staff_id is None:
        return _("The program itself brought this; it is not undone.")
    if actor.role not in MANAGING and change_set.staff_id != actor.id:
        return _("Somebody else did this. They or a manager may undo it.")
    for change in changes:
        if own_file and change.row_id == actor.id and _only_role(change):
            continue
        try:
            _required(change)(actor.role)
        except UserError as error:
            return error.message
    return ""


def _required(change: RowChange) -> Callable[[Role], None]:
    table, fields = change.table_name, change.fields
    if table in OF_ADMINISTRATORS:
        return require_admin
    if table in OF_MANAGERS or "merged_into_id" in fields:
        return require_manager
    if table == "letter" and _voids(change):
        return require_manager
    if table == "lead_stage_history" and _steps_back(fields):
        return require_manager
    return require_writer


def _only_role(change: RowChange) -> bool:
    return change.table_name == "staff" and set(change.fields) == {"role"}


def _voids(change: RowChange) -> bool:
    statuses = change.fields.get("status", ()) if change.operation == Operation.UPDATE else ()
    return LetterStatus.VOID.value in statuses


def _steps_back(fields: dict[str, list[str | None]]) -> bool:
    """Tell whether a row of the history is a step back in the order of the stages."""
    stages = [fields.get(name, [None, None]) for name in ("from_stage", "to_stage")]
    before, after = (PLACES.get(pair[1] or pair[0] or "") for pair in stages)
    return before is not None and after is not None and after < before
