"""Administrators manage the staff; in one's own file anybody may choose a role."""

from __future__ import annotations

import pytest

from crm.companies.commands import save_company
from crm.errors import UserError
from crm.records.references import candidates
from crm.staff import commands, queries
from crm.staff.models import Staff
from crm.staff.terms import Role

NEW = {"code": "S10", "name": "招商专员四", "role": "RECRUITER", "team": "党员招商突击队"}


def test_an_administrator_adds_staff_and_a_manager_may_not(office):
    assert office.refused(commands.save_staff, NEW).code == "PERMISSION_DENIED"
    office.do(commands.save_staff, NEW, by=office.admin)
    assert office.read(queries.actor_of, "S10").role is Role.RECRUITER


def test_two_people_never_share_a_code(office):
    error = office.refused(commands.save_staff, {**NEW, "code": "S02"}, by=office.admin)
    assert (error.code, error.field) == ("DUPLICATE", "code")


def test_whoever_left_is_listed_but_not_offered_and_does_not_act(office):
    office.do(commands.deactivate_staff, office.colleague.id, by=office.admin)
    rows = {each.code: each.active for each in office.read(queries.list_staff)}
    assert rows["S03"] is False
    offered = [each.text for each in office.read(candidates, "staff", "zhuanyuan")]
    assert offered == ["招商专员一"]
    with pytest.raises(UserError) as refusal:
        office.read(queries.actor_of, "S03")
    assert refusal.value.code == "STAFF_INACTIVE"
    office.do(commands.reactivate_staff, office.colleague.id, by=office.admin)
    assert office.read(queries.actor_of, "S03").name == "招商专员二"


def test_somebody_stays_active(office):
    for actor in (office.manager, office.recruiter, office.colleague, office.leader):
        office.do(commands.deactivate_staff, actor.id, by=office.admin)
    error = office.refused(commands.deactivate_staff, office.admin.id, by=office.admin)
    assert error.code == "RECORD_IN_USE"


def test_in_ones_own_file_anybody_chooses_a_role_and_on_a_server_an_administrator(
    office, engine_name
):
    if engine_name == "sqlite":
        office.do(commands.choose_role, Role.ADMIN, by=office.recruiter)
        assert office.read(queries.actor_of, "S02").role is Role.ADMIN
        return
    error = office.refused(commands.choose_role, Role.ADMIN, by=office.recruiter)
    assert error.code == "PERMISSION_DENIED"


def test_the_first_administrator_of_a_server_is_whoever_sets_it_up(office):
    with office.database.write("leave", actor=office.admin) as work:
        work.session.get_one(Staff, office.admin.id).active = False
    office.do(commands.choose_role, Role.ADMIN, by=office.manager)
    assert office.read(queries.actor_of, "S01").role is Role.ADMIN


def test_the_form_of_a_member_starts_from_what_is_stored(office):
    saved = office.do(commands.save_staff, NEW, by=office.admin)
    office.do(commands.save_staff, {"phone": "0579"}, id=saved.id, by=office.admin)
    form = office.read(queries.load_form, saved.id)
    assert (form.values["team"], form.values["phone"]) == ("党员招商突击队", "0579")


def test_leaders_read_only(office):
    error = office.refused(save_company, {"name": "示例企业"}, by=office.leader)
    assert error.code == "PERMISSION_DENIED"
