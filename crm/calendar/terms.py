"""The terms of the calendar (docs/domain.md, Calendar)."""

from __future__ import annotations

from crm.language import Term, mark


class Lane(Term):
    """What belongs together in the calendar and is shown or hidden together, in this order."""

    TRIP = "trip", mark("calendar lane", "Trips")
    VISIT = "visit", mark("calendar lane", "Visits")
    EVENT = "event", mark("calendar lane", "Events")
    APPOINTMENT = "appointment", mark("calendar lane", "Appointments")
    DUE = "due", mark("calendar lane", "Due")


class EntryKind(Term):
    """What an entry is: a record with days of its own, or something that is due on a day."""

    TRIP = "trip", mark("calendar entry", "Trip")
    VISIT = "visit", mark("calendar entry", "Visit")
    EVENT = "event", mark("calendar entry", "Event")
    APPOINTMENT = "appointment", mark("calendar entry", "Appointment")
    LEAD_STEP = "lead_step", mark("calendar entry", "Next step of a lead")
    VISIT_STEP = "visit_step", mark("calendar entry", "Next step of a visit")
    CONTACT_STEP = "contact_step", mark("calendar entry", "Next step with a contact of a trip")
    TASK = "task", mark("calendar entry", "Task")
    REQUIREMENT = "requirement", mark("calendar entry", "Requirement")
    ISSUE = "issue", mark("calendar entry", "Issue")

    @property
    def lane(self) -> Lane:
        """The lane in which such an entry stands."""
        return Lane(self.value) if self.value in {*Lane} else Lane.DUE
