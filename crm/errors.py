"""What a person can be told: a stable code, a clear sentence and the field concerned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or worth a warning.

    `code` is a stable name of docs/domain.md (AREA_NOT_POSITIVE …), `message` a sentence in the
    user's language that says what to do, `field` the name of the form field where it arose
    ("" when it concerns the record as a whole).
    """

    code: str
    message: str
    field: str = ""


class UserError(Exception):
    """An input or a rule refused the action; nothing was changed.

    Everything else that is raised is a defect and goes to the crash handler.
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Keep every problem found, the most important first."""
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{each.code}: {each.message}" for each in self.problems))

    @property
    def code(self) -> str:
        """The code of the first problem."""
        return self.problems[0].code

    @property
    def message(self) -> str:
        """The sentence of the first problem."""
        return self.problems[0].message

    @property
    def field(self) -> str:
        """The field of the first problem, "" when it concerns the whole record."""
        return self.problems[0].field


def refuse(code: str, message: str, field: str = "") -> UserError:
    """Build the error for a single problem: `raise refuse("NOT_FOUND", …)`."""
    return UserError(Problem(code, message, field))
