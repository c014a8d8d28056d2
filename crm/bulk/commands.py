"""See what a change to many records would do, and do it. The caller owns the transaction.

Rule: docs/domain.md, Bulk edits.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from crm.bulk.edits import BulkDone, BulkPreview, BulkRefused, Effect, Outcome
from crm.bulk.kinds import bulk_kind
from crm.bulk.running import Running, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from crm.bulk.edits import Edit
    from crm.database.session import Work
    from crm.errors import Problem

ANY_VERSION: Mapping[int, int] = MappingProxyType({})
ORDER = (Effect.REFUSED, Effect.CHANGED, Effect.UNCHANGED)


def preview(
    work: Work,
    kind: str,
    ids: Sequence[int],
    edit: Edit,
    *,
    progress: Callable[[int, int], None] = silent,
) -> BulkPreview:
    """Do it in a transaction that is thrown away (`Database.rehearse`) and tell what came of it.

    Raises UserError for what is wrong with the values themselves, each problem at its field.
    What `progress` raises gives up.
    """
    running = Running(work, bulk_kind(kind), edit, in_words=True)
    running.run(ids, ANY_VERSION, progress)
    rows = running.outcomes(ids)
    return BulkPreview(tuple(sorted(rows, key=lambda row: ORDER.index(row.effect))))


def apply(
    work: Work,
    kind: str,
    ids: Sequence[int],
    edit: Edit,
    *,
    versions: Mapping[int, int] = ANY_VERSION,
    only_good: bool = False,
    progress: Callable[[int, int], None] = silent,
) -> BulkDone:
    """Do it to all records, or with `only_good` to those that do not refuse it.

    `versions` are those of the preview: a record that changed since then is refused with
    VERSION_CONFLICT. Raises BulkRefused when a record refuses and `only_good` is not set, and
    UserError for what is wrong with the values themselves. What `progress` raises gives up:
    the caller's transaction then rolls back.
    """
    running = Running(work, bulk_kind(kind), edit, in_words=False)
    running.run(ids, versions, progress)
    rows = running.outcomes(ids)
    refused = [row for row in rows if row.effect is Effect.REFUSED]
    if refused and not only_good:
        raise BulkRefused(refused)
    return BulkDone(
        changed=tuple(row.id for row in rows if row.effect is Effect.CHANGED),
        unchanged=sum(row.effect is Effect.UNCHANGED for row in rows),
        refused=tuple(refused),
        warnings=_counted(rows),
    )


def _counted(rows: Sequence[Outcome]) -> tuple[tuple[Problem, int], ...]:
    """Tell each warning once, with the number of records that it was given for."""
    first: dict[str, Problem] = {}
    counts: dict[str, int] = {}
    for row in rows:
        for each in row.warnings:
            first.setdefault(each.code, each)
            counts[each.code] = counts.get(each.code, 0) + 1
    return tuple((problem, counts[code]) for code, problem in first.items())
