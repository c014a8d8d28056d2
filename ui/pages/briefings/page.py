"""The page of packs: the list at the left, options beside it, the pages as they will be printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm.briefings.options import BriefingKind
from crm.errors import UserError
from crm.files import write_file
from crm.language import current_language
from crm.settings import Setting
from ui import formats
from ui.actions import FILE, PRINT_KEY, REFRESH_KEY, SAVE_KEY, VIEW, PageAction
from ui.forms.record_form import RecordForm
from ui.forms.record_references import RecordReferences
from ui.pages.briefings.choices import FIELDS, Wanted, first_values, make
from ui.pages.briefings.preview import Preview
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.briefings.making import Briefing
    from crm.database.changes import Changes
    from ui.context import Context

DELAY = 400  # ms after the last change of an option
LIST_WIDTH, OPTIONS_WIDTH = 224, 312
ISSUED_BY = Setting("briefings.issued_by", "")
FOLDER = Setting("briefings.folder", "")
DETAILS = {BriefingKind.AREA_STATEMENT: "letters", BriefingKind.ONE_PAGER: "leads"}


def create_page(context: Context) -> BriefingsPage:
    """Return the page."""
    return BriefingsPage(context)


class BriefingsPage(QWidget):
    """Every change of an option shows the changed pages; what is saved is what is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show the statement as of today."""
        super().__init__(parent)
        self.context = context
        self._references = RecordReferences(context)
        self._values: dict[BriefingKind, dict[str, object]] = {}
        self._ticket = 0
        self._stale = False
        self.briefing: Briefing | None = None
        self.header = PageHeader(context.theme, self.tr("Briefings"), self)
        self.header.add_action(self.tr("Print"), self.print_pages, icon="print", hint=PRINT_KEY)
        self.header.set_main_action(self.tr("Save PDF"), self.save_pdf, icon="save", hint=SAVE_KEY)
        self.packs = self._pack_list()
        self.preview = Preview(context.theme, self)
        self._options = QVBoxLayout()
        self._options.setContentsMargins(0, 0, 0, 0)
        self.form: RecordForm | None = None
        self._lay_out()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self.refresh)
        context.changes.changed.connect(self._on_changes)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.packs.currentRowChanged.connect(self._choose)
        self.packs.setCurrentRow(0)

    # what the window calls

    def page_actions(self) -> Sequence[PageAction]:
        """Return what the menus offer."""
        return [
            PageAction(self.tr("Save PDF"), self.save_pdf, SAVE_KEY, "save", FILE),
            PageAction(self.tr("Print"), self.print_pages, PRINT_KEY, "print", FILE),
            PageAction(self.tr("Reload"), self.refresh, REFRESH_KEY, "refresh", VIEW),
        ]

    def keys_text(self) -> str:
        """Say what the page promises."""
        return self.tr("Preview and print are the same file; it follows every option")

    def regions(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes round."""
        options = (self.form,) if self.form is not None else ()
        return (self.packs, *options, self.preview.view)

    def create_record(self, kind: str, values: Mapping[str, object]) -> None:
        """Open the one-pager of a lead: `navigate.new("one_pager", {"lead_id": 5})`."""
        if kind == "one_pager":
            self.show_pack(BriefingKind.ONE_PAGER, values)

    def show_pack(self, kind: BriefingKind, values: Mapping[str, object]) -> None:
        """Show a pack with some options set."""
        self._start_values(kind).update(values)
        row = list(BriefingKind).index(kind)
        if self.packs.currentRow() == row:
            self._choose(row)
        else:
            self.packs.setCurrentRow(row)

    @property
    def kind(self) -> BriefingKind:
        """The pack that is shown."""
        return list(BriefingKind)[self.packs.currentRow()]

    # making

    @Slot()
    def refresh(self) -> None:
        """Make the pack anew and show its pages."""
        form = self.form
        if form is None:
            return
        values = {field.name: form.raw(field.name) for field in FIELDS[self.kind]}
        self._values[self.kind] = values
        self.context.settings.keep(ISSUED_BY, str(values.get("issued_by") or ""))
        self.context.background.forget(self._ticket)
        self._ticket = self.context.read(
            make,
            Wanted(self.kind, values),
            owner=self,
            done=self._show,
            failed=self._refused,
            title=self.tr("Printing the pack"),
        )

    def _show(self, briefing: Briefing) -> None:
        self.briefing = briefing
        if self.form is not None:
            self.form.clear_problems()
        self.header.set_count(briefing.title)
        self.preview.show_pdf(briefing.pdf)
        self.preview.message.setText(" ".join(briefing.notes))
        self.preview.message.setToolTip("\n".join(briefing.notes))
        self.preview.message.setVisible(bool(briefing.notes))

    def _refused(self, error: UserError) -> None:
        """Show what is wrong at its option; the pages shown stay those of before."""
        known = {field.name for field in FIELDS[self.kind]}
        if self.form is not None and any(each.field in known for each in error.problems):
            for problem in error.problems:
                if problem.field in known:
                    self.form.body.blocks[problem.field].show_problem(problem)
        else:
            self.context.messages.refuse(error)

    # saving and printing

    def save_pdf(self) -> None:
        """Ask where, and save the file that is shown."""
        if self.briefing is None:
            return
        folder = self.context.settings.value(FOLDER) or str(Path.home())
        dialog = QFileDialog(self, self.tr("Save PDF"), folder, self.tr("PDF files (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        labels = QFileDialog.DialogLabel  # these two are missing in Qt's own Chinese catalogue
        dialog.setLabelText(labels.LookIn, self.tr("Folder:"))
        dialog.setLabelText(labels.FileType, self.tr("Kind:"))
        dialog.selectFile(self.file_name())
        dialog.fileSelected.connect(self.save_to)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.show()

    def file_name(self) -> str:
        """Return the name that is offered: title and as-of date."""
        briefing = self.briefing
        if briefing is None:
            return ""
        day = self.form.raw("as_of") if self.form is not None else ""
        name = f"{briefing.title} {day}.pdf"
        return "".join("_" if each in '\\/:*?"<>|' else each for each in name)

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Write the file; say so, or why it could not be written."""
        if self.briefing is None:
            return
        self.context.settings.keep(FOLDER, str(Path(path).parent))
        try:
            write_file(Path(path), self.briefing.pdf)
        except UserError as error:
            self.context.messages.refuse(error)
        else:
            self.context.messages.tell(self.tr("Saved: {path}").format(path=path))

    def print_pages(self) -> None:
        """Print the pages that are shown."""
        if self.briefing is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.briefing.title)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(partial(self.preview.print_on, printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.show()

    # building

    def _pack_list(self) -> QListWidget:
        packs = QListWidget(self)
        packs.setAccessibleName(self.tr("Packs"))
        packs.setProperty("kind", "packs")
        packs.setFixedWidth(LIST_WIDTH)
        for kind in BriefingKind:
            item = QListWidgetItem(self.context.theme.icon(DETAILS[kind]), kind.label)
            item.setSizeHint(QSize(0, self.context.theme.px("size.row_two_lines")))
            packs.addItem(item)
        return packs

    @Slot()
    def _dress(self) -> None:
        for row, kind in enumerate(BriefingKind):
            self.packs.item(row).setIcon(self.context.theme.icon(DETAILS[kind]))

    def _lay_out(self) -> None:
        options = QFrame(self)
        options.setFixedWidth(OPTIONS_WIDTH)
        options.setLayout(self._options)
        choose = label(self.tr("Choose a pack"), self, tone="secondary", size="caption")
        choose.setContentsMargins(12, 12, 12, 4)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(choose)
        left.addWidget(self.packs, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(options)
        row.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)

    def _start_values(self, kind: BriefingKind) -> dict[str, object]:
        if kind not in self._values:
            values = first_values(kind, self.context.today, current_language())
            values["issued_by"] = self.context.settings.value(ISSUED_BY)
            self._values[kind] = values
        return self._values[kind]

    @Slot(int)
    def _choose(self, row: int) -> None:
        """Show the options of a pack, and its pages."""
        kind = list(BriefingKind)[row]
        if self.form is not None:
            self._options.removeWidget(self.form)
            self.form.deleteLater()
        form = RecordForm(FIELDS[kind], self._references, self.context.theme, self)
        form.footer.hide()
        form.fill(self._start_values(kind), new=True)
        form.edited.connect(self._delay.start)
        self._options.addWidget(form)
        self.form = form
        self.header.set_as_of(formats.as_of(self.context.today))
        if kind is BriefingKind.ONE_PAGER and not self._start_values(kind).get("lead_id"):
            self.header.set_count(self.tr("Choose the lead"))
            form.editor("lead_id").setFocus()
            return
        self.refresh()

    @Slot(object)
    def _on_changes(self, _changes: Changes) -> None:
        """A commit may change any figure: make the pages anew, now or when the page is shown."""
        if self.isVisible():
            self._delay.start()
        else:
            self._stale = True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._stale:
            self._stale = False
            self._delay.start()
        return super().event(event)
