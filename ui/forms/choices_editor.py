"""Several terms of a vocabulary: a menu of check boxes behind one button that names the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from ui.forms.editor import Editor
from ui.forms.reference_editors import values_of
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from crm.language import Term


class ChoicesEditor(Editor):
    """Several terms, in the order of the vocabulary."""

    def __init__(self, terms: Sequence[Term], parent: QWidget) -> None:
        """Offer the labels of the terms in the present language."""
        super().__init__(parent)
        self.button = QToolButton(self)
        self.button.setObjectName("choices")
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.button)
        self._actions: list[QAction] = []
        for term in terms:
            action = menu.addAction(term.label)
            action.setCheckable(True)
            action.setData(str(term))
            action.triggered.connect(self._picked)
            self._actions.append(action)
        self.button.setMenu(menu)
        self.hold(self.button)
        self._say()

    def raw(self) -> object:
        """Return the stored values of the checked terms."""
        return [str(each.data()) for each in self._actions if each.isChecked()]

    def put(self, value: object) -> None:
        """Check terms by their stored values."""
        wanted = {str(each) for each in values_of(value)}
        for action in self._actions:
            action.setChecked(str(action.data()) in wanted)
        self._say()

    def shown(self) -> str:
        """Return the labels of the checked terms."""
        return self.tr(", ").join(each.text() for each in self._actions if each.isChecked())

    def target(self) -> QWidget:
        """Return the button."""
        return self.button

    @Slot()
    def _picked(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.button.setText(self.shown() or self.tr("none"))
        self.button.setToolTip(plain_tooltip(self.shown()))
