"""An index of the rows that were removed: few of very many, and every history asks for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009_removed_rows"
down_revision = "0008_undo"


def upgrade() -> None:
    removed = sa.text("operation = 'DELETE'")
    op.create_index(
        "ix_row_change_removed",
        "row_change",
        ["table_name"],
        sqlite_where=removed,
        postgresql_where=removed,
    )
