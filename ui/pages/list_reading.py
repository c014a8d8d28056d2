"""What a list reads at once: the ids of its records, and the groups they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crm.records.groups import Groups

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from crm.records.listing import ListRequest
    from ui.pages.list_spec import ListSpec, Session


@dataclass(frozen=True, slots=True)
class Listed:
    """Ids in display order, group by group where there are groups, and the column of these."""

    ids: Sequence[int]
    groups: Groups = field(default_factory=Groups)
    group: str = ""


def read_list(spec: ListSpec, session: Session, request: ListRequest, today: date) -> Listed:
    """Read both in one transaction, so that they fit together.

    Raises UserError for conditions that cannot be asked (any more), at their column.
    """
    ids = spec.find_ids(session, request, today)
    if not request.group or spec.find_groups is None:
        return Listed(ids)
    return Listed(ids, spec.find_groups(session, request, today), request.group)
