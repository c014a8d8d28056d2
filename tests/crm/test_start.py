"""The first start of an empty database, and who acts."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from crm.database.changes import ChangeSet
from crm.errors import UserError
from crm.industries.models import Industry
from crm.staff.models import Staff
from crm.staff.terms import Role
from crm.start import PROGRAM, acting, first_start


def test_an_empty_database_gets_a_manager_and_the_industries(database):
    first_start(database)
    with database.read() as session:
        staff = session.scalars(select(Staff)).one()
        industries = session.scalar(select(func.count()).select_from(Industry))
        assert (staff.code, staff.name, staff.role) == ("S01", "招商主管", Role.MANAGER)
        assert industries > 100


def test_starting_again_changes_nothing(database):
    first_start(database)
    first_start(database)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(ChangeSet)) == 1


def test_sub_segments_hang_on_their_industry(database):
    first_start(database)
    with database.read() as session:
        parent = session.scalars(
            select(Industry).where(Industry.code == "A1", Industry.valid_to.is_(None))
        ).one()
        segment = session.scalars(select(Industry).where(Industry.code == "A1.2")).one()
        assert segment.parent_id == parent.id
        assert (segment.name, segment.level) == ("动力电池", 2)


def test_without_a_name_the_first_active_manager_acts(database):
    first_start(database)
    with database.read() as session:
        assert acting(session, None).code == "S01"


def test_an_unknown_code_is_refused(database):
    first_start(database)
    with database.read() as session, pytest.raises(UserError) as refused:
        acting(session, "S99")
    assert refused.value.code == "VALUE_UNKNOWN"


def test_somebody_who_left_cannot_act(database):
    with database.write("Staff", actor=PROGRAM) as work:
        work.session.add(Staff(code="S01", name="招商主管", role=Role.MANAGER, active=False))
    with database.read() as session:
        with pytest.raises(UserError) as refused:
            acting(session, "S01")
        assert refused.value.code == "STAFF_INACTIVE"
        with pytest.raises(UserError) as refused:
            acting(session, None)
        assert refused.value.code == "VALUE_UNKNOWN"
