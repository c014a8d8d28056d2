"""The history of a record tells who changed what, when and why, in words."""

from __future__ import annotations

from crm.companies.commands import archive_company, save_company
from crm.database.changes import UNTRACKED
from crm.database.tables import metadata
from crm.history.labels import DERIVED, FIELDS, field_of
from crm.history.queries import record_history
from crm.language import speaking
from crm.parks.commands import save_park


def history(office, table, row_id):
    with speaking("en"):
        return office.read(record_history, table, row_id)


def test_the_newest_change_comes_first_with_who_made_it_and_both_values(office):
    saved = office.do(save_company, {"name": "示例企业", "city": "杭州"}, by=office.recruiter)
    office.do(save_company, {"city": "义乌", "is_foreign": True}, id=saved.id)
    office.do(archive_company, saved.id)
    archived, changed, entered = history(office, "company", saved.id)
    assert [(each.label, each.old, each.new) for each in archived.fields] == [
        ("Archived", "No", "Yes")
    ]
    assert (changed.who, changed.action, changed.command, changed.at) == (
        "招商主管",
        "Edit company",
        "save_company",
        office.database.clock.now(),
    )
    assert {(each.label, each.old, each.new) for each in changed.fields} == {
        ("City", "杭州", "义乌"),
        ("Foreign capital", "No", "Yes"),
    }
    assert (entered.operation, entered.who) == ("INSERT", "招商专员一")
    assert ("Full legal name", None, "示例企业") in {
        (each.label, each.old, each.new) for each in entered.fields
    }


def test_references_choices_and_amounts_are_told_in_words(office):
    park = office.park("PK01")
    office.do(
        save_park,
        {"manager_staff_id": "S02", "leasable_area": "3万㎡", "kind": "孵化器"},
        id=park.id,
    )
    changed = history(office, "park", park.id)[0]
    assert {each.name: (each.old, each.new) for each in changed.fields} == {
        "manager_staff_id": (None, "招商专员一"),
        "leasable_area": (None, "30,000.00 m²"),
        "kind": ("Park", "Incubator"),
    }


def test_keys_that_the_program_derives_are_not_told(office):
    saved = office.company("示例企业")
    office.do(save_company, {"name": "示例集团"}, id=saved.id)
    changed = history(office, "company", saved.id)[0]
    assert [each.name for each in changed.fields] == ["name"]


def test_every_column_that_people_change_has_a_label():
    unnamed = [
        (table.name, column.name)
        for table in metadata.sorted_tables
        if table.name in FIELDS
        for column in table.columns
        if column.name not in DERIVED | UNTRACKED and field_of(table.name, column.name) is None
    ]
    assert unnamed == []
