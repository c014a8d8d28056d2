"""Bring many records back from the recycle bin in one step, which one undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.history.recycle_bin import restore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crm.database.session import Work


def restore_records(
    work: Work,
    records: Sequence[tuple[str, int]],
    *,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Restore records (kind, id), each with the parts archived with it; return how many.

    `progress` is told (records done, records in all) and may raise to stop: then nothing is
    changed. Raises what `restore` raises for the first record that is refused.
    """
    for done, (kind, record_id) in enumerate(records):
        if progress is not None:
            progress(done, len(records))
        restore(work, kind, record_id)
    return len(records)
