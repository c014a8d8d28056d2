"""Tables of imports (docs/domain.md, Import and export)."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text


class ImportBatch(Record):
    """One import of a file, all or nothing."""

    __tablename__ = "import_batch"

    kind: Mapped[str] = mapped_column(short_text(40))
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(short_text(64))
    encoding: Mapped[str | None]
    rows: Mapped[int]


class ImportRow(Record):
    """What became of one row of an import: NEW, DUPLICATE, ERROR or WARNING."""

    __tablename__ = "import_row"

    batch_id: Mapped[int] = reference("import_batch", nullable=False)
    line: Mapped[int]
    result: Mapped[str] = mapped_column(short_text(20))
    problems: Mapped[list[Any]]
    record_id: Mapped[int | None]
    cells: Mapped[dict[str, Any]]
