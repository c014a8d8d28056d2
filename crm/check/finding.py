"""One thing that is wrong in a database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong: a code of docs/domain.md, the record (its code, or table and id), why."""

    code: str
    record: str
    message: str


def found_by(record: str, check: Callable[[], object]) -> Iterator[Finding]:
    """Run a rule that raises UserError; each of its problems is a finding."""
    try:
        check()
    except UserError as error:
        for problem in error.problems:
            yield Finding(problem.code, record, problem.message)
