"""Blocks that packs share: title, as-of line, captions, paragraphs, notes, empty sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    FrameBreak,
    KeepTogether,
    Spacer,
    Table,
    TableStyle,
)

from crm.briefings.options import HouseStyle
from crm.briefings.pdf.document import Bookmark
from crm.briefings.pdf.styles import LINE, SIZE_2, SIZE_3, SIZE_5, SIZE_SMALL_4, SMALLEST
from crm.briefings.pdf.text import Text
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle

    from crm.briefings.options import PageOptions
    from crm.briefings.pdf.styles import Look

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false

BETWEEN = 14  # points between two blocks on a page
# Characters up to which a title has this size; 200 may be stored.
TITLE_SIZES = ((36, SIZE_2), (80, SIZE_3), (120, SIZE_SMALL_4))


def first_lines(options: PageOptions, look: Look) -> list[Flowable]:
    """份号 on the first line, the mark on the second, both 3号 at the left (§7.2.1, §7.2.2)."""
    if options.style is not HouseStyle.OFFICIAL or not (options.mark or options.copy_number):
        return []
    style = look.style(SIZE_3, font=look.fonts.heading, leading=LINE)
    copy = options.copy_number
    lines: list[Flowable] = [Text(copy, style) if copy else Spacer(1, LINE)]
    if options.mark:
        lines.append(Text(options.mark, style))
    return lines


def title_style(title: str, options: PageOptions, look: Look) -> ParagraphStyle:
    """2号小标宋 centred, in 手册版 a bold sans in white; smaller if the title is very long."""
    size = next((size for most, size in TITLE_SIZES if len(title) <= most), SIZE_5)
    if options.style is HouseStyle.OFFICIAL:
        return look.style(size, font=look.fonts.title, align="center", leading=size * 1.3)
    size = max(SIZE_5, size - 4)
    color = look.palette.on_accent
    return look.style(size, font=look.fonts.strong, leading=size * 1.3, align="center", color=color)


def title_block(title: str, under: str, options: PageOptions, look: Look) -> list[Flowable]:
    """The document number if any, the title (on a bar in 手册版), and a line under it."""
    blocks: list[Flowable] = first_lines(options, look)
    if options.document_number:
        number = look.style(SIZE_3, align="center", leading=LINE)
        blocks.append(Text(options.document_number, number))
    head: Flowable = Text(title, title_style(title, options, look))
    if options.style is HouseStyle.HANDBOOK:
        head = _bar(head, look)
    line = look.style(SIZE_SMALL_4, font=look.fonts.subheading, align="center", before=3, after=5)
    return [*blocks, head, *([Text(under, line)] if under else [])]


def section_heading(title: str, look: Look, *, size: float = SIZE_SMALL_4) -> list[Flowable]:
    """一、… in 黑体, in 手册版 on a light bar with a coloured edge; also a bookmark."""
    palette = look.palette
    style = look.style(
        size, font=look.fonts.heading, leading=size * 1.3, before=5, after=2, color=palette.accent
    )
    if not palette.fill:
        return [Bookmark(title), Text(title, style)]
    head = Table([[Text(title, style)]], ["100%"], spaceBefore=5, spaceAfter=3)
    head.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), look.fonts.body, size),
                ("BACKGROUND", (0, 0), (-1, -1), palette.fill),
                ("LINEBEFORE", (0, 0), (0, -1), 3, palette.accent),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return [Bookmark(title), head]


def _bar(title: Flowable, look: Look) -> Flowable:
    bar = Table([[title]], ["100%"])
    bar.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), look.fonts.body, SIZE_5),
                ("BACKGROUND", (0, 0), (-1, -1), look.palette.accent),
                ("TOPPADDING", (0, 0), (-1, -1), 6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ]
        )
    )
    return bar


def table_caption(title: str, unit: str, look: Look, width: float) -> list[Flowable]:
    """The number and title of a table above it at the left, its unit at the right."""
    left = look.style(SIZE_5, font=look.fonts.heading)
    right = look.style(SIZE_5, align="right")
    line = Table([[Text(title, left), Text(unit, right)]], [width * 0.7, width * 0.3])
    line.setStyle(bare_layout(look, below=3))
    return [Bookmark(title), line]


def chart_block(title: str, unit: str, drawing: Flowable, look: Look) -> list[Flowable]:
    """A chart with its unit above and its number and title below."""
    caption = look.style(SIZE_5, font=look.fonts.heading, align="center", before=4)
    above = look.style(SIZE_5, align="right", after=2)
    return [Bookmark(title), Text(unit, above), drawing, Text(title, caption)]


def body_paragraph(text: str, look: Look, *, size: float = SIZE_SMALL_4) -> Flowable:
    """A paragraph whose first line is indented by two characters."""
    style = look.style(size, align="justify", indent=2, leading=size * 1.6, after=6)
    return Text(text, style)


def notes_block(notes: Sequence[str], look: Look, *, size: float = SMALLEST) -> list[Flowable]:
    """注：1. …　2. … under a table, one after the other; a single note has no number."""
    if not notes:
        return []
    lead = _("Notes: ") if len(notes) > 1 else _("Note: ")
    style = look.style(size, leading=size * 1.45, before=5)
    hanging = stringWidth(lead, style.fontName, size)
    style.leftIndent, style.firstLineIndent = hanging, -hanging
    if len(notes) > 1:
        notes = [f"{number}. {note}" for number, note in enumerate(notes, 1)]
    return [Text(lead + "　".join(notes), style)]


def empty_line(look: Look) -> Flowable:
    """What stands in an empty section: it is kept, never dropped silently."""
    return body_paragraph(_("None in this period."), look, size=SIZE_5)


def bare_layout(look: Look, *, below: float = 0) -> TableStyle:
    """The style of a table that only arranges its cells: no lines, no padding."""
    everywhere = ((0, 0), (-1, -1))
    return TableStyle(
        [
            ("FONT", *everywhere, look.fonts.body, SIZE_5),
            ("LEFTPADDING", *everywhere, 0),
            ("RIGHTPADDING", *everywhere, 0),
            ("TOPPADDING", *everywhere, 0),
            ("BOTTOMPADDING", *everywhere, below),
            ("VALIGN", *everywhere, "TOP"),
        ]
    )


def placed(block: Sequence[Flowable], *, room: float, splits: bool = False) -> list[Flowable]:
    """Put a block under what is printed already, whole if it fits on a page.

    One that does not fit, or that `splits` (is known to be long, so that measuring it is wasted),
    begins where a third of `room`, the height of a page, is left.
    """
    # Behind the bookmark, which takes no room and gives none.
    first: Any = block[1]
    first.spaceBefore = BETWEEN
    return [CondPageBreak(room / 3), *block] if splits else [_Whole(block, room)]


class _Whole(KeepTogether):
    """A block on one page; reportlab's own leaves an empty page before one that is too tall."""

    def __init__(self, block: Sequence[Flowable], room: float) -> None:
        super().__init__(list(block))
        self._room = room

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        """Return the content, behind a page break if the page left is too short for it."""
        container: Any = self
        container.wrap(aW, aH)
        # What wrap() left behind; reportlab has no public names for it.
        height, content = container._H, list(container._content)  # noqa: SLF001
        needed = min(height + BETWEEN, self._room - 1) if height <= self._room else self._room / 3
        return content if aH >= needed else [FrameBreak(), *content]
