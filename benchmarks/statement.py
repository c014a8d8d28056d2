"""The statement with 2,900 letters and with 20,000, against its pages drawn with bare reportlab.

Run `python benchmarks/statement.py`. The work is what the page of packs does: collect every figure,
lay the tables out, write the file. The bare work draws the same pages on a canvas: every piece of
text at its place in its font and every line, as they were noted while the statement was printed
once; it neither measures nor breaks anything. Fonts are warm for both.
"""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from big_database import FULL, TODAY, Size, big_database
from measuring import compare

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reportlab.pdfgen.canvas import Canvas

from crm.briefings.making import Briefing, make_briefing
from crm.briefings.options import BriefingKind
from crm.briefings.pdf.sheets import LANDSCAPE
from crm.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

LIMIT = 1.5
SOME = Size(leads=20_000, companies=12_000, letters=2_900, follow_ups=0)  # about 200 pages
ROUNDS = 3
# What the packs call of a canvas; what these call themselves is not noted.
DRAWING = (
    *("setFont", "setFillColor", "setStrokeColor", "setLineWidth", "setLineCap", "setLineJoin"),
    *("saveState", "restoreState", "translate", "line", "lines", "rect", "setDash"),
    *("drawString", "drawRightString", "drawCentredString", "showPage"),
)
WRITING = ("setFont", "setTextRenderMode", "setCharSpace", "textOut")
Call = tuple[str, tuple[Any, ...], dict[str, Any]]


class Notes:
    """The drawing calls of a document, in their order."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._texts: dict[int, list[Call]] = {}
        self._depth = 0

    def noting(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        """Return the method of a canvas so that it is noted when it is called from outside."""

        def noted(canvas: Canvas, *values: Any, **named: Any) -> Any:
            if not self._depth:
                self._note(name, values, named)
            self._depth += 1
            try:
                result = method(canvas, *values, **named)
            finally:
                self._depth -= 1
            if name == "beginText" and not self._depth:
                self._follow(result, values)
            return result

        return noted

    def _note(self, name: str, values: tuple[Any, ...], named: dict[str, Any]) -> None:
        if name == "drawText":
            self.calls.append(("text", tuple(self._texts.pop(id(values[0]))), {}))
        elif name != "beginText":
            self.calls.append((name, values, named))

    def _follow(self, text: Any, place: tuple[Any, ...]) -> None:
        """Note what is written into a piece of text until it is drawn."""
        calls: list[Call] = [("", place, {})]
        self._texts[id(text)] = calls
        for name in WRITING:
            setattr(text, name, partial(_written, calls, name, getattr(text, name)))

    def replay(self) -> bytes:
        """Draw everything on a bare canvas."""
        stream = io.BytesIO()
        size = (LANDSCAPE.width, LANDSCAPE.height)
        canvas = Canvas(stream, pagesize=size, pageCompression=1, invariant=1)
        for name, values, named in self.calls:
            if name == "text":
                text = canvas.beginText(*values[0][1])
                for method, written, options in values[1:]:
                    getattr(text, method)(*written, **options)
                canvas.drawText(text)
            else:
                getattr(canvas, name)(*values, **named)
        canvas.save()
        return stream.getvalue()


def _written(
    calls: list[Call], name: str, method: Callable[..., Any], *values: Any, **named: Any
) -> Any:
    calls.append((name, values, named))
    return method(*values, **named)


@contextmanager
def taking_notes() -> Generator[Notes]:
    """Note every drawing call of any canvas."""
    notes = Notes()
    kept = {name: getattr(Canvas, name) for name in (*DRAWING, "beginText", "drawText")}
    for name, method in kept.items():
        setattr(Canvas, name, notes.noting(name, method))
    try:
        yield notes
    finally:
        for name, method in kept.items():
            setattr(Canvas, name, method)


def measure(size: Size) -> bool:
    """Compare both ways for a database; they must have the same pages."""
    database = open_database(big_database(size))
    with database.read() as session:

        def print_it() -> Briefing:
            return make_briefing(session, BriefingKind.AREA_STATEMENT, as_of=TODAY)

        with taking_notes() as notes:
            briefing = print_it()
        pages = sum(name == "showPage" for name, _, _ in notes.calls)
        if pages != briefing.pages:
            raise SystemExit(f"{pages} pages noted of {briefing.pages}")
        kept = compare(f"statement of {pages} pages", print_it, notes.replay, LIMIT, rounds=ROUNDS)
    database.close()
    return kept


def main() -> int:
    """Measure both sizes; 1 when a limit is not kept."""
    kept = [measure(size) for size in (SOME, FULL)]
    return int(not all(kept))


if __name__ == "__main__":
    raise SystemExit(main())
