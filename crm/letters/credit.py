"""Who is credited with a letter (docs/domain.md, Responsibility)."""

from __future__ import annotations

from crm.letters.terms import LetterStatus


def owner_after_reassignment(status: LetterStatus, owner_id: int, new_owner_id: int) -> int:
    """Return the owner of a letter when its lead goes to `new_owner_id`.

    The credit is fixed at signing: a draft follows its lead, every other letter keeps its owner.
    """
    return new_owner_id if status is LetterStatus.DRAFT else owner_id
