"""The menu bar, filled from the registry: the window's own actions and those of the page shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLabel, QMenu, QMenuBar

from ui import actions
from ui.mnemonics import with_mnemonics
from ui.shortcuts.catalogue import BY_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.actions import PageAction
    from ui.registry import Registry
    from ui.theme import Theme


class Menus(QObject):
    """Fills a menu bar, and again whenever other actions or other keys are offered."""

    def __init__(self, bar: QMenuBar, theme: Theme, registry: Registry) -> None:
        """Fill `bar` with what `registry` offers, in the language of now."""
        super().__init__(bar)
        self._bar, self._theme, self._registry = bar, theme, registry
        self.menus = {
            actions.FILE: bar.addMenu(self.tr("&File")),
            actions.EDIT: bar.addMenu(self.tr("&Edit")),
            actions.VIEW: bar.addMenu(self.tr("&View")),
            actions.RECORD: bar.addMenu(self.tr("&Record")),
            actions.TOOLS: bar.addMenu(self.tr("&Tools")),
            actions.HELP: bar.addMenu(self.tr("&Help")),
        }
        self._inner = {
            actions.NEW_MENU: self.tr("New"),
            actions.THEME_MENU: self.tr("Theme"),
            actions.LANGUAGE_MENU: self.tr("Language"),
        }
        self._made: dict[QMenu, list[QAction]] = {}
        self._runs: dict[QAction, Callable[[], None]] = {}
        self._shown: dict[str, tuple[PageAction, ...]] = {}
        registry.changed.connect(self.fill)
        theme.keys.changed.connect(self.fill_anew)
        self.fill()

    @Slot()
    def fill(self) -> None:
        """Show what is offered now; menus in which nothing changed stay as they are."""
        for key, menu in self.menus.items():
            offered = tuple(each for each in self._registry.actions if _top(each) == key)
            if [_look(each) for each in offered] == [_look(e) for e in self._shown.get(key, ())]:
                self._renew(menu, offered)
            else:
                self._empty(menu)
                self._fill_menu(menu, offered)
            self._shown[key] = offered
            menu.menuAction().setVisible(bool(offered))

    @Slot()
    def fill_anew(self) -> None:
        """Show other keys."""
        self._shown.clear()
        self.fill()

    def remove(self) -> None:
        """Take the menus and their shortcuts away, even from inside one of their actions."""
        self._registry.changed.disconnect(self.fill)
        self._theme.keys.changed.disconnect(self.fill_anew)
        for menu in self.menus.values():
            self._bar.removeAction(menu.menuAction())
            self._empty(menu)
            menu.deleteLater()
        self.deleteLater()

    def _fill_menu(self, menu: QMenu, offered: Sequence[PageAction]) -> None:
        """Put the actions in, with a line where another group of commands begins."""
        rows: dict[str, list[PageAction]] = {}
        for each in offered:
            rows.setdefault(
                each.menu if "/" in each.menu else each.command or each.title, []
            ).append(each)
        titles = with_mnemonics([self._titled(key, held) for key, held in rows.items()])
        before: object = None
        for title, (key, held) in zip(titles, rows.items(), strict=True):
            group = key if key in self._inner else _group(held[0])
            if before not in (None, group) and not {before, group} <= set(self._inner):
                self._keep(menu, menu.addSeparator())
            before = group
            if key in self._inner:
                self._fill_inner(menu, title, held)
            else:
                self._keep(menu, self._action(menu, title, held[0]))

    def _fill_inner(self, menu: QMenu, title: str, held: Sequence[PageAction]) -> None:
        inner = QMenu(title, menu)
        self._keep(menu, inner.menuAction())
        menu.addMenu(inner)
        choices = QActionGroup(inner)
        titles = with_mnemonics([(each.title, _english(each)) for each in held])
        for text, each in zip(titles, held, strict=True):
            action = self._action(inner, text, each)
            self._keep(menu, action)
            if each.checked is not None:
                choices.addAction(action)

    def _titled(self, key: str, held: Sequence[PageAction]) -> tuple[str, str]:
        if key in self._inner:
            return self._inner[key], key.rpartition("/")[2]
        return held[0].title, _english(held[0])

    def _renew(self, menu: QMenu, offered: Sequence[PageAction]) -> None:
        """The same actions do something else: those of another page, perhaps."""
        runs = {self._name(each): each.run for each in offered}
        for action in self._made.get(menu, []):
            if action in self._runs:
                self._runs[action] = runs[action.data()]

    def _empty(self, menu: QMenu) -> None:
        for old in self._made.pop(menu, []):
            old.setShortcuts(())  # at once: two with the same key would cancel out
            self._runs.pop(old, None)
            menu.removeAction(old)
            inner = old.menu()
            (inner if isinstance(inner, QMenu) else old).deleteLater()

    def _keep(self, menu: QMenu, action: QAction) -> None:
        self._made.setdefault(menu, []).append(action)

    def _action(self, menu: QMenu, title: str, offered: PageAction) -> QAction:
        keys = self._theme.keys
        # After the tab stands what the menu shows: Qt's own names of keys are long in Chinese.
        action = QAction(f"{title}\t{keys.text(offered.command)}".rstrip(), menu)
        if not _is_fixed(offered):  # fields react to the fixed ones themselves
            action.setShortcuts(keys.sequences(offered.command))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if offered.icon:
            action.setIcon(self._theme.icon(offered.icon))
        if offered.checked is not None:
            action.setCheckable(True)
            action.setChecked(offered.checked)
        action.setEnabled(offered.enabled)
        action.setData(self._name(offered))
        action.triggered.connect(self._triggered)
        self._runs[action] = offered.run
        menu.addAction(action)
        return action

    def _name(self, offered: PageAction) -> str:
        return offered.command or offered.title

    @Slot()
    def _triggered(self) -> None:
        action = self.sender()
        run = self._runs.get(action) if isinstance(action, QAction) else None
        if run is not None:
            run()


def brand(bar: QMenuBar) -> QLabel:
    """Put a label for the program's name into the corner over the rail."""
    label = QLabel(bar)
    label.setProperty("tone", "accent")
    label.setProperty("strong", True)
    label.setContentsMargins(18, 0, 12, 0)
    bar.setCornerWidget(label, Qt.Corner.TopLeftCorner)
    return label


def _top(offered: PageAction) -> str:
    return offered.menu.partition("/")[0]


def _look(offered: PageAction) -> tuple[object, ...]:
    """What can be seen of an action: the menu stays while this stays."""
    name = (offered.command, offered.title, offered.menu, offered.icon)
    return (*name, offered.enabled, offered.checked)


def _english(offered: PageAction) -> str:
    command = BY_ID.get(offered.command)
    return command.title.english if command is not None else ""


def _group(offered: PageAction) -> object:
    command = BY_ID.get(offered.command)
    return command.group if command is not None else None


def _is_fixed(offered: PageAction) -> bool:
    command = BY_ID.get(offered.command)
    return command is not None and command.fixed
