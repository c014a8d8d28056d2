"""Create, change, archive and restore a row: the steps that every save command shares."""

from __future__ import annotations

from functools import partial as bind
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy.orm import object_session

from crm.database.base import Record
from crm.errors import refuse
from crm.language import _
from crm.quantities.formatting import plain, qualified
from crm.records.archiving import archive_parts, require_parent_in_use, restore_parts
from crm.records.fields import Kind
from crm.records.parsing import Parsed, parse
from crm.records.references import TARGETS, describe, require_known, resolve
from crm.records.saved import FormValues, Saved
from crm.records.together import shared_in
from crm.records.written import WHOLE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from crm.database.session import Work
    from crm.records.fields import Field

Row = TypeVar("Row", bound=Record)


def parsed(
    work: Work, fields: Sequence[Field], raw: Mapping[str, object], *, partial: bool
) -> dict[str, object]:
    """Parse raw values against the database; warnings go to `work`, problems are raised."""
    result = parse(fields, raw, bind(resolve, work.session), partial=partial)
    _require_targets(work.session, fields, result)
    work.warnings.extend(result.warnings)
    return result.values


def _require_targets(session: Session, fields: Sequence[Field], result: Parsed) -> None:
    shared = shared_in(session)
    for field in fields:
        value = result.values.get(field.name)
        if value is None or field.kind not in {Kind.REFERENCE, Kind.REFERENCES}:
            continue
        ids = cast("list[int]", value) if isinstance(value, list) else [value]
        for each in ids:
            if not isinstance(each, int):
                continue
            if shared is None or not shared.holds(TARGETS[field.target].model, each):
                require_known(session, field.target, each, field.name)


def found(session: Session, model: type[Row], record_id: int) -> Row:
    """Return a row; raises UserError NOT_FOUND."""
    row = session.get(model, record_id) if 0 < record_id <= WHOLE_LIMIT else None
    if row is None:
        raise refuse("NOT_FOUND", _("This record no longer exists. Reload the list."))
    return row


def locked(work: Work, model: type[Row], record_id: int, version: int | None) -> Row:
    """Return a row to change; raises NOT_FOUND, and VERSION_CONFLICT when the form is stale.

    `version` is the one that the form was opened at; None (the command line) takes the row as
    it is now. A record that was merged away is not found: nothing of it changes any more.
    """
    row = at_version(work, model, record_id, version)
    survivor = getattr(row, "merged_into_id", None)
    if survivor is not None:
        name = describe(work.session, model.__tablename__, [survivor])[survivor]
        sentence = _("This record was merged into “{name}”. Change that one.")
        raise refuse("NOT_FOUND", sentence.format(name=name))
    return row


def at_version(work: Work, model: type[Row], record_id: int, version: int | None) -> Row:
    """Return a row, merged away or not, if it still has the version; raises as `locked`."""
    row = found(work.session, model, record_id)
    if version is not None and row.version != version:
        raise refuse(
            "VERSION_CONFLICT",
            _("Somebody else changed this record meanwhile. Reload it and compare before saving."),
        )
    return row


def assign(row: Record, values: Mapping[str, object]) -> None:
    """Set columns, leaving those alone that keep their value."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def added(work: Work, row: Row) -> Row:
    """Insert a row and give it its id."""
    work.session.add(row)
    work.session.flush()  # children refer to its id
    return row


def saved(work: Work, row: Record) -> Saved:
    """Write the row and return what a page needs to go on.

    Where commands work together the row is written later, and its version is still the old one.
    """
    if shared_in(work.session) is None:
        work.session.flush()  # the version counts up when the row is written
    return Saved(row.id, getattr(row, "code", ""), row.version, tuple(work.warnings))


def archive(work: Work, row: Record) -> None:
    """Hide a row and its parts from lists and pickers; figures still see them."""
    if row.archived_at is None:
        now = work.clock.now()
        row.archived_at = now
        archive_parts(work.session, row, now)


def restore(row: Record) -> None:
    """Show an archived row again, with the parts that were archived together with it.

    Raises UserError RECORD_ARCHIVED for a part of a record that is archived itself.
    """
    session = object_session(row)
    if session is not None:
        require_parent_in_use(session, row)
        restore_parts(session, row)
    row.archived_at = None


def form_values(row: Record, fields: Sequence[Field]) -> FormValues:
    """Return what a form starts from: typed values by field name."""
    values: dict[str, object] = {}
    for field in fields:
        value: Any = getattr(row, field.name, None)
        if field.as_written and getattr(row, field.as_written, None):
            value = getattr(row, field.as_written)
        elif field.qualifier and value is not None and getattr(row, field.qualifier, None):
            unit = "㎡" if field.kind is Kind.AREA else "元"  # as stored, whatever the header
            value = qualified(plain(value), unit, getattr(row, field.qualifier))
        values[field.name] = value
    return FormValues(row.id, row.version, values)
