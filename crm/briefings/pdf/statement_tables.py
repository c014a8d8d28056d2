"""The tables of the signed-intent-area statement as text: headers, rows, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.briefings.pdf.figures import UNKNOWN, area_figure, percent_figure, square_metres
from crm.briefings.pdf.tables import Column, Grid
from crm.language import _, mark
from crm.quantities.dates import printed_date
from crm.quantities.formatting import in_mu, typographic

if TYPE_CHECKING:
    from crm.briefings.contents import AreaMovement, AreaStatement, LandArea, ParkArea


def park_grid(statement: AreaStatement) -> Grid:
    """Table 1: what was signed, what became of it, against space and target."""
    signed = mark("pack column", "Signed in total")
    in_force = mark("pack column", "Of which in force")
    columns = [
        Column(mark("pack column", "No."), align="center"),
        Column(mark("pack column", "Park"), align="left", share=1),
        Column(mark("pack column", "Available\narea")),
        Column(mark("pack column", "Letters"), group=signed),
        Column(mark("pack column", "Area"), group=signed),
        Column(mark("pack column", "Letters"), group=in_force),
        Column(mark("pack column", "Area"), group=in_force),
        Column(mark("pack column", "Converted")),
        Column(mark("pack column", "Withdrawn")),
        Column(mark("pack column", "Expired")),
        Column(mark("pack column", "Net intent\narea")),
        Column(mark("pack column", "Cover")),
        Column(mark("pack column", "Annual\ntarget")),
        Column(mark("pack column", "Of\ntarget")),
    ]
    rows = [[str(place), *_park_cells(park)] for place, park in enumerate(statement.parks, 1)]
    return Grid(columns, rows, ["", *_park_cells(statement.total, name=_total())])


def movement_grid(statement: AreaStatement) -> Grid:
    """Table 2: how the in-force area came from the opening to the closing figure."""
    columns = [
        Column(mark("pack column", "No."), align="center"),
        Column(mark("pack column", "Park"), align="left", share=1),
        Column(mark("pack column", "Opening,\nin force")),
        Column(mark("pack column", "Newly\nsigned")),
        Column(mark("pack column", "Superseded")),
        Column(mark("pack column", "Converted")),
        Column(mark("pack column", "Withdrawn")),
        Column(mark("pack column", "Expired")),
        Column(mark("pack column", "Closing,\nin force")),
    ]
    rows = [[str(place), *_movement_cells(row)] for place, row in enumerate(statement.movements, 1)]
    total = ["", *_movement_cells(statement.movement_total, name=_total())]
    return Grid(columns, rows, total)


def letter_grid(statement: AreaStatement) -> Grid:
    """Table 3: every letter that counts, in ㎡."""
    columns = [
        Column(mark("pack column", "No."), align="center"),
        Column(mark("pack column", "Letter"), align="center"),
        Column(mark("pack column", "Company"), align="left", share=3),
        Column(mark("pack column", "Park"), align="left", share=2),
        Column(mark("pack column", "Area")),
        Column(mark("pack column", "Signed on"), align="center"),
        Column(mark("pack column", "Valid until"), align="center"),
        Column(mark("pack column", "State"), align="center"),
        Column(mark("pack column", "Owner"), align="left"),
    ]
    rows = [
        [
            str(place),
            letter.number,
            letter.company,
            letter.park,
            letter.written or square_metres(letter.area),
            printed_date(letter.signed_on),
            _("open-ended") if letter.valid_until is None else printed_date(letter.valid_until),
            letter.state.label,
            letter.owner,
        ]
        for place, letter in enumerate(statement.letters, 1)
    ]
    area = square_metres(statement.total.signed)
    return Grid(columns, rows, ["", "", _total(), "", area, "", "", "", ""])


def land_grid(statement: AreaStatement) -> Grid:
    """Table 4: land, in 亩 with ㎡ beside it."""
    signed = mark("pack column", "Signed in total")
    in_force = mark("pack column", "Of which in force")
    columns = [
        Column(mark("pack column", "No."), align="center"),
        Column(mark("pack column", "Park"), align="left", share=1),
        Column(mark("pack column", "Letters"), group=signed),
        Column(mark("pack column", "Area"), group=signed),
        Column(mark("pack column", "m²"), group=signed),
        Column(mark("pack column", "Letters"), group=in_force),
        Column(mark("pack column", "Area"), group=in_force),
        Column(mark("pack column", "Converted")),
        Column(mark("pack column", "Withdrawn")),
        Column(mark("pack column", "Expired")),
    ]
    rows = [[str(place), *_land_cells(row)] for place, row in enumerate(statement.land, 1)]
    total = statement.land_total
    return Grid(columns, rows, ["", *_land_cells(total, name=_total())] if total else None)


def _park_cells(park: ParkArea, *, name: str = "") -> list[str]:
    coverage = percent_figure(park.coverage)
    if park.coverage is None and park.oversubscribed:
        coverage = UNKNOWN + _("(exceeded)")
    return [
        name or park.name,
        area_figure(park.available),
        str(park.signed_count),
        area_figure(park.signed),
        str(park.in_force_count),
        area_figure(park.in_force),
        area_figure(park.converted),
        area_figure(park.withdrawn),
        area_figure(park.expired),
        area_figure(park.net),
        coverage,
        area_figure(park.target),
        percent_figure(park.completion),
    ]


def _movement_cells(row: AreaMovement, *, name: str = "") -> list[str]:
    areas = (
        row.opening,
        row.new,
        row.superseded,
        row.converted,
        row.withdrawn,
        row.expired,
        row.closing,
    )
    return [name or row.name, *map(area_figure, areas)]


def _land_cells(row: LandArea, *, name: str = "") -> list[str]:
    return [
        name or row.name,
        str(row.signed_count),
        typographic(in_mu(row.signed)),
        square_metres(row.signed),
        str(row.in_force_count),
        *(
            typographic(in_mu(area))
            for area in (row.in_force, row.converted, row.withdrawn, row.expired)
        ),
    ]


def _total() -> str:
    return str(mark("pack column", "Total"))
