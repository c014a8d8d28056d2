"""Choices: up to three as segments, more in a list, yes and no as a check box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.forms.editor import Editor
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from crm.language import Term
    from crm.records.fields import Field
    from ui.theme import Theme

SEGMENTS_AT_MOST = 3
SLACK = 2  # px of its padding that a text may use before it is cut
ICON_GAP = 8  # px between the icon of a list and its text


class CalmComboBox(QComboBox):
    """A list that the wheel changes only while it has the focus: a form scrolls past it.

    What is wider than the field is cut at the end with ….
    """

    def __init__(self, parent: QWidget) -> None:
        """Take the focus from a click or Tab, never from the wheel."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        wide = self.style().subControlRect(control, option, field, self).width()
        if not option.currentIcon.isNull():
            wide -= option.iconSize.width() + ICON_GAP
        cut = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, cut, wide + SLACK)
        painter = QStylePainter(self)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form around it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SegmentEditor(Editor):
    """One of up to three terms, side by side; arrows move between them.

    A field that is not required is emptied by pressing the chosen segment again.
    """

    def __init__(self, field: Field, terms: Sequence[Term], theme: Theme, parent: QWidget) -> None:
        """Show the labels of the terms in the present language."""
        super().__init__(parent)
        self._required = field.required
        self._value: str | None = None
        self._keys = [str(each) for each in terms]
        choices = [(str(each), each.label) for each in terms]
        self.segments = SegmentedControl(theme, choices, name=str(field.label), parent=self)
        self.segments.chosen.connect(self._pick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.segments)
        row.addStretch()
        self.setFocusProxy(self.segments)
        self.put(None)

    def raw(self) -> object:
        """Return the stored value of the chosen term, None when none is chosen."""
        return self._value

    def put(self, value: object) -> None:
        """Choose a term by its stored value, or none."""
        self._value = None if value is None else str(value)
        buttons = [self.segments.button(key) for key in self._keys]
        group = buttons[0].group()
        group.setExclusive(False)
        for key, button in zip(self._keys, buttons, strict=True):
            button.setChecked(key == self._value)
        group.setExclusive(True)

    def shown(self) -> str:
        """Return the label of the chosen term."""
        return self.segments.button(self._value).text() if self._value in self._keys else ""

    def target(self) -> QWidget:
        """Return the frame around the segments."""
        return self.segments

    @Slot(str)
    def _pick(self, key: str) -> None:
        again = key == self._value and not self._required
        self.put(None if again else key)
        self.changed.emit()


class ComboEditor(Editor):
    """One of many terms in a list; a field that is not required can be empty."""

    def __init__(self, terms: Sequence[Term], parent: QWidget, *, required: bool) -> None:
        """Show the labels of the terms in the present language."""
        super().__init__(parent)
        self.box = CalmComboBox(self)
        self.hold(self.box)
        self.box.addItem("" if required else "—", None)
        for term in terms:
            self.box.addItem(term.label, str(term))
        self.box.activated.connect(self.changed)

    def raw(self) -> object:
        """Return the stored value of the chosen term, None when none is chosen."""
        return self.box.currentData()

    def put(self, value: object) -> None:
        """Choose a term by its stored value."""
        found = self.box.findData(None if value is None else str(value))
        self.box.setCurrentIndex(max(found, 0))

    def shown(self) -> str:
        """Return the label of the chosen term."""
        return self.box.currentText()

    def target(self) -> QWidget:
        """Return the list."""
        return self.box


class BooleanEditor(Editor):
    """A check box that carries the label of its field."""

    def __init__(self, label: str, parent: QWidget) -> None:
        """Show the label beside the box."""
        super().__init__(parent)
        self.box = QCheckBox(label, self)
        self.hold(self.box)
        self.box.clicked.connect(self.changed)

    def raw(self) -> object:
        """Return whether the box is checked."""
        return self.box.isChecked()

    def put(self, value: object) -> None:
        """Check the box or not."""
        self.box.setChecked(bool(value))

    def shown(self) -> str:
        """Return yes or no."""
        return self.tr("yes") if self.box.isChecked() else self.tr("no")

    def target(self) -> QWidget:
        """Return the box."""
        return self.box
