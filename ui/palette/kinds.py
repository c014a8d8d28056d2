"""What each kind of record is called in the search, its icon, and how it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.language import mark
from ui.navigation import PAGE_OF

if TYPE_CHECKING:
    from crm.language import Marked
    from ui.navigation import Navigator


@dataclass(frozen=True, slots=True)
class KindOfRecord:
    """A kind; `lists` is the condition on the leads that shows what belongs to such a record.

    It is given where the kind has no page of its own: a member of staff shows their leads.
    """

    label: Marked
    icon: str
    lists: str = ""


KINDS = {
    "company": KindOfRecord(mark("kind of record", "Company"), "companies"),
    "contact": KindOfRecord(mark("kind of record", "Contact"), "user"),
    "lead": KindOfRecord(mark("kind of record", "Lead"), "leads"),
    "trip": KindOfRecord(mark("kind of record", "Trip"), "trips"),
    "trip_contact": KindOfRecord(mark("kind of record", "Met on a trip"), "people"),
    "visit": KindOfRecord(mark("kind of record", "Visit"), "visits"),
    "event": KindOfRecord(mark("kind of record", "Event"), "event"),
    "letter": KindOfRecord(mark("kind of record", "Letter"), "letters"),
    "fund": KindOfRecord(mark("kind of record", "Fund"), "funds"),
    "deal": KindOfRecord(mark("kind of record", "Equity deal"), "funds"),
    "park": KindOfRecord(mark("kind of record", "Park"), "parks"),
    "partner": KindOfRecord(mark("kind of record", "Partner"), "link", "referrer_id"),
    "industry": KindOfRecord(mark("kind of record", "Industry"), "flag", "industry_id"),
    "staff": KindOfRecord(mark("kind of record", "Staff"), "user", "owner_id"),
    "appointment": KindOfRecord(mark("kind of record", "Appointment"), "calendar"),
    "task": KindOfRecord(mark("kind of record", "Task"), "check"),
    "follow_up": KindOfRecord(mark("kind of record", "Follow-up"), "phone"),
}
ACTION = KindOfRecord(mark("kind of record", "Action"), "arrow-right")


def label_of(kind: str) -> str:
    """Return what a kind is called; a kind that is not known here by its own name."""
    return str(KINDS[kind].label) if kind in KINDS else kind


def icon_of(kind: str) -> str:
    """Return the icon of a kind."""
    return KINDS[kind].icon if kind in KINDS else "document"


def open_record(navigate: Navigator, kind: str, record_id: int) -> bool:
    """Show a record on its page, else the leads that belong to it; False where neither exists."""
    if kind in PAGE_OF:
        navigate.open(kind, record_id)
    elif kind in KINDS and KINDS[kind].lists:
        navigate.show_list("leads", {KINDS[kind].lists: record_id})
    else:
        return False
    return True
