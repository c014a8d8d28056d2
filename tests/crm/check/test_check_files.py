"""`check` reads attached files: what is missing, changed or belongs to nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from crm.attachments.commands import archive_attachment, attach_file
from crm.attachments.store import FileStore
from crm.check.files import Unused, unused_files
from crm.check.verify import verify
from crm.history.undoing import undo


@pytest.fixture
def files(tmp_path):
    return FileStore(tmp_path / "files")


@pytest.fixture
def attached(office, files):
    """Two files of a lead, the second one taken off again; returns their hashes."""
    lead = office.lead()
    kept = [files.keep(content, f"{content.decode()}.txt") for content in (b"one", b"two")]
    rows = [office.do(attach_file, "lead", lead.id, each) for each in kept]
    office.do(archive_attachment, rows[1].id)
    return [each.sha256 for each in kept]


def findings(office, files, progress=None):
    found = office.read(verify, files, progress)
    return [(each.code, each.record) for each in found]


@pytest.mark.usefixtures("attached")
def test_files_that_are_there_are_sound_and_each_is_counted(office, files):
    told = []
    assert findings(office, files, lambda done, total: told.append((done, total))) == []
    assert told == [(0, 2), (1, 2)]


def test_a_missing_and_a_changed_file_are_named_also_when_taken_off(office, files, attached):
    files.path(attached[0]).unlink()
    files.path(attached[1]).write_bytes(b"something else")
    assert set(findings(office, files)) == {
        ("FILE_MISSING", "attachment 1"),
        ("FILE_CHANGED", "attachment 2"),
    }
    (missing, _changed) = sorted(office.read(verify, files), key=lambda each: each.record)
    assert "one.txt" in missing.message
    assert str(files.folder) in missing.message


@pytest.mark.usefixtures("attached")
def test_a_whole_folder_that_was_left_behind_is_missed_file_by_file(office, tmp_path):
    elsewhere = FileStore(tmp_path / "moved")
    assert [code for code, _ in findings(office, elsewhere)] == ["FILE_MISSING"] * 2


@pytest.mark.usefixtures("attached")
def test_a_file_whose_record_is_gone_is_found(office, files):
    with office.database.engine.begin() as connection:
        connection.execute(text("UPDATE attachment SET record_id = 9999 WHERE id = 1"))
        connection.execute(text("UPDATE attachment SET record_kind = 'moon' WHERE id = 2"))
    assert set(findings(office, files)) == {
        ("NOT_FOUND", "attachment 1"),
        ("NOT_FOUND", "attachment 2"),
    }


@pytest.mark.usefixtures("attached")
def test_what_no_record_has_any_more_stays_and_is_counted(office, files):
    assert office.read(unused_files, files) == Unused(0, 0)
    extra = files.keep(b"three", "c.txt")
    office.do(attach_file, "lead", 1, extra)
    with office.database.write("undo", actor=office.manager) as work:
        undo(work)
    assert office.read(unused_files, files) == Unused(1, 5)
    assert files.is_whole(extra.sha256)
