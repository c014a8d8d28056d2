"""The declarative base, what every row carries, and the exact column types."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    Uuid,
    text,
)
from sqlalchemy import Enum as EnumColumn
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from crm.language import Term

if TYPE_CHECKING:
    from enum import Enum as PythonEnum

    from sqlalchemy.types import TypeEngine

# Every constraint has a name: SQLite cannot change an unnamed one later.
NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Scaled(TypeDecorator[Decimal]):
    """A `Decimal` kept as a whole number of its last decimal (分, 0.01 ㎡).

    SQLite has no exact decimal type; whole numbers add up exactly on both engines. A value with
    more decimals raises ValueError: rounding happens once, when what people wrote is parsed.
    """

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int = 2) -> None:
        """Keep `places` decimals."""
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Turn 207700.00 into 20770000."""
        del dialect
        if value is None:
            return None
        scaled = value.scaleb(self.places)
        whole = int(scaled)
        if whole != scaled:
            msg = f"{value} has more than {self.places} decimals"
            raise ValueError(msg)
        return whole

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Turn 20770000 into 207700.00 (a sum comes back as Decimal on PostgreSQL)."""
        del dialect
        return None if value is None else Decimal(int(value)).scaleb(-self.places)


class UtcDateTime(TypeDecorator[datetime]):
    """A UTC instant; SQLite keeps no zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store in UTC."""
        del dialect
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return an aware UTC instant."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _stored_values(enum: type[PythonEnum]) -> list[str]:
    return [member.value for member in enum]


# By value, as text: a term added later needs no change of the schema.
TERM = EnumColumn(
    Term,
    native_enum=False,
    create_constraint=False,
    values_callable=_stored_values,
    length=40,
    validate_strings=True,
)
TYPES: dict[Any, TypeEngine[Any]] = {
    # Both engines compare text by code point, as SQLite does (docs/domain.md, Sorting).
    str: Text().with_variant(Text(collation="C"), "postgresql"),
    bool: Boolean(),
    int: Integer(),
    date: Date(),
    datetime: UtcDateTime(),
    Decimal: Scaled(2),
    Term: TERM,
    list[str]: JSON(),
    list[int]: JSON(),
    list[Any]: JSON(),
    dict[str, str]: JSON(),
    dict[str, Any]: JSON(),
    uuid.UUID: Uuid(),
}


class Base(DeclarativeBase):
    """The base of every table. `Decimal` columns are `Scaled(2)`, terms are kept by value."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = TYPES


class Record(Base):
    """What every business table carries (docs/domain.md, Conventions)."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10)
    uid: Mapped[uuid.UUID] = mapped_column(unique=True, sort_order=-9)
    version: Mapped[int] = mapped_column(sort_order=90)
    created_at: Mapped[datetime] = mapped_column(sort_order=91)
    updated_at: Mapped[datetime] = mapped_column(sort_order=92)
    archived_at: Mapped[datetime | None] = mapped_column(sort_order=93)
    is_demo: Mapped[bool] = mapped_column(default=False, sort_order=94)

    @declared_attr
    def created_by(cls) -> Mapped[int | None]:  # noqa: N805 - SQLAlchemy passes the class
        """Staff id of who created it; null for what the program itself brought."""
        return mapped_column(ForeignKey("staff.id"), sort_order=95)

    @declared_attr
    def updated_by(cls) -> Mapped[int | None]:  # noqa: N805 - SQLAlchemy passes the class
        """Staff id of who changed it last."""
        return mapped_column(ForeignKey("staff.id"), sort_order=96)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy passes the class
        """Optimistic lock: two commits of the same version cannot both win."""
        return {"version_id_col": cls.version}


def reference(target: str, *, index: bool = True, nullable: bool = True) -> Any:
    """Build a foreign key column to `target`.id that refuses to orphan rows."""
    return mapped_column(ForeignKey(f"{target}.id"), index=index, nullable=nullable)


def merged_index(table: str) -> Index:
    """Build the index of `merged_into_id`; on SQLite it holds only the rows that were merged.

    Nearly all are blank, and SQLite without statistics would read a whole list through them.
    PostgreSQL knows better, and naming its option here would load its dialect at every start.
    """
    merged = text("merged_into_id IS NOT NULL")
    return Index(f"ix_{table}_merged_into_id", "merged_into_id", sqlite_where=merged)


def short_text(length: int = 200) -> String:
    """Text of a known length, for codes and names that are indexed."""
    return String(length)


def sorted_text() -> Text:
    """Text that both engines sort by code point, as SQLite does (docs/domain.md, Sorting)."""
    return Text().with_variant(Text(collation="C"), "postgresql")
