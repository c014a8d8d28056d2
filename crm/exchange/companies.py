"""The company list as CSV, out and in (docs/domain.md, Import and export)."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.companies.commands import save_company
from crm.companies.exchanging import adopt_uid, is_known, whole_companies
from crm.companies.fields import COMPANY_FIELDS
from crm.errors import Problem, UserError, refuse
from crm.exchange.batches import keep_batch
from crm.exchange.columns import UID, date_warnings, find_columns, from_cell, title, to_cell
from crm.exchange.csv_files import UTF_8, read_sheet, write_sheet
from crm.exchange.report import (
    CellProblem,
    ImportedRow,
    ImportRefusedError,
    Report,
    RowResult,
)
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from crm.database.session import Work
    from crm.exchange.columns import Column
    from crm.exchange.csv_files import Line, Sheet

KIND = "companies"
PARENT = "parent_company_id"


def export_companies(session: Session, encoding: str = UTF_8) -> bytes:
    """Return every company that is in the list, by name, as CSV.

    Industries and parks stand by their codes, the parent company by its name; `uid` lets another
    database recognise the company. Raises UserError VALUE_UNKNOWN for another encoding.
    """
    header = [*(title(field) for field in COMPANY_FIELDS), UID]
    rows = (
        [*(to_cell(field, each.values[field.name]) for field in COMPANY_FIELDS), str(each.uid)]
        for each in whole_companies(session)
    )
    return write_sheet(header, rows, encoding)


def import_companies(
    work: Work, content: bytes, file_name: str, *, valid_rows_only: bool = False
) -> Report:
    """Import a file; all of it, or with `valid_rows_only` the rows without errors.

    A company that is known by uid, credit code or name is a DUPLICATE and left alone. Raises
    UserError ENCODING_UNKNOWN, FILE_UNREADABLE, FIELD_REQUIRED (no column for the name) and
    ImportRefusedError with the whole report.
    """
    sheet = read_sheet(content)
    columns, ignored = find_columns(sheet.header, COMPANY_FIELDS)
    if not any(column.name == "name" for column in columns):
        label = title(COMPANY_FIELDS[0])
        message = _("The file has no column “{title}”. Its first row names the columns.")
        raise refuse("FIELD_REQUIRED", message.format(title=label), "name")
    rows = _Import(work, columns).all(sheet)
    report = Report(KIND, sheet.encoding, tuple(rows), tuple(ignored))
    if report.errors and not valid_rows_only:
        raise ImportRefusedError(report)
    if report.imported:
        rows = (
            (row, dict(zip(sheet.header, line.cells, strict=False)))
            for row, line in zip(report.rows, sheet.lines, strict=True)
        )
        digest = hashlib.sha256(content).hexdigest()
        keep_batch(work, report, file_name=file_name, sha256=digest, rows=rows)
    return report


@dataclass(frozen=True, slots=True)
class _Import:
    """One import under way."""

    work: Work
    columns: Sequence[Column]

    def all(self, sheet: Sheet) -> list[ImportedRow]:
        """Import every line; a company waits until its parent, further down, is there."""
        done: dict[int, ImportedRow] = {}
        waiting = list(sheet.lines)
        while waiting:
            still: list[Line] = []
            for line in waiting:
                done[line.number] = self._row(line)
                if _lacks_parent(done[line.number], self.columns):
                    still.append(line)
            if len(still) == len(waiting):
                break
            waiting = still
        return [done[line.number] for line in sheet.lines]

    def _row(self, line: Line) -> ImportedRow:
        cells = {
            column.name: line.cells[column.place]
            for column in self.columns
            if column.place < len(line.cells)
        }
        name = cells.get("name", "")
        warned = len(self.work.warnings)
        try:
            record_id = self._save(cells)
        except UserError as error:
            if error.code == RowResult.DUPLICATE.value:
                return ImportedRow(line.number, name, RowResult.DUPLICATE)
            problems = self._problems(error.problems, cells)
            return ImportedRow(line.number, name, RowResult.ERROR, problems)
        if record_id is None:
            return ImportedRow(line.number, name, RowResult.DUPLICATE)
        warnings = self._problems(self.work.warnings[warned:], cells)
        result = RowResult.WARNING if warnings else RowResult.NEW
        return ImportedRow(line.number, name, result, warnings, record_id)

    def _save(self, cells: dict[str, str]) -> int | None:
        """Create the company and return its id, None when its uid is known already."""
        uid = _uid(cells.get(UID, ""))
        if uid and is_known(self.work.session, uid):
            return None
        raw: dict[str, object] = {}
        for column in self.columns:
            cell = cells.get(column.name, "")
            if column.field and cell.strip():
                raw[column.field.name] = from_cell(column.field, cell)
                self.work.warnings.extend(date_warnings(column.field, cell))
        saved = save_company(self.work, raw)
        if uid:
            adopt_uid(self.work, saved.id, uid)
        return saved.id

    def _problems(
        self, problems: Sequence[Problem], cells: dict[str, str]
    ) -> tuple[CellProblem, ...]:
        titles = {column.name: column.title for column in self.columns}
        return tuple(
            CellProblem(
                each.code, titles.get(each.field, ""), cells.get(each.field, ""), each.message
            )
            for each in problems
        )


def _lacks_parent(row: ImportedRow, columns: Sequence[Column]) -> bool:
    parent = next((column.title for column in columns if column.name == PARENT), None)
    return row.result is RowResult.ERROR and all(
        problem.code == "VALUE_UNKNOWN" and problem.column == parent for problem in row.problems
    )


def _uid(cell: str) -> uuid.UUID | None:
    if not cell.strip():
        return None
    try:
        return uuid.UUID(cell.strip())
    except ValueError as error:
        message = _("“{text}” is not a uid. Leave the cell empty for a new company.")
        raise refuse("VALUE_FORMAT", message.format(text=cell[:40]), UID) from error
