"""Trips with their stops and the contacts logged on them; one click makes a lead of a contact."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.records.fields import by_name
from crm.records.list_columns import condition_fields, group_names
from crm.trips import queries
from crm.trips.commands import (
    archive_trip,
    archive_trip_contact,
    restore_trip,
    save_trip,
)
from crm.trips.conversion import convert_trip_contact
from crm.trips.detail import load_detail
from crm.trips.fields import TRIP_FIELDS
from crm.trips.terms import TripStatus
from ui.actions import CONVERT_KEY, EDIT_KEY, LOG_KEY
from ui.pages.list_page import ListPage
from ui.pages.list_spec import FormSpec, ListSpec
from ui.pages.plan_acts import PlanActs
from ui.pages.subtotals import trip_subtotals
from ui.pages.trips import pane
from ui.pages.trips.columns import totals_text, trip_columns, trip_filters
from ui.pages.trips.met import contact_form
from ui.pages.trips.plan import NEW_STOP, stop_form, trip_plan
from ui.pages.views_given import TRIP_FILTERS, trip_views

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from crm.records.saved import FormValues, Saved
    from crm.trips.detail import TripDetail
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.panes.content import PaneContent

translate = QCoreApplication.translate
TRIP = "trip"
FINISHING = ("status", "actual_cost", "report")


def create_page(context: Context) -> ListPage:
    """Return the page."""
    return TripsPage(context)


class TripsPage(ListPage):
    """The list of trips; the pane logs contacts, plans stops and makes leads."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show all trips, the latest first."""
        self._shown: TripDetail | None = None
        self._actions: dict[str, Callable[[int], None]] = {
            "contact.edit": self._edit_contact,
            "contact.convert": self._convert,
            "contact.archive": self._archive_contact,
            "lead.open": partial(context.navigate.open, "lead"),
        }
        # The list owns them once it is made: its declaration names them before.
        self._plan = PlanActs(context, context.theme)
        super().__init__(context, self._spec(), parent)
        self._plan.setParent(self)
        self._plan.attach(self.side, trip_plan(self._plan))

    def keys_text(self) -> str:
        """Name the keys of the list and the one that logs a contact."""
        return self.context.keys.hints(
            ("Enter", self.tr("open")),
            (LOG_KEY, self.tr("log a contact")),
            (EDIT_KEY, self.tr("edit")),
            ("Ctrl+C", self.tr("copy")),
        )

    def open_kind(self, kind: str, record_id: int) -> None:
        """Show a trip, or the form of a logged contact beside its trip."""
        if kind == TRIP:
            self.open_record(record_id)
        else:
            load, done = queries.load_contact_form, self._open_contact
            self.context.read(load, record_id, owner=self, done=done)

    def log_contact(self) -> None:
        """Log somebody met on the trip in the pane."""
        self.context.navigate.do(LOG_KEY)

    def _spec(self) -> ListSpec:
        return ListSpec(
            key="trips",
            kind=TRIP,
            icon="trips",
            title=translate("Pages", "Trips"),
            search_hint=translate("Trips", "Title, city, code or whom you met"),
            columns=trip_columns(),
            sort="starts_on",
            descending=True,
            filters=trip_filters(),
            find_ids=queries.find_ids,
            conditions=condition_fields(queries.CONDITIONS),
            groups=group_names(queries.CONDITIONS),
            find_groups=queries.find_groups,
            subtotals=trip_subtotals(),
            load_rows=queries.load_rows,
            reads=queries.READS,
            totals=queries.totals,
            totals_text=totals_text,
            load_pane=load_detail,
            pane=self._pane,
            form=self._form(),
            archive=archive_trip,
            restore=restore_trip,
            act=self._act,
            take=self._plan.take,
            views=trip_views(),
            more_filters=TRIP_FILTERS,
            count_text=_count_text,
            empty_text=translate("Trips", "No trip yet. Plan the first one."),
            new_text=translate("Trips", "New trip"),
        )

    def _form(self) -> FormSpec:
        return FormSpec(
            fields=TRIP_FIELDS,
            save=save_trip,
            new_title=translate("Trips", "New trip"),
            edit_title=translate("Trips", "Edit trip"),
            load=queries.load_form,
            defaults=self._defaults,
        )

    def _defaults(self) -> Mapping[str, object]:
        today = self.context.today
        leader = self.context.actor.id or None
        return {"starts_on": today, "ends_on": today, "leader_staff_id": leader}

    def _pane(self, detail: TripDetail) -> PaneContent:
        self._shown = detail
        return pane.pane_content(detail, self.context.today)

    def _act(self, key: str, trip_id: int) -> None:
        verb, _, what = key.partition(":")
        if self._plan.act(key):
            return
        if verb in self._actions:
            self._actions[verb](int(what))
        elif verb == NEW_STOP and self._shown is not None:
            self._new_stop(self._shown, date.fromisoformat(what))
        elif key == pane.NEW_CONTACT:
            self.log_contact()
        elif key == pane.CONVERT:
            self.context.navigate.do(CONVERT_KEY)
        elif key == pane.FINISH:
            self.side.open_form(_finish_form(), record_id=trip_id)

    # contacts

    def _open_contact(self, values: FormValues) -> None:
        trip_id = values.values.get("trip_id")
        if isinstance(trip_id, int) and values.id is not None:
            self.open_record(trip_id)
            self._edit_contact(values.id)

    def _edit_contact(self, contact_id: int) -> None:
        self.side.open_form(contact_form(), record_id=contact_id)

    def _convert(self, contact_id: int) -> None:
        self.context.write(
            convert_trip_contact.__name__,
            convert_trip_contact,
            contact_id,
            owner=self,
            done=self._converted,
        )

    def _converted(self, lead: Saved) -> None:
        text = self.tr("{code} is the lead of this contact.").format(code=lead.code)
        run = partial(self.context.navigate.open, "lead", lead.id)
        self.context.messages.tell(text, action=self.tr("Open the lead"), run=run)

    def _archive_contact(self, contact_id: int) -> None:
        self.context.write(
            archive_trip_contact.__name__,
            archive_trip_contact,
            contact_id,
            owner=self,
            done=self._taken_off,
        )

    # stops

    def _new_stop(self, trip: TripDetail, day: date) -> None:
        """Open the form of a stop on a day, in the city where the day ends so far."""
        before = [each.city for each in trip.stops if each.on <= day]
        city = before[-1] if before else trip.row.cities[0]
        values = {"trip_id": trip.row.id, "on": day, "city": city}
        self.side.open_form(stop_form(), values=values)

    def _taken_off(self, _saved: Saved) -> None:
        self.context.messages.tell(self.tr("Taken off the trip."))


def _finish_form() -> FormSpec:
    """Return the form that ends a trip: what it cost and what came of it."""
    fields = by_name(TRIP_FIELDS)
    return FormSpec(
        fields=tuple(fields[name] for name in FINISHING),
        save=save_trip,
        new_title="",
        edit_title=translate("Trips", "Finish the trip"),
        load=queries.load_form,
        prepare=_set_done,
        save_text=translate("Trips", "Finish"),
    )


def _set_done(form: RecordForm, _values: FormValues) -> None:
    form.put("status", str(TripStatus.DONE))
    form.hide_field("status", hidden=True)


def _count_text(count: int) -> str:
    return translate("Trips", "{count} trips").format(count=f"{count:,}")
