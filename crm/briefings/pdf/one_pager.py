"""项目（企业）情况一页纸: always exactly one A4 page (docs/domain.md, One-pager)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from reportlab.pdfbase.pdfmetrics import stringWidth

from crm.briefings.options import HouseStyle
from crm.briefings.pdf.blocks import section_heading, title_block, title_style
from crm.briefings.pdf.document import Printed, Properties, print_document
from crm.briefings.pdf.fonts import Role, load_fonts
from crm.briefings.pdf.one_pager_sections import (
    Trim,
    deal_rows,
    fact_rows,
    left_out_line,
    letter_rows,
    next_step_lines,
    note_lines,
    progress_rows,
    requirement_rows,
    status_strip,
)
from crm.briefings.pdf.sheets import HANDBOOK, PORTRAIT, PageMarks, Sheet, footer_text
from crm.briefings.pdf.styles import SIZE_5, Look, look_for
from crm.language import _
from crm.quantities.dates import printed_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Flowable

    from crm.briefings.contents import OnePager
    from crm.briefings.options import PageOptions

# The annotations of reportlab leave most parameters open.
# pyright: reportUnknownMemberType=false

# What is given up so that everything fits, one step after the other; each step is tried in all
# sizes before the next is taken. Type is 9 pt or larger.
SIZES = (10.5, 9.5, 9)
FULL = Trim()
FEW = replace(FULL, progress=2)
NEXT_ONLY = replace(FEW, talking_points=False)
SHORT = replace(NEXT_ONLY, note=100)
SHORTER = replace(SHORT, letters=3, deals=3)
STEPS = (
    FULL,
    FEW,
    NEXT_ONLY,
    SHORT,
    SHORTER,
    replace(SHORTER, requirements=3, longest=60),
    replace(SHORTER, requirements=3, longest=24),
    Trim(
        progress=1,
        talking_points=False,
        note=40,
        letters=1,
        deals=1,
        requirements=1,
        facts=4,
        longest=14,
    ),
)
# Title, content, and whether something was left out of it.
Section: TypeAlias = "tuple[str, list[Flowable], bool]"
SLACK = 2  # points that rounding may take


def one_pager_title(pager: OnePager, *, after_name: str = "") -> str:
    """×××项目情况一页纸; a title that ends with 项目 does not say it twice."""
    name = pager.title.strip().removesuffix("项目") or pager.company
    return _("{name} project one-pager").format(name=name + after_name)


def print_one_pager(pager: OnePager, options: PageOptions) -> Printed:
    """Print the page in either house style, trimmed until it is one page.

    Raises UserError FONT_MISSING or FONT_UNREADABLE.
    """
    fonts = load_fonts({Role(role): path for role, path in options.fonts})
    look = look_for(options.style, fonts)
    sheet = HANDBOOK if options.style is HouseStyle.HANDBOOK else PORTRAIT
    marks = PageMarks(
        options,
        fonts,
        footer=footer_text(options, is_demo=pager.is_demo),
        numbered=options.style is HouseStyle.OFFICIAL,
        header_on_first=options.style is HouseStyle.HANDBOOK,
    )
    title = one_pager_title(pager)
    subject = _("{code}, data as of {date}").format(code=pager.code, date=printed_date(pager.as_of))
    return print_document(
        _fitting_story(pager, options, look, sheet),
        sheets=[sheet],
        marks=marks,
        properties=Properties(title, options.issued_by, subject),
    )


def _fitting_story(
    pager: OnePager, options: PageOptions, look: Look, sheet: Sheet
) -> list[Flowable]:
    story: list[Flowable] = []
    for trim, size in product(STEPS, SIZES):
        page = _Page(pager, options, look, sheet.text_width, replace(trim, size=size))
        story = page.flowables()
        if _height(story, sheet.text_width) <= sheet.text_height - SLACK:
            break
    return story


def _height(story: Sequence[Flowable], width: float) -> float:
    """The height that the flowables need at most, in points."""
    return sum(
        flowable.wrap(width, 1e6)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter()
        for flowable in story
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """One attempt at the page, at one step of trimming."""

    pager: OnePager
    options: PageOptions
    look: Look
    width: float
    trim: Trim

    def flowables(self) -> list[Flowable]:
        """The whole page; a section of which something was left out says so."""
        look, trim = self.look, self.trim
        story = [
            *title_block(self._title(), "", self.options, look),
            status_strip(self.pager, look, trim, self.width),
        ]
        for title, block, is_cut in (*self._facts(), *self._relations(), *self._texts()):
            more = _(" (see the annex)") if is_cut else ""
            story += section_heading(title + more, look, size=trim.size + 1)
            story += block
        return story

    def _facts(self) -> Iterator[Section]:
        pager, look, trim, width = self.pager, self.look, self.trim, self.width
        for title, facts in (
            (_("I. The company"), pager.company_facts),
            (_("II. The project"), pager.project_facts),
        ):
            yield title, fact_rows(facts, look, trim, width), len(facts) > trim.facts

    def _relations(self) -> Iterator[Section]:
        pager, look, trim, width = self.pager, self.look, self.trim, self.width
        is_cut = len(pager.progress) > trim.progress
        yield _("III. Progress"), progress_rows(pager, look, trim, width), is_cut
        block = [
            *letter_rows(pager, look, trim, width),
            *deal_rows(pager, look, trim, width),
            *left_out_line(pager, look, trim),
        ]
        is_cut = len(pager.letters) > trim.letters or len(pager.deals) > trim.deals
        yield _("IV. Intent and equity"), block, is_cut

    def _texts(self) -> Iterator[Section]:
        pager, look, trim, width = self.pager, self.look, self.trim, self.width
        is_cut = len(pager.requirements) > trim.requirements
        yield _("V. Requirements"), requirement_rows(pager, look, trim, width), is_cut
        is_cut = bool(pager.talking_points) and not trim.talking_points
        yield _("VI. Next steps"), next_step_lines(pager, look, trim), is_cut
        is_cut = len(pager.note) > trim.note and trim.note < FULL.note
        yield _("VII. Notes"), note_lines(pager, look, trim), is_cut

    def _title(self) -> str:
        """The title, broken behind the name if it needs two lines."""
        title = one_pager_title(self.pager)
        style = title_style(title, self.options, self.look)
        wide = stringWidth(title, style.fontName, style.fontSize) > self.width - 2 * SIZE_5
        return one_pager_title(self.pager, after_name="\n") if wide else title
