"""Paragraph styles of the two house styles, in the sizes of GB/T 9704-2012 (points)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.styles import ParagraphStyle

from crm.briefings.options import HouseStyle

if TYPE_CHECKING:
    from crm.briefings.pdf.fonts import FontSet

# Sizes by their Chinese names (号).
SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5, SIZE_SMALL_5 = 22, 16, 14, 12, 10.5, 9
SMALLEST = 9  # nothing is printed smaller (docs/domain.md, Print)
LINE = 225 / 22 * 72 / 25.4  # 22 lines on a type area of 225 mm, §5.2.3
Align = Literal["left", "center", "right", "justify"]
# reportlab's own numbers for them (reportlab.lib.enums); its styles do not take the words.
ALIGNMENTS: dict[Align, Literal[0, 1, 2, 4]] = {"left": 0, "center": 1, "right": 2, "justify": 4}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a house style."""

    ink: Color  # text
    accent: Color  # bars, section heads
    on_accent: Color  # text on them
    fill: Color | None  # label cells, table heads
    strong_line: Color
    line: Color
    first: Color  # bars of a chart
    second: Color
    quiet: Color  # captions


OFFICIAL = Palette(
    ink=black,
    accent=black,
    on_accent=white,
    fill=None,
    strong_line=black,
    line=black,
    first=HexColor(0x4D4D4D),
    second=white,
    quiet=black,
)
# The accent and the chart colours of the program's light theme.
HANDBOOK = Palette(
    ink=HexColor(0x18222D),
    accent=HexColor(0x1D5B99),
    on_accent=white,
    fill=HexColor(0xE3EDF8),
    strong_line=HexColor(0x1D5B99),
    line=HexColor(0xCBD3DB),
    first=HexColor(0x2467A8),
    second=HexColor(0xC3D6EA),
    quiet=HexColor(0x434F5D),
)


@dataclass(frozen=True, slots=True)
class Look:
    """Fonts and colours of one document; every style is made here."""

    fonts: FontSet
    palette: Palette

    def style(
        self,
        size: float,
        *,
        font: str = "",
        leading: float = 0,
        align: Align = "left",
        indent: float = 0,
        before: float = 0,
        after: float = 0,
        color: Color | None = None,
    ) -> ParagraphStyle:
        """Make a style: `font` a registered name (the body's if empty), `indent` in characters."""
        return ParagraphStyle(
            f"{font}-{size}-{align}",
            fontName=font or self.fonts.body,
            # The default would put an unembedded Helvetica into the file.
            bulletFontName=self.fonts.body,
            fontSize=size,
            leading=leading or size * 1.35,
            alignment=ALIGNMENTS[align],
            firstLineIndent=indent * size,
            spaceBefore=before,
            spaceAfter=after,
            textColor=color or self.palette.ink,
        )


def look_for(style: HouseStyle, fonts: FontSet) -> Look:
    """Return the look of a house style."""
    return Look(fonts, OFFICIAL if style is HouseStyle.OFFICIAL else HANDBOOK)
