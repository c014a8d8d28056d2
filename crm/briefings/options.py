"""What the user chooses for a pack: house style, marks, numbering, parts (docs/domain.md, Print).

Classification marks for state secrets are not offered: they may not be handled on an ordinary
computer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.language import Term, _, mark

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class BriefingKind(Term):
    """The packs that can be printed, by the names of the command line."""

    AREA_STATEMENT = "area-statement", mark("briefing", "Signed intent area statement")
    ONE_PAGER = "one-pager", mark("briefing", "Project one-pager")


class HouseStyle(Term):
    """公文版 keeps the measures of GB/T 9704-2012, black on white; 手册版 has colour bars."""

    OFFICIAL = "公文版", mark("house style", "Official")
    HANDBOOK = "手册版", mark("house style", "Handbook")


class Numbering(Term):
    """Where the page number stands: outside for two-sided print, in the middle for one-sided."""

    DUPLEX = "双面", mark("page numbering", "Two-sided")
    SIMPLEX = "单面", mark("page numbering", "One-sided")


class Classification(Term):
    """The mark on the pages; the two commercial ones carry a number of years."""

    NONE = "无", mark("classification", "None")
    INTERNAL = "内部资料 注意保存", mark("classification", "Internal, keep safe")
    WORK = "工作秘密", mark("classification", "Work secret")
    COMMERCIAL = "普通商密", mark("classification", "Ordinary commercial secret")
    CORE = "核心商密", mark("classification", "Core commercial secret")


class StatementPart(Term):
    """The parts of the statement, in the order in which they are printed unless changed."""

    SUMMARY = "总体情况", mark("statement part", "Summary")
    PARKS = "统计表", mark("statement part", "Signed intent area by park")
    NOTES = "注与口径说明", mark("statement part", "Notes and definitions")
    CHART = "分园区图", mark("statement part", "In-force and available area by park")
    MOVEMENT = "变动表", mark("statement part", "Movement of the intent area")
    LETTERS = "意向书明细", mark("statement part", "Letters of intent")
    LAND = "意向用地", mark("statement part", "Intent land area")


@dataclass(frozen=True, slots=True)
class PageOptions:
    """Marks and numbering of the pages of any pack."""

    style: HouseStyle = HouseStyle.OFFICIAL
    classification: Classification = Classification.NONE
    secret_years: int = 0  # with a commercial secret: 普通商密★5年
    copy_number: str = ""  # six digits
    document_number: str = ""  # 义产投招〔2026〕12号
    issued_by: str = ""  # the unit, also the author in the properties of the file
    numbering: Numbering = Numbering.DUPLEX
    generated_at: datetime | None = None  # printed only if given; then the bytes follow the clock
    fonts: tuple[tuple[str, Path], ...] = ()  # role of crm.briefings.pdf.fonts.Role → file

    @property
    def mark(self) -> str:
        """The classification as it is printed, "" for none."""
        if self.classification is Classification.NONE:
            return ""
        commercial = (Classification.COMMERCIAL, Classification.CORE)
        if self.classification in commercial and self.secret_years:
            years = _("★{years} years").format(years=self.secret_years)
            return f"{self.classification.label}{years}"
        return self.classification.label
