"""One contact that may become a lead: which company it is, what becomes of it, whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from crm.leads.terms import LeadKind
from crm.trips.terms import Turn
from ui.forms.choice_editors import CalmComboBox
from ui.quick_log.converting import NEW, UNDECIDED, company_of, decision, same_company, turnings
from ui.quick_log.rows import Trouble, mark_wrong
from ui.widgets.labels import CAPTION, ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.errors import Problem
    from crm.trips.conversion import Decision
    from crm.trips.to_convert import ContactToConvert
    from ui.quick_log.converting import Turning
    from ui.theme import Theme

BETWEEN = " · "


class ConvertRow(QObject):
    """The controls of a row; the dialog puts them into its grid.

    Signals:
        decided: something else was chosen.
    """

    decided = Signal()

    def __init__(
        self,
        contact: ContactToConvert,
        staff: Sequence[tuple[int, str]],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Begin with what is proposed."""
        super().__init__(parent)
        self.contact = contact
        self._turnings: list[Turning] = []
        self._wanted: str | None = None  # what the person chose to become of it
        self.box = QCheckBox("", parent)
        self.box.setChecked(True)
        self.who = QWidget(parent)
        self.company = CalmComboBox(parent)
        self.turn = CalmComboBox(parent)
        self.kind = CalmComboBox(parent)
        self.owner = CalmComboBox(parent)
        self.title = QLineEdit(contact.lead_title, parent)
        self.title.setCursorPosition(0)
        self.trouble = Trouble(theme, parent)
        self._fill(staff)
        self._name()
        self.box.toggled.connect(self._toggled)
        self.company.activated.connect(self._company_chosen)
        self.turn.activated.connect(self._turn_chosen)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """The controls behind the check box and the name, from left to right."""
        return (self.company, self.turn, self.kind, self.owner, self.title)

    @property
    def on(self) -> bool:
        """Whether the row is to be turned at all."""
        return self.box.isChecked()

    @property
    def same(self) -> str:
        """What rows of one company share."""
        return same_company(self.contact, self.company.currentData()) if self.on else ""

    @property
    def turning(self) -> Turning:
        """What becomes of the contact."""
        return self._turnings[max(self.turn.currentIndex(), 0)]

    @property
    def open(self) -> bool:
        """Whether somebody must still decide."""
        return self.on and (self.company.currentData() == UNDECIDED or self.turning.turn is None)

    def decision(self) -> Decision:
        """Return what is decided."""
        more = {
            "kind": LeadKind(self.kind.currentData()),
            "owner_id": self.owner.currentData(),
            "title": self.title.text().strip(),
        }
        return decision(self.contact, self.company.currentData(), self.turning, more)

    def offer(self, first: int | None, place: int) -> None:
        """Offer what can become of it; `first` is the contact of row `place` that it can join."""
        company = company_of(self.contact, self.company.currentData())
        self._turnings = turnings(company, first)
        self.turn.clear()
        for each in self._turnings:
            self.turn.addItem(self._turning_text(each, place))
        keys = [each.key for each in self._turnings]
        self.turn.setCurrentIndex(keys.index(self._wanted) if self._wanted in keys else 0)
        self._show_new()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong at the controls."""
        self.trouble.say(problems[0] if problems else None)
        wrong = {each.field for each in problems}
        fields = {
            "company_id": self.company,
            "name": self.company,
            "turn": self.turn,
            "lead_id": self.turn,
            "owner_id": self.owner,
            "title": self.title,
        }
        for control in self.controls:
            mark_wrong(control, wrong=any(fields.get(each) is control for each in wrong))

    def take_keyboard(self) -> None:
        """Give the keyboard to what must be decided first."""
        undecided = self.company.currentData() == UNDECIDED
        (self.company if undecided else self.turn).setFocus()

    @Slot()
    def _toggled(self) -> None:
        for control in self.controls:
            control.setEnabled(self.on)
        self._show_new()
        self.decided.emit()

    @Slot()
    def _company_chosen(self) -> None:
        self._wanted = None
        self.show_problems(())
        self.decided.emit()

    @Slot()
    def _turn_chosen(self) -> None:
        self._wanted = self.turning.key
        self.show_problems(())
        self.decided.emit()

    def _show_new(self) -> None:
        """Kind, owner and title belong to a new lead."""
        new = self.on and self.turning.turn is Turn.NEW
        for control in (self.kind, self.owner, self.title):
            control.setEnabled(new)

    def _fill(self, staff: Sequence[tuple[int, str]]) -> None:
        contact = self.contact
        if contact.known is not None:
            known = self.tr("Known: {name}").format(name=contact.known.name)
            self.company.addItem(known, str(contact.known.id))
        else:
            if contact.doubtful:
                self.company.addItem(self.tr("Which company is it?"), UNDECIDED)
            self.company.addItem(self.tr("New company"), NEW)
        for each in contact.possible:
            suspect, close = self.tr("{name} (possible duplicate)"), self.tr("{name} (similar)")
            text = (suspect if each.suspect else close).format(name=each.name)
            self.company.addItem(text, str(each.id))
        for kind in LeadKind:
            self.kind.addItem(kind.label, str(kind))
        for staff_id, name in staff:
            self.owner.addItem(name, staff_id)
        self.owner.setCurrentIndex(max(0, self.owner.findData(contact.owner_id)))
        column = QVBoxLayout(self.who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name = ElidedLabel(contact.company, self.who)
        name.setProperty("strong", True)
        told = (contact.person, contact.title, contact.interest.label)
        detail = ElidedLabel(BETWEEN.join(filter(None, told)), self.who, tone="secondary")
        detail.setProperty("type", CAPTION)
        column.addWidget(name)
        column.addWidget(detail)

    def _name(self) -> None:
        """Name the controls for screen readers, each with its company."""
        names = (
            (self.box, self.tr("Turn {company} into a lead")),
            (self.company, self.tr("Company of {company}")),
            (self.turn, self.tr("What becomes of {company}")),
            (self.kind, self.tr("Kind of the lead of {company}")),
            (self.owner, self.tr("Owner of the lead of {company}")),
            (self.title, self.tr("Title of the lead of {company}")),
        )
        for control, text in names:
            control.setAccessibleName(text.format(company=self.contact.company))

    def _turning_text(self, turning: Turning, place: int) -> str:
        if turning.lead is not None:
            lead = turning.lead
            text = self.tr("Add to {code} {title} ({stage}, {owner})")
            return text.format(
                code=lead.code, title=lead.title, stage=lead.stage.label, owner=lead.owner
            )
        if turning.lead_of is not None:
            return self.tr("Add to the lead of row {row}").format(row=place)
        if turning.turn is None:
            return self.tr("It has an open lead: what now?")
        return turning.turn.label
