"""The views that the program brings for each list: what people ask every week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.leads.aging import Aging
from crm.leads.stage import OPEN
from crm.leads.terms import Stage
from crm.letters.terms import LetterState
from crm.parks.terms import ParkStatus
from crm.records.conditions import Condition, Operator, to_json
from crm.records.relative_days import Period, Relative
from crm.trips.terms import TripStatus
from crm.views.definition import ME, ViewDefinition
from crm.visits.terms import VisitStatus
from ui.pages.list_spec import GivenView

if TYPE_CHECKING:
    from collections.abc import Mapping

translate = QCoreApplication.translate
WEEK = 7
# Names of filters that figures use and no chip shows.
LEAD_FILTERS = (
    *("company_id", "industry_id", "source_trip_id", "registered_from", "registered_to"),
    *("next_overdue", "intent_lapsed"),
)
LETTER_FILTERS = ("signed_from", "signed_to", "lead_id", "company_id")
TRIP_FILTERS = ("starts_from", "starts_to")
VISIT_FILTERS = ("on_from", "on_to")
COMPANY_FILTERS = ("city",)
DEAL_FILTERS = ("lead_id",)


def lead_views() -> tuple[GivenView, ...]:
    """Return the views of leads."""
    still_open = tuple(str(stage) for stage in OPEN)
    due = _asked("next_action", Operator.BEFORE, Relative(Period.NEXT_WEEK))
    blank = to_json(Condition("next_action", Operator.EMPTY))
    late = _asked("late_needs", Operator.AT_LEAST, 1)
    return (
        _mine(translate("Views", "My leads"), "owner_id"),
        GivenView(
            "due",
            translate("Views", "Due this week"),
            ViewDefinition(filters={"stage": still_open}, conditions=(due,), sort="next_action"),
        ),
        GivenView(
            "overdue",
            translate("Views", "Stalled"),
            ViewDefinition(filters={"aging": (str(Aging.OVERDUE),)}, sort="days", descending=True),
        ),
        GivenView(
            "intent",
            translate("Views", "Intent, to be signed"),
            ViewDefinition(filters={"stage": (str(Stage.INTENT),)}, sort="days", descending=True),
        ),
        GivenView(
            "no_next",
            translate("Views", "Without a next action"),
            ViewDefinition(filters={"stage": still_open}, conditions=(blank,)),
        ),
        GivenView(
            "late_needs",
            translate("Views", "With overdue needs"),
            ViewDefinition(filters={"stage": still_open}, conditions=(late,)),
        ),
        _during("new", translate("Views", "New this month"), "registered", Period.THIS_MONTH),
    )


def company_views() -> tuple[GivenView, ...]:
    """Return the views of companies."""
    several = _asked("leads", Operator.AT_LEAST, 1)
    return (
        _showing("tenants", translate("Views", "Tenants"), {"is_tenant": True}),
        GivenView(
            "with_leads",
            translate("Views", "With open leads"),
            ViewDefinition(conditions=(several,), sort="leads", descending=True),
        ),
    )


def trip_views() -> tuple[GivenView, ...]:
    """Return the views of trips."""
    ahead = (str(TripStatus.PLANNED), str(TripStatus.UNDERWAY))
    return (
        _mine(translate("Views", "My trips"), "leader_staff_id"),
        _showing("ahead", translate("Views", "Planned and under way"), {"status": ahead}),
        _during("year", translate("Views", "This year"), "starts_on", Period.THIS_YEAR),
    )


def visit_views() -> tuple[GivenView, ...]:
    """Return the views of visits."""
    ahead = (str(VisitStatus.PLANNED), str(VisitStatus.CONFIRMED))
    soon = _asked("on", Operator.DURING, Relative(Period.NEXT_DAYS, WEEK))
    return (
        _mine(translate("Views", "My visits"), "host_staff_id"),
        GivenView(
            "soon",
            translate("Views", "In the next 7 days"),
            ViewDefinition(filters={"status": ahead}, conditions=(soon,), sort="on"),
        ),
        _during("month", translate("Views", "This month"), "on", Period.THIS_MONTH),
    )


def letter_views() -> tuple[GivenView, ...]:
    """Return the views of letters."""
    in_force = (str(LetterState.IN_FORCE),)
    return (
        _mine(translate("Views", "My letters"), "owner_id"),
        _showing("in_force", translate("Views", "In force"), {"state": in_force}),
        GivenView(
            "expiring",
            translate("Views", "Expiring within 30 days"),
            ViewDefinition(filters={"expiring": True}, sort="valid_until"),
        ),
        _during("year", translate("Views", "Signed this year"), "signed_on", Period.THIS_YEAR),
    )


def fund_views() -> tuple[GivenView, ...]:
    """Return the views of funds."""
    return (_showing("counted", translate("Views", "Counted in figures"), {"counted": True}),)


def deal_views() -> tuple[GivenView, ...]:
    """Return the views of equity deals."""
    return (
        _mine(translate("Views", "My deals"), "owner_id"),
        _during("year", translate("Views", "Signed this year"), "signed_on", Period.THIS_YEAR),
    )


def park_views() -> tuple[GivenView, ...]:
    """Return the views of parks."""
    running = (str(ParkStatus.OPENED), str(ParkStatus.OPERATING))
    return (_showing("running", translate("Views", "Opened and operating"), {"status": running}),)


def _mine(title: str, owner: str) -> GivenView:
    return GivenView("mine", title, ViewDefinition(filters={owner: (ME,)}))


def _showing(key: str, title: str, filters: Mapping[str, object]) -> GivenView:
    return GivenView(key, title, ViewDefinition(filters=filters))


def _during(key: str, title: str, column: str, period: Period) -> GivenView:
    asked = _asked(column, Operator.DURING, Relative(period))
    return GivenView(key, title, ViewDefinition(conditions=(asked,)))


def _asked(column: str, operator: Operator, value: object) -> dict[str, object]:
    return to_json(Condition(column, operator, (value,)))
