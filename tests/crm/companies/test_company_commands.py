"""Companies are entered once, found by every spelling, and edited by their owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crm.companies import commands, queries
from crm.companies.models import Company
from crm.database.session import Actor
from crm.errors import UserError
from crm.records.listing import ListRequest
from crm.staff.models import Staff
from crm.staff.terms import Role

if TYPE_CHECKING:
    from crm.database.session import Database

NAME = "示例（浙江）科技有限公司"


@pytest.fixture
def manager(database: Database) -> Actor:
    with database.write("staff", actor=Actor(0, "", "", Role.ADMIN)) as work:
        staff = Staff(code="S90", name="招商主管", role=Role.MANAGER)
        work.session.add(staff)
        work.session.flush()
        return Actor(staff.id, staff.code, staff.name, staff.role)


def save(database: Database, actor: Actor, raw: dict[str, object], **which: int):
    with database.write("save company", actor=actor) as work:
        return commands.save_company(work, raw, **which)


def names(database: Database, text: str) -> list[str]:
    with database.read() as session:
        ids = queries.find_ids(session, ListRequest(text=text), database.clock.today())
        rows = queries.load_rows(session, ids, database.clock.today())
    return [rows[each].name for each in ids]


def test_P10_the_same_name_in_other_brackets_is_blocked_and_another_legal_form_only_warned(
    database: Database, manager: Actor
):
    save(database, manager, {"name": NAME})
    with pytest.raises(UserError) as refusal:
        save(database, manager, {"name": "示例(浙江)科技有限公司"})
    assert (refusal.value.code, refusal.value.field) == ("DUPLICATE", "name")
    assert names(database, "") == [NAME]
    saved = save(database, manager, {"name": "示例（浙江）科技股份有限公司"})
    assert [warning.code for warning in saved.warnings] == ["SUSPECT"]
    assert len(names(database, "")) == 2


def test_the_same_credit_code_is_a_duplicate_whatever_the_name(database: Database, manager: Actor):
    save(database, manager, {"name": "甲", "uscc": "91350100M000100Y43"})
    with pytest.raises(UserError) as refusal:
        save(database, manager, {"name": "乙", "uscc": "91350100m000100y43"})
    assert (refusal.value.code, refusal.value.field) == ("DUPLICATE", "uscc")


def test_a_wrong_credit_code_is_refused_at_its_field(database: Database, manager: Actor):
    with pytest.raises(UserError) as refusal:
        save(database, manager, {"name": "甲", "uscc": "91350100M000100Y44"})
    assert (refusal.value.code, refusal.value.field) == ("USCC_INVALID", "uscc")
    assert names(database, "") == []


@pytest.mark.parametrize("text", ["浙江", "zhejiang", "slzjkj", "ＫＥＪＩ", "示例 科技", "(浙江)"])
def test_a_company_is_found_by_characters_pinyin_and_initials(
    database: Database, manager: Actor, text: str
):
    save(database, manager, {"name": NAME})
    save(database, manager, {"name": "另一家"})
    assert names(database, text) == [NAME]


def test_every_problem_is_reported_at_its_own_field(database: Database, manager: Actor):
    raw = {"name": "", "founded_on": "2024-02-30", "registered_capital": "40.7", "tier": "大"}
    with pytest.raises(UserError) as refusal:
        save(database, manager, raw)
    assert {(each.field, each.code) for each in refusal.value.problems} == {
        ("name", "FIELD_REQUIRED"),
        ("founded_on", "DATE_INVALID"),
        ("registered_capital", "UNIT_MISSING"),
        ("tier", "VALUE_UNKNOWN"),
    }


def test_a_stale_form_is_told_and_changes_nothing(database: Database, manager: Actor):
    first = save(database, manager, {"name": NAME})
    save(database, manager, {"city": "杭州"}, id=first.id, version=first.version)
    with pytest.raises(UserError) as refusal:
        save(database, manager, {"city": "义乌"}, id=first.id, version=first.version)
    assert refusal.value.code == "VERSION_CONFLICT"
    with database.read() as session:
        assert session.get_one(Company, first.id).city == "杭州"


def test_a_leader_reads_and_does_not_write(database: Database, manager: Actor):
    leader = Actor(manager.id, manager.code, manager.name, Role.LEADER)
    with pytest.raises(UserError) as refusal:
        save(database, leader, {"name": NAME})
    assert refusal.value.code == "PERMISSION_DENIED"


def test_strange_names_are_kept_as_they_are(database: Database, manager: Actor):
    strange = '<b>&"㴪𬭎龘' + "长" * 190
    save(database, manager, {"name": strange})
    assert names(database, "㴪") == [strange]
    with pytest.raises(UserError) as refusal:
        save(database, manager, {"name": "长" * 201})
    assert refusal.value.code == "NAME_TOO_LONG"


def test_a_second_main_contact_replaces_the_first(database: Database, manager: Actor):
    company = save(database, manager, {"name": NAME})
    with database.write("contacts", actor=manager) as work:
        for title in ("投资总监", "董秘"):
            commands.save_contact(
                work, {"company_id": company.id, "name": title, "is_primary": True}
            )
    with database.read() as session:
        contacts = queries.list_contacts(session, company.id)
    assert [(each.name, each.is_primary) for each in contacts] == [
        ("董秘", True),
        ("投资总监", False),
    ]
