"""Values of vCard: escapes, parts, telephone and messenger addresses, pictures. Pure."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from crm.exchange.vcard.names import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable

PIECE = re.compile(r"\\.|[;,]|[^\\;,]+|\\", re.DOTALL)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
LINE_BREAKS = "nN"
DATA_URI = re.compile(r"data:[^,]*,", re.IGNORECASE)
BASE64 = ";base64"
LABEL = re.compile(r"_\$!<(.+)>!\$_")
# What a label in words says of a number; Apple writes them beside the number.
LABELS = {
    "cell": ("mobile", "cell", "iphone", "手机", "移动", "私人手机"),
    "fax": ("fax", "传真"),
    "work": ("work", "office", "company", "工作", "单位", "办公", "公司", "座机"),
    "home": ("home", "住宅", "家庭", "家"),
}
WECHAT = frozenset({"wechat", "weixin", "微信", "wx"})


def unescape(text: str, *, old: bool) -> str:
    r"""Return a text without its escapes; vCard 2.1 (`old`) has no `\n`."""
    if "\\" not in text:
        return text
    return ESCAPED.sub(lambda found: _meant(found[1], old=old), text)


def _meant(character: str, *, old: bool) -> str:
    if character in LINE_BREAKS and not old:
        return "\n"
    return character if character in "\\;,:" else f"\\{character}"


def parts(text: str, separator: str, *, old: bool) -> list[str]:
    """Return the parts of a structured value, each without its escapes and outer blanks."""
    found = [""]
    for piece in PIECE.findall(text):
        if piece == separator:
            found.append("")
        else:
            found[-1] += piece
    return [unescape(each, old=old).strip() for each in found]


def telephone(text: str) -> str:
    """Return the number of a `tel:` address, an extension behind a comma as phones dial it."""
    scheme, _colon, rest = text.partition(":")
    if scheme.lower() != "tel":
        return text
    number, *more = rest.split(";")
    extension = next((each[4:] for each in more if each.lower().startswith("ext=")), "")
    decoded = unquote_to_bytes(number).decode("utf-8", "replace")
    return f"{decoded},{extension}" if extension else decoded


def label_kind(label: str) -> str:
    """Return what a label in words says a number is for, "" where that is not known."""
    word = LABEL.sub(r"\1", label).strip().casefold()
    return next((kind for kind, words in LABELS.items() if word in words), "")


def is_wechat(word: str) -> bool:
    """Tell whether a service or a label means WeChat."""
    return LABEL.sub(r"\1", word).strip().casefold() in WECHAT


def messenger(text: str, service: str) -> tuple[str, str]:
    """Return service and name of a messenger address: x-apple:name, weixin:name, qq:12345."""
    scheme, colon, rest = text.partition(":")
    if not colon:
        return service, text
    known = scheme.lower() not in {"x-apple", "aim", "im", "x-aim"}
    name = unquote_to_bytes(rest.removeprefix("//")).decode("utf-8", "replace")
    return service or (scheme if known else ""), name


def address_line(pieces: Iterable[str]) -> str:
    """Return an address in one line: in Chinese from the large to the small, without spaces.

    `pieces` are post-office box, extension, street, city, region, postal code and country.
    """
    box, extension, street, city, region, code, country = (*pieces, *("",) * 7)[:7]
    if any(HAN.search(each) for each in (street, city, region)):
        whole = "".join(each for each in (country, region, city, street, extension, box) if each)
        return f"{whole} {code}".strip()
    return ", ".join(each for each in (box, extension, street, city, region, code, country) if each)


def picture(text: str) -> bytes | None:
    """Return the bytes of a `data:` address, None for any other; raises ValueError if broken."""
    head = DATA_URI.match(text)
    if head is None:
        return None
    content = text[head.end() :]
    if head[0][:-1].lower().endswith(BASE64):
        return binascii.a2b_base64(unquote_to_bytes("".join(content.split())), strict_mode=True)
    return unquote_to_bytes(content)
