"""The form of the quick log: what is typed about one person, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from crm.errors import UserError
from crm.quantities.day_words import read_day
from crm.trips.terms import Interest
from ui import formats
from ui.quick_log.card import CardField
from ui.quick_log.entry import Entry
from ui.quick_log.lines import DigitChoice, LogLine, TopicField
from ui.quick_log.match_rows import MatchRows
from ui.quick_log.naming import CompanyNaming
from ui.quick_log.person import PersonNaming
from ui.quick_log.rows import FormRows
from ui.quick_log.trip_field import TripField
from ui.widgets.labels import CAPTION, label, retone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from crm.errors import Problem
    from crm.search.suggesting import PersonSuggestion
    from crm.trips.logged import TripChoice
    from ui.context import Context

DAY_WIDE, READ_WIDE = 130, 120  # px
FIELDS_OF = (
    *("company_name_text", "company_id", "name", "contact_text", "contact_id", "title"),
    *("phone", "mobile", "wechat", "topic", "next_action_on", "next_action", "card"),
)


class LogForm(FormRows):
    """Holds one `Entry`.

    Signals:
        edited: the person changed something.
        card_refused(UserError): a file was not taken.
    """

    edited = Signal()
    card_refused = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Arrange the rows as one reads them."""
        super().__init__(context.theme, parent)
        self._context = context
        self.trip = TripField(context, self)
        self.company_line = self._line(self.tr("Company"))
        self.rows = MatchRows(context.theme, self)
        self.company = CompanyNaming(self.company_line, self.rows, context)
        self.person_line = self._line(self.tr("Person"))
        self.person = PersonNaming(self.person_line, self.rows, context, self.company)
        self.title_line = self._line(self.tr("Job title"))
        self.phone = self._line(self.tr("Phone"))
        self.wechat = self._line(self.tr("WeChat"))
        self.topic = TopicField(context.theme, self.tr("Topic"), self)
        interests = [(str(each), each.label) for each in Interest]
        self.interest = DigitChoice(context.theme, interests, self.tr("Interest"), self)
        self.day = self._line(self.tr("Day of the next step"))
        self.read = label("", self, tone="accent")
        self.day.setPlaceholderText(self.tr("next Wed, +7"))
        self.step = self._line(self.tr("Next step"))
        self.step.setPlaceholderText(self.tr("What is to be done"))
        self.card = CardField(context, self)
        self._arrange()
        self._connect()
        self.put(Entry())

    # what it holds

    def entry(self) -> Entry:
        """Return what stands in the form."""
        return Entry(
            trip_id=self.trip.trip_id,
            channel=self.trip.channel.currentData(),
            met_on=self.trip.met_on.text(),
            company=self.company_line.text(),
            company_id=self.company.id,
            company_new=self.company.new,
            person=self.person_line.text(),
            contact_id=self.person.id,
            title=self.title_line.text(),
            phone=self.phone.text(),
            wechat=self.wechat.text(),
            topic=self.topic.toPlainText(),
            interest=self.interest.value,
            day=self.day.text(),
            step=self.step.text(),
            card=self.card.kept,
        )

    def put(self, entry: Entry, *, preset: bool = False) -> None:
        """Show an entry; `preset` takes the running trip where it names none."""
        self.show_problems(())
        self.trip.put(entry.trip_id, entry.channel, entry.met_on, preset=preset)
        self.company.trip_id = self.trip.trip_id
        self.company.put(entry.company, entry.company_id, new=entry.company_new)
        self.person.put(entry.person, entry.contact_id)
        lines = ((self.title_line, entry.title), (self.phone, entry.phone))
        more = ((self.wechat, entry.wechat), (self.day, entry.day), (self.step, entry.step))
        for line, text in (*lines, *more):
            line.setText(text)
        self.topic.blockSignals(True)
        self.topic.setPlainText(entry.topic)
        self.topic.blockSignals(False)
        self.interest.choose(entry.interest)
        self.card.put(entry.card)
        self._read_day()
        self._settle_trip()

    def show_trips(self, trips: Sequence[TripChoice]) -> None:
        """Offer trips to log on."""
        self.trip.show_trips(trips)
        self._settle_trip()

    def settle_desk(self, *, on: bool) -> None:
        """Keep what belongs to a conversation that was logged already and stays as it is."""
        for widget in (self.trip.box, self.company_line, self.person_line, self.day, self.step):
            widget.setEnabled(not on)

    # problems

    def show_refusal(self, problems: Sequence[Problem]) -> Sequence[Problem]:
        """Show problems at their fields, give the keyboard to the first; return the others."""
        rest = self.show_problems(problems)
        first = next((each for each in problems if self.control(each.field)), None)
        if first is not None and (control := self.control(first.field)) is not None:
            control.setFocus()
        return rest

    @property
    def composing(self) -> bool:
        """Whether an input method composes in a field."""
        lines = self.findChildren(LogLine)
        return self.topic.composing or any(each.composing for each in lines)

    # typing

    @Slot()
    def _edited(self) -> None:
        sender = self.sender()
        for name in FIELDS_OF:
            if self.control(name) is sender:
                self.clear_problem(name)
        self.edited.emit()

    @Slot()
    def _read_day(self) -> None:
        """Say beside the day how it is read; what cannot be read is said on leaving it."""
        written = self.day.text().strip()
        text = ""
        if written:
            try:
                words = read_day(written, self._context.today, field="next_action_on")
            except UserError:
                pass
            else:
                day = formats.short_day(words.day, self._context.today)
                parts = ("→", day, formats.weekday(words.day), words.time or "")
                text = " ".join(filter(None, parts))
        self.read.setText(text)

    @Slot()
    def _leave_day(self) -> None:
        written = self.day.text().strip()
        if not written:
            return
        try:
            read_day(written, self._context.today, field="next_action_on")
        except UserError as error:
            self.show_problem(error.problems[0])

    @Slot()
    def _settle_trip(self) -> None:
        """The interest belongs to trips; written names are those of the trip."""
        at_desk = self.trip.trip_id is None
        self.company.trip_id = self.trip.trip_id
        self.interest.setEnabled(not at_desk)
        text = self.tr("press 1–4 to choose")
        self.interest_hint.setText(self.tr("logged on trips only") if at_desk else text)
        retone(self.interest_hint, "tertiary")

    @Slot()
    def _trip_changed(self) -> None:
        self._settle_trip()
        if self.company.new:
            self.company.show()
        self.edited.emit()

    @Slot()
    def _company_settled(self) -> None:
        if self.person.active:  # the answer came when the keyboard had gone on
            self.person.ask()
        self.edited.emit()

    @Slot(object)
    def _fill_in(self, person: PersonSuggestion) -> None:
        """Fill in what is known of a contact where nothing was typed."""
        known = ((self.title_line, person.title), (self.phone, person.phone))
        for line, text in (*known, (self.wechat, person.wechat)):
            if not line.text().strip():
                line.setText(text)
        self.edited.emit()

    # making it

    def _line(self, name: str) -> LogLine:
        line = LogLine(self._context.theme, name, self)
        line.setAcceptDrops(False)  # a photo that is dropped here is meant for the card
        return line

    def _arrange(self) -> None:
        trip = self.trip
        self.company_line.show_aside(self.tr("characters, pinyin, initials"))
        self.read.setMinimumWidth(READ_WIDE)
        self.interest_hint = label("", self, tone="tertiary", size=CAPTION)
        beside = ((trip.met_label, 0), (trip.met_on, 0), (trip.channel, 0))
        places = {"trip_id": trip.box, "met_on": trip.met_on, "channel": trip.channel}
        self.add_row(self.tr("Trip"), ((trip.box, 1), *beside), places)
        company = dict.fromkeys(("company_name_text", "company_id", "name"), self.company_line)
        self.add_row(self.tr("Company"), ((self.company_line, 1),), {**company})
        self.add_row("", ((self.rows, 1),), {})
        people = {"contact_text": self.person_line, "contact_id": self.person_line}
        people["title"] = self.title_line
        between = label(self.tr("Job title"), self, tone="secondary")
        row = ((self.person_line, 1), (between, 0), (self.title_line, 1))
        self.add_row(self.tr("Person"), row, {**people})
        between = label(self.tr("WeChat"), self, tone="secondary")
        numbers = {"phone": self.phone, "mobile": self.phone, "wechat": self.wechat}
        row = ((self.phone, 1), (between, 0), (self.wechat, 1))
        self.add_row(self.tr("Phone"), row, {**numbers})
        self.add_row(self.tr("Topic"), ((self.topic, 1),), {"topic": self.topic})
        row = ((self.interest, 0), (self.interest_hint, 1))
        self.add_row(self.tr("Interest"), row, {"interest": self.interest})
        self.day.setFixedWidth(DAY_WIDE)
        row = ((self.day, 0), (self.read, 0), (self.step, 1))
        steps = {"next_action_on": self.day, "next_action_time": self.day}
        self.add_row(self.tr("Next step"), row, {**steps, "next_action": self.step})
        self.add_row(self.tr("Card"), ((self.card, 1),), {"card": self.card.drop})

    def _connect(self) -> None:
        self.trip.changed.connect(self._trip_changed)
        for line in self.findChildren(LogLine):
            if line is not self.trip.met_on:
                line.textEdited.connect(self._edited)
            line.pasted.connect(self.card.drop.paste)
        self.topic.textChanged.connect(self._edited)
        self.topic.pasted.connect(self.card.drop.paste)
        self.interest.chosen.connect(self._edited)
        self.card.changed.connect(self._edited)
        self.card.refused.connect(self.card_refused)
        self.company.settled.connect(self._company_settled)
        self.person.chosen.connect(self._fill_in)
        self.person_line.left.connect(self.company.show)
        self.day.textChanged.connect(self._read_day)
        self.day.left.connect(self._leave_day)
