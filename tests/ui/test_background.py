"""Work runs beside the window, and its results come back only to those who still want them."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from crm.errors import UserError, refuse
from ui.background import ImmediateBackground, ThreadBackground

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def background():
    made = ThreadBackground()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def owner():
    return QObject()


def refuse_it() -> None:
    raise refuse("FIELD_REQUIRED", "Enter a name.")


def break_it() -> None:
    raise ZeroDivisionError


def test_results_arrive_in_the_thread_of_the_window(qtbot, background, owner):
    arrived = []
    background.run(
        threading.current_thread,
        owner=owner,
        done=lambda worker: arrived.append((worker, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(arrived))
    worker, receiver = arrived[0]
    assert worker is not threading.main_thread()
    assert receiver is threading.main_thread()


def test_work_on_the_database_keeps_its_order(qtbot, background, owner):
    order = []

    def slow() -> str:
        time.sleep(0.05)
        return "first"

    background.run(slow, owner=owner, done=order.append)
    background.run(lambda: "second", owner=owner, done=order.append)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["first", "second"]


def test_long_work_beside_does_not_hold_up_the_database(qtbot, background, owner):
    order, gate = [], threading.Event()
    background.run_aside(lambda _report: gate.wait(5), owner=owner, done=order.append)
    background.run(lambda: "page", owner=owner, done=order.append)
    qtbot.waitUntil(lambda: order == ["page"])
    gate.set()
    qtbot.waitUntil(lambda: order == ["page", True])


def test_a_refusal_goes_to_whoever_asked(qtbot, background, owner):
    told: list[UserError] = []
    background.run(refuse_it, owner=owner, done=pytest.fail, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code == "FIELD_REQUIRED"


@pytest.mark.logs_warnings
def test_a_defect_goes_to_the_crash_handler(qtbot, background, owner):
    with qtbot.waitSignal(background.unexpected_error) as met:
        background.run(break_it, owner=owner, done=pytest.fail, failed=pytest.fail)
    assert isinstance(met.args[0], ZeroDivisionError)


def test_nobody_is_told_after_the_owner_is_gone(qtbot, background):
    owner, gate, later = QObject(), threading.Event(), []
    background.run(lambda: gate.wait(5), owner=owner, done=pytest.fail)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    gate.set()
    keeper = QObject()
    background.run(lambda: "end", owner=keeper, done=later.append)
    qtbot.waitUntil(lambda: later == ["end"])


def test_a_forgotten_question_gets_no_answer(qtbot, background, owner):
    answers = []
    ticket = background.run(lambda: "old", owner=owner, done=answers.append)
    background.forget(ticket)
    background.run(lambda: "new", owner=owner, done=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["new"]


def test_only_work_over_400_milliseconds_shows_progress(qtbot, background, owner):
    shown, ended, gate = [], [], threading.Event()
    background.busy.connect(lambda busy: shown.append(busy.title))
    background.idle.connect(ended.append)
    background.run(lambda: 1, owner=owner, done=lambda _: None, title="quick")
    background.run(lambda: gate.wait(5), owner=owner, done=lambda _: None, title="slow")
    qtbot.waitUntil(lambda: bool(shown), timeout=3000)
    gate.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert shown == ["slow"]


def test_cancelling_stops_the_work_at_its_next_step(qtbot, background, owner):
    steps, told = [], []
    started, stopped = threading.Event(), threading.Event()

    def work(report) -> None:
        try:
            for step in range(1000):
                report(step, 1000)
                started.set()
                time.sleep(0.005)
        finally:
            stopped.set()

    background.progressed.connect(lambda _ticket, done, _total: steps.append(done))
    ticket = background.run_aside(work, owner=owner, done=pytest.fail, failed=told.append)
    qtbot.waitUntil(lambda: bool(steps))
    background.cancel(ticket)
    assert stopped.wait(2)
    assert told[0].code == "CANCELLED"
    assert steps[-1] < 900


def test_a_commit_cannot_be_cancelled(qtbot, background, owner):
    done, gate = [], threading.Event()
    ticket = background.run(lambda: gate.wait(5), owner=owner, done=done.append, cancellable=False)
    background.cancel(ticket)
    gate.set()
    qtbot.waitUntil(lambda: done == [True])


def test_closing_waits_for_a_commit_under_way(owner):
    background, ended = ThreadBackground(), []

    def commit() -> None:
        time.sleep(0.1)
        ended.append(True)

    background.run(commit, owner=owner, done=pytest.fail)
    time.sleep(0.02)
    background.close()
    assert ended == [True]
    background.deleteLater()


def test_tests_of_pages_get_their_results_at_once(owner):
    background, told = ImmediateBackground(), []
    background.run(lambda: 5, owner=owner, done=told.append)
    background.run(refuse_it, owner=owner, done=pytest.fail, failed=told.append)
    assert told[0] == 5
    assert told[1].code == "FIELD_REQUIRED"


def test_a_long_change_is_given_up_once_it_has_rolled_back(qtbot, background, owner):
    steps, told, rolled_back = [], [], threading.Event()

    def change(report) -> None:
        try:
            for step in range(1000):
                report(step, 1000)
                time.sleep(0.005)
        except Exception:
            rolled_back.set()
            raise

    background.progressed.connect(lambda _ticket, done, _total: steps.append(done))
    ticket = background.run_write(change, owner=owner, done=pytest.fail, failed=told.append)
    qtbot.waitUntil(lambda: bool(steps))
    background.cancel(ticket)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert rolled_back.is_set()
    assert told[0].code == "CANCELLED"


def test_a_wish_to_cancel_that_comes_too_late_does_not_deny_the_commit(qtbot, background, owner):
    started, gate, done = threading.Event(), threading.Event(), []

    def change(_report) -> str:
        started.set()
        gate.wait(5)
        return "committed"

    ticket = background.run_write(change, owner=owner, done=done.append, failed=pytest.fail)
    assert started.wait(2)
    background.cancel(ticket)
    gate.set()
    qtbot.waitUntil(lambda: done == ["committed"])
