"""The page of letters on the demonstration data, as of 2026-11-20; the manager acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from sqlalchemy import select

from crm.clock import clock_at
from crm.companies.models import Company
from crm.database.session import Actor
from crm.letters.models import Letter
from crm.staff.models import Staff
from crm.staff.terms import Role
from ui.acting import Acting
from ui.change_notifier import ChangeNotifier
from ui.pages.letters.page import create_page

if TYPE_CHECKING:
    from ui.context import Context


@pytest.fixture
def clock():
    return clock_at(date(2026, 11, 20))


@pytest.fixture
def demo_context(context, demo_database) -> Context:
    with demo_database.read() as session:
        staff = session.scalars(select(Staff).where(Staff.role == Role.MANAGER)).first()
        actor = Actor(staff.id, staff.code, staff.name, staff.role)
    notifier = ChangeNotifier(demo_database)
    return replace(context, database=demo_database, changes=notifier, acting=Acting(actor))


@pytest.fixture
def page(demo_context, qtbot):
    made = create_page(demo_context)
    qtbot.addWidget(made)
    made.resize(1364, 800)
    made.show()
    QTest.qWait(2)
    return made


@pytest.fixture
def letter(demo_database):
    """Read a letter by its code, or the newest of a company."""

    def read(code: str = "", company: str = "") -> Letter:
        with demo_database.read() as session:
            query = select(Letter).order_by(Letter.id.desc())
            if code:
                query = query.where(Letter.code == code)
            else:
                query = query.join(Company).where(Company.name == company)
            found = session.scalars(query).first()
            session.expunge(found)
            return found

    return read
