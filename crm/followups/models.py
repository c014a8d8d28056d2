"""Tables of follow-ups (docs/domain.md, Follow-ups)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from crm.database.base import Record, reference, short_text
from crm.followups.terms import Channel


class FollowUp(Record):
    """A follow-up on a lead or a company (跟进记录)."""

    __tablename__ = "follow_up"

    lead_id: Mapped[int | None] = reference("lead")
    company_id: Mapped[int] = reference("company", nullable=False)
    on: Mapped[date] = mapped_column(index=True)
    by_staff_id: Mapped[int] = reference("staff", nullable=False)
    channel: Mapped[Channel]
    content: Mapped[str]
    next_action: Mapped[str | None]
    next_action_on: Mapped[date | None]
    next_action_time: Mapped[str | None] = mapped_column(short_text(5))
