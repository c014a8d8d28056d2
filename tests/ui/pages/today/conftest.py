"""The first page over an office with a day's work, as its recruiter sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest

from crm.clock import clock_at
from crm.leads.requirements import save_requirement
from crm.staff.queries import actor_of
from crm.tasks.commands import save_task
from ui.acting import Acting
from ui.change_notifier import ChangeNotifier
from ui.pages.today.page import create_page


@pytest.fixture
def mine(context, office, undoing):
    """The window's context while the recruiter acts."""
    del undoing  # it gives messages their way back
    return replace(context, acting=Acting(office.recruiter))


@pytest.fixture
def told(context):
    """The messages that were posted."""
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


@pytest.fixture
def step(office):
    """Enter a lead with a next step; return its id."""

    def enter(text, on, *, by=None, **fields):
        values = {"next_action": text, "next_action_on": on, **fields}
        by = by or office.recruiter
        return office.lead(office.company(by=by), by=by, **values).id

    return enter


@pytest.fixture
def task(office):
    """Enter a task of one's own; return its id."""

    def enter(text, on=None, **fields):
        raw = {"text": text, "due_on": on, **fields}
        return office.do(save_task, raw, by=office.recruiter).id

    return enter


@pytest.fixture
def need(office):
    """Enter what a lead needs."""

    def enter(lead, on, **fields):
        raw = {"lead_id": lead, "kind": "用电", "quantity": "800", "unit": "kVA", "due_on": on}
        return office.do(save_requirement, {**raw, **fields}, by=office.recruiter).id

    return enter


@pytest.fixture
def open_page(mine, qtbot):
    """Open the page, as wide as in a window of 1440 px, with the keyboard in its list."""

    def opened(context=None, wide=1364, high=820):
        page = create_page(context or mine)
        qtbot.addWidget(page)
        page.resize(wide, high)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.due.list.setFocus()
        QTest.qWait(1)
        return page

    return opened


@pytest.fixture
def demo(context, demo_database):
    """The window's context over the demonstration data; `acts(code)` says who acts."""
    over = replace(
        context,
        database=demo_database,
        changes=ChangeNotifier(demo_database),
        clock=clock_at(date(2024, 10, 8)),
    )

    def acts(code):
        with demo_database.read() as session:
            return replace(over, acting=Acting(actor_of(session, code)))

    return acts
