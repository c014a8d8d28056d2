"""Icons of resources/icons, drawn with currentColor: recoloured, cached by colour and ratio."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
# A QIcon takes the nearest of these and scales down; delegates ask for their exact ratio.
RATIOS = (1.0, 2.0)


@lru_cache
def source(name: str) -> str:
    """Return the SVG of an icon as it is drawn; raises FileNotFoundError for an unknown name."""
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def recoloured(name: str, colour: str) -> str:
    """Return the SVG of an icon with its strokes and fills in `colour` (#RRGGBB)."""
    return source(name).replace("currentColor", colour)


class IconCache:
    """Pixmaps and icons already drawn; the theme empties it when colours change."""

    def __init__(self) -> None:
        """Start empty."""
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, str, int], QIcon] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """Return the icon `size` px wide in `colour`, for a screen with `ratio` pixels per px."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _draw(*key)
        return self._pixmaps[key]

    def icon(self, name: str, colour: str, disabled: str, size: int) -> QIcon:
        """Return an icon for buttons and menus, with its disabled look."""
        key = (name, colour, disabled, size)
        if key not in self._icons:
            icon = QIcon()
            for ratio in RATIOS:
                icon.addPixmap(self.pixmap(name, colour, size, ratio))
                icon.addPixmap(self.pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def clear(self) -> None:
        """Forget everything: the colours have changed."""
        self._pixmaps.clear()
        self._icons.clear()


def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(recoloured(name, colour).encode()))
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
