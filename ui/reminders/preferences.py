"""What people chose about reminders and about closing the window."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from crm.agenda.reminders import LeadTimes
from crm.settings import Setting

if TYPE_CHECKING:
    from crm.settings import Settings

SETTINGS = "reminders."  # how the keys of those begin that decide what is told
REMIND = Setting("reminders.on", True)
MORNING = Setting("reminders.morning", "09:00")
MINUTES = Setting("reminders.minutes", 15)
VISIT_MINUTES = Setting("reminders.visit_minutes", 60)
STAY = Setting("tray.stay", False)
ASKED = Setting("tray.asked", False)

MOST_MINUTES = 24 * 60


def lead_times(settings: Settings) -> LeadTimes:
    """Return when somebody wants to hear; what is damaged is as at first."""
    return LeadTimes(
        morning=_time(settings.value(MORNING)),
        minutes=_minutes(settings.value(MINUTES)),
        visit_minutes=_minutes(settings.value(VISIT_MINUTES)),
    )


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return time.fromisoformat(MORNING.default)


def _minutes(count: int) -> int:
    return max(0, min(MOST_MINUTES, count))
