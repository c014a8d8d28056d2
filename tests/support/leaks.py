"""A test that leaves a thread, timer or window behind fails, instead of crashing a later one."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

# How long a thread that has been told to stop may take, in seconds.
PATIENCE = 2.0
# Windows that Qt makes for itself and keeps.
OF_QT = {"QTipLabel"}


@pytest.fixture(autouse=True)
def _only_what_the_test_makes() -> None:
    """Set aside what was there before: neither searched for leaks nor collected again.

    Looking through half a million objects takes longer than most tests.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_leaked_threads(_only_what_the_test_makes) -> Generator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(PATIENCE)
    running = [thread.name for thread in left if thread.is_alive()]
    assert not running, f"threads left running: {running}"


@pytest.fixture(autouse=True)
def _no_leaked_qt_objects(request, _only_what_the_test_makes) -> Generator[None]:
    # Tests without Qt stay free of it: tests/crm runs where no display library is installed.
    if "qapp" not in request.fixturenames:
        yield
        return
    application: QApplication = request.getfixturevalue("qapp")
    windows = application.topLevelWidgets()
    timers = _running_timers()
    yield
    _deliver_deletions(application)
    _check_workers()
    new_windows = [each for each in application.topLevelWidgets() if each not in windows]
    left_windows = [_described(each) for each in new_windows if _is_ours(each)]
    left_timers = [_described(each) for each in _running_timers() if each not in timers]
    for window in new_windows:
        window.deleteLater()
    _deliver_deletions(application)
    assert not left_windows, f"windows left behind: {left_windows}"
    assert not left_timers, f"timers left running: {left_timers}"


def _deliver_deletions(application: QApplication) -> None:
    from PySide6.QtCore import QEvent

    # processEvents() does not deliver DeferredDelete; deleting a parent may post more of them.
    for _ in range(3):
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()


def _check_workers() -> None:
    from PySide6.QtCore import QThread, QThreadPool
    from shiboken6 import isValid

    pool = QThreadPool.globalInstance()
    assert pool.waitForDone(int(PATIENCE * 1000)), "work left running in the thread pool"
    main = QThread.currentThread()
    threads = [
        each for each in gc.get_objects() if issubclass(type(each), QThread) and isValid(each)
    ]
    running = [_described(each) for each in threads if each is not main and each.isRunning()]
    assert not running, f"QThreads left running: {running}"


def _running_timers() -> list[QTimer]:
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    timers = [each for each in gc.get_objects() if issubclass(type(each), QTimer)]
    return [each for each in timers if isValid(each) and each.isActive()]


def _is_ours(window: QWidget) -> bool:
    return window.metaObject().className() not in OF_QT


def _described(thing) -> str:
    name = thing.objectName() or "without a name"
    parent = thing.parent()
    beneath = f" in {type(parent).__name__}" if parent is not None else ""
    return f"{type(thing).__name__} ({name}){beneath}"
