"""What a file would do: counts, the rows, the decisions that are left to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.exchange.encodings import GB18030
from crm.exchange.report import Report, RowResult
from ui.exchange.kinds import TAKEN
from ui.exchange.row_table import RowTable
from ui.widgets.labels import label
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from ui.exchange.company_choice import CompanyChoice
    from ui.exchange.kinds import Importing
    from ui.forms.candidates import References
    from ui.theme import Theme

ALL = "all"
WHOLE, GOOD = "whole", "good"
ORDER = (
    RowResult.ERROR,
    RowResult.WARNING,
    RowResult.NEW,
    RowResult.MOVED,
    RowResult.DUPLICATE,
    RowResult.SKIPPED,
)


class FilePreview(QWidget):
    """Shows a report; `decided` is for what can only be seen by looking again.

    Signals:
        edited: rows were left out or taken, or the answer to errors is another.
        decided: a card got a company: look again.
    """

    edited = Signal()
    decided = Signal()

    def __init__(
        self, kind: Importing, references: References, theme: Theme, parent: QWidget
    ) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._theme = theme
        self.report = Report("", "", ())
        self.company = ""
        self.companies: dict[int, int | str] = {}
        self.only: SegmentedControl | None = None
        self._shown = ALL
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px("space.m"), 0, 0)
        column.setSpacing(theme.px("space.s"))
        self.counts = label("", self, strong=True)
        self.note = label("", self, tone="secondary", wrap=True)
        self._segments = self._inset(column)
        self._segments.addWidget(self.counts)
        self._segments.addStretch()
        self._inset(column).addWidget(self.note)
        self.table = RowTable(kind, theme, self)
        self.table.turned.connect(self._turned)
        self.table.moved.connect(self._follow_row)
        column.addWidget(self.table, 1)
        self.reasons = label("", self, tone="secondary", wrap=True)
        self.reasons.setMinimumHeight(theme.px("size.chip"))
        self._inset(column).addWidget(self.reasons)
        self.choice = self._company_choice(references) if kind.decides_companies else None
        if self.choice is not None:
            column.addWidget(self.choice)
        column.addWidget(self._error_choice())

    @property
    def only_good(self) -> bool:
        """Whether rows with errors are left out."""
        return self.errors.value == GOOD

    def show_report(self, report: Report) -> None:
        """Show what was found; what was decided before stays."""
        self.report = report
        self.counts.setText(self._counted())
        self.note.setText(self._noted())
        self.note.setVisible(bool(self.note.text()))
        self._offer()
        self._show_rows()
        self._show_error_choice()

    def take_keyboard(self) -> None:
        """Go into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def taken(self) -> int:
        """Count the rows that are written."""
        return self.table.file_rows.taken(*TAKEN)

    def wrong(self) -> int:
        """Count the rows with errors that are not left out."""
        return self.table.file_rows.taken(RowResult.ERROR)

    # what there is to know

    def _counted(self) -> str:
        counts = [(each, self.report.count(each)) for each in ORDER]
        return " · ".join(f"{each.label} {count:,}" for each, count in counts if count)

    def _noted(self) -> str:
        notes: list[str] = []
        if self.report.encoding == GB18030:
            notes.append(self.tr("Read as GB18030. Look whether the names read well."))
        if self.report.ignored:
            names = ", ".join(self.report.ignored[:12])
            notes.append(self.tr("Without a place here: {names}.").format(names=names))
        return " ".join(notes)

    def _offer(self) -> None:
        """Offer to look at the rows of one result, where there are several."""
        if self.only is not None:
            self._segments.removeWidget(self.only)
            self.only.hide()
            self.only.deleteLater()
            self.only = None
        there = [each for each in ORDER if self.report.count(each)]
        if self._shown not in there:
            self._shown = ALL
        if len(there) < len((RowResult.NEW, RowResult.ERROR)):
            return
        choices = [(ALL, self.tr("All {count}").format(count=f"{len(self.report.rows):,}"))]
        choices += [(each.value, each.label) for each in there]
        name = self.tr("Rows shown")
        self.only = SegmentedControl(self._theme, choices, name=name, small=True, parent=self)
        self.only.choose(self._shown)
        self.only.chosen.connect(self._show_only)
        self._segments.addWidget(self.only)

    @Slot(str)
    def _show_only(self, key: str) -> None:
        self._shown = key
        self._show_rows()

    def _show_rows(self) -> None:
        only = None if self._shown == ALL else RowResult(self._shown)
        self.table.show_rows(self.report.rows, only)

    # what people decide

    @Slot()
    def _turned(self) -> None:
        self._show_error_choice()
        self.edited.emit()

    @Slot()
    def _follow_row(self) -> None:
        """Say of the current row in full what the table may cut."""
        row = self.table.current_row()
        told = [f"{each.message} {each.code}" for each in row.problems] if row else []
        if row is not None and told:
            told.insert(0, self.tr("Line {line}:").format(line=f"{row.line:,}"))
        self.reasons.setText(" ".join(told))
        if self.choice is not None:
            self.choice.show_card(row, self._nameless())

    def _nameless(self) -> int:
        return sum(1 for row in self.report.rows if _names_none(row))

    @Slot(int, object)
    def _choose(self, number: int, company: int | str) -> None:
        self.companies[number] = company
        self.decided.emit()

    @Slot(str)
    def _choose_for_all(self, name: str) -> None:
        self.company = name
        self.decided.emit()

    def _company_choice(self, references: References) -> CompanyChoice:
        from ui.exchange.company_choice import CompanyChoice

        made = CompanyChoice(references, self._theme, self)
        made.chosen.connect(self._choose)
        made.chosen_for_all.connect(self._choose_for_all)
        return made

    def _error_choice(self) -> QWidget:
        """Make the choice between all or nothing and only what has no errors."""
        self._errors = QWidget(self)
        margin = self._theme.px("space.l")
        row = QHBoxLayout(self._errors)
        row.setContentsMargins(margin, 0, margin, self._theme.px("space.s"))
        name = self.tr("Where rows have errors")
        row.addWidget(label(name, self._errors, tone="secondary"))
        choices = [
            (WHOLE, self.tr("all or nothing")),
            (GOOD, self.tr("import only the others")),
        ]
        self.errors = SegmentedControl(self._theme, choices, name=name, parent=self._errors)
        self.errors.chosen.connect(self.edited)
        row.addWidget(self.errors)
        row.addStretch()
        return self._errors

    def _show_error_choice(self) -> None:
        self._errors.setVisible(self.wrong() > 0 and self.taken() > 0)

    def _inset(self, column: QVBoxLayout) -> QHBoxLayout:
        margin = self._theme.px("space.l")
        row = QHBoxLayout()
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(self._theme.px("space.m"))
        column.addLayout(row)
        return row


def _names_none(row: Any) -> bool:
    return row.result is RowResult.ERROR and any(
        each.code == "FIELD_REQUIRED" and each.column == "ORG" for each in row.problems
    )
