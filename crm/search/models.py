"""Tables of the search index (docs/domain.md, Search).

Beside them stands `search_index`, made by the migration because each engine has its own: an FTS5
table on SQLite, a table with a `tsvector` on PostgreSQL. `crm.search.index` alone knows it.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer
from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Base


class SearchPiece(Base):
    """A piece of a record's text; its id tells the record (`crm.search.places`).

    `text` is what is shown, a line for each field; `haystack` the same as it is searched.
    """

    __tablename__ = "search_piece"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    text: Mapped[str]
    haystack: Mapped[str]


class SearchFormat(Base):
    """The one row that says by which version of the rules the index was built."""

    __tablename__ = "search_format"

    id: Mapped[int] = mapped_column(primary_key=True)
    format: Mapped[int]
