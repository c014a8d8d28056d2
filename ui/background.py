"""Background work. Besides crash.py the only module that knows about threads.

One worker serves the database, so that reads and writes keep the order in which they were asked
for; a second takes long work that must not hold up the pages (rendering a pack, reading a
spreadsheet). Work gets plain values only: a QObject must never be dropped by a worker. Results
are delivered in the GUI thread, and only while the owner still exists.
"""

from __future__ import annotations

import itertools
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from crm.errors import UserError, refuse
from crm.language import _
from ui.progress import PATIENCE_MS, Cancelled, Report

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)
T = TypeVar("T")
LOOK_EVERY_MS = 100


@dataclass(slots=True)
class _Waiting:
    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[UserError], None] | None
    title: str
    report: Report
    cancellable: bool
    since: float
    commits: bool = False
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Busy:
    """A task that has taken longer than people wait without a sign."""

    ticket: int
    title: str
    cancellable: bool


@dataclass(frozen=True, slots=True)
class _Outcome:
    ticket: int
    result: object
    error: Exception | None


class Background(QObject):
    """What pages use to run work; see ThreadBackground and ImmediateBackground.

    Signals:
        unexpected_error(exception): work failed with a defect, not with a UserError.
        busy(Busy): a task has taken longer than 400 ms.
        progressed(ticket, done, total): a busy task tells how far it is.
        idle(ticket): a busy task has ended.
    """

    unexpected_error = Signal(object)
    busy = Signal(object)
    progressed = Signal(int, int, int)
    idle = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without any task."""
        super().__init__(parent)
        self._tickets = itertools.count(1)
        self._waiting: dict[int, _Waiting] = {}

    def run(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        title: str = "",
        cancellable: bool = True,
    ) -> int:
        """Run `work` on the database worker, then `done(result)` here while `owner` lives.

        A UserError goes to `failed`, anything else to the crash handler. Returns a ticket for
        `forget` and `cancel`. Pass `cancellable=False` for what commits.
        """
        return self._start(lambda _: work(), owner, done, failed, title, cancellable, aside=False)

    def run_aside(
        self,
        work: Callable[[Report], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        title: str = "",
    ) -> int:
        """Run long work beside the database worker; it reports its steps and can be cancelled."""
        return self._start(work, owner, done, failed, title, cancellable=True, aside=True)

    def run_write(
        self,
        work: Callable[[Report], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        title: str = "",
    ) -> int:
        """Run a long change on the database worker; it reports its steps and can be cancelled.

        Cancelling asks it to roll back, and `failed` is told CANCELLED once it has: what was
        committed before the wish arrived is delivered as done.
        """
        return self._start(
            work, owner, done, failed, title, cancellable=True, aside=False, commits=True
        )

    def forget(self, ticket: int) -> None:
        """Ignore a result that a newer request has replaced."""
        waiting = self._waiting.pop(ticket, None)
        if waiting is not None:
            waiting.report.cancel()
            self._end(ticket, waiting)

    def cancel(self, ticket: int) -> None:
        """Give up a task at the user's wish; its `failed` is told CANCELLED."""
        waiting = self._waiting.get(ticket)
        if waiting is None or not waiting.cancellable:
            return
        if waiting.commits:
            waiting.report.cancel()
            return
        self.forget(ticket)
        self._tell_cancelled(waiting)

    def close(self) -> None:
        """Wait for work under way and deliver nothing more."""
        self._waiting.clear()

    def _start(
        self,
        work: Callable[[Report], T],
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None,
        title: str,
        cancellable: bool,  # noqa: FBT001
        *,
        aside: bool,
        commits: bool = False,
    ) -> int:
        ticket = next(self._tickets)
        tell = self._teller(ticket)
        waiting = _Waiting(
            owner, done, failed, title, Report(tell), cancellable, monotonic(), commits
        )
        self._waiting[ticket] = waiting
        self._submit(ticket, work, waiting.report, aside=aside)
        return ticket

    def _teller(self, ticket: int) -> Callable[[int, int], None]:
        return lambda done, total: self.progressed.emit(ticket, done, total)

    def _submit(
        self, ticket: int, work: Callable[[Report], object], report: Report, *, aside: bool
    ) -> None:
        raise NotImplementedError

    def _take(self, ticket: int, result: object, error: Exception | None) -> None:
        """Hand a result to whoever asked for it."""
        waiting = self._waiting.pop(ticket, None)
        if waiting is None:
            return
        self._end(ticket, waiting)
        if not isValid(waiting.owner):
            return
        if isinstance(error, Cancelled):
            self._tell_cancelled(waiting)
        elif error is None:
            waiting.done(result)
        elif isinstance(error, UserError) and waiting.failed is not None:
            waiting.failed(error)
        else:
            log.error("Background work failed", exc_info=error)
            self.unexpected_error.emit(error)

    def _tell_cancelled(self, waiting: _Waiting) -> None:
        if waiting.failed is not None and isValid(waiting.owner):
            waiting.failed(refuse("CANCELLED", _("Cancelled; nothing was changed.")))

    def _end(self, ticket: int, waiting: _Waiting) -> None:
        if waiting.shown:
            self.idle.emit(ticket)


class ThreadBackground(Background):
    """Runs work in two worker threads; the program uses this one."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare the workers; their threads start with the first work."""
        super().__init__(parent)
        self._database = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._aside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self._finished.connect(self._deliver)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)

    def close(self) -> None:
        """Wait for work under way (a commit must end) and deliver nothing more."""
        for waiting in self._waiting.values():
            waiting.report.cancel()
        super().close()
        self._watch.stop()
        for worker in (self._database, self._aside):
            worker.shutdown(wait=True, cancel_futures=True)

    def _submit(
        self, ticket: int, work: Callable[[Report], object], report: Report, *, aside: bool
    ) -> None:
        worker = self._aside if aside else self._database
        worker.submit(self._work, ticket, work, report)
        self._watch.start()

    def _work(self, ticket: int, work: Callable[[Report], object], report: Report) -> None:
        result, error = None, None
        try:
            result = work(report)
        except Exception as caught:  # noqa: BLE001 - delivered to the GUI thread
            error = caught
        self._finished.emit(_Outcome(ticket, result, error))

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._take(outcome.ticket, outcome.result, outcome.error)
        if not self._waiting:
            self._watch.stop()

    @Slot()
    def _look(self) -> None:
        """Announce work that has taken longer than people wait without a sign."""
        if not self._waiting:
            self._watch.stop()
        for ticket, waiting in self._waiting.items():
            if not waiting.shown and (monotonic() - waiting.since) * 1000 >= PATIENCE_MS:
                waiting.shown = True
                self.busy.emit(Busy(ticket, waiting.title, waiting.cancellable))


class ImmediateBackground(Background):
    """Runs work at once in the calling thread: pages can be tested without waiting."""

    def _submit(
        self, ticket: int, work: Callable[[Report], object], report: Report, *, aside: bool
    ) -> None:
        result, error = None, None
        try:
            result = work(report)
        except Exception as caught:  # noqa: BLE001 - treated as the worker's would be
            error = caught
        self._take(ticket, result, error)
