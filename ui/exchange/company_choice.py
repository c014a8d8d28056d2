"""Which company a card belongs to, where it names none or one that is perhaps known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.exchange.contacts import CompanyIs
from crm.language import mark
from crm.records.fields import Field, Kind
from ui.forms.reference_editors import ReferenceEditor
from ui.widgets.buttons import FILTER, Button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.forms.candidates import References
    from ui.theme import Theme

COMPANY = Field("company_id", mark("field", "Company"), Kind.REFERENCE, target="company")
SUGGESTED = 2  # companies that a card may mean
LINE_WIDE = 300  # px
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CompanyChoice(QWidget):
    """A line below the table for the current card.

    Signals:
        chosen(number, company): the id of a known company, or the name of a new one.
        chosen_for_all(name): the company of all cards that name none.
    """

    chosen = Signal(int, object)
    chosen_for_all = Signal(str)

    def __init__(self, references: References, theme: Theme, parent: QWidget) -> None:
        """Start without a card."""
        super().__init__(parent)
        self._theme = theme
        self._number = 0
        row = QHBoxLayout(self)
        margin = theme.px("space.l")
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(theme.px("space.s"))
        self.caption = label("", self, tone="secondary")
        row.addWidget(self.caption)
        self.editor = ReferenceEditor(COMPANY, references, theme, self)
        self.editor.setFixedWidth(LINE_WIDE)
        self.editor.line.setPlaceholderText(self.tr("Known company, or the name of a new one"))
        self.editor.line.installEventFilter(self)
        row.addWidget(self.editor)
        self.this = Button(theme, self.tr("Set"), small=True, run=self.set_one, parent=self)
        self.all = Button(theme, "", small=True, run=self.set_all, parent=self)
        self._suggested = QWidget(self)
        self._buttons = QHBoxLayout(self._suggested)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        for each in (self.this, self.all, self._suggested):
            row.addWidget(each)
        row.addStretch()

    def show_card(self, card: Any | None, missing: int) -> None:
        """Ask for the company of a card; `missing` cards name none."""
        number = card.number if card is not None else 0
        if number != self._number:
            self.editor.put(None)
        self._number = number
        asked = card is not None and card.company_is is not CompanyIs.KNOWN
        self._suggest(card.suspects[:SUGGESTED] if card is not None else ())
        self.caption.setText(self._question(card))
        self.editor.line.setAccessibleName(self.caption.text())
        nameless = card is not None and card.company_is is CompanyIs.MISSING
        text = self.tr("For all {count} without a company")
        self.all.setText(text.format(count=f"{missing:,}"))
        self.all.setVisible(nameless and missing > 1)
        for each in (self.caption, self.editor, self.this):
            each.setVisible(asked)

    @Slot()
    def set_one(self) -> None:
        """Take what is in the line for this card."""
        value = self.editor.raw()
        if value is not None:
            self.chosen.emit(self._number, value)

    @Slot()
    def set_all(self) -> None:
        """Take it for every card that names no company."""
        if self.editor.raw() is not None:
            self.chosen_for_all.emit(self.editor.shown())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what is in the line, unless it chooses from the list below it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in ENTER
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.set_one()
            return True
        return super().eventFilter(watched, event)

    def _question(self, card: Any | None) -> str:
        if card is None:
            return ""
        if card.company_is is CompanyIs.MISSING:
            return self.tr("The card names no company:")
        if card.company_is is CompanyIs.SUSPECT:
            return self.tr("Perhaps a known company:")
        return self.tr("A new company. Another one:")

    def _suggest(self, suspects: tuple[tuple[int, str], ...]) -> None:
        """Offer the companies that the card may mean, each a button."""
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for company_id, name in suspects:
            use = partial(self.chosen.emit, self._number, company_id)
            text = self.tr("It is {name}").format(name=name)
            made = Button(self._theme, text, kind=FILTER, small=True, run=use)
            self._buttons.addWidget(made)
        self._suggested.setVisible(bool(suspects))
