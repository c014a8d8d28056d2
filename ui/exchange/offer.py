"""Contacts and calendars in and out, as actions of the window; files may be dropped onto it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from crm.calendar.terms import EntryKind
from crm.staff.queries import list_staff
from ui.actions import (
    EXPORT_CALENDAR_KEY,
    EXPORT_COMPANY_CONTACTS_KEY,
    EXPORT_CONTACTS_KEY,
    EXPORT_RECORD_KEY,
    FILE,
    IMPORT_CALENDAR_KEY,
    IMPORT_CONTACTS_KEY,
    PageAction,
)
from ui.exchange.kinds import CalendarFile, Contacts, kind_of
from ui.exchange.saving import FOLDER, Saver
from ui.pages import page as offers
from ui.pages.today.reading import Whose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.exchange.dialog import ImportDialog
    from ui.exchange.kinds import Importing
    from ui.exchange.period_dialog import PeriodDialog

COMPANY = "company"
# Records that stand in the calendar by themselves.
SCHEDULED = tuple(
    each.value for each in (EntryKind.TRIP, EntryKind.VISIT, EntryKind.EVENT, EntryKind.APPOINTMENT)
)
DRAGS = (QDragEnterEvent, QDragMoveEvent)


class Exchange(QObject):
    """Opens the dialogs over the window; `page` returns the page that is shown."""

    def __init__(
        self, window: QWidget, context: Context, page: Callable[[], QWidget | None]
    ) -> None:
        """Work for `window`, and take files that are dropped onto it."""
        super().__init__(window)
        self._window, self._context, self._page = window, context, page
        self.saver = Saver(window, context)
        self.importing: ImportDialog | None = None
        self.period: PeriodDialog | None = None
        self.chooser: QFileDialog | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def page_actions(self) -> Sequence[PageAction]:
        """Return what can be done on every page, and what belongs to the one that is shown."""
        contacts, calendar = partial(self.choose, Contacts()), partial(self.choose, CalendarFile())
        every = (
            _file(self.tr("Import contacts (vCard) …"), contacts, IMPORT_CONTACTS_KEY, "import"),
            _file(
                self.tr("Export contacts (vCard) …"),
                self.export_contacts,
                EXPORT_CONTACTS_KEY,
                "export",
            ),
            _file(self.tr("Import calendar (.ics) …"), calendar, IMPORT_CALENDAR_KEY, "import"),
            _file(
                self.tr("Export calendar (.ics) …"),
                self.export_calendar,
                EXPORT_CALENDAR_KEY,
                "export",
            ),
        )
        return (*every, *self._of_the_page())

    def _of_the_page(self) -> Sequence[PageAction]:
        page = self._page()
        if _lists(page, COMPANY):
            text = self.tr("Export contacts as vCard")
            run = self.export_company_contacts
            return (PageAction(text, run, EXPORT_COMPANY_CONTACTS_KEY, "export"),)
        if hasattr(page, "period") or any(_lists(page, kind) for kind in SCHEDULED):
            text = self.tr("Export as calendar file (.ics)")
            return (PageAction(text, self.export_shown, EXPORT_RECORD_KEY, "export"),)
        return ()

    # in

    def choose(self, kind: Importing) -> None:
        """Ask for the file."""
        folder = self._context.settings.value(FOLDER) or str(Path.home())
        everything = self.tr("All files (*)")
        filters = f"{kind.title()} (*{kind.ending});;{everything}"
        dialog = QFileDialog(self._window, kind.title(), folder, filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        labels = QFileDialog.DialogLabel  # these two are missing in Qt's own Chinese catalogue
        dialog.setLabelText(labels.LookIn, self.tr("Folder:"))
        dialog.setLabelText(labels.FileType, self.tr("Kind:"))
        dialog.fileSelected.connect(partial(self._open_file, kind))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.finished.connect(self._chosen)
        self.chooser = dialog
        dialog.show()

    def open_file(self, kind: Importing, path: Path) -> None:
        """Show what a file would do; one at a time."""
        from ui.exchange.dialog import ImportDialog

        if self.importing is not None:
            return
        self._context.settings.keep(FOLDER, str(path.parent))
        self.importing = ImportDialog(self._window, self._context, kind, path)
        self.importing.closed.connect(self._imported)
        self.importing.open()

    def _open_file(self, kind: Importing, path: str) -> None:
        self.open_file(kind, Path(path))

    @Slot()
    def _chosen(self) -> None:
        self.chooser = None

    @Slot()
    def _imported(self) -> None:
        self.importing = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a .vcf or .ics file that is dropped where nothing else takes it."""
        if isinstance(event, DRAGS) and _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = _dropped(event.mimeData())
            kind = kind_of(path) if path is not None else None
            if path is not None and kind is not None:
                event.acceptProposedAction()
                self.open_file(kind, path)
                return True
        return super().eventFilter(watched, event)

    # out

    def export_contacts(self) -> None:
        """Write all contacts that are in the list."""
        self._save_contacts(self.tr("Contacts"), None)

    def export_company_contacts(self) -> None:
        """Write the contacts of the companies that are checked, else of the one that is shown."""
        ids = self._shown(COMPANY)
        if ids:
            self._save_contacts(self.tr("Contacts"), ids)
        else:
            self._context.messages.tell(self.tr("Choose a company first."))

    def _save_contacts(self, name: str, company_ids: Sequence[int] | None) -> None:
        kinds = {
            self.tr("vCard 3.0, for most programs (*.vcf)"): "3.0",
            self.tr("vCard 4.0 (*.vcf)"): "4.0",
        }
        make = partial(_contacts, company_ids)
        self.saver.ask(self.tr("Export contacts"), f"{name} {self._context.today}.vcf", kinds, make)

    def export_calendar(self) -> None:
        """Ask which days and whose, then where the file goes."""
        from ui.exchange.period_dialog import PeriodDialog, two_months

        if self.period is not None:
            return
        page: Any = self._page()
        days, whose = two_months(self._context.today), Whose.MINE
        if hasattr(page, "period"):
            days, whose = page.period(), page.bar.chosen_whose()
        self.period = PeriodDialog(self._window, self._context.theme, days, whose)
        self.period.closed.connect(self._period_closed)
        self.period.asked.connect(self._export_period)
        self.period.open()

    def export_shown(self) -> None:
        """Write the records that are checked or shown; of the calendar the days that are shown."""
        for kind in SCHEDULED:
            ids = self._shown(kind)
            if ids:
                self._save_calendar(partial(_records, kind, ids))
                return
        if hasattr(self._page(), "period"):
            self.export_calendar()
        else:
            self._context.messages.tell(self.tr("Choose a trip or a visit first."))

    @Slot(object, object, str)
    def _export_period(self, first: date, last: date, whose: str) -> None:
        make = partial(_period, first, last, whose, self._context.actor.id)
        self._save_calendar(make, f" {first} – {last}")

    def _save_calendar(self, make: Any, days: str = "") -> None:
        name = self.tr("Calendar") + (days or f" {self._context.today}") + ".ics"
        kinds = {self.tr("iCalendar (*.ics)"): ""}
        self.saver.ask(self.tr("Export calendar"), name, kinds, make)

    @Slot()
    def _period_closed(self) -> None:
        self.period = None

    def _shown(self, kind: str) -> tuple[int, ...]:
        """Return the records that are checked on the page, else the one that it shows."""
        page = self._page()
        if isinstance(page, offers.ChecksRecords) and (checked := page.checked_records(kind)):
            return tuple(checked)
        shown = page.current_record() if isinstance(page, offers.KeepsRecord) else None
        if shown is not None:
            return (shown[1],) if shown[0] == kind else ()
        table: Any = getattr(page, "table", None)
        current = table.current_id() if _lists(page, kind) else None
        return () if current is None else (current,)


def _file(title: str, run: Callable[[], None], command: str, icon: str) -> PageAction:
    return PageAction(title, run, command, icon, FILE)


def _lists(page: QWidget | None, kind: str) -> bool:
    """Tell whether a page is the list of a kind of record."""
    return getattr(getattr(page, "spec", None), "kind", "") == kind


def _dropped(mime: QMimeData) -> Path | None:
    """Return the file that can be imported, None where another or several are dragged."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and kind_of(paths[0]) is not None else None


def _contacts(company_ids: Sequence[int] | None, session: Any, version: str) -> tuple[bytes, int]:
    from crm.exchange.contacts import export_contacts

    return export_contacts(session, version, company_ids=company_ids)


def _records(kind: str, ids: Sequence[int], session: Any, _kind: str) -> tuple[bytes, int]:
    from crm.exchange.calendars import export_records

    return export_records(session, kind, ids)


def _period(
    first: date, last: date, whose: str, actor_id: int, session: Any, _kind: str
) -> tuple[bytes, int]:
    """Write the days of one person, of their team where they have one, or of everybody."""
    from crm.exchange.calendars import export_period

    team = ""
    if whose == Whose.TEAM:
        staff = list_staff(session)
        team = next((each.team or "" for each in staff if each.id == actor_id), "")
    alone = whose != Whose.ALL and not team
    return export_period(
        session, first, last, staff_id=actor_id if alone else None, team=team or None
    )
