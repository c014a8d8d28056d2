"""The rows that an import of contacts answers with, one for each card (docs/domain.md, vCard)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.exchange.report import CellProblem, ImportedRow, RowResult
from crm.language import Term, mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crm.errors import Problem
    from crm.exchange.vcard.card import Card

PROPERTIES = {
    "company_id": "ORG",
    "name": "FN",
    "title": "TITLE",
    "mobile": "TEL",
    "phone": "TEL",
    "email": "EMAIL",
    "wechat": "X-WECHAT",
    "note": "NOTE",
    "photo": "PHOTO",
}


class CompanyIs(Term):
    """What the company of a card is here."""

    KNOWN = "KNOWN", mark("card company", "Known")
    NEW = "NEW", mark("card company", "New")
    SUSPECT = "SUSPECT", mark("card company", "Perhaps known")
    MISSING = "MISSING", mark("card company", "Missing")


@dataclass(frozen=True, slots=True)
class CardRow(ImportedRow):
    """What becomes of a card: who it is, and where; `suspects` are companies it may mean."""

    number: int = 0
    title: str = ""
    phone: str = ""
    company: str = ""
    company_is: CompanyIs = CompanyIs.MISSING
    suspects: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Place:
    """The company of a card: its id where it is known, else the name of a new one."""

    id: int | None
    name: str
    standing: CompanyIs
    suspects: tuple[tuple[int, str], ...] = ()
    archived: bool = False

    @property
    def ids(self) -> tuple[int, ...]:
        """The company, or those that it may be."""
        return (self.id,) if self.id is not None else tuple(id for id, _name in self.suspects)


def note_of(code: str, column: str, message: str, text: str = "") -> CellProblem:
    """Return what is said about one property of a card."""
    return CellProblem(code, column, text, message)


def problems_of(
    problems: Sequence[Problem], values: Mapping[str, object]
) -> tuple[CellProblem, ...]:
    """Return problems of fields as those of the properties that they came from."""
    return tuple(_told(problems, values))


def _told(problems: Sequence[Problem], values: Mapping[str, object]) -> Iterator[CellProblem]:
    for each in problems:
        text = str(values.get(each.field, ""))[:80]
        yield CellProblem(each.code, PROPERTIES.get(each.field, ""), text, each.message)


def row_of(
    card: Card,
    values: Mapping[str, object],
    place: Place,
    result: RowResult,
    problems: Sequence[CellProblem],
    record_id: int | None = None,
) -> CardRow:
    """Return what becomes of a card."""
    return CardRow(
        card.line,
        str(values["name"])[:80],
        result,
        tuple(problems),
        record_id,
        number=card.number,
        title=str(values["title"])[:80],
        phone=str(values["mobile"] or values["phone"])[:40],
        company=place.name[:80],
        company_is=place.standing,
        suspects=place.suspects,
    )
