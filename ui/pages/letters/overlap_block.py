"""The framed block under the park: which letters overlap, and the ways to sign all the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from crm.letters.terms import AreaKind, Relation
from ui import formats
from ui.actions import ADDITIONAL_KEY, SUPERSEDE_KEY
from ui.pages.letters.choice_card import ChoiceCard
from ui.panes.related_rows import LETTER_LOOK
from ui.widgets.buttons import LINK, Button
from ui.widgets.chips import STATE_ICONS, Chip
from ui.widgets.labels import CAPTION, ElidedLabel, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crm.letters.overlaps import Overlap
    from crm.measures.letter_effect import IntentTotals, OverlapChoice
    from ui.theme import Theme

translate = QCoreApplication.translate
CODE = "LETTER_OVERLAP_UNRESOLVED"
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class OverlapBlock(QFrame):
    """Explains a refused signing and offers to add to the other letters or to replace one.

    Signals:
        chosen: a `Relation`, and the id of the letter to replace (0 for none).
        letter_wanted: the person wants to see another letter, by id.
    """

    chosen = Signal(object, int)
    letter_wanted = Signal(int)

    def __init__(self, choice: OverlapChoice, theme: Theme, parent: QWidget) -> None:
        """Offer what `choice` allows."""
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "refusal")
        self.cards: dict[int, ChoiceCard] = {}  # by the id that is replaced, 0: additional
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(theme.px("space.xs") + 2)
        column.addLayout(self._head(choice))
        for each in choice.overlaps:
            column.addWidget(self._other(each))
        self._add(0, ADDITIONAL_KEY, translate("Letters", "both hold, both areas count"))
        keys = iter((SUPERSEDE_KEY,))
        for each in choice.overlaps:
            if each.id in choice.superseding:
                text = translate("Letters", "signed in place of {code}")
                self._add(each.id, next(keys, ""), text.format(code=each.code))
        for card in self.cards.values():
            column.addWidget(card)
        self.show_effects(choice)
        theme.changed.connect(self._paint_mark)
        self._paint_mark()

    def show_effects(self, choice: OverlapChoice) -> None:
        """Write under each way what it does to the totals."""
        for replaced, card in self.cards.items():
            after = choice.superseding.get(replaced) if replaced else choice.additional
            if after is not None:
                card.show_effects(effects_text(choice.kind, choice.now, after))

    def choose(self, replaced: int) -> None:
        """Choose a way as if its radio box had been pressed."""
        for key, card in self.cards.items():
            card.radio.setChecked(key == replaced)
        relation = Relation.SUPERSEDES if replaced else Relation.ADDITIONAL
        self.chosen.emit(relation, replaced)

    def focus_first(self) -> None:
        """Go to the first way."""
        self.cards[0].radio.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, choice: OverlapChoice) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px("space.s"))
        self._mark = QLabel(self)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_sentence(choice), self, tone="overdue", strong=True, wrap=True))
        text = translate("Letters", "Say how the two belong together, then sign.")
        words.addWidget(label(f"{text}  {CODE}", self, tone="overdue", size=CAPTION, wrap=True))
        row.addLayout(words, 1)
        return row

    def _other(self, letter: Overlap) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(self._theme.px("space.m"))
        code = Button(self._theme, letter.code, kind=LINK, parent=frame)
        code.clicked.connect(partial(self.letter_wanted.emit, letter.id))
        row.addWidget(code)
        row.addWidget(label(str(formats.area_record(letter.area)), frame, strong=True))
        signed = translate("Letters", "signed {day}").format(day=formats.day(letter.signed_on))
        until = formats.day(letter.valid_until)
        if letter.valid_until is None:
            until = translate("Letters", "open-ended")
        term = ElidedLabel(f"{signed}  {until}", frame, tone="secondary")
        term.setProperty("type", CAPTION)
        row.addWidget(term, 1)
        chip = Chip(self._theme, frame)
        tone, icon = LETTER_LOOK[letter.state]
        chip.show_state(letter.state.label, tone, icon or STATE_ICONS[tone])
        row.addWidget(chip)
        return frame

    def _add(self, replaced: int, key: str, text: str) -> None:
        relation = Relation.SUPERSEDES if replaced else Relation.ADDITIONAL
        keys = self._theme.keys.text(key)
        card = ChoiceCard(self._theme, relation.label, text, shortcut=keys, parent=self)
        card.chosen.connect(partial(self.choose, replaced))
        self.cards[replaced] = card
        if key:
            shortcut = QShortcut(self)  # anywhere, while the block is there
            shortcut.setKeys(self._theme.keys.sequences(key))
            shortcut.activated.connect(partial(self.choose, replaced))

    def _paint_mark(self) -> None:
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(self._theme.pixmap("ring-alert", "state.overdue.mark", 16, ratio))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the ways and choose, as among radio boxes everywhere."""
        step = STEPS.get(Qt.Key(event.key()))
        radios = [card.radio for card in self.cards.values()]
        focused = [number for number, radio in enumerate(radios) if radio.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        number = (focused[0] + step) % len(radios)
        radios[number].setFocus(Qt.FocusReason.TabFocusReason)
        self.choose(list(self.cards)[number])


def _sentence(choice: OverlapChoice) -> str:
    """Say with names who has a letter in force where."""
    text = translate("Letters", "{company} has {count} “{kind}” letters in force in {park}.")
    if len(choice.overlaps) == 1:
        text = translate("Letters", "{company} has a “{kind}” letter in force in {park}.")
    return text.format(
        company=choice.company,
        park=choice.park,
        count=len(choice.overlaps),
        kind=choice.kind.label,
    )


def effects_text(
    kind: AreaKind, now: IntentTotals, after: IntentTotals
) -> tuple[tuple[str, str, str], ...]:
    """Write the totals before and after: words, the new figure, what follows it."""
    old, new = formats.area_summary(now.area), formats.area_summary(after.area)
    name = AreaKind.LAND.label if kind is AreaKind.LAND else translate("Letters", "Signed")
    count = translate("Letters", "{unit}, {count} letters")
    effects = [
        (
            f"{name} {old.number} →",
            new.number,
            count.format(unit=new.unit, count=formats.whole(after.count)),
        )
    ]
    if now.coverage is not None:
        coverage = translate("Letters", "Coverage of the park {percent} →")
        effects.append(
            (
                coverage.format(percent=formats.percent(now.coverage)),
                formats.percent(after.coverage),
                "",
            )
        )
    return tuple(effects)
