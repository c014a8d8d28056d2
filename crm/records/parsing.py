"""Turn what people wrote into typed values, finding every problem at its field. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from crm.errors import Problem, UserError, refuse
from crm.language import Term, _
from crm.quantities.area import parse_area
from crm.quantities.dates import parse_date
from crm.quantities.formatting import half_up
from crm.quantities.money import parse_money
from crm.records.fields import NAME_LIMIT, NOTE_LIMIT, Field, Kind, by_name
from crm.records.written import WHOLE_LIMIT, checked_text, is_blank, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# Finds the id for a code or name of a target: resolve("park", "PK01", field) -> 3.
Resolve: TypeAlias = "Callable[[str, str, str], int]"
TIME = re.compile(r"(\d{1,2})[:：](\d{2})")
LAST_HOUR, LAST_MINUTE = 23, 59
TRUE = frozenset({"true", "yes", "1", "是", "y"})
FALSE = frozenset({"false", "no", "0", "否", "n"})
SEPARATORS = re.compile(r"[,，、;；\n]")
SEVERAL = frozenset({Kind.REFERENCES, Kind.TAGS, Kind.CHOICES})


@dataclass(frozen=True, slots=True)
class Parsed:
    """Typed values by column, and what the user should know about them."""

    values: dict[str, object]
    warnings: tuple[Problem, ...] = ()


def parse(
    fields: Sequence[Field],
    raw: Mapping[str, object],
    resolve: Resolve,
    *,
    partial: bool = False,
) -> Parsed:
    """Parse raw values, with `partial` only the fields named in `raw`.

    The rules are those of docs/domain.md, Units and dates. Raises one UserError that holds every
    problem: FIELD_REQUIRED, VALUE_UNKNOWN, NAME_TOO_LONG, NOTE_TOO_LONG, TEXT_FORMAT and the
    codes of areas, money and dates.
    """
    known = by_name(tuple(fields))
    problems = [_unknown_field(name, known) for name in raw if name not in known]
    warnings: list[Problem] = []
    values: dict[str, object] = {}
    for field in fields:
        if partial and field.name not in raw:
            continue
        try:
            parsed = _parse_field(field, raw.get(field.name), resolve)
        except UserError as error:
            problems.extend(error.problems)
        else:
            values.update(parsed.values)
            warnings.extend(parsed.warnings)
    if problems:
        raise UserError(problems)
    return Parsed(values, tuple(warnings))


def _unknown_field(name: str, known: Mapping[str, Field]) -> Problem:
    return Problem(
        "VALUE_UNKNOWN",
        _("There is no field “{name}” here. Known fields: {known}.").format(
            name=name, known=", ".join(known)
        ),
        name,
    )


def _parse_field(field: Field, value: object, resolve: Resolve) -> Parsed:
    if is_blank(value):
        value = field.default
    if is_blank(value):
        if field.required:
            raise refuse(
                "FIELD_REQUIRED",
                _("{field} is required.").format(field=field.label),
                field.name,
            )
        return Parsed(_blank(field))
    if isinstance(value, (dict, list, tuple) if field.kind not in SEVERAL else dict):
        raise refuse("VALUE_FORMAT", _("Only one value fits here."), field.name)
    return _PARSERS[field.kind](field, value, resolve)


def _blank(field: Field) -> dict[str, object]:
    empty: object = [] if field.kind in SEVERAL else None
    if field.kind is Kind.BOOLEAN:
        empty = False
    blank: dict[str, object] = {field.name: empty}
    blank.update({name: None for name in (field.qualifier, field.as_written) if name})
    return blank


def _text(field: Field, value: object, _resolve: Resolve) -> Parsed:
    line = " ".join(str(value).split("\n")).replace("\r", " ").replace("\t", " ").strip()
    text = checked_text(line, limit=field.limit, code="NAME_TOO_LONG", field=field.name)
    return Parsed({field.name: text})


def _note(field: Field, value: object, _resolve: Resolve) -> Parsed:
    text = checked_text(str(value), limit=NOTE_LIMIT, code="NOTE_TOO_LONG", field=field.name)
    return Parsed({field.name: text})


def _area(field: Field, value: object, _resolve: Resolve) -> Parsed:
    area = parse_area(_written(value, "㎡"), unit=field.unit, floor=field.floor, field=field.name)
    values: dict[str, object] = {field.name: area.value}
    if field.qualifier:
        values[field.qualifier] = area.qualifier or None
    if field.as_written and isinstance(value, str):
        values[field.as_written] = value.strip()
    return Parsed(values, area.warnings)


def _written(value: object, unit: str) -> str:
    """Return an amount as text; typed values are in ㎡ or 元 already."""
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
        return f"{Decimal(value):f}{unit}"
    return str(value).strip()


def _money(field: Field, value: object, _resolve: Resolve) -> Parsed:
    written = _written(value, "元")
    negative = field.signed and written.startswith(("-", "−"))
    money = parse_money(written[1:] if negative else written, unit=field.unit, field=field.name)
    if money.currency != "CNY" and not field.foreign:
        raise refuse(
            "VALUE_FORMAT",
            _("This amount is kept in CNY. Convert it, and write the original in the note."),
            field.name,
        )
    values: dict[str, object] = {field.name: -money.value if negative else money.value}
    if field.qualifier:
        values[field.qualifier] = money.qualifier or None
    return Parsed(values, money.warnings)


def _decimal(field: Field, value: object, _resolve: Resolve) -> Parsed:
    return Parsed({field.name: half_up(number(value, field.name), field.limit_places)})


def _integer(field: Field, value: object, _resolve: Resolve) -> Parsed:
    result = number(value, field.name)
    if result != int(result) or not 0 <= result <= WHOLE_LIMIT:
        raise refuse("VALUE_FORMAT", _("Write a whole number, such as 3."), field.name)
    return Parsed({field.name: int(result)})


def _percent(field: Field, value: object, _resolve: Resolve) -> Parsed:
    result = number(value.rstrip("%％ ") if isinstance(value, str) else value, field.name)
    if not 0 <= result <= 100:  # noqa: PLR2004 - that is what percent means
        raise refuse("VALUE_FORMAT", _("A percentage lies between 0 and 100."), field.name)
    return Parsed({field.name: half_up(result)})


def _date(field: Field, value: object, _resolve: Resolve) -> Parsed:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Parsed({field.name: value})
    parsed = parse_date(str(value), field=field.name)
    return Parsed({field.name: parsed.value}, parsed.warnings)


def _time(field: Field, value: object, _resolve: Resolve) -> Parsed:
    match = TIME.fullmatch(unicodedata.normalize("NFKC", str(value)).strip())
    if match is None or int(match[1]) > LAST_HOUR or int(match[2]) > LAST_MINUTE:
        raise refuse("VALUE_FORMAT", _("Write a time of day, such as 09:30."), field.name)
    return Parsed({field.name: f"{int(match[1]):02d}:{match[2]}"})


def _boolean(field: Field, value: object, _resolve: Resolve) -> Parsed:
    if isinstance(value, bool):
        return Parsed({field.name: value})
    text = str(value).strip().casefold()
    if text not in TRUE | FALSE:
        raise refuse("VALUE_FORMAT", _("Write yes or no."), field.name)
    return Parsed({field.name: text in TRUE})


def _member(field: Field, value: object) -> Term:
    """Find a member by stored value, by name or by its label in the present language."""
    choices: list[Term] = list(field.choices or ())
    text = str(value).strip()
    for member in choices:
        if text in {member.value, member.name, member.label}:
            return member
    raise refuse(
        "VALUE_UNKNOWN",
        _("“{text}” is not one of: {known}.").format(
            text=text[:40], known=", ".join(each.value for each in choices)
        ),
        field.name,
    )


def _choice(field: Field, value: object, _resolve: Resolve) -> Parsed:
    return Parsed({field.name: _member(field, value)})


def _choices(field: Field, value: object, _resolve: Resolve) -> Parsed:
    return Parsed({field.name: [_member(field, each).value for each in _several(value)]})


def _several(value: object) -> list[object]:
    if isinstance(value, (list, tuple)):
        return list(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return [each.strip() for each in SEPARATORS.split(str(value)) if each.strip()]


def _identity(field: Field, value: object, resolve: Resolve) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        if not 0 < value <= WHOLE_LIMIT:
            raise refuse("NOT_FOUND", _("The record chosen here no longer exists."), field.name)
        return value
    text = checked_text(str(value), limit=NAME_LIMIT, code="NAME_TOO_LONG", field=field.name)
    return resolve(field.target, text.strip(), field.name)


def _reference(field: Field, value: object, resolve: Resolve) -> Parsed:
    return Parsed({field.name: _identity(field, value, resolve)})


def _references(field: Field, value: object, resolve: Resolve) -> Parsed:
    found = [_identity(field, each, resolve) for each in _several(value)]
    return Parsed({field.name: list(dict.fromkeys(found))})


def _tags(field: Field, value: object, _resolve: Resolve) -> Parsed:
    texts = [
        checked_text(str(each).strip(), limit=field.limit, code="NAME_TOO_LONG", field=field.name)
        for each in _several(value)
    ]
    return Parsed({field.name: list(dict.fromkeys(text for text in texts if text))})


_PARSERS: dict[Kind, Callable[[Field, object, Resolve], Parsed]] = {
    Kind.TEXT: _text,
    Kind.NOTE: _note,
    Kind.AREA: _area,
    Kind.MONEY: _money,
    Kind.DECIMAL: _decimal,
    Kind.INTEGER: _integer,
    Kind.PERCENT: _percent,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.BOOLEAN: _boolean,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.REFERENCE: _reference,
    Kind.REFERENCES: _references,
    Kind.TAGS: _tags,
}
