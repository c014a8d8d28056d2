"""How a kind of record says by what it is found (docs/domain.md, Search)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from crm.search.cutting import Role

if TYPE_CHECKING:
    from sqlalchemy import Select


@dataclass(frozen=True, slots=True)
class Joined:
    """Another record that a record is also found by: the key here, and what it is called."""

    model: Any
    key: Any
    columns: tuple[Any, ...]

    @property
    def alias(self) -> Any:
        """A name of its own for the table: a record may be joined with its own kind."""
        return _alias(self.model, self.key.key)

    @property
    def names(self) -> tuple[Any, ...]:
        """The columns, of the table under its name here."""
        return tuple(getattr(self.alias, each.key) for each in self.columns)


@cache
def _alias(model: Any, key: str) -> Any:
    return aliased(model, name=f"of_{key}")


@dataclass(frozen=True, slots=True)
class Child:
    """Rows that belong to a record and are found as part of it."""

    model: Any
    parent: Any
    order: tuple[Any, ...]
    texts: tuple[Any, ...] = ()
    joined: tuple[Joined, ...] = ()

    def columns(self) -> tuple[tuple[Role, Any], ...]:
        """Return the columns with their roles."""
        others = ((Role.BESIDE, each) for joined in self.joined for each in joined.names)
        return (*others, *((Role.TEXT, each) for each in self.texts))

    def query(self) -> Select[*tuple[Any, ...]]:
        """Select the record's id and the texts, in order."""
        query = select(self.parent, *(column for _, column in self.columns()))
        for joined in self.joined:
            query = query.outerjoin(joined.alias, joined.alias.id == joined.key)
        in_use = self.model.archived_at.is_(None)
        return query.where(in_use).order_by(self.parent, *self.order, self.model.id)


@dataclass(frozen=True, slots=True)
class Source:
    """What one kind of record is found by."""

    model: Any
    names: tuple[Any, ...] = ()
    numbers: tuple[Any, ...] = ()
    beside: tuple[Any, ...] = ()
    texts: tuple[Any, ...] = ()
    joined: tuple[Joined, ...] = ()
    children: tuple[Child, ...] = ()
    last: Any = None  # a column that, when filled, ranks a record last, as its archiving does
    hidden: Any = None  # a column that, when filled, leaves a record out

    def columns(self) -> tuple[tuple[Role, Any], ...]:
        """Return the columns of the record and of those it is joined with, with their roles."""
        return (
            *((Role.NAME, each) for each in self.names),
            *((Role.NUMBER, each) for each in self.numbers),
            *((Role.BESIDE, each) for each in self.beside),
            *((Role.BESIDE, each) for joined in self.joined for each in joined.names),
            *((Role.TEXT, each) for each in self.texts),
        )

    def query(self) -> Select[*tuple[Any, ...]]:
        """Select id, when it was archived, what ranks it last, and the texts, by id."""
        columns = (column for _, column in self.columns())
        last = self.model.archived_at if self.last is None else self.last
        query = select(self.model.id, self.model.archived_at, last.label("last"), *columns)
        for joined in self.joined:
            query = query.outerjoin(joined.alias, joined.alias.id == joined.key)
        if self.hidden is not None:
            query = query.where(self.hidden.is_(None))
        return query.order_by(self.model.id)

    def watched(self) -> frozenset[str]:
        """Return the columns of the record itself that decide how it is found."""
        own = (*self.names, *self.numbers, *self.beside, *self.texts)
        ranks = (self.model.archived_at, self.last, self.hidden)
        keys = (*(joined.key for joined in self.joined), *ranks)
        return frozenset(each.key for each in (*own, *keys) if each is not None)
