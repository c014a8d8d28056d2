"""Today and now: business dates are days in Shanghai, timestamps are UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Clock:
    """The time that the program believes in; `fixed` stops it (tests, `--today`, `--now`)."""

    fixed: datetime | None = None

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return self.fixed or datetime.now(UTC)

    def today(self) -> date:
        """Return the business date: the day in Shanghai, whatever the computer's zone."""
        return self.now().astimezone(SHANGHAI).date()


def clock_at(day: date) -> Clock:
    """Return a clock that stands at noon in Shanghai on `day`."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=SHANGHAI)
    return Clock(fixed=noon.astimezone(UTC))
