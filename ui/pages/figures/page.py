"""The page of the figures: all of them for one as-of date, each a way to its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import formats
from ui.actions import DATE_KEY, REFRESH_KEY, VIEW, PageAction
from ui.pages.figures import area_content, money_content, pipeline_content
from ui.pages.figures.as_of_bar import AsOfBar
from ui.pages.figures.intent_tile import IntentTile
from ui.pages.figures.reading import READS, read_figures
from ui.pages.figures.tile import TableTile
from ui.pages.figures.tile_grid import TileGrid
from ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from crm.database.changes import Changes
    from crm.errors import UserError
    from ui.context import Context
    from ui.pages.figures.cells import TileContent
    from ui.pages.figures.links import Link
    from ui.pages.figures.reading import Asked, Figures

# The least width of each tile, px; with them a window of 1440 shows the rows of the design.
ACTIVITY, PARKS, CHANGES, STAGES, TIERS, FUNDS, DEALS = 336, 400, 360, 400, 360, 380, 380


def create_page(context: Context) -> FiguresPage:
    """Return the page."""
    return FiguresPage(context)


class FiguresPage(QWidget):
    """As-of bar and tiles. One read at a time: what is asked meanwhile is asked next."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Ask for today."""
        super().__init__(parent)
        self.context = context
        self._ticket = 0
        self._under_way: Asked | None = None
        self._again = False
        self._stale = False
        self.figures: Figures | None = None
        self.header = PageHeader(context.theme, self.tr("Figures"), self)
        self.header.set_main_action(
            self.tr("Make a briefing"), self.make_briefing, icon="briefings"
        )
        self.bar = AsOfBar(context, self)
        self._scroll = QScrollArea(self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what has the keyboard
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self.grid = TileGrid(context.theme, self._scroll)
        self.intent = IntentTile(context.theme, self.grid)
        self.intent.followed.connect(self.follow)
        self.grid.add(self.intent)
        self.tiles: dict[str, tuple[TableTile, Callable[[Figures, date], TileContent]]] = {}
        self._add_tiles()
        self._scroll.setWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.header, self.bar):
            column.addWidget(each)
        column.addWidget(self._scroll, 1)
        self.bar.changed.connect(self.reload)
        context.changes.changed.connect(self._on_changes)
        self.reload()

    # what the window calls

    def page_actions(self) -> Sequence[PageAction]:
        """Return the actions of the page for menus and shortcuts."""
        return [
            PageAction(
                self.tr("Go to the as-of date"), self.focus_date, DATE_KEY, "calendar", VIEW
            ),
            PageAction(self.tr("Reload"), self.reload, REFRESH_KEY, "refresh", VIEW),
        ]

    def keys_text(self) -> str:
        """Name the keys of the page."""
        return self.context.keys.hints(
            ("Enter", self.tr("or a click on a figure lists its records")),
            ("Ctrl+C", self.tr("copy a table")),
        )

    def regions(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes round."""
        return (self.bar.date.line, self.grid)

    # what the user does

    def focus_date(self) -> None:
        """Go to the as-of date."""
        self.bar.date.line.setFocus()
        self.bar.date.line.selectAll()

    def make_briefing(self) -> None:
        """Go to the packs."""
        self.context.navigate.show("briefings")

    @Slot()
    def reload(self) -> None:
        """Compute everything again; a question under way is answered first and thrown away."""
        self._stale = False
        if self._under_way is not None:
            self._again = True
            return
        self._under_way = asked = self.bar.asked()
        self.context.read(
            read_figures,
            asked,
            self.context.today,
            owner=self,
            done=self._take,
            failed=self._fail,
            title=self.tr("Computing the figures"),
        )

    @Slot(object)
    def follow(self, link: Link) -> None:
        """Show the records behind a figure, and say where the list cannot show just them."""
        navigate = self.context.navigate
        if link.record is not None:
            navigate.open(link.page, link.record)
            return
        navigate.show_list(link.page, link.filters)
        if not link.exact:
            self.context.messages.tell(
                self.tr(
                    "The list shows records as they stand today; it can differ from the figure."
                )
            )

    def _take(self, figures: Figures) -> None:
        self._under_way = None
        if self._again:
            self._again = False
            self.reload()
            return
        self._show(figures)

    def _fail(self, error: UserError) -> None:
        self._under_way, self._again = None, False
        self.context.messages.refuse(error)

    def _show(self, figures: Figures) -> None:
        self.figures = figures
        asked, today = figures.asked, self.context.today
        period = self.tr("{first} — {last}")
        first, last = formats.long_day(asked.start), formats.long_day(asked.end)
        self.header.set_count(period.format(first=first, last=last))
        self.header.set_as_of(formats.as_of(asked.as_of))
        self.intent.show_figures(figures, today)
        for tile, content in self.tiles.values():
            tile.show_content(content(figures, today))
        self.grid.place()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if not changes.touch(*READS):
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was committed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _add_tiles(self) -> None:
        found = (
            ("activity", self.tr("Going out, bringing in"), ACTIVITY, area_content.activity),
            ("parks", self.tr("By park"), PARKS, area_content.parks),
            ("changes", self.tr("Changes of the intent area"), CHANGES, area_content.changes),
            ("tiers", self.tr("Projects by size"), TIERS, pipeline_content.tiers),
            ("stages", self.tr("Stages and pipeline"), STAGES, pipeline_content.stages),
            ("funds", self.tr("Funds subscribed and paid in"), FUNDS, money_content.funds),
            ("deals", self.tr("Equity deals subscribed and paid in"), DEALS, money_content.deals),
        )
        for key, title, least, content in found:
            tile = TableTile(self.context.theme, title, self.grid, least=least)
            tile.followed.connect(self.follow)
            self.grid.add(tile)
            self.tiles[key] = (tile, content)
