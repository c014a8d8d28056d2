"""Make a pack: collect what it says, print it, and tell what the archive and the user must know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crm.briefings.area_statement import collect_area_statement
from crm.briefings.one_pager import collect_one_pager
from crm.briefings.options import BriefingKind, HouseStyle, PageOptions, StatementPart
from crm.errors import refuse
from crm.language import _, mark
from crm.leads.terms import Scope
from crm.quantities.formatting import plain

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from crm.briefings.contents import AreaStatement
    from crm.briefings.pdf.document import Printed
    from crm.briefings.pdf.fonts import FontUse


@dataclass(frozen=True, slots=True)
class StatementOptions:
    """What the signed-intent-area statement shows; `start` begins its movement (1 January)."""

    scope: Scope = Scope.GROUP
    start: date | None = None
    leave_out_empty: bool = False
    parts: tuple[StatementPart, ...] = tuple(StatementPart)
    summary: str | None = None  # in place of the paragraph that the program writes


@dataclass(frozen=True, slots=True)
class Briefing:
    """A finished pack.

    `notes` are sentences for the user; `missing_characters` were printed as 〓[U+XXXXX];
    `numbers` are the figures on the paper as text, for the archive.
    """

    kind: BriefingKind
    title: str
    pdf: bytes
    pages: int
    is_demo: bool
    notes: tuple[str, ...]
    missing_characters: tuple[str, ...]
    fonts: tuple[FontUse, ...]
    numbers: dict[str, str] = field(default_factory=dict[str, str])


def default_style(kind: BriefingKind) -> HouseStyle:
    """公文版, but 手册版 for the one-pager."""
    return HouseStyle.HANDBOOK if kind is BriefingKind.ONE_PAGER else HouseStyle.OFFICIAL


def make_briefing(
    session: Session,
    kind: BriefingKind | str,
    *,
    as_of: date,
    lead_id: int | None = None,
    options: PageOptions | None = None,
    statement: StatementOptions | None = None,
) -> Briefing:
    """Make a pack as of a date in the present language.

    The same data and choices give the same bytes. Raises UserError VALUE_UNKNOWN for another
    kind, FIELD_REQUIRED for a one-pager without a lead, NOT_FOUND, FONT_MISSING,
    FONT_UNREADABLE.
    """
    kind = _known(kind)
    pages = options or PageOptions(style=default_style(kind))
    if kind is BriefingKind.AREA_STATEMENT:
        return _make_statement(session, as_of, pages, statement or StatementOptions())
    if lead_id is None:
        raise refuse("FIELD_REQUIRED", _("Choose the lead for the one-pager."), "lead_id")
    return _make_one_pager(session, lead_id, as_of, pages)


def _make_statement(
    session: Session, as_of: date, pages: PageOptions, options: StatementOptions
) -> Briefing:
    # Printing loads reportlab and the fonts: only when something is printed.
    from crm.briefings.pdf.area_statement import print_area_statement, statement_title

    content = collect_area_statement(
        session,
        as_of,
        scope=options.scope,
        start=options.start,
        leave_out_empty=options.leave_out_empty,
    )
    printed = print_area_statement(content, pages, parts=options.parts, summary=options.summary)
    numbers = _numbers(content)
    kind = BriefingKind.AREA_STATEMENT
    return _briefing(kind, statement_title(), printed, is_demo=content.is_demo, numbers=numbers)


def _make_one_pager(session: Session, lead_id: int, as_of: date, pages: PageOptions) -> Briefing:
    from crm.briefings.pdf.one_pager import one_pager_title, print_one_pager

    content = collect_one_pager(session, lead_id, as_of)
    printed = print_one_pager(content, pages)
    kind, title = BriefingKind.ONE_PAGER, one_pager_title(content)
    return _briefing(kind, title, printed, is_demo=content.is_demo, numbers={})


def _briefing(
    kind: BriefingKind, title: str, printed: Printed, *, is_demo: bool, numbers: dict[str, str]
) -> Briefing:
    return Briefing(
        kind=kind,
        title=title,
        pdf=printed.pdf,
        pages=printed.pages,
        is_demo=is_demo,
        notes=tuple(_notes(printed)),
        missing_characters=printed.missing_characters,
        fonts=printed.fonts,
        numbers=numbers,
    )


def _notes(printed: Printed) -> list[str]:
    notes: list[str] = []
    separator = str(mark("pack list", ", "))
    absent = [use.role for use in printed.fonts if use.stand_in]
    if absent:
        sentence = _("Not on this computer: {fonts}. The program's own fonts were used instead.")
        notes.append(sentence.format(fonts=separator.join(absent)))
    if printed.missing_characters:
        sentence = _("No font has these characters; their codes were printed: {characters}.")
        characters = separator.join(f"U+{ord(each):04X}" for each in printed.missing_characters)
        notes.append(sentence.format(characters=characters))
    return notes


def _numbers(content: AreaStatement) -> dict[str, str]:
    """The totals of the statement, in ㎡ and letters, by the names of crm.briefings.contents."""
    total = content.total
    areas = {
        "signed": total.signed,
        "in_force": total.in_force,
        "converted": total.converted,
        "withdrawn": total.withdrawn,
        "expired": total.expired,
        "net": total.net,
        "opening": content.movement_total.opening,
        "new": content.movement_total.new,
        "superseded": content.movement_total.superseded,
        "closing": content.movement_total.closing,
    }
    counts = {"signed_count": total.signed_count, "in_force_count": total.in_force_count}
    return {name: str(count) for name, count in counts.items()} | {
        name: plain(area) for name, area in areas.items()
    }


def _known(kind: BriefingKind | str) -> BriefingKind:
    try:
        return BriefingKind(kind)
    except ValueError:
        choices = ", ".join(BriefingKind)
        sentence = _("There is no pack “{kind}”. Choose one of: {choices}.")
        raise refuse("VALUE_UNKNOWN", sentence.format(kind=kind, choices=choices), "kind") from None
