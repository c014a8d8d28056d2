"""What stands under a list: the sums of all rows, and what the checked ones are for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from ui.actions import BULK_EDIT_KEY
from ui.widgets.buttons import INVERSE, Button
from ui.widgets.labels import CAPTION, label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.pages.list_spec import Total
    from ui.theme import Theme

TOTALS_HEIGHT = 34
BAR_HEIGHT = 40
PAIR = 2  # records that become one


class TotalsStrip(QFrame):
    """Sums of ALL rows that match, never of the loaded ones; at the right what is on screen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without sums."""
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self.setFixedHeight(TOTALS_HEIGHT)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.m"), 0, theme.px("space.m"), 0)
        row.setSpacing(theme.px("space.l"))
        self._sums = QHBoxLayout()
        self._sums.setSpacing(theme.px("space.l"))
        row.addLayout(self._sums)
        row.addStretch()
        self._place = label("", self, tone="tertiary", size=CAPTION)
        row.addWidget(self._place)
        self._remarks: list[QWidget] = []
        self.text = ""

    def show_totals(self, totals: Sequence[Total]) -> None:
        """Write the sums; a remark, which has no figure, gives way where they need the room."""
        self._remarks.clear()
        while (item := self._sums.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for total in totals:
            one = self._one(total)
            self._sums.addWidget(one)
            if not total.figure:
                self._remarks.append(one)
        parts = [f"{each.label} {each.figure} {each.unit}{each.note}".strip() for each in totals]
        self.text = "  ".join(parts)
        self.setAccessibleName(self.text)
        self._give_way()

    def show_place(self, text: str) -> None:
        """Write which rows are on screen."""
        self._place.setText(text)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Hide the place, then remarks, then whole sums from the right: no figure is ever cut.

        What does not fit can still be read in the tooltip.
        """
        gap = self._theme.px("space.l")
        items = (self._sums.itemAt(number) for number in range(self._sums.count()))
        sums = [one for item in items if item is not None and (one := item.widget()) is not None]
        room = self.width() - 2 * self._theme.px("space.m")
        for part in (*sums, self._place):
            part.show()
        later = [each for each in reversed(sums[1:]) if each not in self._remarks]
        for part in (self._place, *self._remarks, *later):
            shown = [each for each in (*sums, self._place) if not each.isHidden()]
            if sum(each.sizeHint().width() + gap for each in shown) <= room:
                break
            part.hide()
        self.setToolTip(plain_tooltip(self.text))

    def _one(self, total: Total) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px("space.xs"))
        row.addWidget(label(total.label, holder, tone="secondary", size=CAPTION))
        row.addWidget(label(total.figure, holder, strong=True, size=CAPTION))
        for text in (total.unit, total.note):
            if text:
                row.addWidget(label(text, holder, tone="tertiary", size=CAPTION))
        return holder


class SelectionBar(QFrame):
    """Shown while rows are checked: how many, their sum, and what can be done with them.

    Signals:
        edit_asked, hand_over_asked, move_asked, merge_asked, archive_asked, restore_asked,
        copy_asked, clear_asked: a button was pressed.
    """

    edit_asked = Signal()
    hand_over_asked = Signal()
    move_asked = Signal()
    merge_asked = Signal()
    archive_asked = Signal()
    restore_asked = Signal()
    copy_asked = Signal()
    clear_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, archive: bool) -> None:
        """Offer archiving only where records can be archived; `offer` adds the rest."""
        super().__init__(parent)
        self.setProperty("kind", "selection")
        self.setFixedHeight(BAR_HEIGHT)
        self._theme = theme
        self._archive = archive
        self._count = 0
        self._offered = {"archive"} if archive else set[str]()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.m"), 0, theme.px("space.s"), 0)
        row.setSpacing(theme.px("space.s"))
        self.count = label("", self, tone="inverse", strong=True)
        self.sum = label("", self, tone="inverse", size=CAPTION)
        row.addWidget(self.count)
        row.addWidget(self.sum)
        self.buttons = {
            "edit": self._button(self.tr("Edit"), "edit", self.edit_asked),
            "hand_over": self._button(self.tr("Hand over"), "swap", self.hand_over_asked),
            "move": self._button(self.tr("Move"), "arrow-right", self.move_asked),
            "merge": self._button(self.tr("Merge"), "merge", self.merge_asked),
            "archive": self._button(self.tr("Archive"), "archive", self.archive_asked),
            "restore": self._button(self.tr("Restore"), "restore", self.restore_asked),
            "copy": self._button(self.tr("Copy for Excel"), "export", self.copy_asked),
        }
        self.archive, self.copy = self.buttons["archive"], self.buttons["copy"]
        self.buttons["edit"].set_look(hint=BULK_EDIT_KEY)
        for button in self.buttons.values():
            row.addWidget(button)
        self.more = Button(theme, kind=INVERSE, icon="more", small=True, parent=self)
        self.more.name_only(self.tr("More for the selected rows"))
        self.more.clicked.connect(self._open_more)
        row.addWidget(self.more)
        row.addStretch()
        clear = Button(theme, "Esc", kind=INVERSE, icon="close", small=True, parent=self)
        clear.name_only(self.tr("Uncheck all (Esc)"))
        clear.clicked.connect(self.clear_asked)
        row.addWidget(clear)
        self._clear = clear
        self._give_way()
        self.hide()

    def offer(self, *names: str) -> None:
        """Offer more: "edit", "hand_over", "move", "merge" (of two records)."""
        self._offered.update(names)
        self._give_way()

    def show_archived(self, *, on: bool) -> None:
        """Of archived records only restoring makes sense."""
        if self._archive:
            self._offered -= {"archive", "restore"}
            self._offered.add("restore" if on else "archive")
            self._give_way()

    def say(self, count: int, text: str) -> None:
        """Write how many rows are checked and their sum; hide at none."""
        self.count.setText(self.tr("{count} selected").format(count=f"{count:,}"))
        self.sum.setText(text)
        self.setVisible(count > 0)
        self._count = count
        self._give_way()

    def minimumSizeHint(self) -> QSize:
        """Let the list be narrow: what has no room goes into a menu."""
        return QSize(0, BAR_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _button(self, text: str, icon: str, asked: SignalInstance) -> Button:
        button = Button(self._theme, text, kind=INVERSE, icon=icon, small=True, parent=self)
        button.clicked.connect(asked)
        return button

    def _give_way(self) -> None:
        """In a narrow list the sum goes first, then the shown key, then buttons into a menu."""
        gap, edit = self._theme.px("space.s"), self.buttons["edit"]
        room = self.width() - 2 * gap
        self.sum.setVisible(bool(self.sum.text()))
        edit.set_look(hint=BULK_EDIT_KEY)
        self.more.hide()
        shown = [name for name in self.buttons if self._offers(name)]
        for name, button in self.buttons.items():
            button.setVisible(name in shown)
        parts = [self.count, self.sum, *self.buttons.values(), self.more, self._clear]
        steps = [self.sum.hide, partial(edit.set_look, hint="")]
        steps += [partial(self._put_away, name) for name in (*reversed(shown[1:]), *shown[:1])]
        for step in steps:
            there = [each for each in parts if not each.isHidden()]
            if sum(each.sizeHint().width() + gap for each in there) <= room:
                break
            step()

    def _offers(self, name: str) -> bool:
        if name == "merge" and self._count != PAIR:
            return False
        return name == "copy" or name in self._offered

    def _put_away(self, name: str) -> None:
        self.buttons[name].hide()
        self.more.show()

    @Slot()
    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, button in self.buttons.items():
            if button.isHidden() and self._offers(name):
                icon = self._theme.icon(button.icon_name)
                menu.addAction(icon, button.text()).triggered.connect(button.clicked)
        menu.popup(self.more.mapToGlobal(QPoint(0, 0)))
