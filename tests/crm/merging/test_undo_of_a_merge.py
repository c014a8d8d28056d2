"""A merge is taken back in one step, and done again in one."""

from __future__ import annotations

import pytest

from crm.history.undoing import redo, undo
from crm.merging.commands import merge_companies, merge_contacts, merge_leads
from crm.visits.commands import save_visit
from tests.support.office import dump_tables

LEFT_OUT = {"change_set", "row_change", "code_counter"}
BOOKKEEPING = {"version", "updated_at", "updated_by"}


def records(database):
    """Return every row without what says only that it was written."""
    from crm.database.base import Base

    tables = {table.name: table for table in Base.metadata.sorted_tables}
    return {
        name: [
            tuple(
                value
                for column, value in zip(tables[name].columns, row, strict=True)
                if column.name not in BOOKKEEPING
            )
            for row in rows
        ]
        for name, rows in dump_tables(database).items()
        if name not in LEFT_OUT
    }


@pytest.mark.parametrize("command", [merge_companies, merge_contacts, merge_leads])
def test_a_merge_is_undone_and_redone_whole(pair, command):
    office = pair.office
    ids = [pair.gone.company.id, pair.kept.company.id]
    office.do(save_visit, {"company_ids": ids}, id=pair.kept.visit.id)
    kind = command.__name__
    if kind != "merge_companies":
        office.do(merge_companies, pair.kept.company.id, pair.gone.company.id)
    which = {"merge_companies": "company", "merge_contacts": "contact", "merge_leads": "lead"}[kind]
    kept, gone = (getattr(each, which).id for each in (pair.kept, pair.gone))
    before = records(office.database)
    office.do(command, kept, gone, {"note": "LOSER"})
    after = records(office.database)
    assert after != before
    office.do(undo)
    assert records(office.database) == before
    office.do(redo)
    assert records(office.database) == after
