"""Views of lists that people save under a name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006_saved_views"
down_revision = "0005_search"


def upgrade() -> None:
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer()),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("list_key", sa.String(40), nullable=False),
        sa.Column("name", text, nullable=False),
        sa.Column("sort_key", text, nullable=False),
        sa.Column("unique_name", text),
        sa.Column("owner_id", sa.Integer()),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True)),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Integer()),
        sa.Column("updated_by", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
        sa.UniqueConstraint("uid", name="uq_saved_view_uid"),
        *(
            sa.ForeignKeyConstraint([name], ["staff.id"], name=f"fk_saved_view_{name}")
            for name in ("owner_id", "created_by", "updated_by")
        ),
    )
    op.create_index("ix_saved_view_list", "saved_view", ["list_key", "owner_id"])
    op.create_index("ix_saved_view_owner_id", "saved_view", ["owner_id"])
    op.create_index("ix_saved_view_unique_name", "saved_view", ["unique_name"], unique=True)
