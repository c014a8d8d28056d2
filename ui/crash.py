"""Defects: logged, shown once for each place with text to copy, and the window stays.

Qt sends errors of slots, timers and painting to `sys.excepthook` in the thread where they happened,
a failing `paint` many times a second: hence the marshalling and the list of places. Besides
background.py the only module that knows about threads.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from io import TextIOWrapper
    from pathlib import Path
    from types import TracebackType

log = logging.getLogger(__name__)


class CrashHandler(QObject):
    """Catches what nothing else caught.

    Signals:
        reported(text): a defect was met at a place that was not reported before.
    """

    reported = Signal(str)
    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare; `install` starts catching."""
        super().__init__(parent)
        self._places: set[str] = set()
        self._dialogs: list[CrashDialog] = []
        self._trace: TextIOWrapper | None = None
        self._old_hooks = (sys.excepthook, threading.excepthook)
        # Queued always: a defect inside paintEvent must not open a dialog inside that paintEvent.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self, folder: Path | None = None) -> None:
        """Catch from now on; hard crashes leave their stack in `folder`/crash.log."""
        self._old_hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        if folder is None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._trace = (folder / "crash.log").open("a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._trace)

    def remove(self) -> None:
        """Stop catching, as it was before `install`."""
        sys.excepthook, threading.excepthook = self._old_hooks
        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
            self._trace = None

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Report a defect that somebody caught, once for each place."""
        text = "".join(traceback.format_exception(error))
        place = _place(error)
        log.error("Defect at %s\n%s", place, text)
        if place not in self._places:
            self._places.add(place)
            self._caught.emit(text)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.report(caught.exc_value)

    @Slot(str)
    def _show(self, text: str) -> None:
        self.reported.emit(text)
        dialog = CrashDialog(text, QApplication.activeWindow())
        self._dialogs = [each for each in self._dialogs if each.isVisible()]
        self._dialogs.append(dialog)
        dialog.open()


class CrashDialog(QDialog):
    """Says that something went wrong, that nothing saved is lost, and gives the text to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show `text` for reading and copying."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(560)
        said = QLabel(
            self.tr(
                "The program met a defect. What was saved is safe, and the window stays open. "
                "If it happens again, send the text below to whoever looks after the program."
            )
        )
        said.setWordWrap(True)
        self.details = QPlainTextEdit(f"{_environment()}\n\n{text}")
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Description of the defect"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy text"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(said)
        layout.addWidget(self.details)
        layout.addWidget(buttons)

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} {where}"


def _environment() -> str:
    return f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
