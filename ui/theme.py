"""The look: tokens turned into palette, style sheet, fonts and icons; light, dark or as the system.

`Theme` is the only place that names colours and sizes to the rest of the window. Switching needs no
restart: palette, style sheet and icon cache are rebuilt and `changed` is emitted, after which every
delegate and icon button asks again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from ui import tokens
from ui.icons import IconCache
from ui.shortcuts.key_map import KeyMap
from ui.stylesheet import StyleSheet

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap
    from PySide6.QtWidgets import QApplication

SYSTEM = "system"
LIGHT = "light"
DARK = "dark"
PREFERENCES = (SYSTEM, LIGHT, DARK)

Role = QPalette.ColorRole
# What Fusion paints by itself takes its colours from here; the rest is painted by our delegates.
PALETTE = {
    Role.Window: "surface.window",
    Role.WindowText: "text.primary",
    Role.Base: "surface.base",
    Role.AlternateBase: "surface.base",
    Role.Text: "text.primary",
    Role.PlaceholderText: "text.tertiary",
    Role.Button: "surface.base",
    Role.ButtonText: "text.primary",
    Role.BrightText: "text.inverse",
    Role.ToolTipBase: "surface.inverse",
    Role.ToolTipText: "text.inverse",
    Role.Highlight: "accent.base",
    Role.HighlightedText: "accent.on",
    Role.Accent: "accent.base",
    Role.Link: "accent.text",
    Role.LinkVisited: "accent.text",
    Role.Light: "surface.base",
    Role.Midlight: "surface.hover",
    Role.Mid: "border.normal",
    Role.Dark: "border.control",
    Role.Shadow: "border.control",
}
PALETTE_DISABLED = {
    Role.WindowText: "text.disabled",
    Role.Text: "text.disabled",
    Role.ButtonText: "text.disabled",
    Role.Base: "surface.sunken",
    Role.Button: "surface.sunken",
    Role.Highlight: "border.normal",
    Role.HighlightedText: "text.disabled",
}


@dataclass(frozen=True, slots=True)
class StateColors:
    """One meaning (in_force, expiring, lapsed, overdue, draft, won): text on fill; mark on base."""

    text: QColor
    fill: QColor
    mark: QColor


class Theme(QObject):
    """Colours, sizes, fonts and icons by name, and the keys that buttons show.

    Signals:
        changed: the colours are others now; ask again and repaint.
    """

    changed = Signal()

    def __init__(self, app: QApplication, preference: str = SYSTEM) -> None:
        """Dress `app` in Fusion with our palette; `preference` is one of PREFERENCES."""
        super().__init__(app)
        self._app = app
        self._icons = IconCache()
        self._sheet = StyleSheet()
        self.keys = KeyMap(self)
        self.preference = preference
        self.scheme = ""
        self._names: dict[str, str] = {}
        self._colors: dict[str, QColor] = {}
        self._family = _load_family()
        app.setStyle("Fusion")
        app.setFont(self.font("body"))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def dark(self) -> bool:
        """Whether light text stands on dark ground now."""
        return self.scheme == DARK

    def choose(self, preference: str) -> None:
        """Fix the theme ("light", "dark") or follow the system ("system")."""
        self.preference = preference
        self._apply()
        self.changed.emit()

    def color(self, name: str) -> QColor:
        """Return the colour of a token, "text.primary"; raises KeyError for an unknown one."""
        return self._colors[name]

    def px(self, name: str) -> int:
        """Return a size in px, "size.row", "space.s", "radius.chip"."""
        return tokens.sizes()[name]

    def font(self, role: str = "body", *, strong: bool = False) -> QFont:
        """Return the font of "caption", "body", "heading" or "display"."""
        font = QFont(self._family)
        font.setPixelSize(self.px(f"type.{role}.size"))
        weight = self.px("type.weight_strong" if strong else "type.weight_normal")
        font.setWeight(QFont.Weight(weight))
        return font

    def line(self, role: str = "body") -> int:
        """Return the line height of a font in px."""
        return self.px(f"type.{role}.line")

    def state(self, name: str) -> StateColors:
        """Return the three colours of a meaning, "in_force"."""
        text, fill, mark = (self.color(f"state.{name}.{part}") for part in ("text", "fill", "mark"))
        return StateColors(text, fill, mark)

    def stage(self, code: str) -> QColor:
        """Return the colour of a lead's stage by its code, "NEW"; dots and bars only."""
        return self.color(f"stage.{code.lower()}")

    def icon(self, name: str, color: str = "text.secondary", size: int = 16) -> QIcon:
        """Return an icon for buttons and menus, `size` px."""
        colours = self._names
        return self._icons.icon(name, colours[color], colours["text.disabled"], size)

    def pixmap(
        self, name: str, color: str = "text.secondary", size: int = 16, ratio: float = 1.0
    ) -> QPixmap:
        """Return an icon for a painter whose device has `ratio` pixels per px."""
        return self._icons.pixmap(name, self._names[color], size, ratio)

    @Slot()
    def _follow_system(self) -> None:
        if self.preference == SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        wanted = self.preference
        if wanted == SYSTEM:
            system = self._app.styleHints().colorScheme()
            wanted = DARK if system == Qt.ColorScheme.Dark else LIGHT
        if wanted == self.scheme:
            return
        self.scheme = wanted
        self._names = tokens.colours(wanted)
        self._colors = {name: _qcolor(value) for name, value in self._names.items()}
        self._icons.clear()
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self._sheet.text(wanted))

    def _palette(self) -> QPalette:
        palette = QPalette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            for role, name in PALETTE.items():
                palette.setColor(group, role, self.color(name))
        for role, name in (PALETTE | PALETTE_DISABLED).items():
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color(name))
        return palette


def _qcolor(value: str) -> QColor:
    color = QColor(value[:7])
    if alpha := value[7:]:
        color.setAlpha(int(alpha, 16))
    return color


def _load_family() -> list[str]:
    """Register the Chinese font that comes with the program (16 ms) and return the families.

    The static Noto Sans SC is chosen over the variable one: its hinted strokes are crisper at 12
    and 13 px, its digits are equally wide in both weights, and the pages are printed with its
    package anyway. Where the package is missing, the system's fonts of the list are used.
    """
    try:
        from pylopdf_fonts_zh_cn import sans_path
    except ImportError:
        return list(tokens.font_families())
    QFontDatabase.addApplicationFont(str(sans_path()))
    return list(tokens.font_families())
