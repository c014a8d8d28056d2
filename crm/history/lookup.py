"""From what people call a record to its table and id, for records that are gone as well."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm.database.changes import IS_REMOVAL, RowChange
from crm.errors import UserError, refuse
from crm.language import _
from crm.records.references import TARGETS, resolve

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# Records with a code of their own.
CODED = ("lead", "letter", "trip", "visit", "deal", "fund", "park", "staff", "industry")
# Records that people call by a name, the likeliest first.
NAMED = ("company", "fund", "park", "partner", "event", "contact", "lead", "trip", "staff")


def find_record(session: Session, text: str) -> tuple[str, int]:
    """Return table and id of the record with this code, name or uid.

    A code also finds records that were merged into another one, and those that an undo removed.
    Raises UserError VALUE_UNKNOWN when there is none, or when a name fits several.
    """
    found = _found(session, text) if _storable(text) else None
    if found is None:
        sentence = _("“{text}” is not known, or fits several records. Give the code.")
        raise refuse("VALUE_UNKNOWN", sentence.format(text=text[:80]))
    return found


def _storable(text: str) -> bool:
    """Tell whether any record can be called so; databases refuse to look for the rest."""
    return "\x00" not in text and not any("\ud800" <= each <= "\udfff" for each in text)


def _found(session: Session, text: str) -> tuple[str, int] | None:
    for kind in CODED:
        target = TARGETS[kind]
        query = select(target.model.id).where(target.code.in_({text, text.upper()}))
        found = session.scalar(query.order_by(target.model.id.desc()).limit(1))
        if found is not None:
            return kind, found
    for kind in NAMED:
        with suppress(UserError):
            return kind, resolve(session, kind, text)
    return _removed(session, text)


def _removed(session: Session, code: str) -> tuple[str, int] | None:
    query = (
        select(RowChange.table_name, RowChange.row_id)
        .where(
            IS_REMOVAL,
            RowChange.table_name.in_(CODED),
            RowChange.fields[("code", 0)].as_string() == code.upper(),
        )
        .order_by(RowChange.id.desc())
        .limit(1)
    )
    found = session.execute(query).first()
    return (found[0], found[1]) if found else None
