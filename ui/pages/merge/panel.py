"""The content of a merge: who stays, what differs, what moves, and the one button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crm.merging.choosing import TOGETHER
from crm.merging.commands import merge_companies, merge_contacts, merge_leads
from crm.merging.queries import merge_preview, suggested_preview
from crm.merging.terms import Side
from ui.actions import FORM_MAIN_KEY, SWAP_KEY
from ui.pages.merge.field_table import FieldTable
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.dialog_parts import dialog_foot
from ui.widgets.labels import CAPTION, ElidedLabel, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from crm.errors import Problem, UserError
    from crm.merging.queries import MergePreview, Party
    from crm.records.saved import Saved
    from ui.context import Context

COMMANDS: Mapping[str, Callable[..., Saved]] = {
    "company": merge_companies,
    "contact": merge_contacts,
    "lead": merge_leads,
}
OTHER_SIDE = {Side.SURVIVOR.value: Side.LOSER.value, Side.LOSER.value: Side.SURVIVOR.value}


class MergePanel(QWidget):
    """Two records side by side, from their preview to the merge.

    Signals:
        merged(kind, survivor, loser): it was done, and a message told of it.
        back_asked: the person does not want to merge these two.
    """

    merged = Signal(str, int, int)
    back_asked = Signal()

    def __init__(self, context: Context, parent: QWidget, *, back_text: str) -> None:
        """Start empty; `show_pair` asks for two records."""
        super().__init__(parent)
        self._context = context
        self.preview: MergePreview | None = None
        self.chosen: dict[str, str] = {}
        self.table: FieldTable | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        self._place = QVBoxLayout(body)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget(body)
        self._place.addWidget(self._content)
        self._scroll.setWidget(body)
        for ground in (body, self._scroll.viewport()):
            ground.setAutoFillBackground(False)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot(back_text))

    def show_pair(self, kind: str, one: int, other: int) -> None:
        """Show two records; the likelier of them stays until it is said otherwise."""
        self.chosen.clear()
        self._read(suggested_preview, kind, one, other)

    @Slot()
    def swap(self) -> None:
        """Let the other one stay; what was chosen of either record stays chosen."""
        seen = self.preview
        if seen is not None:
            self.chosen = {name: OTHER_SIDE.get(side, side) for name, side in self.chosen.items()}
            self._read(merge_preview, seen.kind, seen.loser.id, seen.survivor.id)

    @Slot()
    def merge_now(self) -> None:
        """Merge as it is shown."""
        seen = self.preview
        if seen is None or not self.go.isEnabled():
            return
        self.go.setEnabled(False)
        self.say("")
        command = COMMANDS[seen.kind]
        versions = {"version": seen.survivor.version, "loser_version": seen.loser.version}
        self._context.write(
            command.__name__,
            cast("Any", partial(command, **versions)),
            seen.survivor.id,
            seen.loser.id,
            dict(self.chosen),
            owner=self,
            done=self._done,
            failed=self._refused,
        )

    def press(self, event: QKeyEvent) -> bool:
        """React to the keys of the dialog: for merging, for swapping the sides; Esc goes back."""
        keys = self._context.keys
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif keys.matches(event, FORM_MAIN_KEY):
            self.merge_now()
        elif keys.matches(event, SWAP_KEY):
            self.swap()
        else:
            return False
        return True

    def say(self, text: str) -> None:
        """Say at the foot why it was not done."""
        self.sentence.setText(text)

    def _read(self, query: Callable[..., MergePreview], kind: str, one: int, other: int) -> None:
        asked = cast("Any", query)
        today = self._context.today
        self._context.read(
            asked, kind, one, other, today, owner=self, done=self._show, failed=self._not_read
        )

    def _show(self, seen: MergePreview) -> None:
        self.preview = seen
        body = QWidget(self._scroll.widget())
        column = QVBoxLayout(body)
        margin = self._context.theme.px("space.l")
        column.setContentsMargins(margin, self._context.theme.px("space.m"), margin, margin)
        column.setSpacing(self._context.theme.px("space.s"))
        column.addLayout(self._parties(seen, body))
        for text in self._what_moves(seen):
            column.addWidget(label(text, body, tone="secondary", wrap=True))
        for kind, problems in (("refusal", seen.problems), ("notice", seen.notices)):
            for each in problems:
                column.addWidget(_framed(kind, each, body))
        self.table = FieldTable(seen.pairs, self._context.theme, body)
        self.table.choose(self.chosen)
        self.table.chosen.connect(self._choose)
        column.addWidget(self.table, 1)
        self._take_in(body)
        self.go.setEnabled(not seen.problems)
        self.swap_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_in(self, body: QWidget) -> None:
        """Show another content; the old one may hold the button that was just pressed."""
        old, self._content = self._content, body
        self._place.replaceWidget(old, body)
        body.show()
        old.hide()
        old.deleteLater()

    def _parties(self, seen: MergePreview, parent: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.px("space.m"))
        row.addWidget(_party(Side.SURVIVOR.label, seen.survivor, parent), 1)
        self.swap_button = Button(
            self._context.theme, self.tr("Swap"), icon="swap", hint=SWAP_KEY, parent=parent
        )
        self.swap_button.clicked.connect(self.swap)
        row.addWidget(self.swap_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(_party(Side.LOSER.label, seen.loser, parent), 1)
        return row

    def _what_moves(self, seen: MergePreview) -> Sequence[str]:
        moved = self.tr(", ").join(seen.moves) or self.tr("nothing")
        texts = [self.tr("Moves to the one that stays: {records}.").format(records=moved)]
        if seen.kind == "company":
            text = self.tr("“{name}” is found under its name as before: it becomes another name.")
            texts.append(text.format(name=seen.loser.name))
        return texts

    @Slot(str, str)
    def _choose(self, name: str, side: str) -> None:
        self.chosen[name] = side
        self.say("")
        rows = self.table.rows if self.table is not None else {}
        for together in TOGETHER:  # the rest of a group goes along, unless it was chosen itself
            for other in together if name in together else ():
                if other in rows and other not in self.chosen:
                    rows[other].choose(Side(side))

    def _done(self, saved: Saved) -> None:
        seen = self.preview
        if seen is not None:
            text = self.tr("Merged into {name}.")
            self._context.messages.tell(text.format(name=seen.survivor.name))
            self.merged.emit(seen.kind, saved.id, seen.loser.id)

    def _refused(self, error: UserError) -> None:
        """Say it at its field where there is one; look again where a record changed meanwhile."""
        self.go.setEnabled(True)
        rows = self.table.rows if self.table is not None else {}
        at_fields = [each for each in error.problems if each.field in rows]
        for each in at_fields:
            rows[each.field].say(each)
        if at_fields:
            rows[at_fields[0].field].take_keyboard()
            self._scroll.ensureWidgetVisible(rows[at_fields[0].field])
        elsewhere = [each for each in error.problems if each not in at_fields]
        self.say("\n".join(f"{each.message} {each.code}" for each in elsewhere))
        if error.code == "VERSION_CONFLICT" and self.preview is not None:
            seen = self.preview
            self._read(merge_preview, seen.kind, seen.survivor.id, seen.loser.id)

    def _not_read(self, error: UserError) -> None:
        self.say(f"{error.message} {error.code}")

    def _foot(self, back_text: str) -> QFrame:
        theme = self._context.theme
        self.sentence = label("", tone="overdue", wrap=True)
        self.back = Button(theme, back_text, hint="Esc")
        self.back.clicked.connect(self.back_asked)
        self.go = Button(
            theme, self.tr("Merge"), kind=PRIMARY, hint=FORM_MAIN_KEY, run=self.merge_now
        )
        self.go.setEnabled(False)
        return dialog_foot(self.sentence, (self.back, self.go), theme, self)


def _party(caption: str, party: Party, parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(2)
    column.addWidget(label(caption, card, tone="tertiary", size=CAPTION))
    name = ElidedLabel(party.name, card)
    name.setProperty("strong", True)
    column.addWidget(name)
    column.addWidget(ElidedLabel(party.detail or "—", card, tone="secondary"))
    return card


def _framed(kind: str, problem: Problem, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setProperty("kind", kind)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(10, 6, 10, 6)
    tone = "overdue" if kind == "refusal" else "expiring"
    inside.addWidget(label(f"{problem.message} {problem.code}", frame, tone=tone, wrap=True))
    return frame
