"""What is typed into the quick log is never lost: not by Esc, not by a crash."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.attachments.store import Kept
from tests.support.sources import ROOT
from ui.quick_log.draft import DraftFile, draft_file
from ui.quick_log.entry import Entry, from_plain
from ui.quick_log.session import KEEP_AFTER

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def file_of(typist):
    return draft_file(typist.window.context).path


def test_esc_keeps_what_was_typed_and_ctrl_l_goes_on_with_it(typist):
    typist.open()
    typist.person("示例新企业", "投资总监", "厂房 3,000 ㎡")
    typist.press(Qt.Key.Key_Escape)
    typist.open()
    entry = typist.form.entry()
    assert (entry.company, entry.person, entry.topic) == ("示例新企业", "投资总监", "厂房 3,000 ㎡")
    assert entry.company_new
    assert entry.trip_id is not None


def test_a_draft_is_kept_a_third_of_a_second_after_the_last_key(typist):
    typist.open()
    typist.write("slqy")
    QTest.qWait(KEEP_AFTER + 100)
    assert json.loads(file_of(typist).read_text("utf-8"))["entry"]["company"] == "slqy"
    assert typist.log.foot._said.text().startswith("Draft kept ")


def test_typing_without_a_pause_does_not_put_the_draft_off(typist):
    typist.open()
    end = time.monotonic() + 3 * KEEP_AFTER / 1000
    while time.monotonic() < end:
        typist.write("a")
        QTest.qWait(20)
    assert json.loads(file_of(typist).read_text("utf-8"))["entry"]["company"].startswith("aa")


def test_closing_the_window_keeps_what_was_typed_a_moment_before(typist):
    typist.open()
    typist.write("slqy")
    typist.window.close()
    assert json.loads(file_of(typist).read_text("utf-8"))["entry"]["company"] == "slqy"


def test_what_was_saved_is_no_draft_any_more(typist):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.enter()
    assert from_plain(json.loads(file_of(typist).read_text("utf-8"))["entry"]).blank


def test_a_refused_entry_stays_a_draft(typist):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.form.phone.setText("letters")
    typist.enter()
    typist.press(Qt.Key.Key_Escape)
    typist.open()
    assert typist.form.phone.text() == "letters"


def test_a_draft_is_thrown_away_and_brought_back(typist):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.log.discard()
    assert typist.form.entry().blank
    assert typist.said() == "The draft is thrown away."
    typist.log.said.act.click()
    assert typist.form.entry().company == "示例新企业"


def test_each_person_has_a_draft_of_their_own(typist, office):
    typist.open()
    typist.write("slqy")
    typist.press(Qt.Key.Key_Escape)
    typist.window.context.acting.become(office.recruiter)
    typist.open()
    assert typist.form.company_line.text() == ""


def test_those_logged_today_are_counted_after_a_new_start_too(typist):
    typist.open()
    typist.person("示例新企业", "投资总监")
    typist.enter()
    typist.press(Qt.Key.Key_Escape)
    typist.open()
    assert typist.log.head.count.text() == "1 person logged today"


def test_a_draft_is_the_same_after_it_was_kept(tmp_path):
    card = Kept("ab" * 32, 10, "image/png", "名片.png")
    entry = Entry(5, company="示例", company_id=7, person="总监", day="下周三", card=card)
    file = DraftFile(tmp_path / "drafts" / "quick-log.json")
    draft = file.read()
    draft.entry, draft.waiting = entry, replace(entry, company="别的")
    draft.logged.append(("trip_contact", 3))
    draft.conversations[4] = (entry, 2)
    assert file.write(draft)
    assert file.read() == draft
    assert [each.name for each in file.path.parent.iterdir()] == ["quick-log.json"]


@pytest.mark.logs_warnings
@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"entry": 5}'])
def test_a_damaged_draft_is_put_aside_and_stops_nobody(tmp_path, content, caplog):
    file = DraftFile(tmp_path / "quick-log.json")
    file.path.write_text(content, "utf-8")
    assert file.read().entry.blank
    assert (tmp_path / "quick-log.damaged").read_text("utf-8") == content
    assert "not understood" in caplog.text


def test_values_of_another_type_are_left_out(tmp_path):
    file = DraftFile(tmp_path / "quick-log.json")
    kept = {
        "company": 5,
        "person": "投资总监",
        "trip_id": "x",
        "interest": "?",
        "card": {"size": 1},
    }
    file.path.write_text(json.dumps({"entry": kept}), "utf-8")
    assert file.read().entry == Entry(person="投资总监")


@pytest.mark.logs_warnings
def test_a_folder_that_cannot_be_written_is_said_and_stops_nobody(typist, caplog):
    place = file_of(typist).parent
    place.parent.mkdir(exist_ok=True)
    place.write_text("a file where the folder should be", "utf-8")
    typist.open()
    typist.write("slqy")
    QTest.qWait(KEEP_AFTER + 100)
    assert typist.log.foot._said.text() == "The draft could not be kept"
    assert "not kept" in caplog.text


SCRIPT = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from crm.clock import Clock
    from crm.paths import Folder
    from crm.start import first_start
    from ui.app import Opening, Start
    from ui.crash import CrashHandler
    from ui.pages.entries import page_entries
    from ui.quick_log.dialog import QuickLog

    def wait(milliseconds):
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    root = Path(sys.argv[1])
    app = QApplication([])
    start = Start(Folder(root), root / "y.db", Clock(), language="en", prepare=first_start)
    opening = Opening(app, start, CrashHandler(app), lambda: page_entries()[-1:])
    opening.begin()
    while opening.window is None or not opening.window.isVisible():
        wait(50)
    opening.context.navigate.do("trips.log")
    form = opening.window.findChild(QuickLog).form
    if len(sys.argv) > 2:
        QTest.keyClicks(form.company_line, "Example Ltd.")
        form.topic.setPlainText("\\u5382\\u623f 3,000")
        wait(300)
        print("typed", flush=True)
        wait(60000)
    print(form.company_line.text(), form.topic.toPlainText(), sep="|", flush=True)
    opening.close()
"""


def test_a_killed_program_has_everything_when_it_is_started_again(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(textwrap.dedent(SCRIPT), "utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, str(script), str(tmp_path / "data")]
    Path(tmp_path / "data").mkdir()
    typing = subprocess.Popen(
        [*command, "type"], env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert typing.stdout.readline() == "typed\n"
    typing.send_signal(signal.SIGKILL)
    typing.wait()
    typing.stdout.close()
    again = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=True
    )
    assert again.stdout == "Example Ltd.|厂房 3,000\n"
