"""Tables of attached files and of the archive of packs (docs/domain.md, Files)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text


class Attachment(Record):
    """A file kept beside the database under the hash of its content; size in bytes."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_record", "record_kind", "record_id"),)

    record_kind: Mapped[str] = mapped_column(short_text(40))
    record_id: Mapped[int]
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(short_text(64), index=True)
    size: Mapped[int]
    media_type: Mapped[str]


class BriefingPack(Record):
    """A printed pack (打印档案): what it was made of and the numbers it showed."""

    __tablename__ = "briefing_pack"

    kind: Mapped[str] = mapped_column(short_text(40))
    title: Mapped[str]
    as_of: Mapped[date]
    parameters: Mapped[dict[str, Any]]
    path: Mapped[str]
    sha256: Mapped[str] = mapped_column(short_text(64))
    pages: Mapped[int]
    classification: Mapped[str | None]
    generated_at: Mapped[datetime]
    generated_by: Mapped[int | None] = reference("staff", index=False)
    numbers: Mapped[dict[str, Any]]
