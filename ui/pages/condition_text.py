"""Typed conditions in words: `面积 介于 2,000.00–5,000.00 ㎡`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.language import CHINESE, current_language
from crm.records.conditions import WITHOUT_VALUE, Operator
from crm.records.fields import Kind
from crm.records.relative_days import Relative
from ui import formats
from ui.forms.written import written_money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crm.records.conditions import Condition
    from crm.records.fields import Field

LABELS_AT_MOST = 2


def value_text(condition: Condition, field: Field | None, names: Mapping[int, str]) -> str:
    """Write operator and values of a condition; `names` are those of records, by id."""
    operator = condition.operator
    if operator in WITHOUT_VALUE:
        return operator.label
    texts = [_value(each, field, names) for each in condition.values]
    if operator is Operator.BETWEEN:
        return f"{operator.label} {_range(texts)}"
    separator = QCoreApplication.translate("ConditionText", ", ")
    shown = separator.join(texts[:LABELS_AT_MOST])
    if len(texts) > LABELS_AT_MOST:
        shown = f"{shown} +{len(texts) - LABELS_AT_MOST}"
    # What most conditions say needs no word: the values alone, and a period names itself.
    silent = operator in (Operator.ONE_OF, Operator.DURING, Operator.ON)
    return shown if silent else f"{operator.label} {shown}"


def _range(texts: list[str]) -> str:
    """Write a range with its unit once: `2,000.00–5,000.00 ㎡`."""
    first, _gap, unit = texts[0].partition(" ")
    last = texts[-1]
    return f"{first}–{last}" if unit and last.endswith(f" {unit}") else "–".join(texts)


def _value(value: object, field: Field | None, names: Mapping[int, str]) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _amount(value, None if field is None else field.kind)
    if isinstance(value, Relative) or field is None:
        return str(value)
    if field.target and isinstance(value, int):
        return names.get(value, "…")
    labels = {str(each): each.label for each in field.choices or ()}
    return labels.get(str(value), str(value))


def _amount(value: Decimal, kind: Kind | None) -> str:
    if kind is Kind.AREA:
        return str(formats.area_record(value))
    if kind is Kind.MONEY:
        chinese = current_language() == CHINESE
        return written_money(value) if chinese else f"CNY {value:,.2f}"
    return f"{value:f}"
