"""People of every role who act on a database through commands, and proof of what they changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from sqlalchemy import select

from crm.companies.commands import save_company
from crm.database.base import Base
from crm.database.session import Actor
from crm.errors import UserError
from crm.parks.commands import save_park
from crm.staff.models import Staff
from crm.staff.terms import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.database.session import Database
    from crm.records.saved import Saved

Result = TypeVar("Result")
PROGRAM = Actor(0, "", "", Role.ADMIN)
# Code, title, role and whether they are still there.
PEOPLE = (
    ("S01", "招商主管", Role.MANAGER, True),
    ("S02", "招商专员一", Role.RECRUITER, True),
    ("S03", "招商专员二", Role.RECRUITER, True),
    ("S04", "分管领导", Role.LEADER, True),
    ("S05", "系统管理员", Role.ADMIN, True),
    ("S06", "招商专员三", Role.RECRUITER, False),
)


@dataclass
class Office:
    """A database with staff; commands are done by the manager unless somebody else is named."""

    database: Database
    manager: Actor
    recruiter: Actor
    colleague: Actor  # another recruiter
    leader: Actor
    admin: Actor
    retired: Actor  # has left the team
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def do(
        self, command: Callable[..., Result], *arguments: Any, by: Actor | None = None, **named: Any
    ) -> Result:
        """Run one command in a transaction of its own."""
        with self.database.write(command.__name__, actor=by or self.manager) as work:
            return command(work, *arguments, **named)

    def refused(
        self, command: Callable[..., Any], *arguments: Any, by: Actor | None = None, **named: Any
    ) -> UserError:
        """Run a command that must be refused, and prove that it changed nothing."""
        before = dump_tables(self.database)
        with pytest.raises(UserError) as refusal:
            self.do(command, *arguments, by=by, **named)
        assert dump_tables(self.database) == before
        return refusal.value

    def read(self, query: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
        """Run one query."""
        with self.database.read() as session:
            return query(session, *arguments, **named)

    def company(self, name: str = "", *, by: Actor | None = None, **fields: Any) -> Saved:
        """Enter a company; a name is made up when none is given."""
        values = {"name": name or f"示例企业{next(self._numbers):03d}", **fields}
        return self.do(save_company, values, by=by)

    def park(self, code: str = "", *, by: Actor | None = None, **fields: Any) -> Saved:
        """Enter a park."""
        code = code or f"PK{next(self._numbers):02d}"
        return self.do(save_park, {"code": code, "name": f"示例产业园{code}", **fields}, by=by)

    def lead(
        self, company: Saved | None = None, *, by: Actor | None = None, **fields: Any
    ) -> Saved:
        """Enter a lead of a company, or of a new one."""
        from crm.leads.commands import save_lead

        company_id = (company or self.company(by=by)).id
        values = {"title": "示例项目", "company_id": company_id, "source_channel": "其他"}
        return self.do(save_lead, {**values, **fields}, by=by)


@pytest.fixture
def office(database: Database) -> Office:
    """An empty database with one member of staff of each role, one more recruiter, one retired."""
    with database.write("staff", actor=PROGRAM) as work:
        staff = [Staff(code=c, name=n, role=r, active=a) for c, n, r, a in PEOPLE]
        for each in staff:
            work.session.add(each)
            work.session.flush()  # ids in this order
        actors = [Actor(each.id, each.code, each.name, each.role) for each in staff]
    manager, recruiter, colleague, leader, admin, retired = actors
    return Office(database, manager, recruiter, colleague, leader, admin, retired)


def dump_tables(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, to compare the whole database before and after."""
    with database.read() as session:
        return {
            table.name: [
                tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))
            ]
            for table in Base.metadata.sorted_tables
        }
