"""The index of each engine: FTS5 on SQLite, `tsvector` on PostgreSQL; the same results on both.

Nothing else knows the table `search_index`. On SQLite it holds no text of its own: to take a piece
out, its tokens are made again from its haystack, which is why `crm.search.tokens.FORMAT` is kept.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from crm.search.places import first_and_last
from crm.search.statement import Spelling, statement
from crm.search.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from crm.search.cutting import Piece
    from crm.search.tokens import Question


class Index(ABC):
    """Pieces and their tokens in the transaction of a session."""

    spelling: ClassVar[Spelling]
    add_piece: ClassVar[str]
    drop_piece: ClassVar[str]
    add_tokens: ClassVar[str]
    of_records: ClassVar[str]
    empty: ClassVar[tuple[str, ...]]
    finish: ClassVar[tuple[str, ...]]
    counts: ClassVar[tuple[str, ...]]

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of `connection`."""
        self.connection = connection

    def stored(self, records: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Return text and haystack of the pieces of some records."""
        ranges = json.dumps([first_and_last(record) for record in records])
        rows = self.connection.exec_driver_sql(self.of_records, (ranges,))
        return {row[0]: (row[1], row[2]) for row in rows}

    def search(self, asked: Question, limit: int, *, lowest: int = 0) -> Sequence[tuple[int, str]]:
        """Return the numbers of the best records with the text that was found in each.

        Pieces with a number below `lowest` are not looked at: those of one kind are asked quicker.
        """
        spelling = self.spelling
        if lowest:
            spelling = replace(spelling, matches=f"{spelling.matches} AND i.rowid >= {lowest}")
        query = statement(asked, spelling, limit)
        return [tuple(row) for row in self.connection.exec_driver_sql(query.sql, query.values)]

    def add(self, pieces: Mapping[int, Piece]) -> None:
        """Add pieces; in ascending order of their numbers SQLite writes least."""
        if not pieces:
            return
        rows = [(number, each.text, each.haystack) for number, each in sorted(pieces.items())]
        self.connection.exec_driver_sql(self.add_piece, rows)
        self.connection.exec_driver_sql(
            self.add_tokens, [(number, self.written(tokens(row))) for number, _, row in rows]
        )

    def remove(self, haystacks: Mapping[int, str]) -> None:
        """Take pieces out."""
        if haystacks:
            self.remove_tokens(haystacks)
            self.connection.exec_driver_sql(self.drop_piece, [(each,) for each in haystacks])

    def clear(self) -> None:
        """Take every piece out."""
        self._run(self.empty)

    def settle(self) -> None:
        """Put a newly filled index in the order in which it is searched fastest."""
        self._run(self.finish)

    def frequencies(self) -> Iterator[tuple[str, int]]:
        """Yield every token of the index and in how many pieces it is."""
        self._run(self.counts[:-1])
        for row in self.connection.exec_driver_sql(self.counts[-1]):
            yield row[0], row[1]

    def _run(self, statements: Sequence[str]) -> None:
        for each in statements:
            self.connection.exec_driver_sql(each)

    @abstractmethod
    def written(self, found: Iterable[str]) -> str:
        """Return tokens as the engine stores them."""

    @abstractmethod
    def remove_tokens(self, haystacks: Mapping[int, str]) -> None:
        """Take the tokens of pieces out."""


class SqliteIndex(Index):
    """FTS5 without content of its own."""

    spelling = Spelling("?", "search_index MATCH ?", "instr", "AND", "OR", '"')
    add_piece = "INSERT INTO search_piece (id, text, haystack) VALUES (?, ?, ?)"
    drop_piece = "DELETE FROM search_piece WHERE id = ?"
    add_tokens = "INSERT INTO search_index (rowid, tokens) VALUES (?, ?)"
    of_records = (
        "SELECT p.id, p.text, p.haystack FROM json_each(?) r CROSS JOIN search_piece p"
        " WHERE p.id BETWEEN json_extract(r.value, '$[0]') AND json_extract(r.value, '$[1]')"
    )
    empty = (
        "DELETE FROM search_piece",
        "INSERT INTO search_index (search_index) VALUES ('delete-all')",
        # Tokens are collected in memory and written in large portions while all is indexed.
        "INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 67108864)",
    )
    finish = (
        "INSERT INTO search_index (search_index) VALUES ('optimize')",
        "INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 1048576)",
    )
    counts = (
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.held USING fts5vocab(main, search_index, row)",
        "SELECT term, doc FROM temp.held",
    )

    def written(self, found: Iterable[str]) -> str:
        """Return the tokens as words."""
        return " ".join(found)

    def remove_tokens(self, haystacks: Mapping[int, str]) -> None:
        """Give the index the tokens that it has to forget."""
        rows = [(number, self.written(tokens(text))) for number, text in sorted(haystacks.items())]
        forget = "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', ?, ?)"
        self.connection.exec_driver_sql(forget, rows)


class PostgresqlIndex(Index):
    """A `tsvector` for each piece, made here: no dictionary and no language has a say."""

    spelling = Spelling("%s", "i.tokens @@ %s::tsquery", "strpos", "&", "|", "'")
    add_piece = "INSERT INTO search_piece (id, text, haystack) VALUES (%s, %s, %s)"
    drop_piece = "DELETE FROM search_piece WHERE id = %s"
    add_tokens = "INSERT INTO search_index (rowid, tokens) VALUES (%s, %s::tsvector)"
    of_records = (
        "SELECT p.id, p.text, p.haystack FROM json_array_elements(%s::json) r"
        " JOIN search_piece p ON p.id BETWEEN (r->>0)::bigint AND (r->>1)::bigint"
    )
    empty = ("DELETE FROM search_index", "DELETE FROM search_piece")
    finish = ("ANALYZE search_index", "ANALYZE search_piece")
    counts = ("SELECT word, ndoc FROM ts_stat('SELECT tokens FROM search_index')",)

    def written(self, found: Iterable[str]) -> str:
        """Return the tokens as a vector without places."""
        return " ".join(f"'{each}'" for each in found)

    def remove_tokens(self, haystacks: Mapping[int, str]) -> None:
        """Delete the rows."""
        forget = "DELETE FROM search_index WHERE rowid = %s"
        self.connection.exec_driver_sql(forget, [(each,) for each in haystacks])


def index_of(session: Session) -> Index:
    """Return the index of a session's database, within its transaction."""
    connection = session.connection()
    of_server = connection.dialect.name == "postgresql"
    return PostgresqlIndex(connection) if of_server else SqliteIndex(connection)
