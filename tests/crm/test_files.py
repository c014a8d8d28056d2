"""Whole files: complete or not at all, and a sentence for what went wrong."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from crm.errors import UserError
from crm.files import read_file, unwritable, write_file


def test_a_file_is_written_and_read(tmp_path):
    write_file(tmp_path / "a.csv", b"1")
    write_file(tmp_path / "a.csv", b"2")
    assert read_file(tmp_path / "a.csv") == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError) as refused:
        read_file(tmp_path / "none.csv")
    assert refused.value.code == "FILE_UNREADABLE"
    assert "none.csv" in refused.value.message


@pytest.mark.parametrize("place", [".", "none/a.csv"])
def test_a_place_that_cannot_hold_a_file_is_said_and_left_as_it_was(tmp_path, place):
    with pytest.raises(UserError) as refused:
        write_file(tmp_path / place, b"1")
    assert refused.value.code == "FILE_UNWRITABLE"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_from_other_trouble():
    place = Path("a.csv")
    full = unwritable(place, OSError(errno.ENOSPC, "No space left on device"))
    read_only = unwritable(place, OSError(errno.EROFS, "Read-only file system"))
    assert (full.code, read_only.code) == ("DISK_FULL", "FILE_UNWRITABLE")
