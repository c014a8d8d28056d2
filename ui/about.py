"""What the program is, its version and its licences."""

from __future__ import annotations

import tomllib
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


class AboutDialog(QDialog):
    """A short dialog, closed with Esc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Fill it in."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Yinfeng"))
        title = QLabel(self.tr("Yinfeng"))
        title.setProperty("type", "heading")
        purpose = QLabel(
            self.tr("Leads, trips, visits, intent letters and funds of investment attraction.")
        )
        versions = QLabel(
            self.tr("Version {version} · Qt {qt}").format(version=version(), qt=qVersion())
        )
        licences = QLabel(
            self.tr("Apache License 2.0. Qt: LGPL 3. Noto Sans SC, Noto Serif SC: SIL OFL 1.1.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        for label in (title, purpose, versions, licences):
            label.setWordWrap(True)
            layout.addWidget(label)
        for label in (versions, licences):
            label.setProperty("tone", "tertiary")
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setMinimumWidth(420)


def version() -> str:
    """Return the version of the program."""
    return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])
