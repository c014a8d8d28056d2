"""The menu bar: the window's own actions and those of the page that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMenuBar

from crm.language import CHINESE, ENGLISH
from ui import actions, language, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.actions import PageAction
    from ui.context import Context


@dataclass(frozen=True)
class WindowCommands:
    """What the menus call on the window."""

    show_page: Callable[[str], None]
    next_region: Callable[[], None]
    previous_region: Callable[[], None]
    choose_theme: Callable[[str], None]
    choose_language: Callable[[str], None]
    open_folder: Callable[[], None]
    about: Callable[[], None]
    quit: Callable[[], None]


class Menus(QObject):
    """Fills a menu bar, once for each language, and again for each page."""

    def __init__(self, bar: QMenuBar, context: Context, commands: WindowCommands) -> None:
        """Fill `bar`; the page's actions come with `show_page_actions`."""
        super().__init__(bar)
        self._bar, self._context, self._commands = bar, context, commands
        self._of_page: list[QAction] = []
        self.menus = {
            actions.FILE: bar.addMenu(self.tr("&File")),
            actions.EDIT: bar.addMenu(self.tr("&Edit")),
            actions.VIEW: bar.addMenu(self.tr("&View")),
            actions.RECORD: bar.addMenu(self.tr("&Record")),
            actions.TOOLS: bar.addMenu(self.tr("&Tools")),
        }
        self._help = bar.addMenu(self.tr("&Help"))
        # Before the first fixed action of each menu stand those of the page.
        self._anchors: dict[str, QAction] = {}
        self._fill_file(self.menus[actions.FILE])
        self._fill_edit(self.menus[actions.EDIT])
        self._fill_view(self.menus[actions.VIEW])
        self._add(self.menus[actions.TOOLS], self.tr("Open data folder"), commands.open_folder)
        self._add(self._help, self.tr("About Yinfeng"), commands.about, icon="info")
        for key, menu in self.menus.items():
            if menu.actions():
                self._anchors[key] = menu.insertSeparator(menu.actions()[0])

    def add_pages(self, pages: Sequence[tuple[str, str, str]]) -> None:
        """List the pages (key, title, icon) under View, the first nine with Alt+1 to Alt+9."""
        menu = self.menus[actions.VIEW]
        first = menu.actions()[1]
        for number, (key, title, icon) in enumerate(pages, start=1):
            shortcut = f"Alt+{number % 10}" if number <= 10 else ""  # noqa: PLR2004 - ten digits
            run = _call_with(self._commands.show_page, key)
            menu.insertAction(first, self._action(menu, title, run, shortcut, icon))
        menu.insertSeparator(first)

    def show_page_actions(self, offered: Sequence[PageAction]) -> None:
        """Replace the actions of the page before by those of the page now shown."""
        for menu in self.menus.values():
            for old in self._of_page:
                menu.removeAction(old)
        for old in self._of_page:
            old.setShortcut(QKeySequence())  # at once: two with the same key would cancel out
            old.deleteLater()
        self._of_page = [self._place(each) for each in offered]
        self.menus[actions.RECORD].menuAction().setVisible(
            any(each.menu == actions.RECORD for each in offered)
        )

    def remove(self) -> None:
        """Take the menus and their shortcuts away, even from inside one of their actions."""
        for menu in (*self.menus.values(), self._help):
            self._bar.removeAction(menu.menuAction())
            for action in menu.actions():
                action.setShortcut(QKeySequence())
            menu.deleteLater()
        self.deleteLater()

    def _place(self, offered: PageAction) -> QAction:
        menu = self.menus[offered.menu]
        made = self._action(menu, offered.title, offered.run, offered.shortcut, offered.icon)
        anchor = self._anchors.get(offered.menu)
        if anchor is None:
            menu.addAction(made)
        else:
            menu.insertAction(anchor, made)
        return made

    def _fill_file(self, menu: QMenu) -> None:
        settings = _call_with(self._commands.show_page, "settings")
        self._add(menu, self.tr("Settings"), settings, "Ctrl+,", "settings")
        self._add(menu, self.tr("Quit"), self._commands.quit, "Ctrl+Q")

    def _fill_edit(self, menu: QMenu) -> None:
        # Fields react to these keys themselves, so the menu only shows them.
        for title, slot, keys in (
            (self.tr("Cut"), "cut", QKeySequence.StandardKey.Cut),
            (self.tr("Copy"), "copy", QKeySequence.StandardKey.Copy),
            (self.tr("Paste"), "paste", QKeySequence.StandardKey.Paste),
            (self.tr("Select all"), "selectAll", QKeySequence.StandardKey.SelectAll),
        ):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            self._add(menu, f"{title}\t{shown}", _call_with(_on_focused, slot))

    def _fill_view(self, menu: QMenu) -> None:
        commands, context = self._commands, self._context
        self._add(menu, self.tr("Next part of the page"), commands.next_region, "F6")
        self._add(menu, self.tr("Previous part of the page"), commands.previous_region, "Shift+F6")
        menu.addSeparator()
        self._choices(
            menu.addMenu(self.tr("Theme")),
            (
                (theme.SYSTEM, self.tr("As the system")),
                (theme.LIGHT, self.tr("Light")),
                (theme.DARK, self.tr("Dark")),
            ),
            context.theme.preference,
            commands.choose_theme,
        )
        self._choices(
            menu.addMenu(self.tr("Language")),
            ((language.SYSTEM, self.tr("As the system")), (CHINESE, "中文"), (ENGLISH, "English")),
            context.language.preference,
            commands.choose_language,
        )

    def _choices(
        self,
        menu: QMenu,
        choices: Sequence[tuple[str, str]],
        chosen: str,
        run: Callable[[str], None],
    ) -> None:
        group = QActionGroup(menu)
        for key, title in choices:
            action = self._add(menu, title, _call_with(run, key))
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.setData(key)
            group.addAction(action)

    def _add(
        self, menu: QMenu, title: str, run: Callable[[], None], shortcut: str = "", icon: str = ""
    ) -> QAction:
        action = self._action(menu, title, run, shortcut, icon)
        menu.addAction(action)
        return action

    def _action(
        self, menu: QMenu, title: str, run: Callable[[], None], shortcut: str, icon: str
    ) -> QAction:
        action = QAction(title, menu)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if icon:
            action.setIcon(self._context.theme.icon(icon))
        action.triggered.connect(_without_checked(run))
        return action


def brand(bar: QMenuBar) -> QLabel:
    """Put a label for the program's name into the corner over the rail."""
    label = QLabel(bar)
    label.setProperty("tone", "accent")
    label.setProperty("strong", True)
    label.setContentsMargins(18, 0, 12, 0)
    bar.setCornerWidget(label, Qt.Corner.TopLeftCorner)
    return label


def _without_checked(run: Callable[[], None]) -> Callable[[bool], None]:
    def call(_checked: bool) -> None:  # noqa: FBT001 - Qt passes it by position
        run()

    return call


def _call_with(run: Callable[[str], None], value: str) -> Callable[[], None]:
    return lambda: run(value)


def _on_focused(slot: str) -> None:
    """Cut, copy, paste or select in the field that has the keyboard."""
    act = getattr(QApplication.focusWidget(), slot, None)
    if act is not None:
        act()
