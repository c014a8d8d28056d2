"""Sentences that a figure carries with it (docs/domain.md, Figures)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.language import ENGLISH, Marked, _, current_language, mark, ngettext
from crm.leads.terms import Scope
from crm.quantities.formatting import in_m2, in_wan_m2

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from crm.measures.question import Question
    from crm.targets.queries import TargetRow

_FILTERS: dict[str, Marked] = {
    "scope": mark("filter", "scope"),
    "park_id": mark("filter", "park"),
    "industry_code": mark("filter", "industry"),
    "owner_id": mark("filter", "responsible"),
    "team": mark("filter", "team"),
    "mode": mark("filter", "attraction mode"),
}


def area_text(area: Decimal) -> str:
    """Return an area (㎡) as summaries show it: 万㎡, in English m²."""
    if current_language() == ENGLISH:
        return f"{in_m2(area)} m²"
    return f"{in_wan_m2(area)}万㎡"


def filter_notes(question: Question) -> tuple[str, ...]:
    """Name the filters that this measure does not know, and what a scope leaves out."""
    found = [
        _("The filter “{name}” does not apply to this figure.").format(name=_FILTERS[name])
        for name in sorted(question.ignored())
    ]
    if question.filters.scope == Scope.CITY.value:
        found.append(_("“Whole city” does not include the figures of the group."))
    return tuple(found)


def mixed_scopes(scopes: Iterable[Scope]) -> tuple[str, ...]:
    """Say that the group's records and the city's were counted together."""
    if len(set(scopes)) > 1:
        return (_("Counts records of the group and of the whole city together."),)
    return ()


def shared_papers(extra: int) -> tuple[str, ...]:
    """Say that a paper letter over several parks counts in each."""
    if not extra:
        return ()
    sentence = ngettext(
        "One paper letter over several parks counts once for each park: {count} more.",
        "Paper letters over several parks count once for each park: {count} more.",
        extra,
    )
    return (sentence.format(count=extra),)


def across_parks(companies: int, area: Decimal) -> tuple[str, ...]:
    """Disclose the companies with intent in several parks."""
    if not companies:
        return ()
    sentence = ngettext(
        "{count} company with intent in several parks, concerning {area}",
        "{count} companies with intent in several parks, concerning {area}",
        companies,
    )
    return (sentence.format(count=companies, area=area_text(area)),)


def parks_unknown(count: int) -> tuple[str, ...]:
    """Say how many parks have no known available area."""
    if not count:
        return ()
    sentence = ngettext(
        "Available area not published for {count} park: shown as “—”, not estimated.",
        "Available area not published for {count} parks: shown as “—”, not estimated.",
        count,
    )
    return (sentence.format(count=count),)


def over_subscribed(parks: Iterable[str]) -> tuple[str, ...]:
    """Name the parks whose leased area is over the leasable one, or whose intent is."""
    names = ", ".join(sorted(parks))
    return (_("Oversubscribed: {parks}").format(parks=names),) if names else ()


def over_leased(parks: Iterable[str]) -> tuple[str, ...]:
    """Name the parks with more leased than there is; their available area is shown as 0."""
    names = ", ".join(sorted(parks))
    sentence = _("More leased than leasable, available area shown as 0: {parks}")
    return (sentence.format(parks=names),) if names else ()


def visits_to_several_parks(visits: int, park_visits: int) -> tuple[str, ...]:
    """Say why the parks' rows add up to more than the total."""
    if visits == park_visits:
        return ()
    sentence = _(
        "A visit to several parks counts in each: {park_visits} in the rows, {visits} in total."
    )
    return (sentence.format(park_visits=park_visits, visits=visits),)


def trips_to_several_cities(trips: int, city_visits: int) -> tuple[str, ...]:
    """Say why the cities' rows add up to more than the total."""
    if trips == city_visits:
        return ()
    sentence = _(
        "A trip to several cities counts in each: {city_visits} in the rows, {trips} in total."
    )
    return (sentence.format(city_visits=city_visits, trips=trips),)


def unfilled(count: int) -> tuple[str, ...]:
    """Say how many records leave the amount open."""
    return (_("{count} not filled in").format(count=count),) if count else ()


def unconverted(count: int) -> tuple[str, ...]:
    """Say how many amounts wait for their exchange rate."""
    return (_("{count} to be converted").format(count=count),) if count else ()


def funds_unfilled(what: str, count: int) -> tuple[str, ...]:
    """Say for how many funds an amount is not known."""
    if not count:
        return ()
    sentence = ngettext(
        "{what} ({count} fund not filled in)", "{what} ({count} funds not filled in)", count
    )
    return (sentence.format(what=what, count=count),)


def target_shown(target: TargetRow) -> tuple[str, ...]:
    """Say which target the total is measured on."""
    sentence = _("Target for the intent area: {value}, {start} to {end}.")
    value = area_text(target.value) if target.unit == "㎡" else f"{target.value:f} {target.unit}"
    return (sentence.format(value=value, start=target.start, end=target.end),)


def no_target() -> tuple[str, ...]:
    """Say that no target for the intent area runs on the date."""
    return (_("No target for the intent area runs on this date with these filters."),)


def pace(ahead: Decimal | None) -> tuple[str, ...]:
    """Say whether the target is ahead of the time elapsed."""
    if ahead is None:
        return ()
    if ahead < 0:
        return (_("Behind time elapsed"),)
    return (_("Ahead of time elapsed"),) if ahead else (_("In step with time elapsed"),)
