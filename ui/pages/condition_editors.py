"""The fields in which the values of a typed condition are written or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm.records.conditions import SECOND, WITHOUT_VALUE, Operator, asked_as
from crm.records.fields import Field, Kind
from crm.records.relative_days import COUNTED, Period, Relative
from ui.forms.amount_editor import AmountEditor
from ui.forms.choice_editors import CalmComboBox
from ui.forms.date_editor import DateEditor
from ui.forms.editor import Editor, LineEditor
from ui.forms.reference_editors import values_of
from ui.pages.check_list import ROW, CheckList
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.forms.candidates import References
    from ui.pages.list_spec import Choice
    from ui.theme import Theme

translate = QCoreApplication.translate
DAYS_AT_FIRST = 7
DAYS_WIDTH = 72
TAB = Qt.FocusPolicy.TabFocus
CHECKS_AT_MOST = 9 * ROW
RECORDS = 6 * ROW


class ConditionValues(QWidget):
    """What stands behind the operator: nothing, one field, two, a period, or a list to check.

    Signals:
        finished: Enter in a field: the condition is meant as it stands.
    """

    finished = Signal()

    def raw(self) -> list[object]:
        """Return the values as they were written or chosen."""
        return []

    def put(self, values: Sequence[object], pairs: Sequence[Choice] = ()) -> None:
        """Show values; `pairs` are those of a list with their labels."""

    def pairs(self) -> list[Choice]:
        """Return the values of a list with their labels."""
        return []

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in its order."""
        inside = [each for each in self.findChildren(QWidget) if each.window() is self.window()]
        return [each for each in inside if each.focusPolicy() & TAB and each.focusProxy() is None]

    def control(self, name: str) -> Editor | None:
        """Return the editor in which a problem with this name of a field arose."""
        del name
        return None


class WrittenValues(ConditionValues):
    """One field, or two for a range; what was understood stands below."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget, *, count: int) -> None:
        """Make the fields by the kind of the column."""
        super().__init__(parent)
        names = (field.name, f"{field.name}{SECOND}")[:count]
        self._editors = {name: _editor(field, theme, self) for name in names}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self._hint = label(_hint(field), self, tone="tertiary", size=CAPTION, wrap=True)
        for name, editor in self._editors.items():
            if name != field.name:
                row.addWidget(label("–", self, tone="secondary"))
            row.addWidget(editor, 1)
            editor.understood.connect(self._understand)
            line = editor.target()
            line.setAccessibleName(str(field.label))
            if isinstance(line, QLineEdit):
                line.returnPressed.connect(self.finished)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.setFocusProxy(next(iter(self._editors.values())))
        self._plain = self._hint.text()
        self._hint.setVisible(bool(self._plain))

    def raw(self) -> list[object]:
        return [editor.raw() for editor in self._editors.values()]

    def put(self, values: Sequence[object], pairs: Sequence[Choice] = ()) -> None:
        for editor, value in zip(self._editors.values(), values, strict=False):
            editor.put(str(value) if isinstance(value, Relative) else value)

    def control(self, name: str) -> Editor | None:
        return self._editors.get(name)

    @Slot(str)
    def _understand(self, reading: str) -> None:
        self._hint.setText(reading or self._plain)
        self._hint.setVisible(bool(reading or self._plain))


def _editor(field: Field, theme: Theme, parent: QWidget) -> Editor:
    if field.kind in (Kind.AREA, Kind.MONEY):
        return AmountEditor(field, parent)
    if field.kind is Kind.DATE:
        return DateEditor(field, theme, parent)
    return LineEditor(parent, unit="%" if field.kind is Kind.PERCENT else "", limit=field.limit)


def _hint(field: Field) -> str:
    if field.kind is Kind.AREA:
        return translate("ConditionEditors", "Such as 2000㎡ or 0.5万㎡")
    if field.kind is Kind.MONEY:
        return translate("ConditionEditors", "Such as 1.5亿 or 2000万元")
    if field.kind is Kind.DATE:
        return translate("ConditionEditors", "A day, or a word such as today")
    return ""


class TaggedValues(WrittenValues):
    """Several short texts in one line, with 、 between them."""

    def raw(self) -> list[object]:
        return list(values_of(super().raw()[0]))

    def put(self, values: Sequence[object], pairs: Sequence[Choice] = ()) -> None:
        super().put(["、".join(str(each) for each in values)])


class PeriodValue(ConditionValues):
    """A period seen from today, with a number of days where its name asks for one."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        """Offer every period."""
        super().__init__(parent)
        self.box = CalmComboBox(self)
        self.box.setAccessibleName(str(field.label))
        for period in Period:
            self.box.addItem(period.label, period.value)
        self.box.setMaxVisibleItems(len(Period))
        self._days = LineEditor(self, limit=6)
        self._days.line.setText(str(DAYS_AT_FIRST))
        self._days.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._days.setFixedWidth(DAYS_WIDTH)
        self._days.line.setAccessibleName(self.tr("Days"))
        self._days.line.returnPressed.connect(self.finished)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(self._days)
        self.box.currentIndexChanged.connect(self._ask_for_days)
        self._field = field
        self.setFocusProxy(self.box)
        self._ask_for_days()

    def raw(self) -> list[object]:
        period = Period(self.box.currentData())
        text = str(self._days.raw() or "").strip()
        days = int(text) if text.isdecimal() else 0  # refused where it counts
        return [Relative(period, days if period in COUNTED else 0)]

    def put(self, values: Sequence[object], pairs: Sequence[Choice] = ()) -> None:
        for value in values:
            if isinstance(value, Relative):
                self.box.setCurrentIndex(self.box.findData(value.period.value))
                self._days.put(value.days or DAYS_AT_FIRST)

    def control(self, name: str) -> Editor | None:
        return self._days if name == self._field.name else None

    @Slot()
    def _ask_for_days(self) -> None:
        self._days.setVisible(Period(self.box.currentData()) in COUNTED)


class CheckedValues(ConditionValues):
    """Several choices or records."""

    def __init__(self, field: Field, references: References, parent: QWidget) -> None:
        """Offer the terms of the column, or find records by typing."""
        super().__init__(parent)
        self.choices = CheckList(str(field.label), references, self, target=field.target)
        self.choices.list.setFixedHeight(RECORDS)
        self._field = field
        if not field.target:
            self.choices.offer([(str(each), each.label) for each in field.choices or ()])
            self.choices.list.setFixedHeight(min(self.choices.room, CHECKS_AT_MOST))
        self.choices.finished.connect(self.finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choices)
        self.setFocusProxy(self.choices)

    def raw(self) -> list[object]:
        return [value for value, _label in self.choices.pairs]

    def pairs(self) -> list[Choice]:
        return list(self.choices.pairs)

    def put(self, values: Sequence[object], pairs: Sequence[Choice] = ()) -> None:
        self.choices.pairs = list(pairs)
        if self._field.target:
            self.choices.search()
        else:
            self.choices.offer([(str(each), each.label) for each in self._field.choices or ()])


def values_for(
    field: Field, operator: Operator, references: References, theme: Theme, parent: QWidget
) -> ConditionValues:
    """Make what the operator asks for."""
    if operator in WITHOUT_VALUE:
        return ConditionValues(parent)
    if operator is Operator.DURING:
        return PeriodValue(field, parent)
    if operator in (Operator.ONE_OF, Operator.NONE_OF):
        if field.target or field.choices is not None:
            return CheckedValues(field, references, parent)
        return TaggedValues(field, theme, parent, count=1)
    count = 2 if operator is Operator.BETWEEN else 1
    return WrittenValues(asked_as(field, operator), theme, parent, count=count)
