"""What records are called now, by kind and id: for lists of records seen before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import null, select

from crm.records.references import TARGETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Headline:
    """One record in words; `code` is empty where its kind has none."""

    kind: str
    id: int
    code: str
    title: str
    detail: str


def headlines(session: Session, wanted: Sequence[tuple[str, int]]) -> tuple[Headline, ...]:
    """Return the records (kind of `TARGETS`, id) that still exist and are in use, in this order."""
    found: dict[tuple[str, int], Headline] = {}
    for kind in {kind for kind, _ in wanted if kind in TARGETS}:
        target = TARGETS[kind]
        model, code = target.model, target.code if target.code is not None else null()
        ids = [record_id for each, record_id in wanted if each == kind]
        query = select(model.id, code, target.name, target.detail).where(
            model.id.in_(ids), model.archived_at.is_(None)
        )
        for row in session.execute(query):
            texts = [str(text or "") for text in row[1:]]
            found[kind, row[0]] = Headline(kind, row[0], *texts)
    return tuple(found[each] for each in wanted if each in found)
