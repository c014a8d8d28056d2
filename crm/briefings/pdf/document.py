"""From flowables to a PDF file: properties, bookmarks, fonts, the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from crm.briefings.pdf.sheets import on_page_end
from crm.language import current_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.briefings.pdf.fonts import FontUse
    from crm.briefings.pdf.sheets import PageMarks, Sheet

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false, reportUnknownParameterType=false
# pyright: reportMissingParameterType=false

PROGRAM = "Yinfeng 引凤"


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of the file."""

    title: str
    author: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF with what the archive must know about it."""

    pdf: bytes
    pages: int
    missing_characters: tuple[str, ...]  # printed as 〓[U+XXXXX]
    fonts: tuple[FontUse, ...]


def print_document(
    story: Sequence[Flowable],
    *,
    sheets: Sequence[Sheet],
    marks: PageMarks,
    properties: Properties,
) -> Printed:
    """Lay out the flowables and return the file; `sheets` are the page kinds, the first first.

    The same story gives the same bytes: there is no clock and no random identifier in the file.
    """
    fonts = marks.fonts
    stream = io.BytesIO()
    document = BaseDocTemplate(
        stream,
        pagesize=(sheets[0].width, sheets[0].height),
        title=properties.title,
        author=properties.author or PROGRAM,
        subject=properties.subject,
        creator=PROGRAM,
        producer=PROGRAM,
        lang=current_language().replace("_", "-"),
        initialFontName=fonts.body,
        invariant=1,
        pageCompression=1,
    )
    document.addPageTemplates([_page_template(sheet, marks) for sheet in sheets])
    try:
        document.build(list(story))
        canvas: Any = document.canv
        missing = fonts.missing(canvas._doc)  # noqa: SLF001 - the key of reportlab's fonts
        return Printed(stream.getvalue(), document.page, missing, fonts.uses)
    finally:
        fonts.close()


class Bookmark(Flowable):
    """A line of the reader's table of contents that points to where this is printed."""

    _ZEROSIZE = True

    def __init__(self, title: str, level: int = 0) -> None:
        """Take the title; `level` 0 for the sections."""
        super().__init__()
        self.title, self.level = title, level
        self.width = self.height = 0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take no room."""
        return (0, 0)

    def draw(self) -> None:
        """Set the bookmark at the top of the present place."""
        canvas: Any = self.canv
        key = f"{canvas.getPageNumber()}:{self.title}"
        canvas.bookmarkHorizontal(key, 0, 12)
        canvas.addOutlineEntry(self.title, key, self.level)


def _page_template(sheet: Sheet, marks: PageMarks) -> PageTemplate:
    frame = Frame(
        sheet.left,
        sheet.bottom,
        sheet.text_width,
        sheet.text_height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
        id=sheet.name,
    )
    size = (sheet.width, sheet.height)
    return PageTemplate(sheet.name, [frame], onPageEnd=on_page_end(sheet, marks), pagesize=size)
