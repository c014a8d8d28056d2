"""What is done to a view is undone and redone, unless its name is taken by then."""

from __future__ import annotations

from crm.history.undoing import redo, steps, undo
from crm.views import commands, queries
from crm.views.definition import ViewDefinition, to_json

FIRST = to_json(ViewDefinition(sort="company"))
SECOND = to_json(ViewDefinition(sort="days"))
VIEW = {"list_key": "leads", "name": "重点", "definition": FIRST}


def seen(office):
    rows = office.read(queries.load_views, "leads", office.recruiter.id)
    return [(row.name, row.shared, row.definition.sort) for row in rows]


def test_saving_renaming_sharing_and_changing_are_undone_one_by_one(office):
    saved = office.do(commands.save_view, VIEW, by=office.recruiter)
    office.do(commands.rename_view, saved.id, "新名", by=office.recruiter)
    office.do(commands.share_view, saved.id, shared=True, by=office.recruiter)
    office.do(commands.save_view, {"definition": SECOND}, id=saved.id, by=office.recruiter)
    states = [seen(office)]
    for _each in range(4):
        office.do(undo, by=office.recruiter)
        states.append(seen(office))
    assert states == [
        [("新名", True, "days")],
        [("新名", True, "company")],
        [("新名", False, "company")],
        [("重点", False, "company")],
        [],
    ]
    for expected in reversed(states[:-1]):
        office.do(redo, by=office.recruiter)
        assert seen(office) == expected


def test_a_deleted_view_comes_back_by_undoing_unless_its_name_is_taken(office):
    saved = office.do(commands.save_view, VIEW, by=office.recruiter)
    office.do(commands.archive_view, saved.id, by=office.recruiter)
    office.do(undo, by=office.recruiter)
    assert seen(office) == [("重点", False, "company")]
    office.do(commands.archive_view, saved.id, by=office.recruiter)
    step = office.read(steps, office.recruiter.id).undo
    office.do(commands.save_view, VIEW, by=office.recruiter)
    error = office.refused(undo, step.change_set, by=office.recruiter)
    assert error.code == "UNDO_BLOCKED"
