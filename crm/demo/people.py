"""Staff of the demonstration: role titles, never names of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.staff.models import Staff
from crm.staff.terms import Role

if TYPE_CHECKING:
    from crm.demo.rows import Rows

RECRUITERS = ("S11", "S12", "S13", "S14", "S15", "S16")
HEAD = "S21"
# S01 is the manager whom the first start of every database brings.
STAFF = (
    ("S11", "招商专员一", Role.RECRUITER, "招商一部"),
    ("S12", "招商专员二", Role.RECRUITER, "招商一部"),
    ("S13", "招商专员三", Role.RECRUITER, "招商一部"),
    ("S14", "招商专员四", Role.RECRUITER, "党员招商突击队"),
    ("S15", "招商专员五", Role.RECRUITER, "党员招商突击队"),
    ("S16", "招商专员六", Role.RECRUITER, "党员招商突击队"),
    (HEAD, "招商一部部长", Role.MANAGER, "招商一部"),
    ("S31", "分管领导", Role.LEADER, None),
)


def load_staff(rows: Rows) -> dict[str, Staff]:
    """Add six recruiters, the head of their department and a leader who reads; by code."""
    return rows.put(
        Staff,
        {
            code: {"code": code, "name": name, "role": role, "team": team, "active": True}
            for code, name, role, team in STAFF
        },
    )


def recruiter(staff: dict[str, Staff], number: int) -> Staff:
    """Return one of the six recruiters, counting from 0 and starting again after the sixth."""
    return staff[RECRUITERS[number % len(RECRUITERS)]]
