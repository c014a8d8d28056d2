"""What a file is, by its content (docs/domain.md, Files). Pure.

puremagic knows the beginnings of hundreds of formats. Where a beginning says too little (packed
and compound files, pictures of phones, texts without any beginning) the checks here decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crm.attachments.containers import EMPTY_ZIP, OLE, ZIP, class_of, has_stream, mark_in_zip
from crm.attachments.containers import names_in_zip as parts_of
from crm.language import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crm.language import Marked

PDF_MARK = b"%PDF-"
PDF_BEFORE = 1024  # bytes that may stand before that mark
HEAD = 4096  # bytes by which puremagic knows a format
WORD_CLASS, SHEET_CLASS = "00020906", ("00020820", "00020810")
SLIDES_CLASS = "64818d1"
UNKNOWN_TYPE = "application/octet-stream"
TEXT_TYPE = "text/plain"
CONTROLS = bytes(each for each in range(32) if each not in b"\t\n\f\r\x1b")
CONTROL = re.compile("[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class FileType:
    """A format: what people call it, its media type, the endings of its names (the first is ours).

    Names of products are the same in every language; the others are marked for translation.
    """

    name: str | Marked
    media_type: str
    endings: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name in the present language."""
        return str(self.name)


OFFICE = "application/vnd.openxmlformats-officedocument."
JPEG = FileType("JPEG", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"))
PNG = FileType("PNG", "image/png", ("png",))
GIF = FileType("GIF", "image/gif", ("gif",))
WEBP = FileType("WebP", "image/webp", ("webp",))
BMP = FileType("BMP", "image/bmp", ("bmp", "dib"))
TIFF = FileType("TIFF", "image/tiff", ("tif", "tiff"))
HEIC = FileType("HEIC", "image/heic", ("heic", "heif", "hif"))
AVIF = FileType("AVIF", "image/avif", ("avif",))
PDF = FileType("PDF", "application/pdf", ("pdf",))
DOCX = FileType(
    "Word", OFFICE + "wordprocessingml.document", ("docx", "docm", "dotx", "dotm", "wps")
)
XLSX = FileType(
    "Excel", OFFICE + "spreadsheetml.sheet", ("xlsx", "xlsm", "xlsb", "xltx", "xltm", "et")
)
PPTX = FileType(
    "PowerPoint",
    OFFICE + "presentationml.presentation",
    ("pptx", "pptm", "ppsx", "ppsm", "potx", "potm", "dps"),
)
DOC = FileType("Word 97", "application/msword", ("doc", "dot", "wps", "wpt"))
XLS = FileType("Excel 97", "application/vnd.ms-excel", ("xls", "xlt", "et", "ett"))
PPT = FileType("PowerPoint 97", "application/vnd.ms-powerpoint", ("ppt", "pps", "pot", "dps"))
MSG = FileType("Outlook", "application/vnd.ms-outlook", ("msg", "oft"))
OLE_FILE = FileType("OLE 2", "application/x-ole-storage", ("vsd", "mpp", "pub", "db"))
ODT = FileType(
    "OpenDocument", "application/vnd.oasis.opendocument", ("odt", "ods", "odp", "odg", "ott", "ots")
)
EPUB = FileType("EPUB", "application/epub+zip", ("epub",))
OFD = FileType("OFD", "application/ofd", ("ofd",))
PACKED = FileType("ZIP", "application/zip", ("zip", "xmind", "kmz", "vsdx", "xps", "oxps", "pages"))
RTF = FileType("RTF", "application/rtf", ("rtf",))
RAR = FileType("RAR", "application/vnd.rar", ("rar",))
SEVEN = FileType("7-Zip", "application/x-7z-compressed", ("7z",))
MP4 = FileType("MP4", "video/mp4", ("mp4", "m4a", "m4v", "mov", "qt", "3gp", "3g2", "f4v"))
TEXT = FileType(
    mark("file type", "text"),
    TEXT_TYPE,
    (
        *("txt", "csv", "tsv", "md", "log", "json", "xml", "html", "htm", "mht", "mhtml", "svg"),
        *("vcf", "ics", "eml", "ini", "yaml", "yml", "geojson", "kml", "gpx", "srt", "tex"),
    ),
)
UNKNOWN = FileType(mark("file type", "an unknown format"), UNKNOWN_TYPE, ())

BEGINNINGS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (PDF_MARK, PDF),
    (b"{\\rtf", RTF),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN),
)
BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), HEIC),
    **dict.fromkeys((b"avif", b"avis"), AVIF),
}
FOLDERS = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
STREAMS = (
    (DOC, ("WordDocument",)),
    (XLS, ("Workbook", "Book")),
    (PPT, ("PowerPoint Document",)),
    (MSG, ("__properties_version1.0",)),
)
ALL = (
    *(JPEG, PNG, GIF, WEBP, BMP, TIFF, HEIC, AVIF, PDF, DOCX, XLSX, PPTX, DOC, XLS, PPT, MSG),
    *(OLE_FILE, ODT, EPUB, OFD, PACKED, RTF, RAR, SEVEN, MP4, TEXT),
)
# May have any ending besides those that promise another type of these.
CARRIERS = (PACKED, OLE_FILE, MP4, TEXT)
KNOWN_ENDINGS = frozenset(ending for each in ALL for ending in each.endings)


def types_of(content: bytes) -> tuple[FileType, ...]:
    """Return what the content may be, the likeliest first; () where nothing here knows it.

    Several only where a compound file holds documents of several programs.
    """
    for beginning, found in BEGINNINGS:
        if content.startswith(beginning):
            return (found,)
    if content.startswith(OLE):
        return _compound(content)
    if content.startswith((ZIP, EMPTY_ZIP)):
        return (_packed(content),)
    found = _by_place(content)
    if found is not None:
        return (found,)
    if is_text(content):
        return (TEXT,)
    return (PDF,) if PDF_MARK in content[:PDF_BEFORE] else ()


def guesses(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield ending and media type of each format that puremagic takes the content for."""
    import puremagic

    try:
        found: list[Any] = puremagic.magic_string(content[:HEAD])  # pyright: ignore[reportUnknownMemberType]
    except (puremagic.PureError, ValueError):
        return
    for each in found:
        yield str(each.extension).removeprefix(".").casefold(), str(each.mime_type)


@lru_cache
def known_endings() -> frozenset[str]:
    """Return the endings that promise a format which is told by its content."""
    import puremagic

    table: list[Any] = puremagic.magic_header_array
    told = {str(each.extension).removeprefix(".").casefold() for each in table}
    return KNOWN_ENDINGS | (told - {""})


def is_text(content: bytes) -> bool:
    """Tell whether the content is UTF-8, GB18030 or marked UTF-16 without control characters."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not marked and len(content.translate(None, CONTROLS)) != len(content):
        return False
    for encoding in ("utf-16",) if marked else ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not marked or CONTROL.search(text) is None
    return False


def _by_place(content: bytes) -> FileType | None:
    """Return the type of what has its mark behind the first bytes."""
    if content[4:8] == b"ftyp":
        brands = {content[8:12], *(content[at : at + 4] for at in range(16, 64, 4))}
        still = BRANDS.get(content[8:12]) or next(
            (BRANDS[each] for each in brands if each in BRANDS), None
        )
        return still or MP4
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"BM") and content[6:10] == b"\0\0\0\0":
        return BMP
    return None


def _packed(content: bytes) -> FileType:
    names = parts_of(content)
    for folder, found in FOLDERS:
        if any(name.startswith(folder) for name in names) and "[Content_Types].xml" in names:
            return found
    if "OFD.xml" in names:
        return OFD
    marked = mark_in_zip(content)
    if marked.startswith(ODT.media_type):
        return ODT
    return EPUB if marked == EPUB.media_type else PACKED


def _compound(content: bytes) -> tuple[FileType, ...]:
    root = class_of(content)
    if root.startswith(WORD_CLASS):
        return (DOC,)
    if root.startswith(SHEET_CLASS):
        return (XLS,)
    if root.startswith(SLIDES_CLASS):
        return (PPT,)
    found = [kind for kind, names in STREAMS if any(has_stream(content, each) for each in names)]
    return tuple(found) or (OLE_FILE,)
