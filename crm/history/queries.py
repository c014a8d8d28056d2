"""The history of one record, read from the change sets, in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from crm.database.changes import ChangeSet, Operation, RowChange
from crm.history.labels import DERIVED, field_of
from crm.language import CHINESE, _, current_language
from crm.quantities.formatting import in_m2, in_yuan
from crm.records.fields import Field, Kind
from crm.records.references import describe
from crm.staff.models import Staff

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

READS = ("change_set", "row_change", "staff")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that changed: its column, its label, and both values in words (None: blank)."""

    name: str
    label: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One commit that touched the record; `who` is "" where the program itself acted."""

    at: datetime
    who: str
    action: str
    reason: str | None
    operation: Operation
    fields: tuple[FieldChange, ...]


def record_history(session: Session, table: str, row_id: int) -> tuple[HistoryLine, ...]:
    """Return what happened to a row, newest first, in the present language.

    A record that was entered shows its first values as changes from nothing.
    """
    query = (
        select(RowChange, ChangeSet, Staff.name)
        .join(ChangeSet, RowChange.change_set_id == ChangeSet.id)
        .outerjoin(Staff, ChangeSet.staff_id == Staff.id)
        .where(RowChange.table_name == table, RowChange.row_id == row_id)
        .order_by(RowChange.id.desc())
    )
    return tuple(
        HistoryLine(
            at=change_set.at,
            who=who or "",
            action=change_set.action,
            reason=change_set.reason,
            operation=Operation(change.operation),
            fields=_fields(session, table, change.fields),
        )
        for change, change_set, who in session.execute(query)
    )


def _fields(session: Session, table: str, changed: dict[str, Any]) -> tuple[FieldChange, ...]:
    told = (
        _field_change(session, field_of(table, name), name, old, new)
        for name, (old, new) in changed.items()
        if name not in DERIVED
    )
    return tuple(each for each in told if each.old != each.new)


def _field_change(
    session: Session, field: Field | None, name: str, old: object, new: object
) -> FieldChange:
    if field is None:
        return FieldChange(name, name, _listed(old), _listed(new))
    return FieldChange(
        name, str(field.label), _in_words(session, field, old), _in_words(session, field, new)
    )


def _in_words(session: Session, field: Field, value: object) -> str | None:
    """Return a value as the audit trail keeps it (text, number, list) as people read it."""
    if value is None or value in ([], ""):
        return None
    if field.kind is Kind.BOOLEAN:
        return _("Yes") if value else _("No")
    if field.kind in {Kind.CHOICE, Kind.CHOICES}:
        return _join([_term(field, each) for each in _as_list(value)])
    if field.kind in {Kind.REFERENCE, Kind.REFERENCES}:
        return _join(_names(session, field, _as_list(value)))
    if field.kind in {Kind.AREA, Kind.MONEY}:
        return _amount(field, str(value))
    return _listed(value)


def _term(field: Field, value: object) -> str:
    members = {member.value: member.label for member in field.choices or ()}
    return members.get(str(value), str(value))


def _names(session: Session, field: Field, ids: list[Any]) -> list[str]:
    names = describe(session, field.target, ids)
    return [names.get(each, f"#{each}") for each in ids]


def _amount(field: Field, text: str) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if field.kind is Kind.AREA:
        return _("{area} m²").format(area=in_m2(value))
    return _("CNY {amount}").format(amount=in_yuan(value))


def _as_list(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def _listed(value: object) -> str | None:
    return None if value is None else _join([str(each) for each in _as_list(value)])


def _join(texts: list[str]) -> str:
    return ("、" if current_language() == CHINESE else ", ").join(texts)
