"""The parent company of a merged company: never itself, never one of its own subsidiaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from crm.companies.models import Company

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def parent_after(
    session: Session, kept: Company, gone: Company, values: Mapping[str, Any]
) -> int | None:
    """Return the chosen parent; where that leads back to the company, the other side's, or none."""
    chosen = (values["parent_company_id"], gone.parent_company_id, kept.parent_company_id)
    ours = {kept.id, gone.id}
    return next((each for each in chosen if each and _is_above(session, each, ours)), None)


def _is_above(session: Session, parent_id: int, ours: set[int]) -> bool:
    """Tell whether nobody up the line from `parent_id` is one of `ours`."""
    seen: set[int] = set()
    following: int | None = parent_id
    while following is not None and following not in seen:
        if following in ours:
            return False
        seen.add(following)
        following = session.scalar(select(Company.parent_company_id).where(Company.id == following))
    return True
