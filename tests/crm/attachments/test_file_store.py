"""The folder of attached files: each content once, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import threading

import pytest

from crm.attachments.place import FILE_LIMIT, FILES_FOLDER, file_store
from crm.attachments.store import FileStore
from crm.errors import UserError
from crm.language import speaking
from crm.paths import Folder
from crm.settings import Settings
from tests.support import sample_files as sample


@pytest.fixture
def files(tmp_path):
    made = FileStore(tmp_path / "files")
    yield made
    made.drop_copies()


def contents(files) -> list[str]:
    return [each.name for each in files.folder.rglob("*") if each.is_file()]


def test_a_content_is_kept_once_under_its_hash(files, tmp_path):
    first = tmp_path / "名片.png"
    first.write_bytes(sample.picture())
    kept = files.keep(first)
    again = files.keep(sample.picture(), "另一个名字.png")
    assert kept.sha256 == again.sha256 == hashlib.sha256(sample.picture()).hexdigest()
    assert (kept.name, again.name) == ("名片.png", "另一个名字.png")
    assert files.path(kept.sha256) == files.folder / kept.sha256[:2] / kept.sha256[2:]
    assert len(contents(files)) == 1
    assert files.read(kept.sha256) == sample.picture()
    assert dict(files.kept()) == {kept.sha256: kept.size}


def test_keeping_a_content_again_mends_a_damaged_one(files):
    content = sample.picture()
    kept = files.keep(content, "a.png")
    files.path(kept.sha256).write_bytes(b"damaged")
    assert not files.is_whole(kept.sha256)
    files.keep(content, "a.png")
    assert files.is_whole(kept.sha256)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "空.txt", "FILE_EMPTY"),
        (b"x" * (1024 * 1024 + 1), "大.txt", "FILE_TOO_LARGE"),
        (sample.windows_program(), "a.pdf", "ATTACHMENT_TYPE"),
        (sample.picture(), "a.pdf", "ATTACHMENT_TYPE"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(tmp_path, content, name, code):
    store = FileStore(tmp_path / "files", limit_mb=1)
    path = tmp_path / name
    path.write_bytes(content)
    for source in (path, content):
        with pytest.raises(UserError) as refusal:
            store.keep(source, name)
        assert refusal.value.code == code
        assert name in refusal.value.message
    assert not store.folder.exists()


def test_a_file_of_exactly_the_limit_is_kept_and_one_byte_more_says_how_large_it_is(tmp_path):
    store = FileStore(tmp_path / "files", limit_mb=1)
    assert store.keep(b"x" * 1024 * 1024, "a.txt").size == 1024 * 1024
    with speaking("en"), pytest.raises(UserError) as refusal:
        store.keep(b"x" * (1024 * 1024 + 1), "b.txt")
    assert "1,048,577 B" in refusal.value.message
    assert "up to 1 MB" in refusal.value.message


def test_a_folder_or_a_file_that_is_gone_is_refused(files, tmp_path):
    for path in (tmp_path, tmp_path / "gone.pdf"):
        with pytest.raises(UserError) as refusal:
            files.keep(path)
        assert refusal.value.code == "FILE_UNREADABLE"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among the files there")
def test_a_pipe_is_not_waited_for(files, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UserError, match="FILE_UNREADABLE"):
        files.keep(tmp_path / "pipe.txt")


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path):
    (tmp_path / "files").write_bytes(b"in the way")
    with pytest.raises(UserError) as refusal:
        FileStore(tmp_path / "files").keep(b"text", "a.txt")
    assert refusal.value.code == "FILE_UNWRITABLE"


def test_two_threads_that_keep_the_same_content_do_not_meet(files):
    def keep() -> None:
        for _ in range(20):
            files.keep(sample.picture(), "a.png")

    threads = [threading.Thread(target=keep) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(contents(files)) == 1


def test_what_is_opened_is_a_copy_under_its_own_name(files):
    content = sample.pdf()
    kept = files.keep(content, "合作意向书.pdf")
    copy = files.open_path(kept)
    assert copy.name == "合作意向书.pdf"
    assert copy.read_bytes() == content
    assert files.folder not in copy.parents
    assert not copy.stat().st_mode & stat.S_IWUSR
    assert files.open_path(kept) == copy
    files.drop_copies()
    assert not copy.exists()
    assert files.is_whole(kept.sha256)


def test_opening_a_file_that_is_gone_says_so(files):
    kept = files.keep(sample.pdf(), "a.pdf")
    files.path(kept.sha256).unlink()
    with pytest.raises(UserError) as refusal:
        files.open_path(kept)
    assert refusal.value.code == "FILE_MISSING"


def test_files_lie_beside_an_sqlite_database_and_for_a_server_where_the_team_says(
    database, engine_name, tmp_path
):
    folder, settings = Folder(tmp_path / "data"), Settings(tmp_path / "settings.json")
    settings.keep(FILE_LIMIT, 5)
    found = file_store(database, folder, settings)
    assert found.limit == 5 * 1024 * 1024
    if engine_name == "sqlite":
        assert found.folder.name == "files"
        assert found.folder.parent.joinpath(database.engine.url.database).exists()
        return
    assert found.folder == tmp_path / "data" / "files"
    settings.keep(FILES_FOLDER, str(tmp_path / "shared"))
    assert file_store(database, folder, settings).folder == tmp_path / "shared"
