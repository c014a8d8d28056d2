"""What makes one list page differ from another, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from crm.errors import UserError
    from crm.records.fields import Field
    from crm.records.groups import Group, Groups
    from crm.records.listing import ListRequest
    from crm.records.saved import FormValues, Saved
    from crm.views.definition import ViewDefinition
    from ui.forms.record_form import RecordForm
    from ui.panes.content import PaneContent
    from ui.panes.plan_content import Given
    from ui.tables.columns import Column

# A session of the database; pages hand it on to queries and never look inside.
Session = Any
Work = Any
Choice = tuple[object, str]


@dataclass(frozen=True)
class FilterSpec:
    """A condition: its chip's title and where its choices come from.

    `key` is the name in `ListRequest.filters`. Choices are pairs of stored value and label;
    `load` reads them from the database; with `target` any record of that kind can be searched.
    With `many` several can be chosen ("one of"). One that is not `pinned` waits under + 条件.
    """

    key: str
    title: str
    choices: Sequence[Choice] = ()
    load: Callable[[Session], Sequence[Choice]] | None = None
    target: str = ""
    many: bool = True
    pinned: bool = True


@dataclass(frozen=True)
class Total:
    """One sum under the list: `意向面积 222,700.00 ㎡ （22.27 万㎡）`."""

    label: str
    figure: str
    unit: str = ""
    note: str = ""


@dataclass(frozen=True)
class FormSpec:
    """A form: fields, where its values come from, and the command that saves them.

    `save(work, raw, id=…, version=…)` creates (id None) or changes. `main_text` names a second
    way to save that does more (签订): `main` has the same signature. `prepare` is called with the
    filled form before it is shown: to insert blocks, hide fields, or listen to `edited`.
    `refused` may show a problem in its own way; it returns the problems that are left to show.
    `defaults` are raw values of a new record.
    """

    fields: tuple[Field, ...]
    save: Callable[..., Saved]
    new_title: str
    edit_title: str
    load: Callable[[Session, int], FormValues] | None = None
    defaults: Callable[[], Mapping[str, object]] | None = None
    main_text: str = ""
    main: Callable[..., Saved] | None = None
    save_text: str = ""
    saved_text: str = ""
    prepare: Callable[[RecordForm, FormValues], None] | None = None
    refused: Callable[[RecordForm, UserError], UserError | None] | None = None


@dataclass(frozen=True)
class GivenView:
    """A view that the program brings; nobody can change it, everybody can save a copy."""

    key: str
    title: str
    shows: ViewDefinition


def _no_action(_key: str, _record_id: int) -> None:
    """Pages without actions of their own."""


def _nothing_given(_given: Given) -> None:
    """Pages without anything that is planned in the pane."""


@dataclass(frozen=True)
class ListSpec:
    """A list page.

    `key` names its settings, `kind` its records for navigation, `icon` stands over an empty list.
    `find_ids`, `load_rows` and `totals` are the queries of the folder, `reads` its READS;
    `totals_text` writes the totals of ALL matching rows. `load_pane` reads what the pane shows
    (in the background), `pane` writes it as `PaneContent` (in the window's language).
    `count_text` writes the count in the header, `chosen_text` the sum of checked rows.
    `act` receives the keys of actions that the page itself must do, `take` what is arranged or
    written in the plans of the pane.
    `views` are offered beside those that people save. `more_filters` are names in
    `ListRequest.filters` that the queries know and no chip shows.
    `phone` reads the phone number of a record, "" where none is entered.
    `conditions` are the columns that typed conditions can be set on, `groups` the names of those
    that rows can be put together by; `find_groups` reads the groups, and `subtotals` writes their
    sums by the key of the column under which each stands.
    """

    key: str
    kind: str
    icon: str
    title: str
    search_hint: str
    columns: tuple[Column, ...]
    sort: str
    find_ids: Callable[[Session, ListRequest, date], Sequence[int]]
    load_rows: Callable[[Session, Sequence[int], date], Mapping[int, Any]]
    reads: tuple[str, ...]
    count_text: Callable[[int], str]
    empty_text: str
    descending: bool = False
    filters: tuple[FilterSpec, ...] = ()
    totals: Callable[[Session, ListRequest, date], Any] | None = None
    totals_text: Callable[[Any], Sequence[Total]] | None = None
    load_pane: Callable[[Session, int, date], Any] | None = None
    pane: Callable[[Any], PaneContent] | None = None
    new_text: str = ""
    form: FormSpec | None = None
    archive: Callable[..., Any] | None = None
    restore: Callable[..., Any] | None = None
    act: Callable[[str, int], None] = _no_action
    take: Callable[[Given], None] = _nothing_given
    chosen_text: Callable[[Sequence[Any]], str] | None = None
    checkable: bool = True
    views: tuple[GivenView, ...] = ()
    more_filters: tuple[str, ...] = ()
    phone: Callable[[Session, int], str] | None = None
    conditions: tuple[Field, ...] = ()
    groups: tuple[str, ...] = ()
    find_groups: Callable[[Session, ListRequest, date], Groups] | None = None
    subtotals: Mapping[str, Callable[[Group], str]] = field(
        default_factory=dict[str, "Callable[[Group], str]"]
    )
