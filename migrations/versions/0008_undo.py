"""Indexes by which the last change sets of a person, and what undoes a change set, are found.

On SQLite the second holds only the change sets that undo another one: an index of mere blanks
leads a planner without statistics astray.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008_undo"
down_revision = "0007_contact_keys"


def upgrade() -> None:
    op.create_index("ix_change_set_person", "change_set", ["staff_id", "id"])
    op.create_index(
        "ix_change_set_undoes_id",
        "change_set",
        ["undoes_id"],
        sqlite_where=sa.text("undoes_id IS NOT NULL"),
    )
