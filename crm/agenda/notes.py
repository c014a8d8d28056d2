"""Where the words about something that was done are kept (docs/domain.md, The day)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.agenda.terms import DueKind
from crm.errors import UserError
from crm.followups.commands import log_follow_up
from crm.language import _, mark
from crm.records import saving
from crm.records.fields import Field, Kind
from crm.visits.models import Visit, VisitCompany

if TYPE_CHECKING:
    from crm.agenda.steps import Step
    from crm.database.session import Work
    from crm.followups.terms import Channel

NOTE = Field("note", mark("field", "Note"), Kind.NOTE)


def keep_note(work: Work, step: Step, note: str, channel: Channel | str) -> None:
    """Log what was done as a follow-up of the lead or company, else add it to the record.

    Raises UserError NOTE_TOO_LONG at `note`.
    """
    about = _concerns(work, step)
    if about is None:
        _add(work, step, note)
        return
    action = step.row.next_action
    content = _("{action}: {note}").format(action=action, note=note.strip()) if action else note
    try:
        log_follow_up(work, {**about, "content": content, "channel": channel})
    except UserError as error:
        raise _at_note(error) from error


def _concerns(work: Work, step: Step) -> dict[str, object] | None:
    """Return the lead or the company that a next step is about, None where there is none."""
    row = step.row
    if step.kind is DueKind.LEAD:
        return {"lead_id": row.id}
    if step.kind is DueKind.VISIT:
        return {"lead_id": row.lead_id} if row.lead_id else _company_of(work, row)
    if step.kind is DueKind.CONTACT and row.company_id:
        return {"company_id": row.company_id}
    return None


def _company_of(work: Work, visit: Visit) -> dict[str, object] | None:
    first = work.session.scalar(
        select(VisitCompany.company_id)
        .where(VisitCompany.visit_id == visit.id)
        .order_by(VisitCompany.position, VisitCompany.id)
        .limit(1)
    )
    return {"company_id": first} if first else None


def _add(work: Work, step: Step, note: str) -> None:
    column = "answer" if step.kind is DueKind.ISSUE else "note"
    texts = (getattr(step.row, column) or "", note.strip())
    together = "\n\n".join(each for each in texts if each)
    values = saving.parsed(work, [NOTE], {"note": together}, partial=True)
    saving.assign(step.row, {column: values["note"]})


def _at_note(error: UserError) -> UserError:
    """Point at the note of the line: that is the field that the text was written in."""
    return UserError(
        replace(each, field="note") if each.field == "content" else each for each in error.problems
    )
