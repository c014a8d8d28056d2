"""One typed definition of each field: it drives parsing, forms, messages, history and exchange."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crm.language import Marked, Term

NAME_LIMIT = 200  # code points; docs/domain.md, Other codes: NAME_TOO_LONG
NOTE_LIMIT = 100_000  # code points; docs/domain.md, Other codes: NOTE_TOO_LONG


class Kind(StrEnum):
    """What a field holds, and so how it is written, checked and shown."""

    TEXT = "text"  # one line, at most 200 code points
    NOTE = "note"  # many lines, at most 100,000 code points
    AREA = "area"  # ㎡, two decimals, > 0
    MONEY = "money"  # 元, two decimals, >= 0
    DECIMAL = "decimal"  # a plain number with decimals
    INTEGER = "integer"  # a whole number, >= 0
    PERCENT = "percent"  # 0..100, two decimals
    DATE = "date"  # a day
    TIME = "time"  # HH:MM
    BOOLEAN = "boolean"
    CHOICE = "choice"  # one member of a Term
    CHOICES = "choices"  # several members of a Term
    REFERENCE = "reference"  # the id of another record
    REFERENCES = "references"  # several ids, in order
    TAGS = "tags"  # short texts, in order


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    `name` is both the column and the key in raw values. `qualifier` and `as_written` name the
    columns that keep 约, 超 … and the original text of an AREA or MONEY field. `unit` is the
    header unit that a bare number takes ("㎡", "万元" …); `signed` allows negative money; `floor`
    warns of 亩; `foreign` lets the text name a currency, which the command has to keep; `limit`
    counts code points; `limit_places` are the decimals of a DECIMAL. `words` lets people write a
    DATE ahead in words (明天, 下周三 9:30); `time_name` is the field that takes its time of day.
    """

    name: str
    label: Marked
    kind: Kind
    required: bool = False
    choices: type[Term] | None = None
    target: str = ""
    unit: str = ""
    group: Marked | None = None
    wide: bool = False
    hint: Marked | None = None
    default: object = None
    qualifier: str = ""
    as_written: str = ""
    floor: bool = True
    signed: bool = False
    foreign: bool = False
    limit: int = NAME_LIMIT
    limit_places: int = 2
    read_only: bool = False
    words: bool = False
    time_name: str = ""


def by_name(fields: tuple[Field, ...]) -> dict[str, Field]:
    """Index fields by their name."""
    return {field.name: field for field in fields}
