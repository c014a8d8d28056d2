"""No place that names a company, contact or lead is forgotten when two become one."""

from __future__ import annotations

from sqlalchemy import JSON

from crm.check.structure import ID_LISTS as CHECKED_LISTS
from crm.database.base import Base, Record
from crm.merging.links import ID_LISTS, KEPT, MOVED

KINDS = ("company", "contact", "lead")


def place(column) -> tuple[str, str]:
    return column.class_.__tablename__, column.key


def test_a_merge_handles_every_foreign_key_to_a_company_contact_or_lead():
    known = {(kind, *place(column)) for kind in KINDS for column, _what in MOVED[kind]}
    known |= {("lead", *place(column)) for column in KEPT}
    named = {
        (key.column.table.name, table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in KINDS
    }
    assert named == known, "say in crm/merging/links.py what a merge does with a new column"


def test_a_merge_handles_every_list_of_ids():
    named = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, JSON) and column.name.endswith("_ids")
    }
    assert named == {tuple(each.split(".")) for each in CHECKED_LISTS}, "name what the list holds"
    of_ours = {each: kind for each, kind in CHECKED_LISTS.items() if kind in KINDS}
    handled = {".".join(place(column)): kind for kind in KINDS for column, _what in ID_LISTS[kind]}
    assert handled == of_ours


def test_every_row_that_a_merge_moves_is_kept_in_the_history():
    models = {column.class_ for kind in KINDS for column, _what in MOVED[kind]}
    assert all(issubclass(model, Record) for model in models)
