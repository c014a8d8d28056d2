"""A place for files takes them by drag and paste, and leaves texts alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from tests.support import dropping
from ui.files.drop import DropArea

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def heard():
    return []


@pytest.fixture
def area(context, qtbot, heard):
    made = DropArea(context, "Photo of the card")
    qtbot.addWidget(made)
    made.chosen.connect(heard.append)
    made.pasted.connect(lambda content, name: heard.append((bytes(content)[:4], name)))
    made.show()
    return made


def text(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


def test_dropped_files_are_handed_on_with_their_paths(area, heard, folder):
    both = [folder / "名片.png", folder / "意向书.pdf"]
    assert dropping.drop_onto(area, dropping.files(*both))
    assert heard == [both]


def test_only_one_is_taken_where_one_is_wanted(context, qtbot, folder):
    area = DropArea(context, many=False, pictures=True)
    qtbot.addWidget(area)
    heard = []
    area.chosen.connect(heard.append)
    dropping.drop_onto(area, dropping.files(folder / "名片.png", folder / "意向书.pdf"))
    assert heard == [[folder / "名片.png"]]


def test_a_dropped_picture_gets_the_day_as_its_name(area, heard):
    assert dropping.drop_onto(area, dropping.picture())
    assert heard == [(b"\x89PNG", "Picture 2026-12-31 120000.png")]


def test_ctrl_v_takes_files_and_pictures(area, heard, folder):
    dropping.copy(dropping.files(folder / "名片.png"))
    QTest.keyClick(area, Qt.Key.Key_V, CONTROL)
    dropping.copy(dropping.picture())
    QTest.keyClick(area, Qt.Key.Key_V, CONTROL)
    assert heard == [[folder / "名片.png"], (b"\x89PNG", "Picture 2026-12-31 120000.png")]


def test_a_picture_that_is_there_as_a_jpeg_stays_one(area, heard):
    mime = QMimeData()
    mime.setData("image/jpeg", b"\xff\xd8\xff\xe0 rest")
    dropping.drop_onto(area, mime)
    assert heard == [(b"\xff\xd8\xff\xe0", "Picture 2026-12-31 120000.jpg")]


def test_texts_and_addresses_of_the_web_are_not_taken(area, heard):
    page = QMimeData()
    page.setUrls([QUrl("https://example.com/a.png")])
    page.setText("https://example.com/a.png")
    for mime in (text("some words"), page, QMimeData()):
        assert not dropping.drop_onto(area, mime)
    dropping.copy(text("some words"))
    QTest.keyClick(area, Qt.Key.Key_V, CONTROL)
    assert heard == []


def test_a_formatted_text_that_brings_its_picture_along_is_a_text(area):
    mime = dropping.picture()
    mime.setText("a table from a spreadsheet")
    assert not dropping.drag_onto(area, mime)


def test_it_can_be_seen_that_something_would_be_taken(area, folder):
    before = area.grab().toImage()
    dropping.drag_onto(area, dropping.files(folder / "名片.png"))
    assert area.grab().toImage() != before
