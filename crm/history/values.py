"""Values of the audit trail as rows hold them: dates, amounts and terms again, no longer text."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Enum, Uuid

from crm.database.base import Base, Record, Scaled, UtcDateTime

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Column


READ: dict[Any, Callable[[Any], Any]] = {
    Scaled: Decimal,
    UtcDateTime: datetime.fromisoformat,
    Date: date.fromisoformat,
    Uuid: uuid.UUID,
}


def record_models() -> dict[str, type[Record]]:
    """Return the class of every table whose changes are told, by the name of the table."""
    return {
        mapper.class_.__tablename__: mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Record)
    }


def typed(column: Column[Any], value: Any) -> Any:
    """Return a value of the audit trail as the column holds it.

    Raises ValueError or KeyError for what no version of the column could have written.
    """
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    read = next((read for each, read in READ.items() if isinstance(kind, each)), None)
    return read(value) if read else value
