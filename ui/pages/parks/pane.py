"""What the pane shows of a park: its areas, its intent, its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.parks.fields import PARK_FIELDS
from ui import formats
from ui.pages.parks.columns import STATUS_LOOK, oversubscribed_text
from ui.panes.content import BoxTone, PaneAction, PaneBox, PaneChip, PaneContent, Section
from ui.panes.fact_sheet import FactSheet, listed, measured
from ui.panes.facts import MUTED
from ui.panes.related_rows import letter_row

if TYPE_CHECKING:
    from decimal import Decimal

    from crm.measures.park_overview import ParkFigures, ParkFile
    from crm.parks.queries import ParkDetail
    from ui.panes.content import Fact

translate = QCoreApplication.translate
NEW_LETTER = "letter.new"


def pane_content(file: ParkFile) -> PaneContent:
    """Write a park with its letters."""
    row = file.detail.row
    state, icon = STATUS_LOOK[row.status]
    parts = (row.kind.label, row.town, row.platform_tier.label if row.platform_tier else "")
    return PaneContent(
        id=row.id,
        version=row.version,
        code=row.code,
        title=row.name,
        subtitle=" · ".join(part for part in parts if part),
        chip=PaneChip(row.status.label, state, icon),
        facts=_facts(file),
        box=_box(file.figures),
        sections=(
            Section(
                translate("Parks", "Letters of intent"),
                tuple(letter_row(each, each.company) for each in file.letters),
                empty=translate("Parks", "No letter for this park yet."),
                action=PaneAction(NEW_LETTER, translate("Parks", "New letter")),
            ),
        ),
        archived=row.archived,
    )


def _facts(file: ParkFile) -> tuple[Fact, ...]:
    detail, row, sheet = file.detail, file.detail.row, FactSheet(PARK_FIELDS)
    _add_figures(sheet, file.figures)
    for name, area in (
        ("leasable_area", row.leasable_area),
        ("leased_baseline", row.leased_baseline),
    ):
        sheet.always(name, measured(formats.area_record(area), known=area is not None))
    sheet.known("baseline_on", formats.day(row.baseline_on) if row.baseline_on else None)
    for name, area in (("floor_area", detail.floor_area), ("land_area", detail.land_area)):
        sheet.known(name, measured(formats.area_record(area), known=area is not None))
    sheet.known("parent_park_id", detail.parent)
    sheet.known("manager_staff_id", detail.manager)
    sheet.known("opened_on", formats.day(detail.opened_on) if detail.opened_on else None)
    sheet.known("service_station_level", detail.service_station_level)
    _add_lists(sheet, detail)
    return sheet.facts


def _add_figures(sheet: FactSheet, figures: ParkFigures) -> None:
    """Write the figures K01, K02, K08 and K09 of the park, as of today."""
    sheet.add(translate("Parks", "Signed"), _area(figures.gross))
    sheet.add(translate("Parks", "In force"), _area(figures.in_force))
    sheet.add(translate("Parks", "Available"), _area(figures.available), _tone(figures.available))
    coverage = formats.percent(figures.coverage)
    tone = "expiring" if figures.oversubscribed else _tone(figures.coverage)
    sheet.add(translate("Parks", "Coverage"), coverage, tone)


def _area(value: Decimal | None) -> str:
    return formats.DASH if value is None else str(formats.area_record(value))


def _tone(value: Decimal | None) -> str:
    return MUTED if value is None else ""


def _add_lists(sheet: FactSheet, detail: ParkDetail) -> None:
    for name, texts in (
        ("leading_industry_ids", detail.leading_industries),
        ("aliases", detail.aliases),
        ("honours", detail.honours),
        ("amenities", detail.amenities),
        ("co_builders", detail.co_builders),
    ):
        sheet.known(name, listed(texts), wide=True)
    sheet.known("note", detail.note, wide=True)


def _box(figures: ParkFigures) -> PaneBox | None:
    """Warn where more intent is in force than there is room."""
    if not figures.oversubscribed:
        return None
    text = translate("Parks", "{intent} of intent in force, {room} available")
    return PaneBox(
        oversubscribed_text(),
        text.format(
            intent=formats.area_record(figures.in_force),
            room=formats.area_record(figures.available),
        ),
        tone=BoxTone.WARNING,
    )
