"""The page of the recycle bin: a list of what is archived, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from crm.clock import SHANGHAI
from ui import formats
from ui.actions import RESTORE_KEY, SAVE_VIEW_KEY, VIEWS_KEY, PageAction
from ui.pages.list_page import ListPage
from ui.pages.list_spec import FilterSpec, ListSpec
from ui.pages.recycle_bin import reading
from ui.panes.content import Fact, Link, PaneAction, PaneContent
from ui.tables.columns import MUTED, SECONDARY, Column, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from crm.history.recycle_bin import ArchivedRow
    from ui.context import Context
    from ui.pages.recycle_bin.reading import BinDetail

translate = QCoreApplication.translate
RESTORE, OPEN = "bin.restore", "bin.open"
OF_VIEWS = {VIEWS_KEY, SAVE_VIEW_KEY}


def create_page(context: Context) -> ListPage:
    """Return the page."""
    return RecycleBinPage(context)


class RecycleBinPage(ListPage):
    """Restores one record or many, each with the parts that were archived with it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show everything that is archived, the newest first."""
        self._shown: BinDetail | None = None
        super().__init__(context, self._spec(), parent)
        self.header.set_as_of("")
        self.header.set_main_action(
            self.tr("Restore"), self.restore, icon="restore", hint=RESTORE_KEY
        )
        self.filter_bar.hide_views()
        self.records.selection.offer("restore")
        # Records of many kinds come back by their own command, not by that of one list.
        self.records.selection.restore_asked.disconnect(self.bulk.restore)
        self.records.selection.restore_asked.connect(self.restore)

    def list_actions(self) -> list[PageAction]:
        """Offer restoring; a list of many kinds keeps no views."""
        usual = [each for each in super().list_actions() if each.command not in OF_VIEWS]
        return [PageAction(self.tr("Restore"), self.restore, RESTORE_KEY, "restore"), *usual]

    def keys_text(self) -> str:
        """Name the keys of the list."""
        return self.context.keys.hints(
            ("Enter", self.tr("open")),
            ("Space", self.tr("select")),
            (RESTORE_KEY, self.tr("restore")),
            ("Ctrl+C", self.tr("copy")),
        )

    @Slot()
    def restore(self) -> None:
        """Bring back the checked records, else the one of the pane, else the current one."""
        chosen = list(self.records.model.checked)
        single = self.side.record_id or self.table.current_id()
        if not chosen and single is not None:
            chosen = [single]
        if chosen:
            self._restore(chosen)
        else:
            self.context.messages.tell(self.tr("Choose first what shall come back."))

    def _restore(self, chosen: Sequence[int]) -> None:
        kind, _ = reading.key_of(chosen[0])
        self.context.write_long(
            f"restore_{kind}" if len(chosen) == 1 else "restore_records",
            partial(reading.restore_numbers, tuple(chosen)),
            owner=self,
            done=self._restored,
            title=self.tr("Restoring"),
        )

    def _restored(self, count: int) -> None:
        self.records.uncheck()
        self.side.close_side()
        if count == 1:
            self.context.messages.tell(self.tr("Restored."))
        else:
            text = self.tr("Restored records: {count}")
            self.context.messages.tell(text.format(count=formats.whole(count)))

    def _spec(self) -> ListSpec:
        return ListSpec(
            key="recycle_bin",
            kind="",
            icon="recycle_bin",
            title=translate("Pages", "Recycle bin"),
            search_hint=translate("RecycleBin", "Name, pinyin or code"),
            columns=_columns(),
            sort="archived_at",
            descending=True,
            filters=(FilterSpec("kind", translate("RecycleBin", "Kind"), tuple(reading.kinds())),),
            find_ids=reading.find_numbers,
            load_rows=reading.load_rows,
            reads=reading.BIN_READS,
            load_pane=reading.load_detail,
            pane=self._pane,
            act=self._act,
            count_text=_count_text,
            empty_text=translate(
                "RecycleBin", "Nothing is archived. What you archive can be brought back here."
            ),
        )

    def _pane(self, detail: BinDetail) -> PaneContent:
        self._shown = detail
        row = detail.row
        actions = [PaneAction(RESTORE, self.tr("Restore"), "restore")]
        if detail.place is not None:
            actions.append(PaneAction(OPEN, self.tr("Open the record"), "chevron-right"))
        return PaneContent(
            id=detail.number,
            version=0,
            code=row.code,
            title=row.title or row.kind_label,
            subtitle=row.kind_label,
            facts=(
                Fact(_when_title(), _when(row)),
                Fact(_who_title(), row.archived_by or "—"),
                Fact(translate("RecycleBin", "Comes back with it"), _children(row) or "—"),
            ),
            actions=tuple(actions),
            archived=True,
            record=Link(row.kind, row.id),
        )

    def _act(self, key: str, number: int) -> None:
        if key == RESTORE:
            self._restore([number])
        elif key == OPEN and self._shown is not None and self._shown.place is not None:
            self.context.navigate.open(*self._shown.place)


def _columns() -> tuple[Column, ...]:
    """Return the columns, the most asked for first."""
    return (
        Column(
            "kind",
            lambda: translate("RecycleBin", "Kind"),
            lambda row: row.kind_label,
            sort_key="kind",
            width=110,
            wide=130,
            tone=lambda _row: SECONDARY,
        ),
        Column(
            "name",
            lambda: translate("RecycleBin", "Record"),
            lambda row: row.title or row.kind_label,
            look=Look.STRONG,
            sort_key="name",
            width=320,
            secondary=lambda row: row.code if row.code != row.title else "",
        ),
        Column("archived_at", _when_title, _when, Look.DATE, "archived_at", 140),
        Column("archived_by", _who_title, lambda row: row.archived_by or "—", width=140),
        Column(
            "children",
            lambda: translate("RecycleBin", "Comes back with it"),
            lambda row: _children(row) or "—",
            width=130,
            wide=150,
            tone=lambda row: "" if row.children else MUTED,
            value=lambda row: row.children,
        ),
    )


def _when_title() -> str:
    return translate("RecycleBin", "Archived")


def _who_title() -> str:
    return translate("RecycleBin", "Archived by")


def _when(row: ArchivedRow) -> str:
    at = row.archived_at.astimezone(SHANGHAI)
    return f"{formats.day(at.date())} {at:%H:%M}"


def _children(row: ArchivedRow) -> str:
    """Write how many parts were archived with the record."""
    if not row.children:
        return ""
    if row.children == 1:
        return translate("RecycleBin", "1 part")
    return translate("RecycleBin", "{count} parts").format(count=formats.whole(row.children))


def _count_text(count: int) -> str:
    return translate("RecycleBin", "{count} archived").format(count=formats.whole(count))
