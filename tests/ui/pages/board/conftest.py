"""A board over an office, and what it says and asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from crm.leads.terms import Stage
from tests.support.boards import settle
from tests.support.records import writing
from ui.pages.board.page import create_page

TODAY = date(2026, 12, 31)
MANY = 420


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


@pytest.fixture
def wanted(context):
    """The forms that were asked for on other pages."""
    asked = []
    context.navigate.new_wanted.connect(lambda kind, values: asked.append((kind, values)))
    return asked


@pytest.fixture
def shown(context, qtbot):
    """Show the board once the leads are there."""

    def show():
        page = create_page(context)
        qtbot.addWidget(page)
        page.resize(1364, 846)
        page.show()
        settle()
        return page

    return show


@pytest.fixture
def many(office):
    """More cards than a column shows; two owners, two parks."""
    with writing(office.database) as records:
        owners = [records.staff("T01"), records.staff("T02")]
        parks = [records.park("PK01"), records.park("PK02")]
        chips = records.industry("A2")
        company = records.company("示例企业")
        for number in range(MANY):
            stage = Stage.INTENT if number % 3 else Stage.NEW
            lead = records.lead(
                owners[number % 2],
                company,
                [(stage, TODAY - timedelta(days=number % 100))],
                est_investment=None if number % 5 == 0 else 1_000_000,
                industry_id=chips.id if number % 4 == 0 else None,
                is_demo=True,
            )
            if stage is Stage.INTENT:
                records.letter(lead, parks[number % 2], 100, TODAY)
    return office
