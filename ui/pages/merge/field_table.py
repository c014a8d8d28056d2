"""The fields of both records side by side: where they differ, whose value stays is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from crm.merging.terms import Side
from ui import formats
from ui.widgets.buttons import LINK, Button
from ui.widgets.labels import CAPTION, ElidedLabel, label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from crm.errors import Problem
    from crm.merging.queries import FieldPair
    from ui.theme import Theme

NAME_WIDE, BOTH_WIDE = 132, 84  # px
SIDES = (Side.SURVIVOR, Side.LOSER, Side.BOTH)


class ValueRadio(QRadioButton):
    """A choice whose text is cut at the end with …; its tooltip has the whole."""

    def __init__(self, text: str, parent: QWidget) -> None:
        """Offer `text`, of which one line is shown."""
        super().__init__(parent)
        self._whole = text
        self.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 28  # px that the circle takes
        line = " ".join(self._whole.split("\n"))
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(plain_tooltip(self._whole) if shown != self._whole else "")


class FieldChoice(QWidget):
    """One field that differs: both values, both of them where that is possible, and the result.

    Signals:
        chosen(name, side): the person chose whose value stays.
    """

    chosen = Signal(str, str)

    def __init__(self, pair: FieldPair, side: Side, theme: Theme, parent: QWidget) -> None:
        """Begin with `side`."""
        super().__init__(parent)
        self.pair = pair
        self._group = QButtonGroup(self)
        self._frames: dict[Side, QFrame] = {}
        self.radios: dict[Side, ValueRadio] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px("space.xs"))
        grid.setVerticalSpacing(0)
        set_columns(grid)
        name = ElidedLabel(pair.label, self, tone="secondary")
        grid.addWidget(name, 0, 0)
        values = {Side.SURVIVOR: pair.survivor, Side.LOSER: pair.loser}
        for place, each in enumerate(SIDES, start=1):
            if each is not Side.BOTH or pair.both:
                text = self.tr("Both") if each is Side.BOTH else values[each]
                grid.addWidget(self._offer(each, text), 0, place)
        self.result = ElidedLabel("", self)
        self.result.setProperty("strong", True)
        grid.addWidget(self.result, 0, len(SIDES) + 1)
        self._said = label("", self, tone="overdue", size=CAPTION, wrap=True)
        self._said.hide()
        grid.addWidget(self._said, 1, 1, 1, len(SIDES) + 1)
        self._group.idClicked.connect(self._clicked)
        self.choose(side)

    @property
    def side(self) -> Side:
        """Whose value stays."""
        return SIDES[self._group.checkedId()]

    def choose(self, side: Side) -> None:
        """Let the value of a side stay, without telling anybody."""
        self.radios[side].setChecked(True)
        for each, frame in self._frames.items():
            frame.setProperty("active", each is side)
            frame.style().unpolish(frame)
            frame.style().polish(frame)
        both, pair = side is Side.BOTH, self.pair
        text = pair.both if both else pair.loser if side is Side.LOSER else pair.survivor
        self.result.setText(" ".join(text.split("\n")) or formats.not_entered())
        self.say(None)

    def say(self, problem: Problem | None) -> None:
        """Say what is wrong with the value, or nothing."""
        self._said.setText(f"{problem.message} {problem.code}" if problem else "")
        self._said.setVisible(problem is not None)

    def take_keyboard(self) -> None:
        """Give the keyboard to the chosen value."""
        self.radios[self.side].setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, side: Side, text: str) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "choice")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(6, 2, 6, 2)
        radio = ValueRadio(text or formats.not_entered(), frame)
        radio.setAccessibleDescription(f"{self.pair.label}: {side.label}")
        inside.addWidget(radio, 1)
        self._group.addButton(radio, SIDES.index(side))
        self._frames[side], self.radios[side] = frame, radio
        return frame

    @Slot(int)
    def _clicked(self, _number: int) -> None:
        self.choose(self.side)
        self.chosen.emit(self.pair.name, self.side.value)


class FieldTable(QWidget):
    """What differs, group by group, and folded away what does not.

    Signals:
        chosen(name, side): the person chose whose value of a field stays.
    """

    chosen = Signal(str, str)

    def __init__(self, pairs: Sequence[FieldPair], theme: Theme, parent: QWidget) -> None:
        """Show `pairs`, each with the side that its preview took."""
        super().__init__(parent)
        self._theme = theme
        self.rows: dict[str, FieldChoice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px("space.xs"))
        differing = [each for each in pairs if not each.same]
        if differing:
            self._column.addWidget(self._heads())
        else:
            sentence = self.tr("Every field that is filled in is the same on both sides.")
            self._column.addWidget(label(sentence, self, tone="secondary"))
        group = ""
        for pair in differing:
            if pair.group and pair.group != group:
                self._column.addWidget(label(pair.group, self, strong=True))
            group = pair.group
            row = FieldChoice(pair, pair.side, theme, self)
            row.chosen.connect(self.chosen)
            self.rows[pair.name] = row
            self._column.addWidget(row)
        self._add_equal([each for each in pairs if each.same and each.survivor])
        self._column.addStretch()

    def choose(self, chosen: Mapping[str, str]) -> None:
        """Show what was chosen before."""
        for name, side in chosen.items():
            if name in self.rows:
                self.rows[name].choose(Side(side))

    def _heads(self) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px("space.xs"))
        set_columns(grid)
        texts = ("", Side.SURVIVOR.label, Side.LOSER.label, "", self.tr("Result"))
        for place, text in enumerate(texts):
            grid.addWidget(label(text, holder, tone="tertiary", size=CAPTION), 0, place)
        return holder

    def _add_equal(self, pairs: Sequence[FieldPair]) -> None:
        self.equal = QWidget(self)
        grid = QGridLayout(self.equal)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnMinimumWidth(0, NAME_WIDE)
        grid.setColumnStretch(1, 1)
        for row, pair in enumerate(pairs):
            grid.addWidget(ElidedLabel(pair.label, self.equal, tone="tertiary"), row, 0)
            grid.addWidget(ElidedLabel(pair.survivor, self.equal, tone="secondary"), row, 1)
        self.equal.hide()
        self.fold = Button(self._theme, "", kind=LINK, parent=self)
        self.fold.clicked.connect(self._turn)
        self.fold.setVisible(bool(pairs))
        self._equal_count = len(pairs)
        self._column.addWidget(self.fold)
        self._column.addWidget(self.equal)
        self._write_fold()

    @Slot()
    def _turn(self) -> None:
        self.equal.setVisible(self.equal.isHidden())
        self._write_fold()

    def _write_fold(self) -> None:
        show = self.tr("Show equal fields ({count})").format(count=self._equal_count)
        hide = self.tr("Hide equal fields")
        self.fold.setText(show if self.equal.isHidden() else hide)
        self.fold.set_look(icon="chevron-right" if self.equal.isHidden() else "chevron-down")


def set_columns(grid: QGridLayout) -> None:
    """Give the columns name, both values, both, result the same widths in every row."""
    grid.setColumnMinimumWidth(0, NAME_WIDE)
    grid.setColumnMinimumWidth(3, BOTH_WIDE)
    for place, stretch in ((1, 5), (2, 5), (4, 4)):
        grid.setColumnStretch(place, stretch)
        grid.setColumnMinimumWidth(place, 60)
