"""From an edit to the command that does it to one record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from crm.bulk.edits import Action
from crm.errors import refuse
from crm.language import _, mark
from crm.leads.fields import MOVE_FIELDS
from crm.leads.moving import move_lead
from crm.leads.terms import Stage
from crm.records import saving
from crm.records.fields import Field, Kind, by_name
from crm.records.parsing import SEVERAL, parse
from crm.records.references import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from crm.bulk.edits import Edit
    from crm.bulk.kinds import BulkKind
    from crm.database.session import Work

STAGE = Field("stage", mark("field", "Stage"), Kind.CHOICE, required=True, choices=Stage)
# Does the edit to the record with this id, if it still has this version.
Step: TypeAlias = "Callable[[int, int | None], object]"


def step_of(work: Work, kind: BulkKind, edit: Edit) -> Step:
    """Return the command for one record.

    Raises UserError for what is wrong with the values themselves, each problem at its field:
    VALUE_UNKNOWN, FIELD_REQUIRED, UNIT_MISSING … Rules that concern a record are left to it.
    """
    match edit.action:
        case Action.SAVE:
            return _saving(work, kind, edit)
        case Action.HAND_OVER:
            return _handing_over(work, kind, edit)
        case Action.MOVE:
            return _moving(work, kind, edit)
        case Action.ARCHIVE:
            return partial(kind.archive, work)
        case Action.RESTORE:
            return partial(kind.restore, work)


def _saving(work: Work, kind: BulkKind, edit: Edit) -> Step:
    session = work.session
    fields = by_name(kind.editable)
    names = {*edit.raw, *edit.add, *edit.remove}
    if not names:
        raise refuse("FIELD_REQUIRED", _("Choose at least one field to change."))
    _refuse_own(kind, names)
    raw = _settled(session, kind.editable, edit.raw)
    parts = {name: fields[name] for name in (*edit.add, *edit.remove)}
    more = _members(session, parts, edit.add)
    less = _members(session, parts, edit.remove)

    def save(record_id: int, version: int | None) -> object:
        values = dict(raw)
        for name in parts:
            now = _now(session, kind, record_id, name)
            kept = [each for each in now if each not in less.get(name, ())]
            values[name] = [*kept, *(each for each in more.get(name, ()) if each not in kept)]
        return kind.save(work, values, id=record_id, version=version)

    return save


def _refuse_own(kind: BulkKind, names: set[str]) -> None:
    for name in names & kind.own:
        label = by_name(kind.fields)[name].label
        message = _("{field} is different for each record. Change it in the record itself.")
        raise refuse("VALUE_UNKNOWN", message.format(field=label), name)


def _settled(
    session: Session, fields: Sequence[Field], raw: Mapping[str, object]
) -> dict[str, object]:
    """Check the values once, and look up once what is named by code or name."""
    parsed = parse(fields, raw, partial(resolve, session), partial=True).values
    known = by_name(tuple(fields))
    references = {Kind.REFERENCE, Kind.REFERENCES}
    return {
        name: parsed[name] if known[name].kind in references and parsed[name] else value
        for name, value in raw.items()
    }


def _members(
    session: Session, fields: Mapping[str, Field], raw: Mapping[str, object]
) -> dict[str, list[Any]]:
    """Return the members to add or take away; raises VALUE_FORMAT for a field of one value."""
    for name in raw:
        if fields[name].kind not in SEVERAL:
            raise refuse("VALUE_FORMAT", _("Only one value fits here."), name)
    parsed = parse(list(fields.values()), raw, partial(resolve, session), partial=True).values
    return {
        name: [str(each) for each in cast("list[Any]", parsed[name])]
        if fields[name].kind is Kind.CHOICES
        else cast("list[Any]", parsed[name])
        for name in raw
    }


def _now(session: Session, kind: BulkKind, record_id: int, name: str) -> list[Any]:
    """Return the members of a field as they are; raises NOT_FOUND."""
    row = saving.found(session, kind.model, record_id)
    if hasattr(kind.model, name):
        return list(getattr(row, name) or ())
    return list(cast("Sequence[Any]", kind.load(session, record_id).values[name] or ()))


def _handing_over(work: Work, kind: BulkKind, edit: Edit) -> Step:
    if not kind.owner:
        raise refuse("VALUE_UNKNOWN", _("Nobody in particular answers for these records."))
    given = {kind.owner: edit.raw.get("owner", edit.raw.get(kind.owner))}
    owner = _settled(work.session, kind.fields, given)[kind.owner]
    hand_over = kind.hand_over
    if hand_over is not None:
        return lambda record_id, version: hand_over(work, record_id, owner, version)
    raw = {kind.owner: owner}
    return lambda record_id, version: kind.save(work, raw, id=record_id, version=version)


def _moving(work: Work, kind: BulkKind, edit: Edit) -> Step:
    if kind.kind != "lead":
        raise refuse("VALUE_UNKNOWN", _("Only leads move from stage to stage."))
    rest = {name: value for name, value in edit.raw.items() if name != "stage"}
    raw = _settled(work.session, MOVE_FIELDS, rest)
    stage = str(edit.raw.get("stage") or "")
    if not stage:
        raise refuse("FIELD_REQUIRED", _("Choose the stage."), "stage")
    return lambda record_id, version: move_lead(work, record_id, stage, raw, version)
