"""Typed conditions of a list: a column, an operator, values (docs/domain.md, Conditions of a list).

Pure: what people write becomes a `Condition`, and a condition becomes JSON for a saved view.
`crm.records.condition_sql` asks the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from crm.errors import Problem, UserError, refuse
from crm.language import Term, _, mark
from crm.records.fields import Field, Kind
from crm.records.parsing import parse
from crm.records.relative_days import Period, Relative, read_day
from crm.records.written import is_blank

FORMAT = 1
VALUES_AT_MOST = 500  # of "one of": more are a list of their own, not a condition
SECOND = ".to"  # behind the name of the field: the second value of BETWEEN


class Operator(Term):
    """How a column is compared; EMPTY and the like take no value."""

    IS = "IS", mark("operator", "is")
    IS_NOT = "IS_NOT", mark("operator", "is not")
    CONTAINS = "CONTAINS", mark("operator", "contains")
    CONTAINS_NOT = "CONTAINS_NOT", mark("operator", "does not contain")
    BEGINS = "BEGINS", mark("operator", "begins with")
    EQUAL = "EQUAL", mark("operator", "=")
    UNEQUAL = "UNEQUAL", mark("operator", "≠")
    AT_LEAST = "AT_LEAST", mark("operator", "≥")
    AT_MOST = "AT_MOST", mark("operator", "≤")
    BETWEEN = "BETWEEN", mark("operator", "between")
    ON = "ON", mark("operator", "on")
    BEFORE = "BEFORE", mark("operator", "before")
    AFTER = "AFTER", mark("operator", "after")
    DURING = "DURING", mark("operator", "within")
    ONE_OF = "ONE_OF", mark("operator", "is one of")
    NONE_OF = "NONE_OF", mark("operator", "is none of")
    YES = "YES", mark("operator", "yes")
    NO = "NO", mark("operator", "no")
    EMPTY = "EMPTY", mark("operator", "is empty")
    NOT_EMPTY = "NOT_EMPTY", mark("operator", "is not empty")


_BLANKS = (Operator.EMPTY, Operator.NOT_EMPTY)
_TEXTS = (
    *(Operator.CONTAINS, Operator.CONTAINS_NOT, Operator.IS, Operator.IS_NOT),
    *(Operator.BEGINS, *_BLANKS),
)
_NUMBERS = (
    *(Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN, Operator.EQUAL, Operator.UNEQUAL),
    *_BLANKS,
)
_DATES = (
    *(Operator.DURING, Operator.ON, Operator.BEFORE, Operator.AFTER, Operator.BETWEEN),
    *_BLANKS,
)
_MEMBERS = (Operator.ONE_OF, Operator.NONE_OF, *_BLANKS)
_NAMED = (Operator.ONE_OF, Operator.NONE_OF, Operator.CONTAINS, *_BLANKS)
# The operators of each kind, the most used first.
OPERATORS: Mapping[Kind, tuple[Operator, ...]] = {
    Kind.TEXT: _TEXTS,
    Kind.NOTE: _TEXTS,
    Kind.TIME: _TEXTS,
    Kind.AREA: _NUMBERS,
    Kind.MONEY: _NUMBERS,
    Kind.DECIMAL: _NUMBERS,
    Kind.INTEGER: _NUMBERS,
    Kind.PERCENT: _NUMBERS,
    Kind.DATE: _DATES,
    Kind.CHOICE: _MEMBERS,
    Kind.CHOICES: _MEMBERS,
    Kind.REFERENCE: _NAMED,
    Kind.REFERENCES: _NAMED,
    Kind.TAGS: (Operator.CONTAINS, Operator.CONTAINS_NOT, *_MEMBERS),
    Kind.BOOLEAN: (Operator.YES, Operator.NO),
}
WITHOUT_VALUE = (*_BLANKS, Operator.YES, Operator.NO)
_REFERENCES = (Kind.REFERENCE, Kind.REFERENCES)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: `Condition("area", Operator.BETWEEN, (Decimal(2000), Decimal(5000)))`.

    Values are typed: text, Decimal (㎡, 元), int, date or `Relative`, the stored value of a
    choice, the id of a record.
    """

    column: str
    operator: Operator
    values: tuple[object, ...] = ()


def operators_of(field: Field) -> tuple[Operator, ...]:
    """Return the operators that make sense for a column; what is never blank cannot be empty."""
    found = OPERATORS[field.kind]
    return tuple(each for each in found if each not in _BLANKS) if field.required else found


def read_condition(field: Field, operator: Operator, raw: Sequence[object]) -> Condition:
    """Turn what a person wrote or chose into a condition; typed values are checked again.

    Raises one UserError with every problem, at the field's name or, for the second value of
    BETWEEN, at that name with `.to`: FIELD_REQUIRED (nothing written), VALUE_UNKNOWN (the operator
    does not belong to the kind of column; no such choice), PERIOD_ORDER (the second lies before
    the first), VALUE_FORMAT, and the codes of areas, money and dates.
    """
    if operator not in OPERATORS[field.kind]:
        message = _("“{column}” cannot be filtered by “{operator}”.")
        words = message.format(column=field.label, operator=operator.label)
        raise refuse("VALUE_UNKNOWN", words, field.name)
    if operator in WITHOUT_VALUE:
        return Condition(field.name, operator)
    if operator in (Operator.ONE_OF, Operator.NONE_OF):
        return Condition(field.name, operator, _several(field, raw))
    count = 2 if operator is Operator.BETWEEN else 1
    names = (field.name, f"{field.name}{SECOND}")[:count]
    written = [*raw, *(None for _each in names)][:count]
    values: list[object] = []
    problems: list[Problem] = []
    for name, value in zip(names, written, strict=True):
        try:
            values.append(_value(replace(asked_as(field, operator), name=name), value))
        except UserError as error:
            problems.extend(error.problems)
    if problems:
        raise UserError(problems)
    if count > 1:
        _check_order(values, names[1])
    return Condition(field.name, operator, tuple(values))


def asked_as(field: Field, operator: Operator) -> Field:
    """Return the field as one value of it is read.

    A part of a name is a text. A bare number of an area is in ㎡, as the list shows it: a
    condition changes nothing, and what was understood stands beside it.
    """
    plain = replace(field, required=False, default=None, foreign=False, qualifier="", as_written="")
    if operator is Operator.CONTAINS or field.kind in (Kind.NOTE, Kind.TIME, Kind.TAGS):
        return replace(plain, kind=Kind.TEXT, target="", choices=None)
    if field.kind is Kind.AREA:
        return replace(plain, unit=field.unit or "㎡")
    if field.kind in _REFERENCES:
        return replace(plain, kind=Kind.REFERENCE)
    return replace(plain, kind=Kind.CHOICE) if field.kind is Kind.CHOICES else plain


def _value(field: Field, value: object) -> object:
    if is_blank(value):
        raise refuse(
            "FIELD_REQUIRED",
            _("Enter a value for “{column}”.").format(column=field.label),
            field.name,
        )
    if field.kind is Kind.DATE:
        return read_day(value, field.name)
    parsed = parse((field,), {field.name: value}, _no_record).values[field.name]
    return parsed.value if isinstance(parsed, Term) else parsed


def _no_record(target: str, text: str, field: str) -> int:
    del target
    message = _("Choose “{text}” from the list.")
    raise refuse("VALUE_UNKNOWN", message.format(text=text[:80]), field)


def _several(field: Field, raw: Sequence[object]) -> tuple[object, ...]:
    written = [each for each in raw if not is_blank(each)]
    if not written:
        message = _("Choose at least one value for “{column}”.")
        raise refuse("FIELD_REQUIRED", message.format(column=field.label), field.name)
    if len(written) > VALUES_AT_MOST:
        message = _("At most {most} values fit into one condition.")
        raise refuse("VALUE_FORMAT", message.format(most=VALUES_AT_MOST), field.name)
    asked = asked_as(field, Operator.ONE_OF)
    return tuple(dict.fromkeys(_value(asked, each) for each in written))


def _check_order(values: list[Any], name: str) -> None:
    """Refuse a period or range that ends before it begins; a relative day moves with today."""
    first, last = values
    if not isinstance(first, Relative) and not isinstance(last, Relative) and last < first:
        message = _("The second value lies before the first. Exchange the two.")
        raise refuse("PERIOD_ORDER", message, name)


def checked(condition: Condition, fields: Mapping[str, Field]) -> tuple[Field, Condition]:
    """Return a condition with its column, as the list has it today.

    Raises UserError VALUE_UNKNOWN for a column that the list does not have (any more), and what
    `read_condition` raises.
    """
    field = fields.get(condition.column)
    if field is None:
        message = _("The list has no column “{column}” any more. Take this condition away.")
        raise refuse(
            "VALUE_UNKNOWN", message.format(column=condition.column[:80]), condition.column
        )
    return field, read_condition(field, condition.operator, condition.values)


def to_json(condition: Condition) -> dict[str, object]:
    """Return a condition as a saved view keeps it, with the number of this format."""
    return {
        "format": FORMAT,
        "column": condition.column,
        "operator": condition.operator.value,
        "values": [_stored(each) for each in condition.values],
    }


def _stored(value: object) -> object:
    if isinstance(value, Relative):
        return {"period": value.period.value, "days": value.days}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {"number": f"{value:f}"} if isinstance(value, Decimal) else value


def from_json(stored: object) -> Condition:
    """Read a condition back; whether the list still has its column says `checked`.

    Raises UserError VIEW_NEWER when a newer version of the program wrote it, VALUE_UNKNOWN for an
    operator that there is not, VALUE_FORMAT when it is no condition.
    """
    if not isinstance(stored, Mapping):
        raise _unreadable("")
    written = cast("Mapping[str, Any]", stored)
    column, version = written.get("column"), written.get("format", FORMAT)
    if not isinstance(column, str) or not isinstance(version, int):
        raise _unreadable("")
    if version > FORMAT:
        message = _(
            "The condition on “{column}” was saved by a newer version of the program. It is kept "
            "as it is; update the program to use it."
        )
        raise refuse("VIEW_NEWER", message.format(column=column), column)
    name, values = written.get("operator"), written.get("values", [])
    if name not in {each.value for each in Operator}:
        message = _("The condition on “{column}” asks for “{operator}”, which is not known here.")
        words = message.format(column=column, operator=str(name)[:40])
        raise refuse("VALUE_UNKNOWN", words, column)
    if not isinstance(values, list):
        raise _unreadable(column)
    each_value = cast("list[object]", values)
    return Condition(column, Operator(name), tuple(_restored(each, column) for each in each_value))


def _restored(value: object, column: str) -> object:
    if value is None or isinstance(value, (list, float)):
        raise _unreadable(column)
    if not isinstance(value, Mapping):
        return value
    written = cast("Mapping[str, Any]", value)
    try:
        if "period" in written:
            return Relative(Period(written["period"]), int(written.get("days", 0)))
        if "date" in written:
            return date.fromisoformat(written["date"])
        return Decimal(written["number"])
    except (KeyError, TypeError, ValueError, OverflowError, InvalidOperation) as error:
        raise _unreadable(column) from error


def _unreadable(column: str) -> UserError:
    message = _("This condition cannot be read. Take it away and set it again.")
    return refuse("VALUE_FORMAT", message, column)
