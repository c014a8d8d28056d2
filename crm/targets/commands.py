"""Changes to targets, by managers. The caller owns the transaction; nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.errors import refuse
from crm.language import _
from crm.quantities.dates import printed_date
from crm.records import saving
from crm.records.saved import Saved
from crm.staff.permissions import require_manager
from crm.targets.fields import TARGET_FIELDS
from crm.targets.models import Target
from crm.targets.rules import UNITS, basis_of, check_period, measure_of, value_of
from crm.targets.terms import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.database.session import Work

# Two targets for the same thing: all of these are equal and their days meet.
SAME = (
    "measure",
    "basis",
    "scope",
    "park_id",
    "industry_id",
    "owner_id",
    "team",
    "mode",
    "period_kind",
)


def save_target(
    work: Work, raw: Mapping[str, object], *, id: int | None = None, version: int | None = None
) -> Saved:
    """Create a target, or change the fields in `raw` of the target `id`.

    The value is kept in ㎡, 元 or the unit given (25万㎡, 15亿元, 600个). Raises UserError:
    FIELD_REQUIRED, VALUE_UNKNOWN, TARGET_NEGATIVE, PERIOD_ORDER, TARGET_OVERLAP (naming both),
    PERMISSION_DENIED.
    """
    require_manager(work.actor.role)
    values = saving.parsed(work, TARGET_FIELDS, raw, partial=id is not None)
    target = Target() if id is None else saving.locked(work, Target, id, version)
    written = values.pop("value", None)
    if "measure" in values:
        values["measure"] = measure_of(str(values["measure"]))
    unit = values.pop("unit", None)
    with work.session.no_autoflush:
        saving.assign(target, values)
        target.basis = basis_of(target.measure, target.basis)
        if written is not None or unit is not None:
            text = str(target.value if written is None else written)
            known = unit or target.unit or UNITS.get(target.measure, "")
            value, qualifier, target.unit = value_of(text, str(known))
            saving.assign(target, {"value": value, "value_qual": qualifier or None})
        check_period(target.period_start, target.period_end)
        _require_name(target)
        _refuse_overlap(work, target)
    return saving.saved(work, saving.added(work, target))


def _require_name(target: Target) -> None:
    if target.period_kind is PeriodKind.CAMPAIGN and not target.name:
        raise refuse("FIELD_REQUIRED", _("Name the campaign that the target is for."), "name")


def _refuse_overlap(work: Work, target: Target) -> None:
    """Campaigns may run side by side under different names; other periods may not."""
    same = select(Target).where(
        *(getattr(Target, name).is_not_distinct_from(getattr(target, name)) for name in SAME),
        Target.period_start <= target.period_end,
        Target.period_end >= target.period_start,
        Target.id != (target.id or 0),
    )
    if target.period_kind is PeriodKind.CAMPAIGN:
        same = same.where(Target.name == target.name)
    other = work.session.scalar(same.order_by(Target.period_start, Target.id).limit(1))
    if other is not None:
        message = _("“{new}” and “{old}” are targets for the same days. Change one of them.")
        raise refuse(
            "TARGET_OVERLAP",
            message.format(new=_title(target), old=_title(other)),
            "period_start",
        )


def _title(target: Target) -> str:
    days = f"{printed_date(target.period_start)}–{printed_date(target.period_end)}"
    return f"{target.name or target.measure} {days}"


def delete_target(work: Work, id: int, version: int | None = None) -> Saved:
    """Remove a target that was set in error; the change set keeps what it said."""
    require_manager(work.actor.role)
    target = saving.locked(work, Target, id, version)
    work.session.delete(target)
    work.session.flush()  # a page reads what is left
    return Saved(id, "", target.version)
