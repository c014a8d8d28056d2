"""What a row is called and which record it belongs to: a stop to its trip, a move to its lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import null, select

from crm.history.values import record_models
from crm.language import Marked, _, mark
from crm.quantities.dates import printed_date
from crm.records.finding import chunks
from crm.records.references import TARGETS

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


class Parent(NamedTuple):
    """The column of a part that names its record, and the table of that record."""

    column: str
    table: str


# Rows that exist only for their record; the first parent that is filled in counts.
PARENTS: dict[str, tuple[Parent, ...]] = {
    "contact": (Parent("company_id", "company"),),
    "lead_stage_history": (Parent("lead_id", "lead"),),
    "lead_requirement": (Parent("lead_id", "lead"),),
    "follow_up": (Parent("lead_id", "lead"), Parent("company_id", "company")),
    "trip_member": (Parent("trip_id", "trip"),),
    "trip_stop": (Parent("trip_id", "trip"),),
    "trip_contact": (Parent("trip_id", "trip"),),
    "visit_company": (Parent("visit_id", "visit"),),
    "visit_park": (Parent("visit_id", "visit"),),
    "visit_item": (Parent("visit_id", "visit"),),
    "issue": (Parent("visit_id", "visit"),),
    "task": (Parent("visit_id", "visit"), Parent("trip_id", "trip"), Parent("lead_id", "lead")),
    "fund_size_change": (Parent("fund_id", "fund"),),
    "fund_call": (Parent("fund_id", "fund"),),
    "pay_in_plan": (Parent("deal_id", "deal"),),
    "pay_in": (Parent("deal_id", "deal"),),
    "import_row": (Parent("batch_id", "import_batch"),),
}
# Rows that the program keeps beside a record; nobody counts them as records of their own.
DETAILS = frozenset({"lead_stage_history", "trip_member", "visit_company", "visit_park"}) | {
    "import_batch",
    "import_row",
}
KINDS: dict[str, Marked] = {
    "appointment": mark("record", "Appointment"),
    "attachment": mark("record", "Attachment"),
    "briefing_pack": mark("record", "Printed pack"),
    "company": mark("record", "Company"),
    "contact": mark("record", "Contact"),
    "deal": mark("record", "Equity deal"),
    "event": mark("record", "Event"),
    "follow_up": mark("record", "Follow-up"),
    "fund": mark("record", "Fund"),
    "fund_call": mark("record", "Payment into the fund"),
    "fund_size_change": mark("record", "Change of the fund's size"),
    "import_batch": mark("record", "Import"),
    "import_row": mark("record", "Imported row"),
    "industry": mark("record", "Industry"),
    "issue": mark("record", "Issue"),
    "lead": mark("record", "Lead"),
    "lead_requirement": mark("record", "Requirement"),
    "lead_stage_history": mark("record", "Stage move"),
    "letter": mark("record", "Intent letter"),
    "park": mark("record", "Park"),
    "partner": mark("record", "Partner"),
    "pay_in": mark("record", "Pay-in"),
    "pay_in_plan": mark("record", "Planned pay-in"),
    "reference_figure": mark("record", "Published figure"),
    "saved_view": mark("record", "Saved view"),
    "staff": mark("record", "Member of staff"),
    "target": mark("record", "Target"),
    "task": mark("record", "Task"),
    "trip": mark("record", "Trip"),
    "trip_contact": mark("record", "Trip contact"),
    "trip_member": mark("record", "Traveller"),
    "trip_stop": mark("record", "Trip stop"),
    "visit": mark("record", "Site visit"),
    "visit_item": mark("record", "Line of a programme"),
    "visit_company": mark("record", "Company of a visit"),
    "visit_park": mark("record", "Park of a visit"),
}
NAME_LENGTH = 40  # characters of a task or an issue that stand for its name
# What tells a part without a name from its neighbours.
_DATED = ("on", "due_on", "met_on", "period_start")


def kind_of(table: str) -> str:
    """Return what rows of a table are called in the present language."""
    return str(KINDS.get(table, table))


def record_names(
    session: Session, table: str, ids: Collection[int], *, with_record: bool = True
) -> dict[int, str]:
    """Return what people know rows by: “XS-2026-0001 示例项目”.

    A part is followed by its record in brackets, unless `with_record` is not set. Rows that are
    not there are left out.
    """
    names: dict[int, str] = {}
    for some in chunks(sorted(ids)):
        if table in PARENTS:
            names |= _part_names(session, table, some, with_record=with_record)
        else:
            names |= _names(session, table, some)
    return names


def _names(session: Session, table: str, ids: Any) -> dict[int, str]:
    target = TARGETS.get(table)
    if target is None:
        model: Any = record_models()[table]
        name = getattr(model, "name", None) or getattr(model, "title", None)
        shown = null() if name is None else name
        rows = session.execute(select(model.id, shown).where(model.id.in_(ids)))
        return {row[0]: _joined(kind_of(table), row[1]) for row in rows}
    code = null() if target.code is None else target.code
    rows = session.execute(
        select(target.model.id, target.name, code).where(target.model.id.in_(ids))
    )
    return {row[0]: _with_code(row[1], row[2]) for row in rows}


def _with_code(name: str, code: str | None) -> str:
    """Put the code first, unless the name brings it along."""
    return name if not code or code in name else f"{code} {name}"


def _joined(kind: str, name: str | None = None) -> str:
    return _("{kind} “{name}”").format(kind=kind, name=name) if name else kind


def _part_names(session: Session, table: str, ids: Any, *, with_record: bool) -> dict[int, str]:
    model: Any = record_models()[table]
    names: dict[int, str] = {}
    rows = list(session.scalars(select(model).where(model.id.in_(ids))))
    for parent in PARENTS[table]:
        mine = [
            each for each in rows if each.id not in names and getattr(each, parent.column, None)
        ]
        belong = {getattr(each, parent.column) for each in mine}
        known = record_names(session, parent.table, belong) if belong and with_record else {}
        for each in mine:
            owner = known.get(getattr(each, parent.column), "")
            names[each.id] = _part(table, each, owner)
    return {each.id: _part(table, each, "") for each in rows} | names


def _part(table: str, row: Any, owner: str) -> str:
    name = getattr(row, "name", None) or (getattr(row, "text", None) or "")[:NAME_LENGTH]
    day = next((getattr(row, each) for each in _DATED if getattr(row, each, None)), None)
    what = name or (f"{kind_of(table)} {printed_date(day)}" if day else kind_of(table))
    return _("{part} ({record})").format(part=what, record=owner) if owner else str(what)
