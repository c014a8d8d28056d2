"""Events are entered, found and counted; those of others are left alone."""

from __future__ import annotations

import pytest

from crm.events import commands, queries
from crm.records.listing import ListRequest

SALON = {"title": "智能制造招商沙龙", "kind": "招商沙龙", "on": "2026-04-18", "companies": "12"}


def listed(office, **request):
    today = office.database.clock.today()
    ids = office.read(queries.find_ids, ListRequest(**request), today)
    rows = office.read(queries.load_rows, ids, today)
    return [rows[each].title for each in ids]


def test_an_event_belongs_to_whoever_enters_it_and_starts_as_planned(office):
    saved = office.do(commands.save_event, SALON, by=office.recruiter)
    detail = office.read(queries.load_detail, saved.id, office.database.clock.today())
    assert (detail.row.owner, detail.row.status, detail.companies) == ("招商专员一", "计划", 12)


@pytest.mark.parametrize("text", ["沙龙", "zhaoshang", "znzz", "智能 沙龙"])
def test_an_event_is_found_by_characters_pinyin_and_initials(office, text):
    office.do(commands.save_event, SALON)
    office.do(commands.save_event, {**SALON, "title": "衬衫节", "kind": "节会"})
    assert listed(office, text=text) == ["智能制造招商沙龙"]


def test_the_newest_event_comes_first_unless_asked_otherwise(office):
    for day, title in (("2026-03-01", "乙"), ("2026-05-01", "甲"), ("2026-04-01", "丙")):
        office.do(commands.save_event, {**SALON, "on": day, "title": title})
    assert listed(office) == ["甲", "丙", "乙"]
    assert listed(office, sort="title") == ["丙", "甲", "乙"]  # bing, jia, yi


def test_the_foot_of_the_list_counts_what_took_place(office):
    for status in ("完成", "完成", "取消"):
        office.do(commands.save_event, {**SALON, "status": status})
    request = ListRequest(filters={"kind": "招商沙龙"})
    totals = office.read(queries.totals, request, office.database.clock.today())
    assert (totals.count, totals.done) == (3, 2)


def test_a_recruiter_leaves_the_events_of_others_alone(office):
    saved = office.do(commands.save_event, SALON, by=office.recruiter)
    error = office.refused(commands.save_event, {"venue": "北京"}, id=saved.id, by=office.colleague)
    assert error.code == "PERMISSION_DENIED"
    office.do(commands.save_event, {"venue": "北京"}, id=saved.id, by=office.manager)
    form = office.read(queries.load_form, saved.id)
    assert form.values["venue"] == "北京"


def test_an_event_cannot_be_given_to_somebody_who_left(office):
    error = office.refused(commands.save_event, {**SALON, "owner_id": "S06"})
    assert (error.code, error.field) == ("STAFF_INACTIVE", "owner_id")


def test_an_archived_event_leaves_the_list_and_comes_back(office):
    saved = office.do(commands.save_event, SALON)
    archived = office.do(commands.archive_event, saved.id, saved.version)
    assert listed(office) == []
    assert listed(office, archived=True) == ["智能制造招商沙龙"]
    office.do(commands.restore_event, saved.id, archived.version)
    assert listed(office) == ["智能制造招商沙龙"]
