"""Views are saved under a name, belong to somebody and can be shared."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select, text, update

from crm.cli.binding import perform
from crm.database.changes import ChangeSet, RowChange
from crm.views import commands, queries
from crm.views.definition import FORMAT, ViewDefinition, to_json
from crm.views.models import SavedView

MINE = to_json(ViewDefinition(filters={"stage": ("NEW",)}, sort="days"))
VIEW = {"list_key": "leads", "name": "本周要办", "definition": MINE}


def names(office, by=None, list_key="leads"):
    rows = office.read(queries.load_views, list_key, (by or office.manager).id)
    return [each.name for each in rows]


def test_a_view_is_seen_by_its_owner_only_until_it_is_shared(office):
    saved = office.do(commands.save_view, VIEW, by=office.recruiter)
    assert names(office, office.recruiter) == ["本周要办"]
    assert names(office, office.colleague) == []
    office.do(commands.share_view, saved.id, shared=True, by=office.recruiter)
    (row,) = office.read(queries.load_views, "leads", office.colleague.id)
    assert (row.name, row.mine, row.shared, row.owner) == ("本周要办", False, True, "招商专员一")
    assert row.definition == ViewDefinition(filters={"stage": ("NEW",)}, sort="days")
    assert names(office, office.recruiter, "companies") == []


def test_own_views_stand_before_those_of_others_by_pinyin(office):
    for name in ("张", "阿"):
        office.do(commands.save_view, {**VIEW, "name": name}, by=office.recruiter)
    office.do(commands.save_view, {**VIEW, "name": "白", "shared": True}, by=office.colleague)
    assert names(office, office.recruiter) == ["阿", "张", "白"]


def test_two_views_of_one_person_have_different_names(office):
    office.do(commands.save_view, {**VIEW, "name": "重点Ａ"})
    error = office.refused(commands.save_view, {**VIEW, "name": " 重点a"})
    assert (error.code, error.field) == ("DUPLICATE", "name")
    office.do(commands.save_view, {**VIEW, "name": "重点A"}, by=office.recruiter)
    office.do(commands.save_view, {**VIEW, "name": "重点A", "list_key": "companies"})
    other = office.do(commands.save_view, {**VIEW, "name": "其他"})
    error = office.refused(commands.rename_view, other.id, "重点a")
    assert (error.code, error.field) == ("DUPLICATE", "name")
    office.do(commands.rename_view, other.id, "其他 B")


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"name": "  "}, "FIELD_REQUIRED", "name"),
        ({"name": "长" * 61}, "NAME_TOO_LONG", "name"),
        ({"list_key": "unknown"}, "VALUE_UNKNOWN", "list_key"),
        ({"definition": None}, "VALUE_FORMAT", "definition"),
        ({"definition": "no JSON"}, "VALUE_FORMAT", "definition"),
        ({"definition": {**MINE, "format": FORMAT + 1}}, "VIEW_NEWER", ""),
        ({"definition": {**MINE, "text": "x" * 100_001}}, "NOTE_TOO_LONG", "definition"),
        ({"colour": "red"}, "VALUE_UNKNOWN", "colour"),
    ],
)
def test_a_view_that_says_nothing_sensible_is_refused_at_its_field(office, change, code, field):
    error = office.refused(commands.save_view, {**VIEW, **change})
    assert (error.code, error.field) == (code, field)


def test_a_view_is_changed_by_its_owner_and_a_shared_one_by_a_manager_too(office):
    saved = office.do(commands.save_view, VIEW, by=office.recruiter)
    for act in (
        lambda by: office.refused(commands.rename_view, saved.id, "x", by=by),
        lambda by: office.refused(commands.share_view, saved.id, shared=True, by=by),
        lambda by: office.refused(commands.archive_view, saved.id, by=by),
        lambda by: office.refused(commands.save_view, {"definition": MINE}, id=saved.id, by=by),
    ):
        assert act(office.manager).code == "PERMISSION_DENIED"
    office.do(commands.share_view, saved.id, shared=True, by=office.recruiter)
    assert office.refused(commands.rename_view, saved.id, "x", by=office.colleague).code == (
        "PERMISSION_DENIED"
    )
    office.do(commands.rename_view, saved.id, "经主管改名", by=office.manager)
    assert names(office, office.recruiter) == ["经主管改名"]
    assert names(office, office.manager) == ["经主管改名"]


def test_everybody_may_keep_a_copy_of_a_shared_view(office):
    office.do(commands.save_view, {**VIEW, "shared": True}, by=office.recruiter)
    office.do(commands.save_view, VIEW, by=office.leader)
    rows = office.read(queries.load_views, "leads", office.leader.id)
    assert [(each.name, each.mine) for each in rows] == [("本周要办", True), ("本周要办", False)]


def test_a_view_in_the_bin_gives_its_name_free_and_comes_back(office):
    saved = office.do(commands.save_view, VIEW)
    office.do(commands.archive_view, saved.id)
    assert names(office) == []
    again = office.do(commands.save_view, VIEW)
    error = office.refused(commands.restore_view, saved.id)
    assert (error.code, error.field) == ("DUPLICATE", "name")
    office.do(commands.rename_view, again.id, "另一个")
    office.do(commands.restore_view, saved.id)
    assert names(office) == ["本周要办", "另一个"]


def test_a_view_of_a_newer_program_is_listed_kept_and_not_overwritten(office):
    saved = office.do(commands.save_view, VIEW)
    newer = {"format": FORMAT + 1, "lanes": {"by": "stage"}}
    with office.database.write("newer", actor=office.manager) as work:
        work.session.execute(update(SavedView).values(definition=newer))
    (row,) = office.read(queries.load_views, "leads", office.manager.id)
    assert (row.name, row.definition, row.problem.code) == ("本周要办", None, "VIEW_NEWER")
    error = office.refused(commands.save_view, {"definition": MINE}, id=saved.id)
    assert error.code == "VIEW_NEWER"
    office.do(commands.rename_view, saved.id, "新格式")
    assert office.read(lambda session: session.scalar(select(SavedView.definition))) == newer


@pytest.mark.parametrize("engine_name", ["sqlite"])  # PostgreSQL keeps nothing but JSON
def test_a_view_damaged_by_hand_is_listed_with_its_reason_beside_the_others(office):
    saved = [office.do(commands.save_view, {**VIEW, "name": each}) for each in ("甲", "乙")]
    with office.database.write("damage", actor=office.manager) as work:
        work.session.execute(
            text("UPDATE saved_view SET definition = '{\"format\": 1' WHERE id = :id"),
            {"id": saved[0].id},
        )
    damaged, whole = sorted(office.read(queries.load_views, "leads", office.manager.id), key=by_id)
    assert (damaged.name, damaged.definition, damaged.problem.code) == ("甲", None, "VALUE_FORMAT")
    assert whole.definition is not None
    office.do(commands.rename_view, saved[0].id, "丙")


def by_id(row):
    return row.id


def test_a_view_saved_meanwhile_by_somebody_else_is_not_overwritten(office):
    saved = office.do(commands.save_view, VIEW)
    office.do(commands.rename_view, saved.id, "改名")
    error = office.refused(
        commands.save_view, {"definition": MINE}, id=saved.id, version=saved.version
    )
    assert error.code == "VERSION_CONFLICT"


def test_a_change_of_a_view_is_told_in_its_change_set(office):
    saved = office.do(commands.save_view, VIEW)
    changed = {**MINE, "sort": "company"}
    office.do(commands.save_view, {"definition": changed}, id=saved.id)
    with office.database.read() as session:
        last = session.scalars(select(ChangeSet).order_by(ChangeSet.id.desc())).first()
        change = session.scalars(select(RowChange).where(RowChange.change_set_id == last.id)).one()
        assert (last.action, change.table_name) == ("save_view", "saved_view")
        assert change.fields["definition"] == [MINE, changed]


def test_the_command_line_saves_renames_and_shares_a_view(office):
    entries = (
        {"do": "save_view", **VIEW, "as": "mine"},
        {"do": "rename_view", "id": "@mine", "name": "命令行"},
        {"do": "share_view", "saved_view": "@mine", "shared": True},
        {"do": "save_view", "id": "@mine", "definition": json.dumps(MINE)},
    )
    results = {}
    for entry in entries:
        with office.database.write(entry["do"], actor=office.manager) as work:
            results["mine"] = perform(work, entry, results).id
    (row,) = office.read(queries.load_views, "leads", office.colleague.id)
    assert (row.name, row.shared) == ("命令行", True)
