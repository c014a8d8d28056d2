"""CSV as spreadsheets read and write it: encodings, quoting, and no formula that runs.

Rules: docs/domain.md, Import and export. Nothing is ever evaluated; a text that a spreadsheet
would take for a formula gets one more apostrophe when written and loses one when read, so that
a round trip changes nothing.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UTF_8 = "utf-8"
GB18030 = "gb18030"  # never gbk: it has no 㴪
ENCODINGS = (UTF_8, GB18030)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FORMULA = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")
DELIMITERS = ",\t;"
LONGEST_CELL = 1_000_000  # characters; longer cells end as NOTE_TOO_LONG long before


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: the line on which it begins, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read; blank rows are left out."""

    encoding: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]


def guard(text: str) -> str:
    """Return a text as a CSV cell that no spreadsheet runs."""
    return f"'{text}" if FORMULA.match(text) else text


def unguard(cell: str) -> str:
    """Return the text of a CSV cell: the opposite of `guard`."""
    return cell[1:] if GUARDED.match(cell) else cell


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of a file and its encoding: BOM, else UTF-8, else GB18030.

    Raises UserError ENCODING_UNKNOWN.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], (encoding,))
    return _decoded(content, ENCODINGS)


def _decoded(content: bytes, encodings: Sequence[str]) -> tuple[str, str]:
    for encoding in encodings:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise refuse(
        "ENCODING_UNKNOWN",
        _("The encoding of the file is not known. Save it as “CSV UTF-8” and try again."),
    )


def read_sheet(content: bytes) -> Sheet:
    """Read a file with a header row.

    Raises UserError ENCODING_UNKNOWN, and FILE_UNREADABLE for quotes that do not close or a file
    without a header.
    """
    text, encoding = decode(content)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    lines: list[Line] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Line(begins, tuple(cells)))
            begins = reader.line_num + 1
    except csv.Error as error:
        message = _("The table is broken at line {line}: {reason}.")
        raise refuse("FILE_UNREADABLE", message.format(line=begins, reason=error)) from error
    if not lines:
        raise refuse("FILE_UNREADABLE", _("The file is empty. Its first row names the columns."))
    return Sheet(encoding, lines[0].cells, tuple(lines[1:]))


def _delimiter(text: str) -> str:
    """Return the separator that the first line uses most, a comma if it uses none."""
    first = text.partition("\n")[0]
    return max(DELIMITERS, key=first.count)


def write_sheet(
    header: Sequence[str], rows: Iterable[Sequence[str]], encoding: str = UTF_8
) -> bytes:
    """Return a table as CSV: UTF-8 with BOM, or GB18030; CRLF; cells as given.

    Raises UserError VALUE_UNKNOWN for another encoding.
    """
    if encoding not in ENCODINGS:
        message = _("“{value}” is not known here. Choose one of: {choices}.")
        raise refuse("VALUE_UNKNOWN", message.format(value=encoding, choices=", ".join(ENCODINGS)))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    mark = codecs.BOM_UTF8 if encoding == UTF_8 else b""
    return mark + text.getvalue().encode(encoding)
