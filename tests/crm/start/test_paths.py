"""Each start works in one folder, and the demonstration never in the user's."""

from __future__ import annotations

import logging

import pytest

from crm.errors import UserError
from crm.logs import start_log
from crm.paths import data_folder


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def test_a_given_folder_is_made(tmp_path):
    folder = data_folder(tmp_path / "a" / "b")
    assert folder.root.is_dir()
    assert folder.database.parent == folder.root


def test_the_demonstration_has_a_folder_beside_the_users():
    users, demo = data_folder(), data_folder(demo=True)
    assert users.root != demo.root
    assert users.root.parent == demo.root.parent


def test_a_given_folder_wins_over_that_of_the_demonstration(tmp_path):
    assert data_folder(tmp_path, demo=True).root == tmp_path.resolve()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError) as refusal:
        data_folder(tmp_path / "file" / "inside")
    assert refusal.value.code == "FILE_UNWRITABLE"
    assert str(tmp_path) in refusal.value.message


def test_the_log_is_written_where_it_can_be(tmp_path):
    before = list(logging.getLogger().handlers)
    path = start_log(tmp_path / "logs")
    logging.getLogger("test").info("started")
    for handler in logging.getLogger().handlers:
        if handler not in before:
            logging.getLogger().removeHandler(handler)
            handler.close()
    assert path is not None
    assert "started" in path.read_text(encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert start_log(tmp_path / "file") is None
