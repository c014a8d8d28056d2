"""Table of saved views (docs/domain.md, Saved views)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Index, TypeDecorator
from sqlalchemy.orm import Mapped, mapped_column, validates

from crm.database.base import Record, reference, short_text, sorted_text
from crm.names.sorting import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Dialect


class Definition(TypeDecorator[Any]):
    """JSON; text that is none, damaged by hand in a file, is read as nothing at all.

    One such view must not keep the others from being shown.
    """

    impl = JSON
    cache_ok = True

    def result_processor(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], Any]:
        """Decode what can be decoded."""
        decode = super().result_processor(dialect, coltype)

        def process(value: Any) -> Any:
            try:
                return value if decode is None else decode(value)
            except ValueError:
                return None

        return process


class SavedView(Record):
    """What a list shows, under a name. `definition` is written by crm.views.definition."""

    __tablename__ = "saved_view"
    __table_args__ = (Index("ix_saved_view_list", "list_key", "owner_id"),)

    # Text, not a term: a newer program may have lists that this one does not know.
    list_key: Mapped[str] = mapped_column(short_text(40))
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(sorted_text())
    # Nobody has two views of one name; null in the recycle bin, where names are free.
    unique_name: Mapped[str | None] = mapped_column(sorted_text(), unique=True, index=True)
    owner_id: Mapped[int | None] = reference("staff")
    shared: Mapped[bool] = mapped_column(default=False)
    definition: Mapped[dict[str, Any]] = mapped_column(Definition())

    @validates("name")
    def _derive_key(self, _key: str, name: str) -> str:
        self.sort_key = sort_key(name)
        return name
