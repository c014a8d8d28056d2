"""On which trip somebody was met, and when; or that it was none, and how one spoke then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from crm.followups.terms import Channel
from crm.trips.logged import running_trip
from ui import formats
from ui.forms.choice_editors import CalmComboBox
from ui.quick_log.lines import LogLine
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from crm.trips.logged import TripChoice
    from ui.context import Context

translate = QCoreApplication.translate
DESK = 0  # in the place of a trip's id
BESIDE = 130  # px of what stands beside the trip


class TripField(QObject):
    """A list of trips, and beside it the day (of a trip that is not today's) or the channel.

    Signals:
        changed: another trip, channel or day.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Begin without trips: they are read while the window is looked at."""
        super().__init__(parent)
        self._context = context
        self.trips: Sequence[TripChoice] = ()
        self._wanted: int | None = None  # the trip to show once its name is known
        self._preset = False
        self.box = CalmComboBox(parent)
        self.box.setAccessibleName(self.tr("Trip"))
        self.box.addItem(self.tr("No trip: log a conversation"), DESK)
        self.channel = CalmComboBox(parent)
        self.channel.setAccessibleName(self.tr("Channel"))
        for each in Channel:
            self.channel.addItem(each.label, str(each))
        self.met_label = label(self.tr("Met on"), parent, tone="secondary")
        self.met_on = LogLine(context.theme, self.tr("Met on"), parent)
        for widget in (self.channel, self.met_on):
            widget.setFixedWidth(BESIDE)
        self.box.activated.connect(self._chosen)
        self.channel.activated.connect(self.changed)
        self.met_on.textEdited.connect(self.changed)
        self._arrange()

    @property
    def trip_id(self) -> int | None:
        """The trip, None at the desk."""
        if self._wanted is not None:
            return self._wanted
        return self.box.currentData() or None

    @property
    def trip(self) -> TripChoice | None:
        """The trip, once it is read."""
        return next((each for each in self.trips if each.id == self.trip_id), None)

    def put(self, trip_id: int | None, channel: str, met_on: str, *, preset: bool) -> None:
        """Show what an entry has; `preset` takes one's own running trip where there is none."""
        self._preset = preset and trip_id is None
        self._wanted = trip_id
        self.met_on.setText(met_on)
        self.channel.setCurrentIndex(max(0, self.channel.findData(channel)))
        self._choose()

    def show_trips(self, trips: Sequence[TripChoice]) -> None:
        """Offer trips, keeping what is chosen."""
        chosen = self.trip_id
        self.trips = trips
        self.box.clear()
        for each in trips:
            icon = self._context.theme.icon("trips")
            self.box.addItem(icon, _text(each), each.id)
        self.box.addItem(self.tr("No trip: log a conversation"), DESK)
        if chosen not in [each.id for each in trips]:
            chosen = None
        if chosen is None and self._preset and (running := running_trip(trips)) is not None:
            chosen = running.id
        self._preset = False
        self._wanted = chosen
        self.box.setCurrentIndex(self.box.findData(DESK))
        self._choose()

    def day(self) -> str:
        """Return the day of the meeting as raw text: as written, else today or the nearest day."""
        written = self.met_on.text().strip()
        trip = self.trip
        if written or trip is None:
            return written
        return trip.day_of(self._context.today).isoformat()

    def _choose(self) -> None:
        place = self.box.findData(self._wanted if self._wanted is not None else DESK)
        if place >= 0:
            self.box.setCurrentIndex(place)
            self._wanted = None
        self._arrange()

    @Slot()
    def _chosen(self) -> None:
        self._wanted = None
        self.met_on.clear()
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """Show the channel at the desk, the day where it is not simply today."""
        trip, today = self.trip, self._context.today
        at_desk = self.trip_id is None
        away = trip is not None and not trip.starts_on <= today <= trip.ends_on
        other_day = self.met_on.text().strip() not in ("", today.isoformat())
        if away and trip is not None and not self.met_on.text():
            self.met_on.setText(trip.day_of(today).isoformat())
        self.channel.setVisible(at_desk)
        for widget in (self.met_label, self.met_on):
            widget.setVisible(not at_desk and (away or other_day))


def _text(trip: TripChoice) -> str:
    """Return `CF-2024-0043 出访深圳  进行中`."""
    state = trip.status.label
    if not trip.running:
        state = formats.day(trip.starts_on)
    return f"{trip.code} {trip.title}  {state}"
