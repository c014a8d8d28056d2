"""Indexes that answer the board and the usual lists without reading the long rows.

Each ends with the two columns that every list tests. On SQLite those of merged records hold only
the few that are merged: an index of mere blanks leads a planner without statistics astray.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_lists"
down_revision = "0003_results"

LISTED = ("archived_at", "merged_into_id")


def upgrade() -> None:
    merged = sa.text("merged_into_id IS NOT NULL")
    for table in ("lead", "company"):
        name = f"ix_{table}_merged_into_id"
        op.drop_index(name, table)
        op.create_index(name, table, ["merged_into_id"], sqlite_where=merged)
    op.drop_index("ix_lead_board", "lead")
    money = ("probability_override", "currency", "est_investment", "fx_rate")
    op.create_index("ix_lead_board", "lead", ["stage", "stage_entered_on", *money, *LISTED])
    op.drop_index("ix_lead_registered_on", "lead")
    op.create_index("ix_lead_list", "lead", ["registered_on", *LISTED])
    op.drop_index("ix_company_sort_key", "company")
    op.create_index("ix_company_list", "company", ["sort_key", *LISTED, "industry_id"])
