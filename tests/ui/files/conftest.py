"""What tests of files on screen get: files on the disk, a strip, and hands that drop and paste."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from tests.support import sample_files as sample
from ui.files.strip import FileStrip


@pytest.fixture
def folder(tmp_path):
    """Return a folder with a picture, a PDF, a text and a program."""
    made = tmp_path / "desk"
    made.mkdir()
    for name, content in (
        ("名片.png", sample.picture(size=(300, 200))),
        ("意向书.pdf", sample.pdf()),
        ("纪要.txt", "第一次对接".encode()),
        ("setup.exe", sample.windows_program()),
        ("合同.docx", sample.picture()),
    ):
        (made / name).write_bytes(content)
    return made


@pytest.fixture
def told(context):
    """Collects what is told to the user."""
    heard = []
    context.messages.posted.connect(heard.append)
    return heard


@pytest.fixture
def lead(office):
    return office.lead()


@pytest.fixture
def strip(context, undoing, lead, qtbot):
    assert undoing
    made = FileStrip(context, None)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show_of("lead", lead.id)
    made.show()
    yield made
    context.files.drop_copies()


class Desktop(QObject):
    """Stands for the system: remembers what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def take(self, url) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def desktop(qapp):
    assert qapp
    made = Desktop()
    QDesktopServices.setUrlHandler("file", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("file")
