"""Sets one typed condition: a column, how it is compared, and with what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm.errors import Problem, UserError
from crm.names.sorting import fold, search_key
from crm.records.conditions import Condition, Operator, operators_of, read_condition
from ui.forms.choice_editors import CalmComboBox
from ui.pages.check_list import ENTER, ROW
from ui.pages.condition_editors import ConditionValues, values_for
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm.records.fields import Field
    from ui.forms.candidates import References
    from ui.forms.editor import Editor
    from ui.pages.list_spec import Choice
    from ui.theme import Theme

NAME_ROLE = int(Qt.ItemDataRole.UserRole)
WIDTH, COLUMNS_AT_MOST = 340, 12


class ConditionPopup(QFrame):
    """Drops down from + 条件 with the columns, or from a chip with its condition.

    Enter takes the condition, Esc leaves everything as it was. What cannot be read is said under
    the field, with its code.

    Signals:
        taken(Condition, names): the condition, and the names of the records in it by id.
    """

    taken = Signal(object, object)

    def __init__(
        self, fields: Sequence[Field], references: References, theme: Theme, parent: QWidget
    ) -> None:
        """Begin with the columns."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self._fields = {each.name: each for each in fields}
        self._references = references
        self._theme = theme
        self._field: Field | None = None
        self._values: ConditionValues | None = None
        self._steps = QStackedWidget(self)
        self._both = (self._column_step(), self._value_step())
        for step in self._both:
            self._steps.addWidget(step)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self._steps)

    def open_under(
        self,
        chip: QWidget,
        condition: Condition | None = None,
        names: Mapping[int, str] | None = None,
        column: str = "",
    ) -> None:
        """Drop down with the columns, with one column, or with a condition to change."""
        field = self._fields.get(condition.column if condition is not None else column)
        if field is not None:
            known = operators_of(field)[0]
            self._show_values(field, known if condition is None else condition.operator)
        if field is not None and condition is not None:
            self._put(condition, names or {})
        self.setFixedWidth(WIDTH)
        place = chip.mapToGlobal(QPoint(0, chip.height() + 2))
        right = chip.screen().availableGeometry().right()
        self.move(max(0, min(place.x(), right - WIDTH)), place.y())
        self.show()
        self._fit()
        self._focus()

    # the column

    def _column_step(self) -> QWidget:
        step = QWidget(self)
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        self.search = QLineEdit(step)
        self.search.setPlaceholderText(self.tr("Column: name or pinyin"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.columns = QListWidget(step)
        self.columns.setProperty("kind", "choices")
        self.columns.setAccessibleName(self.tr("Columns"))
        self.columns.setFixedHeight(ROW * min(len(self._fields), COLUMNS_AT_MOST) + 4)
        for field in self._fields.values():
            item = QListWidgetItem(str(field.label))
            item.setData(NAME_ROLE, field.name)
            item.setSizeHint(QSize(0, ROW))
            self.columns.addItem(item)
        self.columns.setCurrentRow(0)
        self.columns.installEventFilter(self)
        self.columns.itemClicked.connect(self._take_column)
        column.addWidget(self.search)
        column.addWidget(self.columns)
        return step

    @Slot(str)
    def _narrow(self, text: str) -> None:
        """Show the columns whose name has the text, in characters, pinyin or initials."""
        wanted = fold(text)
        items = [self.columns.item(row) for row in range(self.columns.count())]
        for item in items:
            item.setHidden(wanted not in search_key(item.text()))
        found = [item for item in items if not item.isHidden()]
        found.sort(key=lambda item: not search_key(item.text()).startswith(wanted))
        self.columns.setCurrentItem(found[0] if found else None)  # pyright: ignore[reportArgumentType] - none is current

    @Slot(QListWidgetItem)
    def _take_column(self, item: QListWidgetItem) -> None:
        field = self._fields[item.data(NAME_ROLE)]
        self._show_values(field, operators_of(field)[0])
        self._focus()

    # operator and values

    def _value_step(self) -> QWidget:
        step = QWidget(self)
        self._column = QVBoxLayout(step)
        self._column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self.change = Button(self._theme, trailing="chevron-down", parent=step)
        self.change.setToolTip(self.tr("Another column"))
        self.change.clicked.connect(self._show_columns)
        self.operators = CalmComboBox(step)
        self.operators.setAccessibleName(self.tr("Comparison"))
        self.operators.activated.connect(self._change_operator)
        row.addWidget(self.change)
        row.addWidget(self.operators, 1)
        self._problem = label("", step, tone="overdue", size=CAPTION, wrap=True)
        self._problem.hide()
        self.apply = Button(
            self._theme, self.tr("Apply"), kind=PRIMARY, small=True, run=self.take, parent=step
        )
        self._column.addLayout(row)
        self._column.addWidget(self._problem)
        self._column.addWidget(self.apply, alignment=Qt.AlignmentFlag.AlignRight)
        return step

    @property
    def values(self) -> ConditionValues:
        """Where the values are written or chosen."""
        assert self._values is not None  # noqa: S101 - there is one in the second step
        return self._values

    @property
    def problem(self) -> str:
        """What is wrong with the values, as it is said under them."""
        return self._problem.text()

    def _show_values(self, field: Field, operator: Operator) -> None:
        self._field = field
        self.change.setText(str(field.label).replace("&", "&&"))
        self.change.setAccessibleName(str(field.label))
        self.operators.clear()
        known = operators_of(field)
        for each in known if operator in known else (operator, *known):
            self.operators.addItem(each.label, each.value)
        self.operators.setCurrentIndex(self.operators.findData(operator.value))
        self._ask_for(operator)
        self._steps.setCurrentIndex(1)
        self._fit()

    def _ask_for(self, operator: Operator) -> None:
        if self._field is None:
            return
        old = self._values
        self._values = values_for(self._field, operator, self._references, self._theme, self)
        self._values.finished.connect(self.take)
        self._column.insertWidget(1, self._values)
        self._values.show()  # now: the keyboard goes there
        for last in self._values.stops()[-1:]:  # made after the button, and yet before it
            QWidget.setTabOrder(last, self.apply)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._values.put(())
        self._say(None)

    def _put(self, condition: Condition, names: Mapping[int, str]) -> None:
        field = self._fields[condition.column]
        labels = {str(each): each.label for each in field.choices or ()}
        pairs: list[Choice] = [
            (each, names.get(each, "…") if isinstance(each, int) else labels.get(str(each), ""))
            for each in condition.values
        ]
        self.values.put(condition.values, pairs)

    @Slot()
    def _change_operator(self) -> None:
        """Ask for what the other operator needs; what fits both stays."""
        kind, written, pairs = type(self.values), self.values.raw(), self.values.pairs()
        self._ask_for(Operator(self.operators.currentData()))
        if type(self.values) is kind:
            self.values.put(written, pairs)
        self._fit()

    @Slot()
    def _show_columns(self) -> None:
        self._steps.setCurrentIndex(0)
        self._fit()
        self._focus()

    @Slot()
    def take(self) -> None:
        """Take the condition, or say what is wrong with it."""
        if self._field is None or not self.isVisible():  # Enter goes on to the popup itself
            return
        operator = Operator(self.operators.currentData())
        try:
            condition = read_condition(self._field, operator, self.values.raw())
        except UserError as error:
            self._say(error.problems[0])
            return
        pairs = self.values.pairs()
        names = {value: text for value, text in pairs if isinstance(value, int)}
        self.taken.emit(condition, names)
        self.close()

    def _say(self, problem: Problem | None) -> None:
        self._problem.setText(f"{problem.message} {problem.code}" if problem else "")
        self._problem.setVisible(problem is not None)
        control = self.values.control(problem.field) if problem else None
        if control is not None:
            control.mark(wrong=True)
            control.target().setFocus()
            control.changed.connect(partial(self._mend, control))
        self._fit()

    def _mend(self, editor: Editor) -> None:
        editor.mark(wrong=False)
        self._problem.hide()

    def _fit(self) -> None:
        """Be as high as the step that is shown."""
        step = self._both[self._steps.currentIndex()]
        if (inside := step.layout()) is not None:
            inside.activate()
        self._steps.setFixedHeight(step.sizeHint().height())
        self.adjustSize()

    def _focus(self) -> None:
        if self._steps.currentIndex() == 0:
            self.search.setFocus()
        elif self.values.focusProxy() is not None:
            self.values.setFocus()
        else:
            self.operators.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the column; Down goes from the search to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                item = self.columns.currentItem()
                if item is not None:  # pyright: ignore[reportUnnecessaryComparison] - Qt returns None
                    self._take_column(item)
                return True
            if watched is self.search and event.key() == Qt.Key.Key_Down:
                self.columns.setFocus()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field without one of its own takes the condition."""
        if event.key() in ENTER and self._steps.currentIndex() == 1:
            self.take()
        else:
            super().keyPressEvent(event)
