"""What the page asks the database: the day of one person, of a team, or of everybody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from crm.agenda.queries import READS, count_due, load_agenda
from crm.settings import Setting
from crm.staff.queries import list_staff
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.agenda.rows import Agenda
    from crm.database.session import Actor
    from crm.staff.queries import StaffRow
    from ui.pages.list_spec import Session

__all__ = ["READS", "WHOSE", "Day", "Whose", "count_for", "first_choice", "read_day_of"]


class Whose(StrEnum):
    """Whose day is shown; the values are kept in the settings."""

    MINE = "mine"
    TEAM = "team"
    ALL = "all"


# Empty until somebody chooses: then whoever manages sees everybody, others their own day.
WHOSE = Setting("today.whose", "")


@dataclass(frozen=True, slots=True)
class Day:
    """The answer: the agenda, whether the person has a team, and whose day it is.

    `people` are the members of staff, None for everybody.
    """

    agenda: Agenda
    whose: Whose
    has_team: bool
    people: tuple[int, ...] | None


def first_choice(kept: str, actor: Actor) -> Whose:
    """Return what is shown: what was chosen before, else what fits the role."""
    if kept in set(Whose) and (kept != Whose.ALL or may_see_all(actor)):
        return Whose(kept)
    return Whose.ALL if may_see_all(actor) else Whose.MINE


def may_see_all(actor: Actor) -> bool:
    """Tell whether a person answers for everybody's day."""
    return actor.role is not Role.RECRUITER


def read_day_of(session: Session, today: date, actor_id: int, whose: Whose) -> Day:
    """Read the page; the team of somebody without one is that person alone."""
    staff = list_staff(session)
    team = _team_of(staff, actor_id)
    whose = Whose.MINE if whose is Whose.TEAM and not team else whose
    if whose is Whose.ALL:
        agenda = load_agenda(session, today)
    elif whose is Whose.TEAM:
        agenda = load_agenda(session, today, team=team)
    else:
        agenda = load_agenda(session, today, staff_id=actor_id)
    return Day(agenda, whose, bool(team), _people(staff, actor_id, whose))


def count_for(session: Session, today: date, actor_id: int, whose: Whose) -> int:
    """Return the number on the rail: what is overdue or due today of those whose day is shown."""
    if whose is Whose.ALL:
        return count_due(session, today, None)
    people = _people(list_staff(session), actor_id, whose)
    return sum(count_due(session, today, each) for each in people or ())


def _team_of(staff: Sequence[StaffRow], actor_id: int) -> str:
    return next((each.team or "" for each in staff if each.id == actor_id), "")


def _people(staff: Sequence[StaffRow], actor_id: int, whose: Whose) -> tuple[int, ...] | None:
    if whose is Whose.ALL:
        return None
    team = _team_of(staff, actor_id) if whose is Whose.TEAM else ""
    if not team:
        return (actor_id,)
    return tuple(each.id for each in staff if each.team == team)
