"""When somebody cannot be in two places (docs/domain.md, Calendar). Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.language import _, ngettext
from crm.visits.rules import overlapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

NAMED = 3  # of several clashes so many are named, the others counted


@dataclass(frozen=True, slots=True)
class Booked:
    """A visit that takes place: its host, its day and its times as "HH:MM".

    One that is not `open` is done: nothing gets in its way any more. `leaves` tells that it is
    itself a way out of the house, which goes well with a trip.
    """

    id: int
    host_id: int
    on: date
    start_time: str | None
    end_time: str | None
    title: str
    open: bool = True
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """A trip that takes place, with everybody who travels."""

    id: int
    staff_ids: frozenset[int]
    starts_on: date
    ends_on: date
    title: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What else the host of a visit has to do then.

    `visits` overlap in time, `trips` take the host away; `untimed` counts other visits of the
    host on that day of which nothing can be said, because one of the two has no time.
    """

    visits: tuple[Booked, ...] = ()
    trips: tuple[Away, ...] = ()
    untimed: int = 0

    @property
    def clashes(self) -> bool:
        """Whether it cannot stay as it is; what has no time is only counted."""
        return bool(self.visits or self.trips)

    def words(self, host: str) -> str:
        """Say what the host has to do; "" when there is nothing."""
        said = [_told(each, host) for each in (*self.visits, *self.trips)]
        shown, more = said[:NAMED], len(said) - NAMED
        if more > 0:
            shown.append(ngettext("{count} more.", "{count} more.", more).format(count=more))
        if self.untimed:
            sentence = ngettext(
                "{count} other visit of {host} on this day cannot be compared without a time.",
                "{count} other visits of {host} on this day cannot be compared without a time.",
                self.untimed,
            )
            shown.append(sentence.format(count=self.untimed, host=host))
        return " ".join(shown)


def _told(other: Booked | Away, host: str) -> str:
    if isinstance(other, Away):
        away = _("{host} travels from {first} to {last}: {title}.")
        return away.format(host=host, first=other.starts_on, last=other.ends_on, title=other.title)
    if other.end_time is None:
        from_on = _("{host} also has a visit from {start}: {title}.")
        return from_on.format(host=host, start=other.start_time, title=other.title)
    until = _("{host} also has a visit from {start} to {end}: {title}.")
    return until.format(host=host, start=other.start_time, end=other.end_time, title=other.title)


def find_conflicts(visits: Iterable[Booked], trips: Iterable[Away]) -> dict[int, Conflict]:
    """Return what gets in the way of each open visit, by its id; those without anything left out.

    Two visits of one host clash when they overlap in time on a day, and a visit at home clashes
    with a trip of its host.
    """
    days: defaultdict[tuple[int, date], list[Booked]] = defaultdict(list)
    for visit in visits:
        days[visit.host_id, visit.on].append(visit)
    travels: defaultdict[int, list[Away]] = defaultdict(list)
    for trip in trips:
        for staff_id in trip.staff_ids:
            travels[staff_id].append(trip)
    found: dict[int, Conflict] = {}
    for (host_id, _day), beside in days.items():
        for visit in beside:
            conflict = _conflict(visit, beside, travels[host_id])
            if conflict.clashes or conflict.untimed:
                found[visit.id] = conflict
    return found


def _conflict(visit: Booked, beside: Sequence[Booked], travels: Sequence[Away]) -> Conflict:
    if not visit.open:
        return Conflict()
    others = [each for each in beside if each.id != visit.id]
    times = visit.start_time, visit.end_time
    return Conflict(
        visits=tuple(
            each for each in others if overlapping(times, (each.start_time, each.end_time))
        ),
        trips=tuple(
            each
            for each in travels
            if not visit.leaves and each.starts_on <= visit.on <= each.ends_on
        ),
        untimed=sum(not (visit.start_time and each.start_time) for each in others),
    )
