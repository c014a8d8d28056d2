"""Small pictures of attached files, made by Pillow and kept in the cache.

Pictures of unknown origin are opened with care: only formats of pictures, and none that would
unfold into more memory than a camera's largest (docs/domain.md, Files).
"""

from __future__ import annotations

import io
import secrets
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from crm.attachments.store import FileStore

# What is tried at all; of the last UI code draws the first page.
PICTURES = frozenset(
    f"image/{each}" for each in ("jpeg", "png", "gif", "webp", "bmp", "tiff", "heic", "avif")
)
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "HEIF", "AVIF")
# Pixels. A JPEG is decoded at a fraction of its size, so that those of any camera may be read.
LARGEST, LARGEST_JPEG = 90_000_000, 220_000_000
FOLDER = "thumbnails"


def thumbnail(store: FileStore, sha256: str, side: int) -> bytes | None:
    """Return a PNG of at most `side` × `side` px, None where the content is no whole picture.

    Asked again, it comes from the cache, an answer of None too.
    """
    known = cached(store, sha256, side)
    if known is not None:
        return known or None
    if not store.path(sha256).exists():
        return None  # not remembered: it may be restored
    try:
        made = _made(store.path(sha256), side)
    except _not_a_picture():
        made = b""
    remember(store, sha256, side, made)
    return made or None


def cached(store: FileStore, sha256: str, side: int) -> bytes | None:
    """Return what the cache has: a PNG, nothing at all for no picture, None for not asked yet."""
    place = _place(store, sha256, side)
    if place is None:
        return None
    try:
        return place.read_bytes()
    except OSError:
        return None


def remember(store: FileStore, sha256: str, side: int, png: bytes) -> None:
    """Put a small picture into the cache; a cache that cannot be written costs only time."""
    place = _place(store, sha256, side)
    if place is None:
        return
    draft = place.with_name(f".{secrets.token_hex(6)}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(png)
        draft.replace(place)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _place(store: FileStore, sha256: str, side: int) -> Path | None:
    if store.cache is None:
        return None
    return store.cache / FOLDER / sha256[:2] / f"{sha256[2:]}-{side}.png"


def _made(path: Path, side: int) -> bytes:
    from PIL import Image, ImageOps

    _prepare()
    with Image.open(path, formats=FORMATS) as picture:
        largest = LARGEST_JPEG if picture.format == "JPEG" else LARGEST
        if picture.width * picture.height > largest:
            return b""
        picture.draft("RGB", (side * 2, side * 2))
        turned = ImageOps.exif_transpose(picture)
        turned.thumbnail((side, side))
        content = io.BytesIO()
        _plain(turned).save(content, "PNG")
        return content.getvalue()


def _plain(picture: Image) -> Image:
    """Return a picture in the colours of a screen, with what is seen through it."""
    clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    return picture.convert("RGBA" if clear else "RGB")


@lru_cache
def _prepare() -> None:
    """Teach Pillow the pictures of iPhones and how large is too large, once."""
    import pi_heif  # pyright: ignore[reportMissingTypeStubs]
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = LARGEST_JPEG  # what it warns of; from twice as many it refuses
    pi_heif.register_heif_opener(thumbnails=False)  # pyright: ignore[reportUnknownMemberType]


def _not_a_picture() -> tuple[type[Exception], ...]:
    """Return what Pillow raises for what is damaged, too large or no picture."""
    import struct

    from PIL import Image

    return (
        *(OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, MemoryError),
        *(struct.error, Image.DecompressionBombError, Image.DecompressionBombWarning),
    )
