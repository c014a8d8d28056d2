"""Settings: theme, language, who acts, reminders, where the data are. Each takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from crm.database.session import Actor
from crm.language import CHINESE, ENGLISH
from crm.staff.queries import READS, list_staff
from ui import language, theme
from ui.acting import ACTING, actor_label
from ui.actions import SHORTCUTS_KEY
from ui.files.section import FileSettings
from ui.preferences import LANGUAGE, THEME
from ui.reminders.section import ReminderSettings
from ui.widgets.buttons import Button
from ui.widgets.page_header import PageHeader
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from crm.database.changes import Changes
    from crm.staff.queries import StaffRow
    from ui.context import Context

WIDTH = 640


class SettingsPage(QWidget):
    """A short form without a save button."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show what is chosen now."""
        super().__init__(parent)
        self._context = context
        self._staff: list[StaffRow] = []
        self.theme = self._theme_choice()
        self.language = self._language_choice()
        self.reminders = ReminderSettings(context)
        self.files = FileSettings(context)
        self.acting = QComboBox()
        self.acting.setMinimumWidth(260)
        self.acting.activated.connect(self._become)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(PageHeader(context.theme, self.tr("Settings")))
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 16, 16, 16)
        holder.addWidget(self._card(), 0, Qt.AlignmentFlag.AlignTop)
        holder.addStretch(1)
        layout.addLayout(holder)
        layout.addStretch(1)
        context.changes.changed.connect(self._on_changes)
        context.acting.changed.connect(self._show_acting)
        context.theme.changed.connect(self._show_theme)
        self._load()

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        card.setFixedWidth(WIDTH)
        form = QFormLayout(card)
        form.setContentsMargins(16, 16, 16, 16)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.addRow(self.tr("Theme"), self.theme)
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Acting as"), self._acting_block())
        form.addRow(self.tr("Reminders"), self.reminders)
        form.addRow(self.tr("Attached files"), self.files)
        form.addRow(self.tr("Keyboard"), self._keyboard())
        form.addRow(self.tr("Data folder"), self._folder())
        return card

    def _acting_block(self) -> QWidget:
        holder = QWidget()
        hint = QLabel(
            self.tr("Changes are recorded in this name, and its role decides what is allowed.")
        )
        hint.setProperty("type", "caption")
        hint.setProperty("tone", "tertiary")
        hint.setWordWrap(True)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.acting)
        column.addWidget(hint)
        return holder

    def _keyboard(self) -> QWidget:
        self.shortcuts = Button(
            self._context.theme,
            self.tr("Keyboard shortcuts"),
            hint=SHORTCUTS_KEY,
            small=True,
            run=self._list_shortcuts,
        )
        return self.shortcuts

    def _list_shortcuts(self) -> None:
        self._context.navigate.do(SHORTCUTS_KEY)

    def _folder(self) -> QWidget:
        holder = QWidget()
        path = QLabel(str(self._context.folder.root))
        path.setTextFormat(Qt.TextFormat.PlainText)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        path.setWordWrap(True)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(path, 1)
        row.addWidget(Button(self._context.theme, self.tr("Open"), small=True, run=self._open))
        return holder

    def _theme_choice(self) -> SegmentedControl:
        choices = (
            (theme.SYSTEM, self.tr("As the system")),
            (theme.LIGHT, self.tr("Light")),
            (theme.DARK, self.tr("Dark")),
        )
        control = SegmentedControl(self._context.theme, choices, name=self.tr("Theme"))
        control.choose(self._context.theme.preference)
        control.chosen.connect(self._choose_theme)
        return control

    def _language_choice(self) -> SegmentedControl:
        choices = (
            (language.SYSTEM, self.tr("As the system")),
            (CHINESE, "中文"),
            (ENGLISH, "English"),
        )
        control = SegmentedControl(self._context.theme, choices, name=self.tr("Language"))
        control.choose(self._context.language.preference)
        control.chosen.connect(self._choose_language)
        return control

    @Slot(str)
    def _choose_theme(self, preference: str) -> None:
        self._context.settings.keep(THEME, preference)
        self._context.theme.choose(preference)

    @Slot(str)
    def _choose_language(self, preference: str) -> None:
        self._context.settings.keep(LANGUAGE, preference)
        self._context.language.choose(preference)

    @Slot()
    def _show_theme(self) -> None:
        self.theme.choose(self._context.theme.preference)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(*READS):
            self._load()

    def _load(self) -> None:
        self._context.read(list_staff, owner=self, done=self._show_staff)

    def _show_staff(self, staff: list[StaffRow]) -> None:
        self._staff = [each for each in staff if each.active]
        self.acting.clear()
        for each in self._staff:
            self.acting.addItem(actor_label(each.name, each.role), each.code)
        self._show_acting()

    @Slot()
    def _show_acting(self) -> None:
        actor = self._context.actor
        row = self.acting.findData(actor.code)
        if row < 0 and not actor.id:
            self.acting.insertItem(0, actor_label(actor.name, actor.role), actor.code)
            row = 0
        self.acting.setCurrentIndex(row)

    @Slot(int)
    def _become(self, _row: int) -> None:
        code = self.acting.currentData()
        for each in self._staff:
            if each.code == code:
                self._context.settings.keep(ACTING, each.code)
                self._context.acting.become(Actor(each.id, each.code, each.name, each.role))

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.folder.root)))


def create_page(context: Context) -> QWidget:
    """Make the page of the settings."""
    return SettingsPage(context)
