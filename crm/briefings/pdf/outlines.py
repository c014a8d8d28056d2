"""Glyph outlines of a font file, whatever its kind, as TrueType glyphs on a grid of 1000 units.

reportlab embeds TrueType outlines only; the Chinese fonts that come with the program are
OpenType/CFF and variable TrueType. Each glyph is converted when a document first needs it, about
0.4 ms a character, so there is nothing to prepare and nothing to keep on disk (docs/fonts.md).
"""

from __future__ import annotations

# fontTools has no annotations to speak of.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
from threading import RLock
from typing import TYPE_CHECKING, Any, cast

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNITS = 1000  # the grid of every embedded font, and the unit of every measure here
TOLERANCE = 1.0  # how far a quadratic curve may lie from the cubic one: 0.02 pt in a 22 pt title
# Bits of OS/2.fsType that forbid to embed the font or parts of it in a document.
RESTRICTED = 0x0002 | 0x0100 | 0x0200
WEIGHT_NAMES = {400: "Regular", 500: "Medium", 700: "Bold"}


class FontFile:
    """A font file that is open only while a document is made: its tables take 40 MB each."""

    def __init__(self, path: Path) -> None:
        """Remember the path; the file is opened by the first use."""
        self.path = path
        # fontTools reads tables as they are touched, which two threads must not do at once.
        self.reading = RLock()
        self._font: Any = None
        self._glyph_sets: dict[int | None, Any] = {}

    @property
    def font(self) -> Any:
        """The font, opened if it is not. Raises OSError or TTLibError."""
        if self._font is None:
            stream = self.path.open("rb")
            try:
                self._font = TTFont(stream, lazy=True, fontNumber=0)
            except BaseException:
                stream.close()  # a file that is no font must not stay open
                raise
        return self._font

    def glyphs(self, weight: int | None) -> Any:
        """The glyphs by name, at one weight of a variable font."""
        if weight not in self._glyph_sets:
            place = {"wght": weight} if weight is not None and "fvar" in self.font else None
            self._glyph_sets[weight] = self.font.getGlyphSet(location=place)
        return self._glyph_sets[weight]

    def close(self) -> None:
        """Close the file and let its tables go; what was drawn is kept by the outlines."""
        with self.reading:
            if self._font is not None:
                self._font.close()
            self._font = None
            self._glyph_sets.clear()


class Outlines:
    """The characters of one font at one weight.

    `weight` chooses an instance of a variable font (400 regular, 500 medium, 700 bold). Widths,
    ascent and the like are in thousandths of the type size. Raises what fontTools raises
    (TTLibError, KeyError, OSError …) when the file is no usable font.
    """

    def __init__(self, file: FontFile, *, weight: int | None = None) -> None:
        """Read the measures and the list of characters, no outline yet."""
        self.file = file
        self._weight = weight
        self._drawn: dict[int, Any] = {}
        with file.reading:
            font = file.font
            self.name = _postscript_name(font, weight)
            self.glyph_names = cast("Mapping[int, str]", font.getBestCmap())
            metrics, head = font["OS/2"], font["head"]
            self._scale = UNITS / cast("int", head.unitsPerEm)
            self._cubic = "glyf" not in font
            file.glyphs(weight)
        edges = (head.xMin, head.yMin, head.xMax, head.yMax)
        self.bounds = [edge * self._scale for edge in edges]
        self.embeddable = not metrics.fsType & RESTRICTED
        self.ascent = metrics.sTypoAscender * self._scale
        self.descent = metrics.sTypoDescender * self._scale
        self.cap_height = getattr(metrics, "sCapHeight", 0) * self._scale or self.ascent

    def width(self, code: int) -> float:
        """Return how far the character advances."""
        with self.file.reading:
            glyph = self.file.glyphs(self._weight)[self.glyph_names[code]]
            return cast("float", glyph.width) * self._scale

    def glyph(self, code: int) -> Any:
        """Return the character as a TrueType glyph without components."""
        with self.file.reading:
            if code not in self._drawn:
                self._drawn[code] = self._draw(self.glyph_names[code])
            return self._drawn[code]

    def _draw(self, name: str) -> Any:
        glyphs = self.file.glyphs(self._weight)
        outline = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(outline)
        pen = TTGlyphPen(None)
        # The two formats run round their contours in opposite directions.
        curves = Cu2QuPen(pen, TOLERANCE, reverse_direction=self._cubic)
        outline.replay(TransformPen(curves, (self._scale, 0, 0, self._scale, 0, 0)))
        return pen.glyph()


def empty_glyph() -> Any:
    """Return a glyph that draws nothing, for `.notdef`."""
    return TTGlyphPen(None).glyph()


def _postscript_name(font: Any, weight: int | None) -> str:
    found = str(font["name"].getDebugName(6) or font["name"].getDebugName(4) or "")
    name = "".join(
        letter for letter in found if letter.isascii() and (letter.isalnum() or letter == "-")
    )
    if weight is None:
        return name or "Font"
    return f"{name.split('-')[0]}-{WEIGHT_NAMES.get(weight, weight)}"
