"""Parks with their signed intent, what they have left, and their letters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.measures import park_overview as overview
from crm.parks import queries
from crm.parks.commands import archive_park, restore_park, save_park
from crm.parks.fields import PARK_FIELDS
from crm.records.list_columns import group_names
from ui.pages.list_page import ListPage
from ui.pages.list_spec import FormSpec, ListSpec
from ui.pages.parks import pane
from ui.pages.parks.columns import park_columns, park_filters, totals_text
from ui.pages.subtotals import park_subtotals
from ui.pages.views_given import park_views

if TYPE_CHECKING:
    from ui.context import Context
    from ui.navigation import Navigator

translate = QCoreApplication.translate


def create_page(context: Context) -> ListPage:
    """Return the page."""
    return ListPage(context, parks_spec(context))


def parks_spec(context: Context) -> ListSpec:
    """Return what the page of parks shows."""
    return ListSpec(
        key="parks",
        kind="park",
        icon="parks",
        title=translate("Pages", "Parks"),
        search_hint=translate("Parks", "Name, pinyin or code"),
        columns=park_columns(),
        sort="code",
        filters=park_filters(),
        find_ids=overview.find_ids,
        conditions=overview.CONDITIONS,
        groups=group_names(queries.CONDITIONS),
        find_groups=overview.find_groups,
        subtotals=park_subtotals(),
        load_rows=overview.load_rows,
        reads=overview.READS,
        totals=overview.totals,
        totals_text=totals_text,
        load_pane=overview.load_file,
        pane=pane.pane_content,
        form=FormSpec(
            fields=PARK_FIELDS,
            save=save_park,
            new_title=translate("Parks", "New park"),
            edit_title=translate("Parks", "Edit park"),
            load=queries.load_form,
        ),
        archive=archive_park,
        restore=restore_park,
        act=partial(_act, context.navigate),
        views=park_views(),
        count_text=_count_text,
        empty_text=translate("Parks", "No park yet. Enter the first one."),
        new_text=translate("Parks", "New park"),
    )


def _act(navigate: Navigator, key: str, park_id: int) -> None:
    if key == pane.NEW_LETTER:
        navigate.new("letter", {"park_id": park_id})


def _count_text(count: int) -> str:
    return translate("Parks", "{count} parks").format(count=f"{count:,}")
