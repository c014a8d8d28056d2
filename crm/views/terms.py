"""The lists that views are saved for (docs/domain.md, Saved views)."""

from __future__ import annotations

from crm.language import Term, mark


class ListKey(Term):
    """A list of the window, by the name that its settings have too."""

    LEADS = "leads", mark("list", "Leads")
    COMPANIES = "companies", mark("list", "Companies")
    TRIPS = "trips", mark("list", "Trips")
    VISITS = "visits", mark("list", "Visits")
    LETTERS = "letters", mark("list", "Letters")
    FUNDS = "funds", mark("list", "Funds")
    DEALS = "deals", mark("list", "Equity deals")
    PARKS = "parks", mark("list", "Parks")
