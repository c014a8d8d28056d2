"""Buttons under the dates of a letter: signed today, valid for 6, 12 or 24 months."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.quantities.dates import add_months
from ui.widgets.buttons import FILTER, Button

if TYPE_CHECKING:
    from ui.context import Context
    from ui.forms.date_editor import DateEditor
    from ui.forms.record_form import RecordForm

MONTHS = (6, 12, 24)  # docs/domain.md, Intent letters: what the form offers


class TermButtons(QWidget):
    """Writes days into `signed_on` and `valid_until`."""

    def __init__(self, form: RecordForm, context: Context) -> None:
        """Stand below both fields."""
        super().__init__(form)
        self._form = form
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), 1)
        row.addSpacing(context.theme.px("space.l"))
        row.addWidget(self._right(), 1)

    @Slot()
    def sign_today(self) -> None:
        """Write today as the day of signing."""
        self._form.put("signed_on", self._context.today)

    def hold_for(self, months: int) -> None:
        """Write the day that lies `months` after the signing, or after today before it is known."""
        signed = cast("DateEditor", self._form.editor("signed_on")).day()
        self._form.put("valid_until", add_months(signed or self._context.today, months))

    def _left(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        today = self._button(self.tr("Today"), holder)
        today.clicked.connect(self.sign_today)
        row.addWidget(today)
        row.addStretch()
        return holder

    def _right(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.px("space.xs"))
        for months in MONTHS:
            text = self.tr("+{months} mo").format(months=months)
            button = self._button(text, holder)
            button.clicked.connect(partial(self.hold_for, months))
            row.addWidget(button)
        row.addStretch()
        return holder

    def _button(self, text: str, parent: QWidget) -> Button:
        return Button(self._context.theme, text, kind=FILTER, small=True, parent=parent)
