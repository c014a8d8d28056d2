"""In which encoding a file of lines is written, and its text: never mojibake.

Rules: docs/domain.md, vCard. UTF-8 and UTF-16 are recognised surely. GB18030 is taken only where
the text then reads as Chinese: nearly every sequence of bytes is GB18030, and French in Latin-1 or
Chinese in Big5 would come out as characters that nobody uses. Pure.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

UTF_8, GB18030 = "utf-8", "gb18030"
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16 does: asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a property may declare. Python would decode "idna" or "unicode_escape" as well.
DECLARED = {
    "utf-8": UTF_8,
    "ascii": UTF_8,
    "gb2312": GB18030,
    "gbk": GB18030,
    "gb18030": GB18030,
    "big5": "big5",
    "big5hkscs": "big5hkscs",
    "iso8859-1": "cp1252",  # as everybody does who writes it
    "iso8859-15": "iso8859-15",
    "cp1252": "cp1252",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_jp": "euc_jp",
    "euc_kr": "euc_kr",
    "koi8-r": "koi8-r",
    "cp1251": "cp1251",
}
# First bytes of GB 2312: its 3,755 everyday characters, the 3,008 rarer ones, punctuation and
# full-width letters. Names have rare ones, a file of nothing else is no Chinese.
EVERYDAY, RARE, SIGNS = range(0xB0, 0xD8), range(0xD8, 0xF8), frozenset({0xA1, 0xA3})
MOST, HALF = 0.8, 0.5  # of the characters beyond ASCII are in GB 2312; are everyday ones


def as_lines(content: bytes) -> bytes:
    """Return a file without its byte order mark; UTF-16 and UTF-32 become UTF-8.

    Raises UserError ENCODING_UNKNOWN where the mark says what the content is not.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            rest = content[len(mark) :]
            return rest if encoding == UTF_8 else _transcoded(rest, encoding)
    for encoding in ("utf-16-le", "utf-16-be"):
        if content.startswith("BEGIN:".encode(encoding)):
            return _transcoded(content, encoding)
    return content


def _transcoded(content: bytes, encoding: str) -> bytes:
    whole = content[: len(content) - len(content) % (4 if "32" in encoding else 2)]
    try:
        return whole.decode(encoding).encode(UTF_8)
    except UnicodeError as error:
        raise unknown() from error


def encoding_of(lines: Iterable[bytes]) -> str:
    """Return "utf-8" or "gb18030" for lines that do not declare their encoding.

    A few lines that are not UTF-8 in a file that is are a flaw of those lines. Raises UserError
    ENCODING_UNKNOWN.
    """
    foreign = [line for line in lines if not line.isascii()]
    others = [line for line in foreign if not _decodes(line, UTF_8)]
    if len(others) * 2 <= len(foreign):
        return UTF_8
    try:
        text = b"\n".join(others).decode(GB18030)
    except UnicodeDecodeError as error:
        raise unknown() from error
    if not reads_as_chinese(text):
        raise unknown()
    return GB18030


def reads_as_chinese(text: str) -> bool:
    """Tell whether the characters beyond ASCII are in use in China, at least half of them daily."""
    foreign = [_first_byte(each) for each in text if not each.isascii()]
    everyday = sum(1 for each in foreign if each in EVERYDAY or each in SIGNS)
    rare = sum(1 for each in foreign if each in RARE)
    return everyday + rare >= MOST * len(foreign) and everyday >= HALF * len(foreign)


def _first_byte(character: str) -> int:
    """Return the first byte of a character in GB 2312, 0 where it is not in it."""
    try:
        return character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return 0


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def decode(raw: bytes, encoding: str, declared: str = "") -> str:
    """Return the text of a value: as declared, else in the encoding of the file.

    Where a value is not what it declares, UTF-8 and then Chinese in GB18030 are tried. Raises
    UserError ENCODING_UNKNOWN.
    """
    if raw.isascii():
        return raw.decode("ascii")
    named = _known(declared) if declared else encoding
    for each in dict.fromkeys((named, UTF_8)):
        if each and _decodes(raw, each):
            return raw.decode(each)
    if _decodes(raw, GB18030):
        text = raw.decode(GB18030)
        if reads_as_chinese(text):
            return text
    raise unknown()


def _known(name: str) -> str:
    """Return the codec of a declared name, "" for one that is not expected here."""
    try:
        return DECLARED.get(codecs.lookup(name.strip()).name, "")
    except LookupError:
        return ""


def unknown() -> Exception:
    """Return the refusal of a text whose encoding is not known."""
    message = _("The encoding of the text is not known. Export it again as UTF-8.")
    return refuse("ENCODING_UNKNOWN", message)
