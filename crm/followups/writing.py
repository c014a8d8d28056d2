"""Write a follow-up where the timeline is read (docs/domain.md, Follow-ups).

The caller owns the transaction; nothing here commits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.companies.models import Company
from crm.errors import Problem, UserError
from crm.followups.commands import log_follow_up
from crm.language import _
from crm.leads.models import Lead
from crm.leads.stage import OPEN
from crm.quantities.day_words import read_day
from crm.records import saving
from crm.records.fields import NAME_LIMIT
from crm.records.written import is_blank
from crm.tasks.commands import save_task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work
    from crm.records.saved import Saved

DAYS = ("on", "next_action_on")
STEP = ("next_action", "next_action_on", "next_action_time")


def write_follow_up(
    work: Work, raw: Mapping[str, object], id: int | None = None, version: int | None = None
) -> Saved:
    """Log a follow-up whose days may be in words (昨天, 下周三 9:30), or change the follow-up `id`.

    The next step of one on a company goes to the company's only open lead, where that is the
    actor's own, and the follow-up with it; else it becomes a task of the actor, so that nothing
    is forgotten. Raises UserError as `log_follow_up`, DATE_INVALID for a day that cannot be read.
    """
    given = _understood(work, raw)
    if id is not None:
        return log_follow_up(work, given, id, version)
    company_id = given.get("company_id")
    step = any(not is_blank(given.get(name)) for name in STEP)
    if not step or given.get("lead_id") or not isinstance(company_id, int):
        return log_follow_up(work, given)
    lead_id = own_open_lead(work, company_id)
    logged = log_follow_up(work, {**given, "lead_id": lead_id})
    if lead_id is None:
        remember_step(work, given, company_id)
    return logged


def _understood(work: Work, raw: Mapping[str, object]) -> dict[str, object]:
    """Return raw values with the days read; raises one UserError with every problem found."""
    values = dict(raw)
    problems: list[Problem] = []
    for name in DAYS:
        written = values.get(name)
        if not isinstance(written, str) or is_blank(written):
            continue
        try:
            words = read_day(written, work.today, field=name)
        except UserError as error:
            problems.extend(error.problems)
            continue
        values[name] = words.day
        if name != "on" and words.time:
            values["next_action_time"] = words.time
    if problems:
        raise UserError(problems)
    return values


def own_open_lead(work: Work, company_id: int) -> int | None:
    """Return the company's only open lead, if it is the actor's own."""
    query = select(Lead.id, Lead.owner_id, Lead.co_owner_ids).where(
        Lead.company_id == company_id,
        Lead.stage.in_(OPEN),
        Lead.archived_at.is_(None),
        Lead.merged_into_id.is_(None),
    )
    found = work.session.execute(query.limit(2)).all()
    if len(found) != 1:
        return None
    lead_id, owner, co_owners = found[0]
    return lead_id if work.actor.id in (owner, *co_owners) else None


def remember_step(work: Work, given: Mapping[str, object], company_id: int) -> None:
    """Make a task of the next step in `given`, of the actor: no lead carries it."""
    company = saving.found(work.session, Company, company_id)
    step = given.get("next_action")
    what = str(step) if not is_blank(step) else _("Follow up")
    text = _("{company}: {step}").format(company=company.name, step=what)
    due = {"due_on": given.get("next_action_on"), "due_time": given.get("next_action_time")}
    save_task(work, {"text": text[:NAME_LIMIT], "staff_id": work.actor.id or None, **due})
