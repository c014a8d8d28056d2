"""What a save returns, and the values that a form starts from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crm.errors import Problem


def _no_values() -> dict[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class Saved:
    """A record as it stands after a command: enough to open it and to save again."""

    id: int
    code: str
    version: int
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FormValues:
    """Raw values of a record for its form, with the version that the form was opened at."""

    id: int | None = None
    version: int | None = None
    values: dict[str, object] = field(default_factory=_no_values)
