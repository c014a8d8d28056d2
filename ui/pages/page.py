"""What the window asks of a page. All of it is optional; a page offers what it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.actions import PageAction
    from ui.context import Context


@dataclass(frozen=True)
class PageEntry:
    """One page of the rail: made when it is first shown, and again in another language.

    Pages at the `foot` stand at the bottom of the rail; the last page always does.
    """

    key: str
    icon: str
    title: Callable[[], str]
    create: Callable[[Context], QWidget]
    foot: bool = False


@runtime_checkable
class OffersActions(Protocol):
    """A page with actions of its own."""

    def page_actions(self) -> Sequence[PageAction]:
        """Return what the menus and shortcuts offer while the page is shown."""
        ...


@runtime_checkable
class OpensRecords(Protocol):
    """A page that can show one record."""

    def open_record(self, record_id: int) -> None:
        """Show the record, wherever the list stands."""
        ...


@runtime_checkable
class SelectsRecords(Protocol):
    """A page that can put the keyboard's place on a record without opening it."""

    def select_record(self, kind: str, record_id: int) -> None:
        """Make the record current, and show it where the pane is open; other kinds are ignored."""
        ...


@runtime_checkable
class OpensKinds(Protocol):
    """A page with more than one kind of record (funds and deals, companies and contacts)."""

    def open_kind(self, kind: str, record_id: int) -> None:
        """Show the record of this kind; asked instead of `open_record`."""
        ...


@runtime_checkable
class CreatesRecords(Protocol):
    """A page that opens an empty form."""

    def create_record(self, kind: str, values: Mapping[str, object]) -> None:
        """Open the form for `kind` with raw values filled in."""
        ...


@runtime_checkable
class ShowsLists(Protocol):
    """A page whose list can be filtered from elsewhere."""

    def show_list(self, filters: Mapping[str, object]) -> None:
        """Show the records that match, with the conditions in the filter bar."""
        ...


@runtime_checkable
class KeepsRecord(Protocol):
    """A page that remembers which record is open while the language changes."""

    def current_record(self) -> tuple[str, int] | None:
        """Return kind and id of the open record: `("lead", 5)`."""
        ...


@runtime_checkable
class ChecksRecords(Protocol):
    """A page with a list in which records are checked."""

    def checked_records(self, kind: str) -> Sequence[int]:
        """Return the ids of the checked records, if they are of this kind."""
        ...


@runtime_checkable
class TellsKeys(Protocol):
    """A page that names its keys in the status bar."""

    def keys_text(self) -> str:
        """Return a line such as `Enter open  F2 edit`, translated."""
        ...


@runtime_checkable
class HasRegions(Protocol):
    """A page with parts that F6 goes round (list, pane)."""

    def regions(self) -> Sequence[QWidget]:
        """Return the widgets that take the focus, in order; hidden ones are skipped."""
        ...


@runtime_checkable
class GuardsInput(Protocol):
    """A page that may hold what was typed and not saved."""

    def has_unsaved(self) -> bool:
        """Tell whether closing the page would lose something."""
        ...
