"""Between the fields of a record and the columns of a table, in either language. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from crm.errors import UserError
from crm.exchange.csv_files import guard, unguard
from crm.language import LANGUAGES, _, speaking
from crm.quantities.area import parse_area
from crm.quantities.dates import parse_date
from crm.quantities.formatting import plain
from crm.quantities.money import parse_money
from crm.records.fields import Field, Kind
from crm.records.parsing import SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.errors import Problem

UID = "uid"
CNY = "CNY"
LISTS = frozenset({Kind.TAGS, Kind.CHOICES})
NUMERIC = frozenset(
    {Kind.AREA, Kind.MONEY, Kind.DECIMAL, Kind.INTEGER, Kind.PERCENT, Kind.DATE, Kind.TIME}
)
UNITS = {Kind.AREA: "㎡", Kind.MONEY: "元"}
IN_BRACKETS = re.compile(r"(.+?)\((.+)\)")
JOINT = "、"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: its place, its title as written, the field with the header's unit.

    The field is None for the column `uid`.
    """

    place: int
    title: str
    field: Field | None

    @property
    def name(self) -> str:
        """The name under which a cell of it is saved."""
        return self.field.name if self.field else UID


def title(field: Field) -> str:
    """Return the header of a field in the present language, with its unit: 注册资本(元)."""
    unit = UNITS.get(field.kind)
    return f"{field.label}({unit})" if unit else str(field.label)


def find_columns(header: Sequence[str], fields: Sequence[Field]) -> tuple[list[Column], list[str]]:
    """Return the columns that belong to a field, and the titles that belong to none.

    A title is the field's label in either language, or its name; a unit in brackets counts for
    the numbers below it. Of two columns for one field the first is taken.
    """
    known = _known_titles(fields)
    columns: dict[str, Column] = {}
    ignored: list[str] = []
    for place, written in enumerate(header):
        field, found = _match(written, known)
        column = Column(place, written, field)
        if not found or column.name in columns:
            ignored.append(written)
        else:
            columns[column.name] = column
    return list(columns.values()), [each for each in ignored if each.strip()]


def _known_titles(fields: Sequence[Field]) -> dict[str, Field]:
    known = {field.name: field for field in fields}
    for language in LANGUAGES:
        with speaking(language):
            known |= {_folded(str(field.label)): field for field in fields}
    return known


def _match(written: str, known: dict[str, Field]) -> tuple[Field | None, bool]:
    folded = _folded(written)
    if folded == UID:
        return None, True
    if folded in known:
        return known[folded], True
    unit = IN_BRACKETS.fullmatch(folded)
    if unit is not None and unit[1] in known:
        return replace(known[unit[1]], unit=unit[2]), True
    return None, False


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def to_cell(field: Field, value: object) -> str:
    """Return a stored value as a cell; references must be codes or names already."""
    if value is None or value == []:
        return ""
    if field.kind in NUMERIC:
        return _number(value)
    if field.kind is Kind.BOOLEAN:
        return _("yes") if value else _("no")
    if field.kind in LISTS:
        return guard(_joined(cast("list[str]", value)))
    return guard(str(value))


def _number(value: object) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _joined(texts: list[str]) -> str:
    """Join short texts; as JSON where one of them holds a separator itself."""
    unclear = any(SEPARATORS.search(each) or each != each.strip() for each in texts)
    if unclear or texts[0].startswith("["):
        return json.dumps(texts, ensure_ascii=False)
    return JOINT.join(texts)


def from_cell(field: Field, cell: str) -> object:
    """Return the raw value of a cell, as a form would hand it to the save command."""
    if field.kind in UNITS and field.unit:
        return _amount(field, cell)
    if field.kind is Kind.DATE:
        return _day(cell)
    if field.kind in NUMERIC:
        return cell
    text = unguard(cell)
    if field.kind in LISTS and text.startswith("["):
        return _listed(text)
    return text


def _amount(field: Field, cell: str) -> object:
    """Return what a number below a title with a unit means: 1000 below 万元 is 10,000,000元."""
    try:
        if field.kind is Kind.AREA:
            return parse_area(cell, unit=field.unit, floor=field.floor).value
        money = parse_money(cell, unit=field.unit)
    except UserError:
        return f"{cell}{field.unit}"  # what is wrong is said where it is saved
    return money.value if money.currency == CNY else cell


def date_warnings(field: Field, cell: str) -> tuple[Problem, ...]:
    """Return DATE_FROM_SERIAL for a cell with the number that a spreadsheet keeps for a date."""
    if field.kind is not Kind.DATE:
        return ()
    try:
        return parse_date(cell, field=field.name, serial=True).warnings
    except UserError:
        return ()


def _day(cell: str) -> object:
    try:
        return parse_date(cell, serial=True).value
    except UserError:
        return cell  # what is wrong is said where it is saved


def _listed(text: str) -> object:
    try:
        found: object = json.loads(text)
    except ValueError:
        return text
    return found if isinstance(found, list) else text  # pyright: ignore[reportUnknownVariableType]
