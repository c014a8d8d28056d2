"""A clock that the test moves, things to do, and what was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from crm.clock import SHANGHAI, Clock
from crm.tasks.commands import save_task
from ui.reminders.service import Reminders

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

FRIDAY = date(2026, 10, 16)


@dataclass
class Hands:
    """Where the hands of the clock stand."""

    moment: datetime

    def move(self, text: str, day: date = FRIDAY) -> None:
        """Put them elsewhere, in Shanghai time."""
        moment = datetime.combine(day, time.fromisoformat(text), SHANGHAI)
        self.moment = moment.astimezone(UTC)


class MovingClock(Clock):
    """A clock whose hands a test moves."""

    def now(self) -> datetime:
        return hands.moment


hands = Hands(datetime(2026, 10, 16, tzinfo=UTC))


@pytest.fixture
def clock() -> Clock:
    hands.move("08:00")
    return MovingClock()


@pytest.fixture
def at() -> Callable[..., None]:
    """Moves the clock: at("14:00")."""
    return hands.move


@pytest.fixture
def task(office) -> Callable[..., int]:
    """Enters something that the manager has to do on Friday, perhaps at a time."""

    def entered(text: str, when: str = "", on: date = FRIDAY) -> int:
        raw = {"text": text, "due_on": on, "due_time": when}
        return office.do(save_task, raw).id

    return entered


@pytest.fixture
def reminders(context) -> Generator[Reminders]:
    """The service, looking only when it is told to."""
    made = Reminders(context)
    yield made
    made.stop()
    made.deleteLater()
