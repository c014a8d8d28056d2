"""What a command prints: text for people, or one JSON object for programs."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from typing import TYPE_CHECKING

from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.errors import UserError

REFUSED = 2
BROKEN_PIPE = 141  # what a shell reports for a program that SIGPIPE ended
INTERRUPTED = 130  # the same for Ctrl+C
WIDE = frozenset("WF")


def speak_utf8() -> None:
    """Write UTF-8 whatever the console was set to: Windows would refuse 㴪 otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def flush() -> None:
    """Hand everything over now: a reader that is gone is noticed here, not while ending."""
    sys.stdout.flush()


def print_json(content: Mapping[str, object] | Sequence[object]) -> None:
    """Print one JSON object or list, the same bytes for the same content."""
    print(json.dumps(content, ensure_ascii=False, indent=2))


def refusal(error: UserError) -> dict[str, object]:
    """Return what a refused command answers: the first code, and every sentence once."""
    sentences = dict.fromkeys(problem.message for problem in error.problems)
    return {"error": error.code, "message": " ".join(sentences)}


def print_refusal(error: UserError, *, as_json: bool) -> int:
    """Say why a command was refused and return the exit status."""
    if as_json:
        print_json(refusal(error))
    else:
        print(json.dumps(refusal(error), ensure_ascii=False), file=sys.stderr)
    return REFUSED


def say_stopped() -> int:
    """Answer Ctrl+C."""
    print(_("Stopped. What was finished stays, the rest was undone."), file=sys.stderr)
    return INTERRUPTED


def close_broken_pipe() -> int:
    """Let the interpreter end quietly when nobody reads its output any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def print_table(rows: Sequence[Sequence[str]], *, numbers_from: int) -> None:
    """Print rows in columns; those from `numbers_from` on are right-aligned."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            _padded(cell, width, right=number >= numbers_from)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def _padded(text: str, width: int, *, right: bool) -> str:
    padding = " " * (width - _width(text))
    return padding + text if right else text + padding


def _width(text: str) -> int:
    """Return the columns that a text takes on a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(each) in WIDE else 1 for each in text)
