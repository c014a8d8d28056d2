"""The question before something that was typed and not saved is thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class UnsavedQuestion(QMessageBox):
    """Going back is the default; only the button with the plain word throws away."""

    def __init__(self, discard: Callable[[], None], parent: QWidget) -> None:
        """`discard` is called when the user says so."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setText(self.tr("Something on this page is not saved."))
        self.setInformativeText(self.tr("Closing the program now throws it away."))
        role = QMessageBox.ButtonRole
        self.discard = self.addButton(self.tr("Discard and close"), role.DestructiveRole)
        self.back = self.addButton(self.tr("Go back"), role.RejectRole)
        self.setDefaultButton(self.back)
        self.setEscapeButton(self.back)
        self._discard = discard
        self.discard.clicked.connect(self._on_discard)

    def _on_discard(self) -> None:
        self._discard()


def ask_to_discard(parent: QWidget, discard: Callable[[], None]) -> None:
    """Ask without blocking."""
    UnsavedQuestion(discard, parent).open()
