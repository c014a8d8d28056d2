"""The bar over a list: search, conditions as chips, columns, the archive."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget

from ui.pages.condition_chips import ConditionChips
from ui.pages.filter_choices import FilterChoices
from ui.widgets.buttons import FLAT, Button
from ui.widgets.filter_chip import FilterChip
from ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.records.conditions import Condition
    from ui.context import Context
    from ui.forms.candidates import References
    from ui.pages.list_spec import FilterSpec, ListSpec

DELAY = 200  # ms after the last key
SEARCH_WIDTH = 216
TOP = Qt.AlignmentFlag.AlignTop  # where the chips need a second row


class FilterBar(QFrame):
    """Holds the conditions of a list.

    Signals:
        changed: other rows match now.
        columns_asked: the button of the columns was pressed.
        list_entered: Down in the search field: the keyboard goes to the list.
    """

    changed = Signal()
    columns_asked = Signal()
    list_entered = Signal()

    def __init__(
        self, spec: ListSpec, context: Context, references: References, parent: QWidget
    ) -> None:
        """Show the search field and a chip for each pinned condition."""
        super().__init__(parent)
        self._context = context
        self._chips: dict[str, FilterChip] = {}
        theme = context.theme
        self.setProperty("kind", "bar")
        self.setMinimumHeight(theme.px("size.filter_bar"))
        self._archived_action: QAction | None = None
        self._of_views: tuple[QWidget, ...] = ()
        outer = self._outer = QHBoxLayout(self)
        edge = (theme.px("size.filter_bar") - theme.px("size.control_small")) // 2
        outer.setContentsMargins(theme.px("space.l"), edge, theme.px("space.l"), edge)
        outer.setSpacing(theme.px("space.s"))
        self._start = QWidget(self)  # never shown: Tab goes on from here, views before the search
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else Qt counts it not
        self._start.hide()
        self.search = self._search_field(spec.search_hint)
        outer.addWidget(self.search, alignment=TOP)
        holder = QWidget(self)
        self._row = FlowLayout(holder, gap=theme.px("space.s"))
        outer.addWidget(holder, 1)
        for each in spec.filters:
            self._add_chip(each).setVisible(each.pinned)
        self._choices = FilterChoices(spec.filters, self._chips, context, references, self)
        self._choices.changed.connect(self.changed)
        more = self._more_button(spec)
        self._before_columns: QWidget = more
        self._typed_conditions = ConditionChips(spec.conditions, references, theme, self._row, more)
        self._typed_conditions.changed.connect(self.changed)
        self._from_figure = self._special_chip(self.tr("From a figure"), self._clear_extra)
        self._archived = self._special_chip(self.tr("Archived"), self._show_active)
        self.columns = Button(theme, icon="columns", small=True, parent=self)
        self.columns.clicked.connect(self.columns_asked)
        outer.addWidget(self.columns, alignment=TOP)
        if spec.archive is not None:
            outer.addWidget(self._menu_button(), alignment=TOP)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self.changed)

    def put_views(self, picker: QWidget, saver: QWidget) -> None:
        """Place the button of the saved views before the search, that of saving before columns."""
        line = QFrame(self)
        line.setProperty("kind", "divider")
        line.setFixedHeight(self._context.theme.px("size.control_small") - 4)
        self._of_views = (picker, line, saver)
        self._outer.insertWidget(0, picker, alignment=TOP)
        self._outer.insertWidget(1, line, alignment=TOP)
        self._outer.insertWidget(self._outer.indexOf(self.columns), saver, alignment=TOP)
        QWidget.setTabOrder(self._start, picker)
        QWidget.setTabOrder(self._before_columns, saver)
        QWidget.setTabOrder(saver, self.columns)

    def put_group(self, button: QWidget) -> None:
        """Place the button of the groups before that of the columns."""
        self._outer.insertWidget(self._outer.indexOf(self.columns), button, alignment=TOP)
        QWidget.setTabOrder(self._before_columns, button)
        QWidget.setTabOrder(button, self.columns)
        self._before_columns = button

    def hide_views(self) -> None:
        """Offer no views: the list keeps none."""
        for each in self._of_views:
            each.hide()

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    @property
    def archived(self) -> bool:
        """Whether archived rows are listed, and only these."""
        return not self._archived.isHidden()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The typed conditions."""
        return self._typed_conditions.conditions

    @property
    def count(self) -> int:
        """How many conditions are on, the search among them."""
        others = len(self.conditions) + bool(self.text) + self.archived
        return self._choices.count + others

    def filters(self) -> dict[str, object]:
        """Return the conditions by name, as `ListRequest` takes them."""
        return self._choices.filters()

    def show_filters(self, filters: Mapping[str, object]) -> None:
        """Show other conditions; those without a chip are kept under one chip of their own."""
        self.show_conditions(filters)

    def show_conditions(
        self,
        filters: Mapping[str, object],
        conditions: Sequence[Condition] = (),
        text: str = "",
        *,
        archived: bool = False,
    ) -> None:
        """Show what a saved view holds; `changed` is sent once, at the end."""
        self._turn_archived(on=archived)
        self._search_for(text)
        self._typed_conditions.show(conditions)
        self._choices.show(filters)
        self._from_figure.setVisible(bool(self._choices.extra))
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Take every condition away."""
        self.show_conditions({})

    @Slot()
    def add_condition(self) -> None:
        """Ask for a typed condition."""
        if self._typed_conditions.offered:
            self._typed_conditions.add()

    def add_condition_on(self, column: str) -> None:
        """Ask for a typed condition on a column."""
        self._typed_conditions.add_for(column)

    def take_away(self, column: str) -> None:
        """Take the typed conditions on a column away."""
        self._typed_conditions.take_away(column)

    @Slot()
    def toggle_archived(self) -> None:
        """List the archived rows, or the others again."""
        self._show_archived(on=not self.archived)

    def say_columns(self, shown: int, of: int) -> None:
        """Write how many columns are shown: `列 8/21`."""
        text = self.tr("Columns {shown}/{all}").format(shown=shown, all=of)
        self.columns.setText(text)
        self.columns.setAccessibleName(text)
        self.columns.updateGeometry()

    def _search_field(self, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setProperty("small", True)
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.setClearButtonEnabled(True)
        line.setFixedWidth(SEARCH_WIDTH)
        icon = self._context.theme.icon("search", color="text.tertiary", size=14)
        line.addAction(QAction(icon, "", line), QLineEdit.ActionPosition.LeadingPosition)
        line.textChanged.connect(self._typed)
        line.returnPressed.connect(self._search_now)
        line.installEventFilter(self)
        return line

    def _add_chip(self, spec: FilterSpec) -> FilterChip:
        chip = FilterChip(self._context.theme, spec.title, self)
        self._chips[spec.key] = chip
        self._row.addWidget(chip)
        return chip

    def _special_chip(self, title: str, clear: object) -> FilterChip:
        chip = FilterChip(self._context.theme, title, self)
        chip.cleared.connect(clear)
        chip.set_value("✓")
        chip.hide()
        self._row.addWidget(chip)
        return chip

    def _more_button(self, spec: ListSpec) -> Button:
        """Make + 条件: for typed conditions, else for the choices that are not pinned."""
        theme, text = self._context.theme, self.tr("Condition")
        button = Button(theme, text, kind=FLAT, icon="plus", small=True, parent=self)
        if spec.conditions:
            button.clicked.connect(self.add_condition)
        else:
            menu = QMenu(button)
            for each in spec.filters:
                if not each.pinned:
                    action = menu.addAction(each.title)
                    action.triggered.connect(partial(self._choices.open, each.key))
            button.setMenu(menu)
            button.setVisible(bool(menu.actions()))
        self._row.addWidget(button)
        return button

    def _menu_button(self) -> Button:
        button = Button(self._context.theme, kind=FLAT, icon="more", small=True, parent=self)
        button.name_only(self.tr("More for this list"))
        menu = QMenu(button)
        self._archived_action = menu.addAction(self.tr("Show archived"))
        self._archived_action.setCheckable(True)
        self._archived_action.triggered.connect(self.toggle_archived)
        button.setMenu(menu)
        return button

    def _search_for(self, text: str) -> None:
        self.search.setText(text)  # with its signal: the button that clears follows it
        self._delay.stop()

    def _show_archived(self, *, on: bool) -> None:
        self._turn_archived(on=on)
        self.changed.emit()

    def _turn_archived(self, *, on: bool) -> None:
        if self._archived_action is not None:
            self._archived.set_value("✓" if on else "")
            self._archived.setVisible(on)
            self._archived_action.setChecked(on)

    @Slot()
    def _show_active(self) -> None:
        self._show_archived(on=False)

    @Slot()
    def _clear_extra(self) -> None:
        self._choices.extra.clear()
        self._from_figure.hide()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down in the search field go to the list."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            if self._delay.isActive():
                self._search_now()
            self.list_entered.emit()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _typed(self) -> None:
        self._delay.start()

    @Slot()
    def _search_now(self) -> None:
        self._delay.stop()
        self.changed.emit()
