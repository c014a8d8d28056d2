"""What can be imported: how a file is read, looked at and written, and what its rows show."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication

from crm.exchange.report import RowResult
from crm.exchange.taking import read_at_most
from ui.panes.history_text import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path
    from typing import TypeAlias

    from crm.attachments.store import FileStore
    from crm.exchange.report import Report

    Progress: TypeAlias = "Callable[[int, int], None]"

translate = QCoreApplication.translate
FIRST, BEHIND = "text.primary", "text.tertiary"
TAKEN = (RowResult.NEW, RowResult.WARNING, RowResult.MOVED)


@dataclass(frozen=True)
class Decisions:
    """What somebody decided in the preview, by the numbers of the rows."""

    company: str = ""
    companies: Mapping[int, int | str] = field(default_factory=dict[int, "int | str"])
    left_out: frozenset[int] = frozenset()
    valid_only: bool = False


class Importing(Protocol):
    """One kind of file; everything but the words runs in the background."""

    action: str
    ending: str
    decides_companies: bool

    def title(self) -> str:
        """Name the dialog."""
        ...

    def columns(self) -> tuple[str, str, str]:
        """Name the columns behind the result."""
        ...

    def read(self, path: Path, today: date, progress: Progress) -> Any:
        """Read a file."""
        ...

    def look(self, work: Any, found: Any, decisions: Decisions, progress: Progress) -> Report:
        """Do what an import would do, in a transaction that is thrown away."""
        ...

    def take(
        self, work: Any, found: Any, decisions: Decisions, files: FileStore, progress: Progress
    ) -> Report:
        """Write it."""
        ...

    def first(self, row: Any) -> list[Piece]:
        """Say what a row is."""
        ...

    def second(self, row: Any) -> list[Piece]:
        """Say where or when it is."""
        ...

    def done(self, report: Report) -> str:
        """Say what was written."""
        ...


class Contacts:
    """Business cards."""

    action = "import_contacts"
    ending = ".vcf"
    decides_companies = True

    def title(self) -> str:
        """Name the dialog."""
        return translate("Exchange", "Import contacts")

    def columns(self) -> tuple[str, str, str]:
        """Name the columns behind the result."""
        return (
            translate("Exchange", "Contact"),
            translate("Exchange", "Company"),
            translate("Exchange", "What to know"),
        )

    def read(self, path: Path, today: date, progress: Progress) -> Any:
        """Read a file of cards."""
        from crm.exchange.vcard.reading import LARGEST, read_cards

        del today
        return read_cards(read_at_most(path, LARGEST), path.name, progress)

    def look(self, work: Any, found: Any, decisions: Decisions, progress: Progress) -> Report:
        """See what becomes of each card."""
        from crm.exchange.contacts import look_at_contacts

        return look_at_contacts(work, found, _contact_choices(decisions), progress)

    def take(
        self, work: Any, found: Any, decisions: Decisions, files: FileStore, progress: Progress
    ) -> Report:
        """Write the contacts, and the companies that are new."""
        from crm.exchange.contacts import import_contacts

        return import_contacts(work, found, _contact_choices(decisions), progress, files)

    def first(self, row: Any) -> list[Piece]:
        """Return name, title and number."""
        behind = " · ".join(each for each in (row.title, row.phone) if each)
        return [Piece(row.name or "—", FIRST), *_behind(behind)]

    def second(self, row: Any) -> list[Piece]:
        """Return the company and what it is here."""
        from crm.exchange.contacts import CompanyIs

        if not row.company:
            wanted = row.result is RowResult.ERROR
            return [Piece(row.company_is.label, "state.overdue.text")] if wanted else []
        known = row.company_is is CompanyIs.KNOWN
        return [Piece(row.company, FIRST), *([] if known else _behind(row.company_is.label))]

    def done(self, report: Report) -> str:
        """Count the contacts."""
        text = translate("Exchange", "{count} contacts imported.")
        return text.format(count=f"{report.imported:,}")


class CalendarFile:
    """Entries of another calendar."""

    action = "import_calendar"
    ending = ".ics"
    decides_companies = False

    def title(self) -> str:
        """Name the dialog."""
        return translate("Exchange", "Import calendar")

    def columns(self) -> tuple[str, str, str]:
        """Name the columns behind the result."""
        return (
            translate("Exchange", "Entry"),
            translate("Exchange", "When"),
            translate("Exchange", "What to know"),
        )

    def read(self, path: Path, today: date, progress: Progress) -> Any:
        """Read a calendar."""
        from crm.exchange.icalendar.reading import LARGEST, read_calendar

        return read_calendar(read_at_most(path, LARGEST), today, path.name, progress)

    def look(self, work: Any, found: Any, decisions: Decisions, progress: Progress) -> Report:
        """See what becomes of each entry."""
        from crm.exchange.calendars import look_at_calendar

        return look_at_calendar(work, found, _calendar_choices(decisions), progress)

    def take(
        self, work: Any, found: Any, decisions: Decisions, files: FileStore, progress: Progress
    ) -> Report:
        """Write appointments and tasks, and move what was moved there."""
        from crm.exchange.calendars import import_calendar

        del files
        return import_calendar(work, found, _calendar_choices(decisions), progress)

    def first(self, row: Any) -> list[Piece]:
        """Return the title and what it is here."""
        return [Piece(row.name, FIRST), *_behind(row.entry)]

    def second(self, row: Any) -> list[Piece]:
        """Return when it is, and when it was until now."""
        if not row.before:
            return [Piece(row.when or "—", FIRST)]
        return [
            Piece(row.before, "text.secondary"),
            Piece(" → ", BEHIND),
            Piece(row.when, FIRST),
        ]

    def done(self, report: Report) -> str:
        """Count what is new and what moved."""
        moved = report.count(RowResult.MOVED)
        text = translate("Exchange", "{count} entries imported.")
        if moved:
            text = translate("Exchange", "{count} entries imported, {moved} moved.")
        return text.format(count=f"{report.imported:,}", moved=f"{moved:,}")


KINDS: Mapping[str, Callable[[], Importing]] = {
    each.ending: each for each in (Contacts, CalendarFile)
}


def kind_of(path: Path) -> Importing | None:
    """Return how a file is imported, by the end of its name; None for other files."""
    made = KINDS.get(path.suffix.lower())
    return made() if made else None


def task(kind: Importing, found: Any, decisions: Decisions, files: FileStore) -> Any:
    """Return the command that writes a file: `command(work, progress)`."""
    return partial(_take, kind, found, decisions, files)


def _take(
    kind: Importing,
    found: Any,
    decisions: Decisions,
    files: FileStore,
    work: Any,
    progress: Progress,
) -> Report:
    return kind.take(work, found, decisions, files, progress)


def _behind(text: str) -> list[Piece]:
    return [Piece(f"  {text}", BEHIND)] if text else []


def _contact_choices(decisions: Decisions) -> Any:
    from crm.exchange.contacts import ContactChoices

    return ContactChoices(
        decisions.company, decisions.companies, decisions.left_out, decisions.valid_only
    )


def _calendar_choices(decisions: Decisions) -> Any:
    from crm.exchange.calendars import CalendarChoices

    return CalendarChoices(decisions.left_out, decisions.valid_only)
