"""What a file said and what became of it, kept for whoever asks later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.exchange.models import ImportBatch, ImportRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crm.database.session import Work
    from crm.exchange.report import ImportedRow, Report


def keep_batch(
    work: Work,
    report: Report,
    *,
    file_name: str,
    sha256: str,
    rows: Iterable[tuple[ImportedRow, Mapping[str, str]]],
) -> None:
    """Keep a file under its hash with what became of its rows and what stood in them."""
    batch = ImportBatch(
        kind=report.kind,
        file_name=file_name,
        sha256=sha256,
        encoding=report.encoding,
        rows=len(report.rows),
    )
    work.session.add(batch)
    work.session.flush()  # its rows refer to its id
    for row, cells in rows:
        work.session.add(
            ImportRow(
                batch_id=batch.id,
                line=row.line,
                result=row.result.value,
                problems=[[each.code, each.column, each.text] for each in row.problems],
                record_id=row.record_id,
                cells=dict(cells),
            )
        )
