"""Loading the demonstration data: twice, over another database, and how it is marked."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from crm.companies.models import Company
from crm.database.base import Base, Record
from crm.database.changes import ChangeSet
from crm.database.codes import next_code
from crm.database.uids import demo_uid
from crm.demo.loader import load_demo_into
from crm.errors import UserError
from crm.leads.models import Lead
from crm.parks.models import Park
from crm.parks.terms import ParkKind, ParkStatus
from crm.staff.models import Staff
from crm.start import PROGRAM


def contents(database):
    """Every row of every table, as the database holds it."""
    with database.read() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table)).all()))
            for table in Base.metadata.sorted_tables
        }


def test_a_second_load_adds_nothing_and_changes_nothing(demo_database):
    before = contents(demo_database)
    assert load_demo_into(demo_database) == 0
    assert contents(demo_database) == before


def test_what_people_changed_in_the_demonstration_stays(demo_database):
    with demo_database.write("Rename", actor=PROGRAM) as work:
        work.session.scalars(select(Lead).where(Lead.code == "XS-2024-0001")).one().title = "新名"
    load_demo_into(demo_database)
    with demo_database.read() as session:
        assert session.scalar(select(Lead.title).where(Lead.code == "XS-2024-0001")) == "新名"


def test_loading_says_how_many_rows_it_added(database):
    assert load_demo_into(database) > 1_000


def test_uids_are_the_same_on_every_computer(demo_database):
    with demo_database.read() as session:
        uid = session.scalar(select(Company.uid).where(Company.name == "示例企业001"))
    assert uid == demo_uid("company:示例企业001")


def test_loading_is_one_action_in_the_history(demo_database):
    with demo_database.read() as session:
        actions = session.scalars(select(ChangeSet.action).order_by(ChangeSet.id)).all()
    assert actions == ["first_start", "load_demo"]


def test_new_records_get_the_numbers_after_the_demonstration(demo_database):
    with demo_database.write("New", actor=PROGRAM) as work:
        assert next_code(work.session, "YX", 2024) == "YX-2024-0052"
        assert next_code(work.session, "XS", 2025) == "XS-2025-0014"
        assert next_code(work.session, "YX", 2027) == "YX-2027-0001"


def test_every_invented_row_is_marked(demo_database):
    with demo_database.read() as session:
        unmarked = {
            table.__tablename__
            for table in Record.__subclasses__()
            if session.scalar(
                select(func.count()).select_from(table).where(table.is_demo.is_(False))
            )
        }
        names = session.scalars(select(Company.name).where(Company.is_demo.is_(False))).all()
        people = session.scalars(select(Staff.code).where(Staff.is_demo.is_(False))).all()
    published = {"industry", "park", "company", "fund", "target", "reference_figure"}
    assert unmarked == published | {"staff"}
    assert people == ["S01"]
    assert not any("示例" in name for name in names)


def test_a_record_of_the_users_own_is_never_taken_for_a_demonstration_row(database):
    with database.write("New park", actor=PROGRAM) as work:
        work.session.add(
            Park(
                code="PK01",
                name="自有园区",
                sort_key="",
                search_key="",
                kind=ParkKind.PARK,
                status=ParkStatus.PLANNED,
            )
        )
    before = contents(database)
    with pytest.raises(UserError) as refused:
        load_demo_into(database)
    assert refused.value.code == "RECORD_IN_USE"
    assert "PK01" in refused.value.message
    after = contents(database)
    assert after["park"] == before["park"]
    assert after["company"] == []
