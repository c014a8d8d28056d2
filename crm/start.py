"""The first start of a database: who acts, and the industries that records are classified by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, select

from crm import taxonomies
from crm.database.session import Actor
from crm.database.uids import demo_uid
from crm.errors import refuse
from crm.industries.models import Industry
from crm.language import _
from crm.staff.models import Staff
from crm.staff.permissions import MANAGING
from crm.staff.queries import actor_of
from crm.staff.terms import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from crm.database.session import Database, Work

# Acts where no person does: the rows it brings belong to nobody.
PROGRAM = Actor(0, "", "", Role.ADMIN)
FIRST_CODE = "S01"
FIRST_NAME = "招商主管"


def first_start(database: Database) -> None:
    """Put what a user needs to begin into an empty database; does nothing in any other.

    That is one member of staff, S01 招商主管 (MANAGER), and the industry taxonomy with fixed
    uids, so that records can be exchanged between databases.
    """
    with database.read() as session:
        if _has_staff(session) and _has_industries(session):
            return
    with database.write("first_start", actor=PROGRAM) as work:
        # Asked again: another program may have started at the same moment.
        if not _has_staff(work.session):
            work.session.add(Staff(code=FIRST_CODE, name=FIRST_NAME, role=Role.MANAGER))
        if not _has_industries(work.session):
            write_industries(work)


def _has_staff(session: Session) -> bool:
    return session.scalar(select(Staff.id).limit(1)) is not None


def _has_industries(session: Session) -> bool:
    return session.scalar(select(Industry.id).limit(1)) is not None


def write_industries(work: Work) -> dict[str, Industry]:
    """Add the industries that are missing and return those of the current version by code."""
    session = work.session
    known = {
        (each.taxonomy, each.code): each
        for each in session.scalars(select(Industry).order_by(Industry.id))
    }
    missing = [each for each in taxonomies.industries() if (each.version, each.code) not in known]
    for level in (1, 2):
        for entry in missing:
            if entry.level == level:
                row = _industry(entry, known.get((entry.version, entry.parent)))
                known[entry.version, entry.code] = row
                session.add(row)
        session.flush()  # sub-segments need the ids of their industries
    current = taxonomies.current_version()
    return {code: each for (version, code), each in known.items() if version == current}


def _industry(entry: taxonomies.IndustryEntry, parent: Industry | None) -> Industry:
    return Industry(
        uid=demo_uid(f"industry:{entry.code}@{entry.version}"),
        code=entry.code,
        name=entry.name,
        level=entry.level,
        group=entry.group,
        parent_id=parent.id if parent else None,
        taxonomy=entry.version,
        target_output_2030=entry.target,
        target_output_2030_qual=entry.qualifier,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
    )


def acting(session: Session, code: str | None) -> Actor:
    """Return who acts: the one named, else the first active manager, else the first active one.

    Raises UserError VALUE_UNKNOWN for an unknown code, STAFF_INACTIVE for one who left.
    """
    if code:
        return actor_of(session, code)
    managers_first = case((Staff.role.in_(MANAGING), 0), else_=1)
    found = session.scalar(
        select(Staff.code).where(Staff.active.is_(True)).order_by(managers_first, Staff.id).limit(1)
    )
    if found is None:
        raise refuse("VALUE_UNKNOWN", _("Nobody on the staff is active. Name somebody with --as."))
    return actor_of(session, found)
