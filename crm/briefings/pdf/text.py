"""Stored text on paper: escaped, broken where its language allows, never taller than a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph

from crm.language import _

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false, reportUnknownParameterType=false
# pyright: reportMissingParameterType=false

STROKE = 0.3  # points: what makes a regular font bold (docs/domain.md, Fonts)
LONGEST_CELL = 240  # characters; a name has at most 200, and a cell must fit on a page
# Joiners, direction marks and variation selectors have no shape of their own.
_SHAPELESS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_PARAGRAPHS = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return the text without characters that have no shape; all others stay as stored."""
    return _SHAPELESS.sub("", text).replace("\t", " ")


def markup(text: str) -> str:
    """Return stored text for reportlab's Paragraph, which parses a small XML."""
    return _PARAGRAPHS.sub("<br/>", escape(printable(text)))


def paragraph(text: str, style: ParagraphStyle, *, strong: bool = False) -> Paragraph:
    """Return a paragraph of stored text.

    Chinese lines break between any two characters, others between words; a word that is longer
    than the line is broken as well.
    """
    if _CJK.search(text):
        style = style.clone(style.name, wordWrap="CJK")
    return StrongParagraph(markup(text), style) if strong else Paragraph(markup(text), style)


class StrongParagraph(Paragraph):
    """A paragraph in bold: filled and outlined, because the serif has one weight only."""

    def draw(self) -> None:
        """Draw with text render mode 2 and a line of 0.3 pt."""
        canvas: Any = self.canv
        canvas.saveState()
        canvas.setStrokeColor(self.style.textColor)
        canvas.setLineWidth(STROKE)
        canvas._code.append("2 Tr")  # noqa: SLF001 - reportlab sets it for single strings only
        super().draw()
        canvas.restoreState()


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
