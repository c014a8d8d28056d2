"""The few fields of a saved view: its name, who sees it, and whether “me” is whoever looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.buttons import FLAT, PRIMARY, Button
from ui.widgets.labels import CAPTION, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from crm.errors import UserError
    from ui.theme import Theme

WIDTH = 320


class ViewForm(QFrame):
    """Asks for a name; stays open until the view is saved or Esc is pressed.

    Signals:
        saved: the name, whether it is shared, whether “me” is meant.
    """

    saved = Signal(str, bool, bool)

    def __init__(
        self,
        theme: Theme,
        title: str,
        name: str,
        parent: QWidget,
        *,
        shared: bool | None = None,
        me: bool | None = None,
    ) -> None:
        """Begin with a name; what is None is not asked."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.line = QLineEdit(name, self)
        self.line.setAccessibleName(self.tr("Name of the view"))
        self.line.textEdited.connect(self._forget_error)
        self.line.returnPressed.connect(self._save)
        self.error = label("", self, tone="overdue", size=CAPTION, wrap=True)
        self.error.hide()
        self.shared = QCheckBox(self.tr("Everybody may use it"), self)
        self.shared.setChecked(bool(shared))
        self.shared.setVisible(shared is not None)
        self.me = QCheckBox(self.tr("“Me” is whoever opens the view"), self)
        self.me.setChecked(bool(me))
        self.me.setVisible(me is not None)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(label(title, self, strong=True))
        inside.addWidget(label(self.tr("Name"), self, tone="secondary", size=CAPTION))
        for each in (self.line, self.error, self.shared, self.me):
            inside.addWidget(each)
        row = QHBoxLayout()
        row.addStretch()
        self.cancel = Button(theme, self.tr("Cancel"), kind=FLAT, small=True, parent=self)
        self.cancel.clicked.connect(self.close)
        self.save = Button(theme, self.tr("Save"), kind=PRIMARY, small=True, parent=self)
        self.save.clicked.connect(self._save)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        inside.addLayout(row)

    def open_under(self, button: QWidget) -> None:
        """Drop down from a button, inside the window."""
        self.setFixedWidth(WIDTH)
        self.adjustSize()
        left = button.mapToGlobal(QPoint(0, button.height() + 2))
        edge = button.window().mapToGlobal(QPoint(button.window().width() - 8, 0)).x()
        self.move(QPoint(min(left.x(), edge - WIDTH), left.y()))
        self.show()
        self.line.selectAll()
        self.line.setFocus()

    def refuse(self, error: UserError) -> None:
        """Say at the field why the name cannot be used."""
        self._mark(wrong=True)
        self.error.setText(f"{error.message} {error.code}")
        self.error.show()
        self.adjustSize()
        self.line.setFocus()
        self.line.selectAll()

    def _mark(self, *, wrong: bool) -> None:
        self.line.setProperty("error", wrong)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    @Slot()
    def _forget_error(self) -> None:
        if not self.error.isHidden():
            self._mark(wrong=False)
            self.error.hide()
            self.adjustSize()

    @Slot()
    def _save(self) -> None:
        self.saved.emit(self.line.text(), self.shared.isChecked(), self.me.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes without saving."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
