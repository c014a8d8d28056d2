"""The files of a record in its pane: attached, shown, opened, renamed, taken off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from crm.attachments.queries import list_attachments
from crm.history.undoing import undo
from tests.support import dropping
from tests.support import sample_files as sample
from ui.background import ThreadBackground
from ui.files.file_list import SIDE, more_box
from ui.files.look import FileLook
from ui.files.strip import FileStrip

# What the offscreen platform says about windows that pop up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def names(strip) -> list[str]:
    return [each.name for each in strip.view.files.rows]


def attach(strip, *paths: Path) -> None:
    strip.keeper.attach(paths, *strip.of)


def current(strip, name: str) -> None:
    row = names(strip).index(name)
    strip.view.setCurrentIndex(strip.view.files.index(row, 0))
    strip.view.setFocus()


def test_what_is_dropped_into_an_empty_strip_is_there_and_told(strip, folder, told):
    assert strip.area.isVisible()
    dropping.drop_onto(strip.area, dropping.files(folder / "名片.png", folder / "意向书.pdf"))
    assert set(names(strip)) == {"名片.png", "意向书.pdf"}
    assert [each.text for each in told] == ["2 files attached."]
    assert not strip.area.isVisible()


def test_refused_files_are_named_with_their_code_while_the_others_are_kept(strip, folder, told):
    large = folder / "大.txt"
    large.write_bytes(b"x" * (21 * 1024 * 1024))
    attach(strip, *sorted(folder.iterdir()))
    assert set(names(strip)) == {"名片.png", "意向书.pdf", "纪要.txt"}
    refused, kept = told
    assert kept.text == "3 files attached."
    for words in ("setup.exe", "合同.docx", "大.txt", "ATTACHMENT_TYPE", "FILE_TOO_LARGE"):
        assert words in refused.text


def test_where_all_are_refused_nothing_is_written(strip, folder, told, office, lead):
    attach(strip, folder / "setup.exe")
    assert [each.icon for each in told] == ["lock"]
    assert office.read(list_attachments, "lead", lead.id) == ()


def test_attaching_is_undone_from_its_message(strip, folder, told, office):
    attach(strip, folder / "名片.png", folder / "意向书.pdf")
    assert told[-1].reversal is not None
    with office.database.write("undo", actor=office.manager) as work:
        undo(work)
    assert names(strip) == []


def test_pictures_and_the_first_page_of_a_pdf_are_shown_small(strip, folder):
    attach(strip, folder / "名片.png", folder / "意向书.pdf", folder / "纪要.txt")
    shown = {each.name: strip.pictures.of(each, SIDE) for each in strip.view.files.rows}
    assert shown["名片.png"].width() == SIDE
    assert shown["意向书.pdf"].height() == SIDE
    assert shown["纪要.txt"] is None


def test_enter_opens_a_read_only_copy_with_the_system_s_program(strip, folder, desktop, context):
    attach(strip, folder / "意向书.pdf")
    current(strip, "意向书.pdf")
    QTest.keyClick(strip.view, Qt.Key.Key_Return)
    (opened,) = desktop.opened
    assert Path(opened).name == "意向书.pdf"
    assert Path(opened).read_bytes() == (folder / "意向书.pdf").read_bytes()
    assert context.files.folder not in Path(opened).parents


def test_a_file_that_is_gone_is_said_so_instead_of_opened(strip, folder, told, desktop, context):
    attach(strip, folder / "意向书.pdf")
    (row,) = strip.view.files.rows
    context.files.path(row.sha256).unlink()
    strip.open_file(row)
    assert "FILE_MISSING" in told[-1].text
    assert desktop.opened == []


def test_f2_writes_over_the_name_and_leaves_the_ending(strip, folder):
    attach(strip, folder / "意向书.pdf")
    current(strip, "意向书.pdf")
    QTest.keyClick(strip.view, Qt.Key.Key_F2)
    editor = strip.view.findChild(QLineEdit)
    assert editor.selectedText() == "意向书"
    editor.insert("contract")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert names(strip) == ["contract.pdf"]


def test_a_name_that_is_refused_stays_as_it_was(strip, folder, told):
    attach(strip, folder / "意向书.pdf")
    strip.view.renamed.emit(strip.view.files.rows[0], "setup.exe")
    assert names(strip) == ["意向书.pdf"]
    assert "ATTACHMENT_TYPE" in told[-1].text


def test_del_takes_a_file_off_with_a_way_back_and_the_keyboard_stays(strip, folder, told):
    attach(strip, folder / "意向书.pdf", folder / "纪要.txt")
    gone = names(strip)[0]
    current(strip, gone)
    QTest.keyClick(strip.view, Qt.Key.Key_Delete)
    assert gone not in names(strip)
    assert told[-1].text == f"“{gone}” removed."
    assert told[-1].reversal is not None
    assert strip.view.current().name == names(strip)[0]


def test_space_shows_a_larger_picture_and_arrows_go_on(strip, folder):
    attach(strip, folder / "名片.png", folder / "意向书.pdf")
    current(strip, "名片.png")
    QTest.keyClick(strip.view, Qt.Key.Key_Space)
    look = strip.findChild(FileLook)
    assert look.row.name == "名片.png"
    assert look.grab().toImage().pixelColor(look.width() // 2, look.height() // 2).red() > 150
    QTest.keyClick(look, Qt.Key.Key_Right)
    assert look.row.name == "意向书.pdf"
    QTest.keyClick(look, Qt.Key.Key_Space)
    assert not look.isVisible()


def test_the_menu_of_a_row_offers_everything_by_mouse(strip, folder):
    attach(strip, folder / "纪要.txt")
    index = strip.view.files.index(0, 0)
    place = more_box(strip.view.visualRect(index)).center()
    QTest.mouseClick(strip.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = QApplication.activePopupWidget()
    texts = [each.text() for each in menu.actions() if each.text()]
    assert texts == ["Open", "Look at", "Save as …", "Rename", "Remove"]
    menu.close()


def test_a_copy_is_saved_where_the_user_says(strip, folder, told, tmp_path):
    attach(strip, folder / "意向书.pdf")
    strip.view.saved_as.emit(strip.view.files.rows[0])
    dialog = strip.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("意向书.pdf")
    dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    dialog.close()
    assert (tmp_path / "copy.pdf").read_bytes() == (folder / "意向书.pdf").read_bytes()
    assert told[-1].text == "Saved as copy.pdf."


def test_many_files_open_on_demand(strip, folder):
    for number in range(8):
        (folder / f"{number}.txt").write_text(f"text {number}")
    attach(strip, *(folder / f"{number}.txt" for number in range(8)))
    assert len(names(strip)) == 5
    strip._more.click()
    assert len(names(strip)) == 8


def test_what_is_merged_away_or_archived_is_looked_at_only(strip, folder, lead, context):
    attach(strip, folder / "纪要.txt")
    strip.show_of("lead", lead.id, read_only=True)
    assert not strip._add.isVisible()
    assert not strip.take(dropping.files(folder / "名片.png"))
    current(strip, "纪要.txt")
    QTest.keyClick(strip.view, Qt.Key.Key_Delete)
    assert names(strip) == ["纪要.txt"]
    texts = [each.text() for each in strip.view.menu_of(strip.view.currentIndex()).actions()]
    assert texts == ["Open", "Look at", "Save as …"]
    assert context


def test_another_record_shows_its_own_files(strip, folder, office, lead):
    attach(strip, folder / "纪要.txt")
    strip.show_of("lead", office.lead().id)
    assert names(strip) == []
    strip.show_of("lead", lead.id)
    assert names(strip) == ["纪要.txt"]


def test_beside_the_window_many_files_are_kept_with_progress_and_can_be_cancelled(
    context, lead, folder, office, qtbot, told
):
    for number in range(30):
        (folder / f"{number}.png").write_bytes(sample.picture(size=(800 + number, 600)))
    background = ThreadBackground()
    strip = FileStrip(replace(context, background=background), None)
    qtbot.addWidget(strip)
    strip.show_of("lead", lead.id)
    steps = []
    background.progressed.connect(lambda _ticket, done, total: steps.append((done, total)))
    attach(strip, *(folder / f"{number}.png" for number in range(30)))
    qtbot.waitUntil(lambda: len(strip._rows) == 30)
    assert steps[0] == (0, 30)
    attach(strip, *(folder / f"{number}.png" for number in range(30)))
    ticket = max(background._waiting)
    background.cancel(ticket)
    qtbot.waitUntil(lambda: any("CANCELLED" in each.text for each in told))
    assert len(office.read(list_attachments, "lead", lead.id)) == 30
    background.close()
