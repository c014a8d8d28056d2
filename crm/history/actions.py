"""What an action is called in menus and in the history: “Move to Signed”, “Edit company”.

Change sets keep the name of the command; its words come from here, so that they follow the
language of the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.database.changes import ChangeSet, Operation, RowChange
from crm.history.parts import KINDS, kind_of
from crm.history.stack import origin, takes_back
from crm.language import Marked, mark
from crm.leads.terms import Stage
from crm.staff.models import Staff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

NAMES: dict[str, Marked] = {
    "arrange_trip_day": mark("action", "Arrange stops"),
    "arrange_trip_stops": mark("action", "Arrange stops"),
    "arrange_visit_items": mark("action", "Arrange programme"),
    "attach_file": mark("action", "Attach file"),
    "choose_role": mark("action", "Choose a role"),
    "close_issue": mark("action", "Settle issue"),
    "close_requirement": mark("action", "Close requirement"),
    "convert_letter": mark("action", "Turn letter into contract"),
    "convert_trip_contact": mark("action", "Turn trip contact into lead"),
    "convert_trip_contacts": mark("action", "Turn trip contacts into leads"),
    "correct_letter": mark("action", "Correct letter"),
    "deactivate_staff": mark("action", "Mark as having left"),
    "finish_next_action": mark("action", "Finish next step"),
    "first_start": mark("action", "First start"),
    "finish_due": mark("action", "Finish"),
    "finish_task": mark("action", "Finish task"),
    "hand_on_due": mark("action", "Hand on"),
    "import_calendar": mark("action", "Import calendar"),
    "import_companies": mark("action", "Import companies"),
    "import_contacts": mark("action", "Import contacts"),
    "log_conversation": mark("action", "Log a conversation"),
    "load_demo": mark("action", "Load demonstration data"),
    "move_entry": mark("action", "Move in the calendar"),
    "plan_pay_in": mark("action", "Plan pay-in"),
    "postpone_due": mark("action", "Postpone"),
    "reactivate_staff": mark("action", "Take back on the staff"),
    "record_fund_call": mark("action", "Record payment into the fund"),
    "record_fund_size_change": mark("action", "Record change of the fund's size"),
    "record_pay_in": mark("action", "Record pay-in"),
    "rename_attachment": mark("action", "Rename file"),
    "reopen_requirement": mark("action", "Reopen requirement"),
    "remove_trip_member": mark("action", "Leave traveller at home"),
    "reopen_issue": mark("action", "Reopen issue"),
    "reopen_task": mark("action", "Reopen task"),
    "restore_records": mark("action", "Restore from the recycle bin"),
    "retire_industry": mark("action", "Retire industry"),
    "reverse_pay_in": mark("action", "Reverse pay-in"),
    "sign_letter": mark("action", "Sign letter"),
    "supersede_letter": mark("action", "Replace letter"),
    "tell_outcome": mark("action", "Write down the outcome"),
    "void_letter": mark("action", "Declare letter void"),
    "withdraw_letter": mark("action", "Withdraw letter"),
    "write_trip_report": mark("action", "Write report"),
    "write_visit_minutes": mark("action", "Write minutes"),
}
ALIASES = {"reverse_payment": "reverse_pay_in"}
# The table behind a name such as save_requirement.
TABLES = {"requirement": "lead_requirement", "view": "saved_view"}
ADD = mark("action", "Add {kind}")
EDIT = mark("action", "Edit {kind}")
ARCHIVE = mark("action", "Archive {kind}")
RESTORE = mark("action", "Restore {kind}")
DELETE = mark("action", "Delete {kind}")
MERGE = mark("action", "Merge {kind}")
MOVE = mark("action", "Move to {stage}")
HAND_OVER = mark("action", "Hand over to {name}")
HAND_OVER_MANY = mark("action", "Hand over")
UNDO = mark("action", "Undo: {action}")
REDO = mark("action", "Redo: {action}")
VERBS = {"archive": ARCHIVE, "restore": RESTORE, "delete": DELETE, "merge": MERGE}
ENOUGH = 20  # rows of a change set that tell what it was
MOVES = frozenset({"move_lead", "move_leads", "resume_lead"})
HAND_OVERS = frozenset({"hand_over_lead", "hand_over_leads"})


def action_words(session: Session, command: str, changes: Sequence[RowChange]) -> str:
    """Return what a change set is called; `changes` are its rows, or the first of them.

    A command without words of its own is named by what it did: “Edit lead”.
    """
    command = ALIASES.get(command, command)
    if command in NAMES:
        return str(NAMES[command])
    if command in MOVES and (stage := _new_value(changes, "lead", "stage")):
        return str(MOVE).format(stage=Stage(stage).label)
    if command in HAND_OVERS:
        return _hand_over(session, changes)
    verb, _underscore, thing = command.partition("_")
    table = _table(thing)
    if verb in VERBS and table in KINDS:
        return str(VERBS[verb]).format(kind=_lower(kind_of(table)))
    return _by_rows(changes, table)


def first_rows(session: Session, change_set: int) -> Sequence[RowChange]:
    """Return the first rows that a change set wrote: enough to name it."""
    query = select(RowChange).where(RowChange.change_set_id == change_set)
    return session.scalars(query.order_by(RowChange.id).limit(ENOUGH)).all()


def _new_value(changes: Sequence[RowChange], table: str, column: str) -> Any:
    for change in changes:
        if change.table_name == table and column in change.fields:
            return change.fields[column][1]
    return None


def _hand_over(session: Session, changes: Sequence[RowChange]) -> str:
    owner = _new_value(changes, "lead", "owner_id")
    name = session.scalar(select(Staff.name).where(Staff.id == owner)) if owner else None
    return str(HAND_OVER).format(name=name) if name else str(HAND_OVER_MANY)


def _table(thing: str) -> str:
    """Return the table that a command such as save_trip_stop or archive_leads is about."""
    thing = TABLES.get(thing, thing)
    if thing in KINDS:
        return thing
    one = f"{thing[:-3]}y" if thing.endswith("ies") else thing.removesuffix("s")
    return TABLES.get(one, one)


def _by_rows(changes: Sequence[RowChange], table: str) -> str:
    """Name an action by the rows of `table`, or of whatever it changed first."""
    about = [each for each in changes if each.table_name == table] or list(changes[:1])
    if not about:
        return str(EDIT).format(kind="").strip()
    operation = about[0].operation
    words = {Operation.INSERT: ADD, Operation.DELETE: DELETE}.get(Operation(operation), EDIT)
    return str(words).format(kind=_lower(kind_of(about[0].table_name)))


def _lower(kind: str) -> str:
    """English names a kind in small letters inside a sentence; Chinese has none."""
    return kind[:1].lower() + kind[1:]


def set_words(session: Session, change_set: ChangeSet) -> str:
    """Return what a change set is called in the present language, undo and redo with their aim."""
    links = links_of(session, [change_set.id])
    first = origin(change_set.id, links)
    if first == change_set.id:
        return origin_words(session, first)
    words = UNDO if takes_back(change_set.id, links) else REDO
    return str(words).format(action=origin_words(session, first))


def origin_words(session: Session, change_set: int) -> str:
    """Return what a change set is called that neither undoes nor redoes another one."""
    command = session.scalar(select(ChangeSet.action).where(ChangeSet.id == change_set)) or ""
    return action_words(session, command, first_rows(session, change_set))


def links_of(session: Session, change_sets: Sequence[int]) -> dict[int, int]:
    """Return what each of the change sets undoes, and what that undoes, down to the change."""
    links: dict[int, int] = {}
    wanted = set(change_sets)
    while wanted:
        query = select(ChangeSet.id, ChangeSet.undoes_id).where(ChangeSet.id.in_(wanted))
        found: dict[int, int] = {
            each: undone for each, undone in session.execute(query) if undone is not None
        }
        links |= found
        wanted = set(found.values()) - set(links)
    return links
