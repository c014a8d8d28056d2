"""The search index: pieces of text in an ordinary table, their tokens in the engine's own index.

It starts empty and without a format: whoever opens the database then fills it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005_search"
down_revision = "0004_lists"

# Rows keep no text here and no positions: tokens are looked up, the pieces are read beside them.
SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "tokens, content='', columnsize=0, detail=none, tokenize='ascii')"
)


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    # Only a column declared INTEGER is the row number itself, which the index goes by.
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "search_piece",
        sa.Column("id", number, autoincrement=False),
        sa.Column("text", text, nullable=False),
        sa.Column("haystack", text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_piece"),
    )
    op.create_table(
        "search_format",
        sa.Column("id", sa.Integer()),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_format"),
    )
    if sqlite:
        op.execute(SQLITE_INDEX)
        return
    op.execute("CREATE TABLE search_index (rowid bigint PRIMARY KEY, tokens tsvector NOT NULL)")
    op.execute("CREATE INDEX ix_search_index_tokens ON search_index USING gin (tokens)")
