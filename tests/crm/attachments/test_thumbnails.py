"""Small pictures: turned as they were taken, none of what is damaged or would fill the memory."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from crm.attachments.store import FileStore
from crm.attachments.thumbnails import cached, thumbnail
from tests.support import sample_files as sample

ORIENTATION, TURNED = 0x0112, 6


@pytest.fixture
def files(tmp_path):
    return FileStore(tmp_path / "files", cache=tmp_path / "cache")


def small(files, content, name, side=80):
    made = thumbnail(files, files.keep(content, name).sha256, side)
    return None if made is None else Image.open(io.BytesIO(made))


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        *(("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp"), ("BMP", "bmp")),
        ("TIFF", "tif"),
    ],
)
def test_pictures_of_every_kind_become_small_pngs(files, kind, ending):
    made = small(files, sample.picture(kind, (600, 300)), f"a.{ending}")
    assert (made.format, made.size) == ("PNG", (80, 40))


def test_a_picture_taken_upright_stands_upright(files):
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    made = small(files, sample.picture("JPEG", (600, 300), exif=exif), "a.jpg")
    assert made.size == (40, 80)


def test_it_is_made_once_and_kept_in_the_cache(files):
    kept = files.keep(sample.picture(size=(600, 300)), "a.png")
    first = thumbnail(files, kept.sha256, 80)
    assert cached(files, kept.sha256, 80) == first
    files.path(kept.sha256).write_bytes(b"changed since")
    assert thumbnail(files, kept.sha256, 80) == first


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (sample.picture("JPEG", (600, 300))[:300], "a.jpg"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "a.png"),
        (sample.heic(), "a.heic"),
        (b"words", "a.txt"),
        (sample.pdf(), "a.pdf"),
    ],
)
def test_what_is_no_whole_picture_has_none(files, content, name):
    assert small(files, content, name) is None
    assert cached(files, files.keep(content, name).sha256, 80) == b""


def test_a_picture_that_would_fill_the_memory_is_left_alone(files):
    content = io.BytesIO()
    Image.new("1", (12_000, 9_000)).save(content, "PNG")
    assert len(content.getvalue()) < 100_000
    assert small(files, content.getvalue(), "bomb.png") is None


def test_a_file_that_is_gone_has_no_picture_until_it_is_back(files):
    kept = files.keep(sample.picture(), "a.png")
    content = files.path(kept.sha256).read_bytes()
    files.path(kept.sha256).unlink()
    assert thumbnail(files, kept.sha256, 80) is None
    files.path(kept.sha256).write_bytes(content)
    assert thumbnail(files, kept.sha256, 80) is not None
