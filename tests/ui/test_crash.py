"""A defect is logged, shown once for each place, and the window stays."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from ui.crash import CrashDialog, CrashHandler

pytestmark = [pytest.mark.logs_warnings, pytest.mark.usefixtures("qapp")]


@pytest.fixture
def crash():
    handler = CrashHandler()
    handler.install()
    yield handler
    handler.remove()
    for dialog in handler._dialogs:
        dialog.close()
        dialog.deleteLater()
    handler.deleteLater()


def fail():
    raise ZeroDivisionError("of the test")


def caught():
    try:
        fail()
    except ZeroDivisionError as error:
        return error


def test_the_same_place_is_reported_once(crash, qtbot):
    texts = []
    crash.reported.connect(texts.append)
    for _ in range(5):
        error = caught()
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(texts))
    qtbot.wait(50)
    assert len(texts) == 1
    assert "ZeroDivisionError: of the test" in texts[0]


def test_a_defect_in_a_thread_is_shown_by_the_window(crash, qtbot):
    receivers = []
    crash.reported.connect(lambda _: receivers.append(threading.current_thread()))
    with qtbot.waitSignal(crash.reported):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert receivers == [threading.main_thread()]


def test_the_text_can_be_copied(crash, qtbot):
    with qtbot.waitSignal(crash.reported):
        crash.report(caught())
    dialog = crash._dialogs[0]
    assert isinstance(dialog, CrashDialog)
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy text")
    copy.click()
    assert "ZeroDivisionError" in QApplication.clipboard().text()


def test_the_old_hook_is_back_afterwards():
    before = sys.excepthook
    handler = CrashHandler()
    handler.install()
    handler.remove()
    assert sys.excepthook is before
    handler.deleteLater()


def test_a_folder_that_cannot_be_written_only_costs_the_trace(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    handler = CrashHandler()
    handler.install(tmp_path / "file")
    handler.remove()
    handler.deleteLater()
