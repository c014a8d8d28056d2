"""Every view that the program brings names only what its list has, and can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crm.views.terms import ListKey
from ui.pages.companies.page import CompaniesPage
from ui.pages.funds.page import FundsPage
from ui.pages.leads.page import LeadsPage
from ui.pages.letters.page import LettersPage
from ui.pages.parks.page import create_page as parks_page
from ui.pages.trips.page import TripsPage
from ui.pages.views import GIVEN
from ui.pages.visits.page import VisitsPage

if TYPE_CHECKING:
    from ui.pages.list_page import ListPage

# What the offscreen platform says about windows that drop down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PAGES = (LeadsPage, CompaniesPage, TripsPage, VisitsPage, LettersPage, parks_page, FundsPage)


def lists_of(page) -> list[ListPage]:
    return [page.funds, page.deals] if isinstance(page, FundsPage) else [page]


@pytest.fixture
def told(context):
    heard = []
    context.messages.posted.connect(lambda message: heard.append(message.text))
    return heard


@pytest.mark.parametrize("create", PAGES)
def test_all_that_it_names_is_known_and_it_is_unchanged_when_chosen(context, qtbot, told, create):
    page = create(context)
    qtbot.addWidget(page)
    for each in lists_of(page):
        assert each.spec.key in set(ListKey)
        assert each.spec.views
        for view in each.spec.views:
            each.views.choose(GIVEN + view.key)
            assert each.views.picker.text() == view.title
            assert not each.views.modified
    assert told == []
