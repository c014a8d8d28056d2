"""Values of the audit trail as people read them; names of records are looked up once."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, cast

from crm.history.field_change import FieldChange
from crm.history.labels import DERIVED, field_of
from crm.language import CHINESE, _, current_language
from crm.quantities.formatting import in_m2, in_yuan
from crm.records.fields import Field, Kind
from crm.records.finding import chunks
from crm.records.references import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session


class Words:
    """Puts stored values into words of the present language."""

    def __init__(self, session: Session) -> None:
        """Look names up in `session`."""
        self._session = session
        self._names: dict[str, dict[int, str]] = {}

    def changes(self, table: str, changed: Mapping[str, Any]) -> tuple[FieldChange, ...]:
        """Return what a row of a change set changed; derived columns are left out."""
        told = (
            self._change(field_of(table, name), name, old, new)
            for name, (old, new) in changed.items()
            if name not in DERIVED
        )
        return tuple(each for each in told if each.old != each.new)

    def learn(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Look up at once the names of all records that the changes of many rows refer to."""
        wanted: dict[str, set[int]] = {}
        for changed in rows:
            for name, pair in changed.items():
                field = field_of(table, name)
                if field is not None and field.kind in {Kind.REFERENCE, Kind.REFERENCES}:
                    ids = wanted.setdefault(field.target, set())
                    ids.update(each for value in pair if value for each in _as_list(value))
        for target, ids in wanted.items():
            self._look_up(target, ids)

    def value(self, field: Field, value: object) -> str | None:
        """Return a value as the audit trail keeps it (text, number, list) as people read it."""
        # Archived is kept as an instant and read as yes or no; other blanks stay blank.
        if field.kind is Kind.BOOLEAN and (value is not None or field.name == "archived_at"):
            return _("Yes") if value else _("No")
        if value is None or value in ([], ""):
            return None
        if field.kind in {Kind.CHOICE, Kind.CHOICES}:
            return _join([_term(field, each) for each in _as_list(value)])
        if field.kind in {Kind.REFERENCE, Kind.REFERENCES}:
            return _join(self._named(field.target, _as_list(value)))
        if field.kind in {Kind.AREA, Kind.MONEY}:
            return _amount(field, str(value))
        return _listed(value)

    def _change(self, field: Field | None, name: str, old: object, new: object) -> FieldChange:
        if field is None:
            return FieldChange(name, name, _listed(old), _listed(new))
        return FieldChange(name, str(field.label), self.value(field, old), self.value(field, new))

    def _named(self, target: str, ids: list[Any]) -> list[str]:
        self._look_up(target, set(ids))
        return [self._names[target][each] for each in ids]

    def _look_up(self, target: str, ids: set[int]) -> None:
        names = self._names.setdefault(target, {})
        for some in chunks([each for each in ids if each not in names]):
            found = describe(self._session, target, some)
            names.update({each: found.get(each, f"#{each}") for each in some})


def _term(field: Field, value: object) -> str:
    members = {member.value: member.label for member in field.choices or ()}
    return members.get(str(value), str(value))


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
