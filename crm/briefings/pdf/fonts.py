"""Which font prints what: the standard's fonts where the computer has them, ours otherwise.

GB/T 9704-2012 asks for 小标宋, 黑体, 楷体 and 仿宋. They are not free, so the program looks for
them on the computer first, takes its own Noto Serif SC and Noto Sans SC instead where they are
absent, and says in the result which were used. docs/fonts.md has the reasons and the measures.
"""

from __future__ import annotations

# The annotations of reportlab and fontTools leave most parameters open.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
import importlib.util
import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zlib import crc32

from fontTools.ttLib import TTLibError
from reportlab.pdfbase import pdfmetrics

from crm.briefings.pdf.embedding import ChainFont
from crm.briefings.pdf.outlines import FontFile, Outlines
from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument


class Role(StrEnum):
    """What a font is for, by the name that GB/T 9704-2012 gives it."""

    TITLE = "小标宋"
    HEADING = "黑体"
    SUBHEADING = "楷体"
    BODY = "仿宋"


# The files in which the standard's fonts are sold, best first. The font map of the settings
# (role → file) goes before them.
WANTED: dict[Role, tuple[str, ...]] = {
    Role.TITLE: (
        "FZXBSJW.TTF",
        "FZXBSK.TTF",
        "FZXBS.TTF",
        "方正小标宋简体.ttf",
        "方正小标宋_GBK.ttf",
    ),
    Role.HEADING: ("simhei.ttf", "黑体.ttf"),
    Role.SUBHEADING: ("楷体_GB2312.ttf", "KaiTi_GB2312.ttf", "simkai.ttf", "STKAITI.TTF"),
    Role.BODY: ("仿宋_GB2312.ttf", "FangSong_GB2312.ttf", "simfang.ttf", "STFANGSO.TTF"),
}
MEDIUM, BOLD = 500, 700  # 黑体 is as heavy as the Medium of Noto Sans SC


@dataclass(frozen=True, slots=True)
class FontUse:
    """The font that a document used for a role; kept in the archive of packs."""

    role: str
    name: str
    file: str
    stand_in: bool  # one of the program's own, because the standard's font is not there


@dataclass(frozen=True, slots=True)
class FontSet:
    """The registered reportlab names of the fonts of one document."""

    title: str
    heading: str
    subheading: str
    body: str
    strong: str
    uses: tuple[FontUse, ...]

    def missing(self, document: PDFDocument) -> tuple[str, ...]:
        """Return the characters of `document` that no font has, in the order of Unicode."""
        codes: set[int] = set()
        for font in self._fonts():
            codes |= font.missing(document)
        return tuple(map(chr, sorted(codes)))

    def close(self) -> None:
        """Close the font files after a document; the next one opens them when it must."""
        for font in self._fonts():
            font.close()

    def _fonts(self) -> list[ChainFont]:
        names = dict.fromkeys((self.title, self.heading, self.subheading, self.body, self.strong))
        return [cast("ChainFont", pdfmetrics.getFont(name)) for name in names]


def load_fonts(
    chosen: Mapping[Role, Path] | None = None, *, folders: Sequence[Path] | None = None
) -> FontSet:
    """Return the fonts for a document.

    `chosen` is the font map of the settings; `folders` where to look for installed fonts (the
    system's by default). Raises FONT_MISSING when the program's own fonts are not installed and
    FONT_UNREADABLE when a chosen file is no font that may be embedded.
    """
    places = tuple(system_folders() if folders is None else folders)
    return _load(tuple(sorted((chosen or {}).items())), places)


@lru_cache(maxsize=4)
def _load(chosen: tuple[tuple[Role, Path], ...], folders: tuple[Path, ...]) -> FontSet:
    serif, medium = _outlines(packaged_serif(), None), _outlines(packaged_sans(), MEDIUM)
    bold = _outlines(packaged_sans(), BOLD)
    own = {Role.HEADING: medium}
    installed = _installed(folders)
    names: dict[Role, str] = {}
    uses: list[FontUse] = []
    for role in Role:
        stand_in = own.get(role, serif)
        first = _chosen_font(role, dict(chosen)) or _installed_font(role, installed) or stand_in
        names[role] = _register((first, stand_in, serif, medium))
        uses.append(FontUse(role.value, first.name, first.file.path.name, first is stand_in))
    strong = _register((bold, medium, serif))
    return FontSet(*(names[role] for role in Role), strong=strong, uses=tuple(uses))


def packaged_sans() -> Path:
    """Return the file of the variable Noto Sans SC (weights 100–900). Raises FONT_MISSING."""
    return _packaged("justmytype_intl_cjk", "fonts/ofl/notosanssc/NotoSansSC[wght].ttf")


def packaged_serif() -> Path:
    """Return the file of Noto Serif SC Regular. Raises FONT_MISSING."""
    return _packaged("pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf")


def system_folders() -> list[Path]:
    """Return where this system keeps its fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"
        return [local, Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    shared = [Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]
    return [home / ".local/share/fonts", home / ".fonts", *shared]


def _packaged(package: str, inside: str) -> Path:
    found = importlib.util.find_spec(package)
    path = Path(found.origin).parent / inside if found and found.origin else None
    if path is None or not path.is_file():
        message = _(
            "The Chinese font {font} that comes with the program is missing, so nothing can be"
            " printed. Run scripts/run.py again: it installs what is missing."
        )
        raise refuse("FONT_MISSING", message.format(font=Path(inside).name))
    return path


@lru_cache(maxsize=16)
def _file(path: Path) -> FontFile:
    return FontFile(path)


@lru_cache(maxsize=16)
def _outlines(path: Path, weight: int | None) -> Outlines:
    try:
        return Outlines(_file(path), weight=weight)
    except (OSError, TTLibError, KeyError, AttributeError, ValueError) as error:
        message = _("The font file {file} is damaged or cannot be read. Choose another font.")
        raise refuse("FONT_UNREADABLE", message.format(file=path)) from error


def _installed(folders: Sequence[Path]) -> dict[str, Path]:
    wanted = {name.casefold() for names in WANTED.values() for name in names}
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.[tT][tT][fF]")) if folder.is_dir() else ():
            if path.name.casefold() in wanted:
                found.setdefault(path.name.casefold(), path)
    return found


def _chosen_font(role: Role, chosen: Mapping[Role, Path]) -> Outlines | None:
    if role not in chosen:
        return None
    font = _outlines(chosen[role], None)
    if not font.embeddable:
        message = _("The maker of {font} does not allow it to be embedded. Choose another font.")
        raise refuse("FONT_UNREADABLE", message.format(font=font.name))
    return font


def _installed_font(role: Role, installed: Mapping[str, Path]) -> Outlines | None:
    for name in WANTED[role]:
        path = installed.get(name.casefold())
        if path is None:
            continue
        try:
            font = Outlines(_file(path))
        except (OSError, TTLibError, KeyError, AttributeError, ValueError):
            continue  # a damaged font of the system: the next one, or ours, prints
        if font.embeddable:
            return font
    return None


def _register(chain: Sequence[Outlines]) -> str:
    """Register the chain with reportlab, the same chain once."""
    links = tuple(dict.fromkeys(chain))
    origin = "|".join(f"{font.file.path}:{font.name}" for font in links)
    name = f"{links[0].name}#{crc32(origin.encode()):08x}"
    pdfmetrics.registerFont(ChainFont(name, links))
    return name
