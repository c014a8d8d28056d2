"""What became of the rows of an import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.errors import Problem, UserError
from crm.language import Term, _, mark

if TYPE_CHECKING:
    from collections.abc import Sequence


class RowResult(Term):
    """What became of a row; a WARNING was imported too, MOVED changes when a record is."""

    NEW = "NEW", mark("import", "New")
    WARNING = "WARNING", mark("import", "New, with a warning")
    DUPLICATE = "DUPLICATE", mark("import", "Already there")
    ERROR = "ERROR", mark("import", "Error")
    MOVED = "MOVED", mark("import", "Moves")
    SKIPPED = "SKIPPED", mark("import", "Left out")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in a row: the code, the column's title, the text as written, a sentence."""

    code: str
    column: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row: its line in the file, what it is called, and what became of it."""

    line: int
    name: str
    result: RowResult
    problems: tuple[CellProblem, ...] = ()
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole file; `ignored` are the titles of columns that belong to no field."""

    kind: str
    encoding: str
    rows: tuple[ImportedRow, ...]
    ignored: tuple[str, ...] = ()

    def count(self, result: RowResult) -> int:
        """Return how many rows ended so."""
        return Counter(row.result for row in self.rows)[result]

    @property
    def errors(self) -> Sequence[ImportedRow]:
        """The rows that could not be imported."""
        return [row for row in self.rows if row.result is RowResult.ERROR]

    @property
    def imported(self) -> int:
        """How many records were created."""
        return self.count(RowResult.NEW) + self.count(RowResult.WARNING)


class ImportRefusedError(UserError):
    """Rows with errors: nothing at all was imported. The code is that of the first error."""

    def __init__(self, report: Report) -> None:
        """Say which line is wrong first, and how many are."""
        self.report = report
        first = report.errors[0]
        problem = first.problems[0]
        sentence = _(
            "{count} of {all} rows have errors and nothing was imported. "
            "Line {line}, {column}: {reason}"
        )
        message = sentence.format(
            count=len(report.errors),
            all=len(report.rows),
            line=first.line,
            column=problem.column or first.name,
            reason=problem.message,
        )
        super().__init__(Problem(problem.code, message, problem.column))
