"""The reference of the commands in docs/commands.md, written from their definitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crm.cli.binding import short_name
from crm.cli.command_table import COMMANDS
from crm.language import ENGLISH, speaking
from crm.records.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crm.cli.command_table import Command
    from crm.records.fields import Field

BEGIN = "<!-- commands: begin -->"
END = "<!-- commands: end -->"
CODE = re.compile(r"\b(?:[A-Z]{2,}(?:_[A-Z]+)+|DUPLICATE|SUSPECT)\b")
# What docstrings say of parameters, as it reads to somebody who writes a file.
PARAMETERS = (
    (r"; (?:raises|`raw`).*", ""),
    (r"the fields in `raw` of the", "fields of the"),
    (r"in `raw` ", "given "),
    (r"without `id` ", "without a letter "),
    (r" `id`", ""),
)
REFERENCES = frozenset({Kind.REFERENCE, Kind.REFERENCES})
CHOICES = frozenset({Kind.CHOICE, Kind.CHOICES})
HOLDS = {
    Kind.TEXT: "text",
    Kind.NOTE: "long text",
    Kind.AREA: "area",
    Kind.MONEY: "money",
    Kind.DECIMAL: "number",
    Kind.INTEGER: "whole number",
    Kind.PERCENT: "percent, 0 to 100",
    Kind.DATE: "date",
    Kind.TIME: "time",
    Kind.BOOLEAN: "`true` or `false`",
    Kind.TAGS: "list of short texts",
}


def with_reference(document: str) -> str:
    """Return the document with the reference between its two marks written anew."""
    before, _begin, rest = document.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    with speaking(ENGLISH):
        body = "\n\n".join(_sections())
    return f"{before}{BEGIN}\n\n{body}\n\n{END}{after}"


def _sections() -> Iterator[str]:
    described: dict[tuple[Field, ...], str] = {}
    for command in COMMANDS:
        yield f"### {command.name}"
        yield _summary(command)
        if record := _record(command):
            yield record
        codes = list(dict.fromkeys(CODE.findall(command.run.__doc__ or "")))
        if codes:
            yield "Codes: " + ", ".join(codes) + "."
        if command.arguments:
            yield _table(command.arguments)
        if command.fields in described:
            yield f"Fields: those of `{described[command.fields]}`."
        elif command.fields:
            described[command.fields] = command.name
            yield _table(command.fields)


def _summary(command: Command) -> str:
    """Return the first sentence of its docstring, without the names of parameters."""
    first = (command.run.__doc__ or "").strip().split("\n")[0]
    for written, meant in PARAMETERS:
        first = re.sub(written, meant, first)
    return first.rstrip(".;") + "."


def _record(command: Command) -> str:
    if not command.record:
        return ""
    key = f"`{command.record}` (or `id`)"
    if command.creates:
        return f"{key}: which one to change, then only the fields given; without it, a new one."
    return f"{key}: which one; required."


def _table(fields: tuple[Field, ...]) -> str:
    lines = ["| field | meaning | holds |", "|---|---|---|"]
    lines += [f"| {_names(each)} | {_meaning(each)} | {_holds(each)} |" for each in fields]
    return "\n".join(lines)


def _names(field: Field) -> str:
    short = short_name(field)
    return f"`{field.name}`" if short == field.name else f"`{field.name}`, `{short}`"


def _meaning(field: Field) -> str:
    needed = field.required and field.default is None
    return f"{field.label} (required)" if needed else str(field.label)


def _holds(field: Field) -> str:
    if field.kind in CHOICES:
        values = " ".join(f"`{each.value}`" for each in field.choices or ())
        return f"one of {values}" if field.kind is Kind.CHOICE else f"list of {values}"
    if field.kind in REFERENCES:
        one = f"code, name or id: {field.target}"
        return one if field.kind is Kind.REFERENCE else f"list of {one}"
    return "date, also in words" if field.words else HOLDS[field.kind]
