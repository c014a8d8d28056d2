"""The notes under the statement: what the columns mean and what the reader must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.briefings.pdf.figures import area_figure, area_text
from crm.briefings.pdf.tables import columns_add_up
from crm.language import _, mark, ngettext
from crm.letters.terms import LetterState
from crm.quantities.dates import printed_date

if TYPE_CHECKING:
    from crm.briefings.contents import AreaStatement
    from crm.briefings.pdf.tables import Grid


def park_notes(statement: AreaStatement) -> list[str]:
    """Return the notes of table 1, each only where it applies."""
    notes = [
        _(
            "The total signed is the sum of in force, converted, withdrawn and expired; the net"
            " intent area is in force plus converted; coverage is in force against available."
        )
    ]
    if any(park.available is None for park in statement.parks):
        notes.append(_("“—” stands for an available area that has not been published."))
    notes += _target_notes(statement)
    notes += _quotation_notes(statement)
    notes += _open_ended_notes(statement)
    notes += _crossing_notes(statement)
    if statement.parks_left_out:
        notes.append(
            ngettext(
                "{count} park without area and letters is left out.",
                "{count} parks without area and letters are left out.",
                statement.parks_left_out,
            ).format(count=statement.parks_left_out)
        )
    scope = _("Scope: {scope}. Figures of the group and of the whole city are not added together.")
    notes.append(scope.format(scope=statement.scope.label))
    return notes


def rounding_note(grid: Grid) -> list[str]:
    """Return the note on rounding when, and only when, printed rows do not add up."""
    numbers = [place for place, column in enumerate(grid.columns) if column.align == "right"]
    if columns_add_up(grid, numbers):
        return []
    return [_("Because of rounding, some items may not add up exactly to their total.")]


def _target_notes(statement: AreaStatement) -> list[str]:
    target = statement.target
    if target is None:
        return []
    return [
        _("The annual target is “{name}”; completion is measured by the net intent area.").format(
            name=target.name
        )
    ]


def _quotation_notes(statement: AreaStatement) -> list[str]:
    sentence = _("{park}: published as “{text}” for {date}; counted here as {area}.")
    return [
        sentence.format(
            park=each.park,
            text=each.text,
            date=printed_date(each.as_of),
            area=area_figure(each.counted),
        )
        for each in statement.quotations
    ]


def _open_ended_notes(statement: AreaStatement) -> list[str]:
    in_force = (each for each in statement.letters if each.state is LetterState.IN_FORCE)
    if all(each.valid_until for each in in_force):
        return []
    return [_("Letters for which no end was agreed count as in force.")]


def _crossing_notes(statement: AreaStatement) -> list[str]:
    count, area = statement.cross_park_companies, statement.cross_park_area
    over = [park.name for park in statement.parks if park.oversubscribed]
    notes: list[str] = []
    if count and area is not None:
        notes.append(
            ngettext(
                "{count} company has in-force intent in several parks, involving {area}.",
                "{count} companies have in-force intent in several parks, involving {area}.",
                count,
            ).format(count=count, area=area_text(area))
        )
    if over:
        notes.append(
            _("More in force than available (intent is not binding): {parks}.").format(
                parks=str(mark("pack list", ", ")).join(over)
            )
        )
    return notes
