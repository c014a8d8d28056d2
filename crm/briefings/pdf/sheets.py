"""Sheets of paper: the type area, page numbers, marks and footers of GB/T 9704-2012, in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm

from crm.briefings.options import Numbering
from crm.language import _
from crm.quantities.dates import printed_date

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from crm.briefings.options import PageOptions
    from crm.briefings.pdf.fonts import FontSet


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and the type area (版心) on it."""

    name: str
    width: float
    height: float
    left: float
    top: float
    text_width: float
    text_height: float

    @property
    def bottom(self) -> float:
        """Where the type area ends, from the lower edge of the page."""
        return self.height - self.top - self.text_height


# A4 with a head of 37 mm, a binding margin of 28 mm and a type area of 156 × 225 mm (§5.2.1).
PORTRAIT = Sheet("portrait", 210 * mm, 297 * mm, 28 * mm, 37 * mm, 156 * mm, 225 * mm)
# The same sheet turned: the binding margin lies at the top edge (docs/domain.md, Print).
LANDSCAPE = Sheet("landscape", 297 * mm, 210 * mm, 35 * mm, 28 * mm, 225 * mm, 156 * mm)
# The handbook is not bound by the standard and has more room.
HANDBOOK = Sheet("handbook", 210 * mm, 297 * mm, 20 * mm, 20 * mm, 170 * mm, 252 * mm)

NUMBER_SIZE = 14  # 4号, §7.5
FOOTER_SIZE = 9
HEADER_SIZE = 10.5
BELOW_TEXT = 7 * mm  # from the type area to the top of the dashes of the page number, §7.5


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What each page carries besides its text."""

    options: PageOptions
    fonts: FontSet
    footer: str = ""
    numbered: bool = True
    header_on_first: bool = False  # the official style prints the mark in the text of page 1

    def draw(self, canvas: Canvas, sheet: Sheet, page: int) -> None:
        """Draw the marks of page number `page`."""
        canvas.saveState()
        baseline = sheet.bottom - BELOW_TEXT - NUMBER_SIZE * 0.5
        if self.numbered:
            self._draw_number(canvas, sheet, page, baseline)
        if self.footer:
            self._draw_footer(canvas, sheet, baseline)
        if self.options.mark and (page > 1 or self.header_on_first):
            canvas.setFont(self.fonts.heading, HEADER_SIZE)
            top = sheet.height - sheet.top + 5 * mm
            canvas.drawString(sheet.left, top, self.options.mark)
        canvas.restoreState()

    def _draw_number(self, canvas: Canvas, sheet: Sheet, page: int, baseline: float) -> None:
        canvas.setFont(self.fonts.body, NUMBER_SIZE)
        text = f"— {page} —"
        right = sheet.left + sheet.text_width
        if self.options.numbering is Numbering.SIMPLEX:
            canvas.drawCentredString(sheet.left + sheet.text_width / 2, baseline, text)
        elif page % 2:
            canvas.drawRightString(right - NUMBER_SIZE, baseline, text)
        else:
            canvas.drawString(sheet.left + NUMBER_SIZE, baseline, text)

    def _draw_footer(self, canvas: Canvas, sheet: Sheet, baseline: float) -> None:
        canvas.setFont(self.fonts.body, FOOTER_SIZE)
        if self.options.numbering is Numbering.SIMPLEX:
            canvas.drawString(sheet.left, baseline, self.footer)
        else:
            canvas.drawCentredString(sheet.left + sheet.text_width / 2, baseline, self.footer)


def on_page_end(sheet: Sheet, marks: PageMarks) -> Any:
    """Return the callback by which reportlab draws the marks, read out after the page's text."""

    def draw(canvas: Canvas, _document: object) -> None:
        marks.draw(canvas, sheet, canvas.getPageNumber())

    return draw


def footer_text(options: PageOptions, *, is_demo: bool) -> str:
    """What stands at the foot of each page, "" for nothing."""
    parts: list[str] = []
    if is_demo:
        parts.append(_("Sample data, for demonstration only"))
    if options.generated_at is not None:
        when = f"{printed_date(options.generated_at.date())} {options.generated_at:%H:%M}"
        parts.append(_("Generated: {time}").format(time=when))
    return "　".join(parts)
