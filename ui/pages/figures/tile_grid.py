"""Rows of tiles: as many side by side as their least widths allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.pages.figures.tile import Tile
    from ui.theme import Theme


class TileGrid(QWidget):
    """Places tiles in their order; the tiles of a row are equally high and fill the width."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without tiles."""
        super().__init__(parent)
        self._gap = theme.px("space.m")
        self._edge = theme.px("space.l")
        self._tiles: list[Tile] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.place)

    def add(self, tile: Tile) -> None:
        """Put a tile behind the others."""
        self._tiles.append(tile)
        tile.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._later.start()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    @Slot()
    def place(self) -> None:
        """Give every tile its place and be as high as all rows."""
        width = self.width() - 2 * self._edge
        top = self._edge - 4
        for row in self._rows(width):
            top += self._place_row(row, width, top) + self._gap
        self.setMinimumHeight(top + self._edge - self._gap)

    def _rows(self, width: int) -> list[list[Tile]]:
        rows: list[list[Tile]] = []
        used = 0
        for tile in self._tiles:
            needs = tile.least_width
            if rows and used + self._gap + needs <= width:
                rows[-1].append(tile)
                used += self._gap + needs
            else:
                rows.append([tile])
                used = needs
        return rows

    def _place_row(self, row: Sequence[Tile], width: int, top: int) -> int:
        """Share what is left in proportion to the least widths; return the height."""
        least = [tile.least_width for tile in row]
        free = width - self._gap * (len(row) - 1)
        widths = [max(60, each * free // sum(least)) for each in least]
        widths[-1] += free - sum(widths)
        high = max(tile.height_for(wide) for tile, wide in zip(row, widths, strict=True))
        left = self._edge
        for tile, wide in zip(row, widths, strict=True):
            tile.setGeometry(left, top, wide, high)
            left += wide + self._gap
        return high
