"""What the tiles of stages and of project sizes show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.leads.stage import OPEN
from crm.leads.terms import Scope, Stage
from crm.measures.tiers import Tier
from ui import formats
from ui.pages.figures.area_content import amount, count_of, fact
from ui.pages.figures.cells import (
    Cell,
    Fact,
    TableColumn,
    TileContent,
    money,
    number,
    percent,
    total,
)
from ui.pages.figures.links import Links

if TYPE_CHECKING:
    from datetime import date

    from crm.measures.figure import Figure, Value, Values
    from ui.pages.figures.reading import Figures

translate = QCoreApplication.translate


def _values(figure: Figure) -> dict[str, Values]:
    return {row.key: row.values for row in figure.rows}


def unfilled(count: Value) -> str:
    """Say how many records leave an amount open."""
    if not count:
        return ""
    return translate("Figures", "({count} not set)").format(count=formats.whole(count_of(count)))


def stages(figures: Figures, today: date) -> TileContent:
    """Leads by stage: how many, overdue, worth, and how far those of the period came."""
    links = Links(figures.asked, today)
    found = {measure: _values(figure) for measure, figure in figures.stages.items()}
    worth, cohort = figures.stages["K24"].total, figures.stages["K21"].total
    overdue = figures.stages["K23"].total

    def line(stage: Stage) -> tuple[Cell, ...]:
        key = stage.value
        value = found["K24"].get(key, {})
        late = count_of(found["K23"].get(key, {}).get("overdue", 0))
        open_stage = stage in OPEN
        return (
            Cell(stage.label, stage=key),
            number(count_of(found["K20"].get(key, {}).get("count", 0)), links.leads(stage=stage)),
            Cell(
                formats.whole(late),
                link=links.overdue(stage),
                tone="state.overdue.text" if late else "",
            ),
            money(amount(value.get("amount_cny", 0))) if open_stage else Cell(formats.DASH),
            money(amount(value.get("weighted_cny", 0))) if open_stage else Cell(formats.DASH),
            percent(amount(found["K21"].get(key, {}).get("percent"))),
        )

    shown = [each for each in Stage if each.value in found["K21"] or each.value in found["K20"]]
    everything = (
        Cell(translate("Figures", "Total")),
        number(count_of(figures.stages["K20"].total["count"]), links.leads()),
        number(count_of(overdue["overdue"]), links.overdue()),
        money(amount(worth["amount_cny"]), links.leads(stage=tuple(OPEN))),
        money(amount(worth["weighted_cny"]), links.leads(stage=tuple(OPEN))),
        Cell(),
    )
    pipeline = formats.investment_summary(amount(worth["amount_cny"]))
    weighted = formats.investment_summary(amount(worth["weighted_cny"]))
    reached = translate("Figures", "Reached: of the {count} leads registered in the period.")
    return TileContent(
        caption=translate("Figures", "leads · {unit}").format(unit=formats.investment_unit()),
        facts=(
            Fact(
                translate("Figures", "Pipeline"),
                pipeline.number,
                pipeline.unit,
                unfilled(worth["unfilled"]),
                links.leads(stage=tuple(OPEN)),
            ),
            fact(translate("Figures", "Weighted"), weighted),
        ),
        columns=(
            TableColumn(translate("Figures", "Stage"), number=False),
            TableColumn(translate("Figures", "Leads")),
            TableColumn(translate("Figures", "Overdue")),
            TableColumn(translate("Figures", "Pipeline")),
            TableColumn(translate("Figures", "Weighted")),
            TableColumn(translate("Figures", "Reached")),
        ),
        rows=(*(line(each) for each in shown), total(everything)),
        notes=(
            reached.format(count=formats.whole(count_of(cohort["count"]))),
            *figures.stages["K20"].notes,
        ),
    )


def tiers(figures: Figures, today: date) -> TileContent:
    """Projects by size, of all records and of the group, beside their targets."""
    links = Links(figures.asked, today)
    everywhere, group = _values(figures.tiers), _values(figures.group_tiers)
    early = False
    rows: list[tuple[Cell, ...]] = []
    for tier in Tier:
        progress = figures.tier_targets.get(tier.value)
        begun = progress is not None and figures.asked.as_of >= progress.target.start
        early = early or (progress is not None and not begun)
        goal = formats.whole(int(progress.target.value)) if progress else formats.DASH
        count = everywhere.get(tier.value, {}).get("count", 0)
        of_group = group.get(tier.value, {}).get("count", 0)
        rows.append(
            (
                Cell(tier.label, indent=tier is not Tier.T1),
                Cell(formats.whole(count_of(count)), strong=True, link=links.projects(None)),
                number(count_of(of_group), links.projects(Scope.GROUP.value)),
                Cell(f"≥ {goal}" if progress else goal),
                percent(progress.completed if progress and begun else None),
            )
        )
    return TileContent(
        caption=translate("Figures", "projects · each tier contains the next"),
        columns=(
            TableColumn(translate("Figures", "Tier"), number=False),
            TableColumn(translate("Figures", "All")),
            TableColumn(translate("Figures", "of the group")),
            TableColumn(translate("Figures", "Target")),
            TableColumn(translate("Figures", "Completed")),
        ),
        rows=tuple(rows),
        notes=(*_target_period(figures, early=early), *figures.tiers.notes),
    )


def _target_period(figures: Figures, *, early: bool) -> tuple[str, ...]:
    """Say over which years the targets run, and that they have not begun."""
    first = next(iter(figures.tier_targets.values()), None)
    if first is None:
        return ()
    start, end = formats.day(first.target.start), formats.day(first.target.end)
    if early:
        text = translate(
            "Figures",
            "Targets run from {first} to {last}; the as-of date is before them: no completion (—),"
            " time elapsed 0.00%.",
        )
        return (text.format(first=start, last=end),)
    text = translate("Figures", "Targets run from {first} to {last}; time elapsed {percent}.")
    return (text.format(first=start, last=end, percent=formats.percent(first.elapsed)),)
