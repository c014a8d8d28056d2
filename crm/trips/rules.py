"""What must hold for a trip and what is logged on it (docs/domain.md, Trips). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


def check_trip(
    starts_on: date, ends_on: date, cities: Sequence[str], days: Iterable[tuple[str, date]]
) -> None:
    """Refuse a trip that ends before it starts, names no city, or leaves a logged day outside.

    `days` are the days of its stops ("stop") and contacts ("contact").
    """
    if ends_on < starts_on:
        raise refuse("PERIOD_ORDER", _("The last day lies before the first."), "ends_on")
    if not cities:
        raise refuse("FIELD_REQUIRED", _("Name at least one city."), "cities")
    for what, day in days:
        if not starts_on <= day <= ends_on:
            stop = _("A stop on {day} would lie outside the trip. Move it first.")
            contact = _("A contact was met on {day}, outside these days. Correct it first.")
            message = stop if what == "stop" else contact
            raise refuse("PERIOD_ORDER", message.format(day=day), "ends_on")


def check_day(day: date, starts_on: date, ends_on: date, field: str) -> None:
    """Refuse a day outside the trip."""
    if not starts_on <= day <= ends_on:
        raise refuse(
            "PERIOD_ORDER",
            _("{day} lies outside the trip ({start} to {end}).").format(
                day=day, start=starts_on, end=ends_on
            ),
            field,
        )


def place_by_time(times: Sequence[str | None], start: str | None) -> int:
    """Return before which stop of a day one belongs that begins at `start` (docs/domain.md, Plans).

    After every stop that begins no later; without a time at the end, and before those without.
    """
    if start is None:
        return len(times)
    earlier = [number for number, time in enumerate(times) if time and time <= start]
    if earlier:
        return earlier[-1] + 1
    return next((number for number, time in enumerate(times) if time), 0)


def out_of_order(times: Sequence[str | None]) -> tuple[bool, ...]:
    """Tell of each stop of a day whether it begins before one that stands above it."""
    found: list[bool] = []
    latest = ""
    for time in times:
        found.append(bool(time) and (time or "") < latest)
        latest = max(latest, time or "")
    return tuple(found)


def check_contact(
    *, known_company: bool, company: str | None, known_contact: bool, contact: str | None
) -> None:
    """Ask for a company and a person, each either known or as written."""
    if not known_company and not company:
        raise refuse("FIELD_REQUIRED", _("Name the company."), "company_name_text")
    if not known_contact and not contact:
        raise refuse(
            "FIELD_REQUIRED", _("Name the person, or their role such as 投资总监."), "contact_text"
        )
