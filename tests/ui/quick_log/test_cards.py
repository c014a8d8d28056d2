"""The photo of a card: chosen, dragged or pasted, saved with its entry or refused at its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from crm.attachments.models import Attachment
from crm.attachments.store import MB
from crm.trips.models import TripContact
from tests.ui.quick_log.conftest import ALT, CONTROL

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "名片.png"
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    picture.save(str(path))
    return path


@pytest.fixture
def clipboard():
    board = QApplication.clipboard()
    yield board
    board.clear()


def files(office):
    with office.database.read() as session:
        return session.execute(
            select(Attachment.name, Attachment.id, TripContact.card_image_id).join(
                TripContact, TripContact.id == Attachment.record_id
            )
        ).all()


def test_a_chosen_photo_is_saved_with_its_entry(typist, office, photo):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.form.card.keep(photo)
    assert typist.form.card._name.text() == "名片.png"
    assert typist.form.card._picture.isVisible()
    typist.form.topic.setFocus()
    typist.enter()
    ((name, file_id, card_id),) = files(office)
    assert (name, file_id) == ("名片.png", card_id)
    assert typist.form.card.kept is None


def test_a_picture_that_is_pasted_into_any_line_is_the_card(typist, office, clipboard):
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    clipboard.setImage(picture)
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.press(Qt.Key.Key_V, CONTROL)
    assert typist.form.card.kept.media_type == "image/png"
    assert typist.form.person_line.text() == "投资总监"
    typist.enter()
    assert len(files(office)) == 1


def test_a_text_is_pasted_as_ever(typist, clipboard):
    clipboard.setText("董秘")
    typist.open()
    typist.form.person_line.setFocus()
    typist.press(Qt.Key.Key_V, CONTROL)
    assert typist.form.person_line.text() == "董秘"
    assert typist.form.card.kept is None


def test_a_photo_is_dropped_anywhere_on_the_dialog(typist, photo):
    typist.open()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    assert typist.log.take_dropped(mime)
    assert typist.form.card.kept.name == "名片.png"


def test_a_photo_over_the_limit_is_refused_at_its_field_and_nothing_is_lost(typist, tmp_path):
    large = tmp_path / "large.png"
    large.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20 * MB))
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.form.card.keep(large)
    assert typist.problems()[0].endswith("FILE_TOO_LARGE")
    assert typist.form.person_line.text() == "投资总监"


@pytest.mark.parametrize(
    ("name", "content"),
    [("名片.png", b"MZ\x90\x00 a program"), ("名片.jpg", b"%PDF-1.7\n%"), ("名片.txt", b"text")],
)
def test_what_is_no_picture_is_refused(typist, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    typist.open()
    typist.form.card.keep(path)
    assert typist.problems()[0].endswith("ATTACHMENT_TYPE")
    assert typist.form.card.kept is None


def test_the_photo_is_part_of_the_draft_and_can_be_removed(typist, photo):
    typist.open()
    typist.form.card.keep(photo)
    typist.press(Qt.Key.Key_Escape)
    typist.open()
    assert typist.form.card.kept.name == "名片.png"
    typist.form.card._remove.click()
    assert typist.form.card.kept is None
    assert typist.form.entry().blank


def test_a_correction_shows_the_photo_and_keeps_it(typist, office, photo):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.form.card.keep(photo)
    typist.form.topic.setFocus()
    typist.enter()
    typist.press(Qt.Key.Key_Up, ALT)
    assert typist.form.card.kept.name == "名片.png"
    typist.form.topic.setPlainText("新议题")
    typist.enter()
    assert len(files(office)) == 1
