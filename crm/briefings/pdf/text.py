"""Stored text on paper: drawn as it is, never read as markup, broken as Chinese print is."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from crm.briefings.pdf.lines import TextLine, break_lines
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false

STROKE = 0.3  # points: what makes a regular font bold (docs/domain.md, Fonts)
BASELINE = 0.88  # of the size, from the top of a Chinese character to its baseline
WIDEST_SPREAD = 2  # characters that a spread line may lack
LONGEST_CELL = 240  # characters; a name has at most 200, and a cell must fit on a page
LEFT, CENTER, RIGHT, JUSTIFY = 0, 1, 2, 4  # reportlab.lib.enums
# Joiners, direction marks and variation selectors have no shape of their own.
_SHAPELESS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")


def printable(text: str) -> str:
    """Return the text without characters that have no shape; all others stay as stored."""
    return _SHAPELESS.sub("", text).replace("\t", " ").replace("\u00a0", " ")


class Text(Flowable):
    """A paragraph of plain text; `strong` draws it in bold: the serif has one weight only.

    reportlab's own Paragraph reads its text as XML and breaks Chinese by Japanese rules.
    """

    def __init__(self, text: str, style: ParagraphStyle, *, strong: bool = False) -> None:
        """Take stored text; line breaks in it are kept."""
        super().__init__()
        self.text, self.style, self.strong = printable(text), style, strong
        self._lines: Sequence[TextLine] = ()
        self._broken_at: float | None = None
        self._indent = style.firstLineIndent

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's
        """Break the lines for the width and return the room that they take."""
        if self._broken_at != aW:
            room = aW - self.style.leftIndent - self.style.rightIndent
            measure = partial(
                stringWidth, fontName=self.style.fontName, fontSize=self.style.fontSize
            )
            self._lines = break_lines(
                self.text, measure=measure, first=room - self._indent, rest=room
            )
            self._broken_at = aW
        self.width, self.height = aW, len(self._lines) * self.style.leading
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - reportlab's
        """Continue on the next page, never with a single line on either."""
        self.wrap(aW, aH)
        fitting = int(aH / self.style.leading)
        if fitting >= len(self._lines):
            return [self]
        fitting = min(fitting, len(self._lines) - 2)
        if fitting <= 1:
            return []
        return [
            self._part(self._lines[:fitting], aW, self._indent),
            self._part(self._lines[fitting:], aW, 0),
        ]

    def draw(self) -> None:
        """Draw the lines; bold is text render mode 2 with a line of 0.3 pt."""
        canvas: Any = self.canv
        style = self.style
        canvas.saveState()
        canvas.setFillColor(style.textColor)
        if self.strong:
            canvas.setStrokeColor(style.textColor)
            canvas.setLineWidth(STROKE)
        gap = (style.leading - style.fontSize) / 2 + style.fontSize * BASELINE
        for place, line in enumerate(self._lines):
            bottom = self.height - place * style.leading - gap
            self._draw_line(canvas, line, bottom, indent=0 if place else self._indent)
        canvas.restoreState()

    def _draw_line(self, canvas: Any, line: TextLine, bottom: float, *, indent: float) -> None:
        style = self.style
        left = style.leftIndent + indent
        lacking = self.width - left - style.rightIndent - line.width
        if style.alignment in (CENTER, RIGHT):
            left += lacking / (2 if style.alignment == CENTER else 1)
        text = canvas.beginText(left, bottom)
        text.setFont(style.fontName, style.fontSize)
        if self.strong:
            text.setTextRenderMode(2)
        spread = style.alignment == JUSTIFY and not line.ends and len(line.text) > 1
        if spread and 0 < lacking < WIDEST_SPREAD * style.fontSize:
            text.setCharSpace(lacking / (len(line.text) - 1))
        text.textOut(line.text)
        canvas.drawText(text)

    def _part(self, lines: Sequence[TextLine], width: float, indent: float) -> Text:
        part = Text("", self.style, strong=self.strong)
        part._lines, part._broken_at, part._indent = lines, width, indent
        return part


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` characters of a free text and say how long the whole is."""
    text = text.strip()
    if len(text) <= limit:
        return text
    more = _("…… (full text in the system, {count} characters)").format(count=f"{len(text):,}")
    return text[:limit].rstrip() + more


def cut(text: str, limit: int = LONGEST_CELL) -> str:
    """Return at most `limit` characters, with …… where something was left out."""
    text = " ".join(text.split()) if len(text) > limit else text
    return text if len(text) <= limit else text[:limit] + "……"
