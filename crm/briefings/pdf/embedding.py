"""A reportlab font made of a chain of fonts: no unknown character is ever blank or a box.

Why reportlab's own TTFont is not used as it is: it refuses CFF outlines, draws characters that the
font lacks as nothing, and writes code points above U+FFFF wrongly into the map from which a
reader copies text.
"""

from __future__ import annotations

# The annotations of reportlab and fontTools leave most parameters open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeStubs=false
# pyright: reportMissingParameterType=false, reportUnknownArgumentType=false
import io
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import TypeFace
from reportlab.pdfbase.ttfonts import FF_SYMBOLIC, SUBSETN, TTEncoding, TTFont, TTFontFace

from crm.briefings.pdf.outlines import UNITS, empty_glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.briefings.pdf.outlines import Outlines

MISSING = "〓[U+{code:04X}]"  # docs/domain.md, Fonts
BLOCK = 100  # entries that one bfchar section may have (Adobe Technical Note 5014)


class ChainFont(TTFont):
    """The first font of the chain that has a character draws it.

    A character that none has prints as `〓[U+XXXXX]`; `missing(document)` lists those that a
    document used.
    """

    def __init__(self, name: str, chain: Sequence[Outlines]) -> None:
        """Build the font without TTFont's own reading of a file."""
        self.fontName = name
        self.postscript_name = chain[0].name
        self.face = ChainFace(name, chain)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self.shapable = False
        self._asciiReadable = False
        self._chain = tuple(chain)
        self._missing: WeakKeyDictionary[Any, set[int]] = WeakKeyDictionary()

    def missing(self, document: pdfdoc.PDFDocument) -> frozenset[int]:
        """Return the code points of `document` that no font of the chain has."""
        return frozenset(self._missing.get(document, ()))

    def close(self) -> None:
        """Close the font files; they open again when a new character is drawn."""
        for outlines in self._chain:
            outlines.file.close()

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: ARG002, N802
        """Return the width in points; called by reportlab for every word."""
        return sum(map(self.face.charWidths.__getitem__, map(ord, text))) * size / UNITS

    def splitString(  # noqa: N802 - reportlab's name
        self, text: str | bytes, doc: pdfdoc.PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Encode text for the page, unknown characters by their sign."""
        text = text.decode(encoding) if isinstance(text, bytes) else text
        known = self.face.charToGlyph
        unknown = {letter for letter in text if ord(letter) not in known}
        if unknown:
            self._missing.setdefault(doc, set()).update(map(ord, unknown))
            text = text.translate({ord(letter): _sign(ord(letter)) for letter in unknown})
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's
        """Add the used characters, in groups of 256, to the finished document."""
        state = self.state[doc]
        state.frozen = 1
        for number, codes in enumerate(state.subsets):
            internal = self.getSubsetInternalName(number, doc)[1:]
            name = f"{SUBSETN(number).decode()}+{self.postscript_name}"
            font: Any = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont = internal, name
            font.FirstChar, font.LastChar = 0, len(codes) - 1
            font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(code) for code in codes])
            unicode_map = pdfdoc.PDFStream(content=unicode_cmap(name, codes))
            unicode_map.filters = [pdfdoc.PDFZCompress]
            font.ToUnicode = doc.Reference(unicode_map, f"toUnicodeCMap:{name}")
            font.FontDescriptor = self.face.addSubsetObjects(doc, name, codes)
            doc.Reference(font, internal)
            doc.idToObject["BasicFonts"].dict[internal] = font
        del self.state[doc]


class ChainFace(TTFontFace):
    """The measures and the subsets of a chain of outlines, as reportlab asks for them."""

    def __init__(self, name: str, chain: Sequence[Outlines]) -> None:
        """Take the measures of the first font; the others only lend characters."""
        first = chain[0]
        TypeFace.__init__(self, None)  # pyright: ignore[reportArgumentType] - as TTFontFace does
        self.name = name.encode()
        self.filename = str(first.file.path)
        self.flags = FF_SYMBOLIC
        self.ascent, self.descent = first.ascent, first.descent
        self.capHeight, self.bbox = first.cap_height, first.bounds
        self.italicAngle, self.stemV, self.defaultWidth = 0, 80, UNITS
        self._source = {code: font for font in reversed(chain) for code in font.glyph_names}
        self.charToGlyph = self._source
        self.charWidths = _Widths(self._source)

    def getCharWidth(self, code: int) -> float:  # noqa: N802 - reportlab's name
        """Return the advance of a character in thousandths of the size."""
        return self.charWidths[code] if code in self._source else 0

    def makeSubset(self, subset: Sequence[int]) -> bytes:  # noqa: N802 - reportlab's name
        """Return a TrueType file with the characters of `subset`; place n stands for code n."""
        names = {code: f"u{code:04X}" for code in subset if code in self._source}
        glyphs = {".notdef": empty_glyph()}
        glyphs |= {name: self._source[code].glyph(code) for code, name in names.items()}
        builder = FontBuilder(UNITS, isTTF=True)
        builder.setupGlyphOrder(list(glyphs))
        builder.setupGlyf(glyphs)
        advances = {".notdef": UNITS}
        advances |= {name: round(self.charWidths[code]) for code, name in names.items()}
        edges = {
            name: (width, getattr(glyphs[name], "xMin", 0)) for name, width in advances.items()
        }
        builder.setupHorizontalMetrics(edges)
        builder.setupHorizontalHeader(ascent=round(self.ascent), descent=round(self.descent))
        builder.setupPost(keepGlyphNames=False)
        # The same bytes every time: no clock in the file.
        builder.updateHead(created=0, modified=0)
        font: Any = builder.font
        font.recalcTimestamp = False
        font["cmap"] = _code_table([names.get(code, ".notdef") for code in subset])
        stream = io.BytesIO()
        font.save(stream)
        return stream.getvalue()


class _Widths(dict[int, float]):
    """Widths by code point, asked of the font once for each character that is used."""

    def __init__(self, source: dict[int, Outlines]) -> None:
        super().__init__()
        self._source = source

    def __missing__(self, code: int) -> float:
        if code in self._source:
            width = self._source[code].width(code)
        else:
            width = sum(self[ord(letter)] for letter in _sign(code))
        self[code] = width
        return width


def unicode_cmap(name: str, codes: Sequence[int]) -> str:
    """Return the ToUnicode map of a subset: place n of `codes` is the text of code n.

    Code points above U+FFFF are written as UTF-16BE surrogates (ISO 32000-1 §9.10.3).
    """
    lines = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(codes)
        if code
    ]
    blocks = [lines[start : start + BLOCK] for start in range(0, len(lines), BLOCK)]
    sections = [
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    ]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def\n/CMapType 2 def",
            "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
            *sections,
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        )
    )


def _sign(code: int) -> str:
    return MISSING.format(code=code)


def _code_table(glyph_names: Sequence[str]) -> Any:
    """Return the cmap table from one-byte codes to glyphs that a symbolic font in a PDF needs."""
    codes: Any = CmapSubtable.newSubtable(0)
    codes.platformID, codes.platEncID, codes.language = 1, 0, 0
    codes.cmap = dict(enumerate(glyph_names))
    table: Any = newTable("cmap")
    table.tableVersion, table.tables = 0, [codes]
    return table
