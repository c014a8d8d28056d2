"""The small style sheet: resources/themes/controls.qss with tokens put in.

`${accent.base}` is a colour, `${size.control}` a number of px and `${icon:check:accent.on}` the
path of an icon in that colour. Qt reads pictures of a style sheet from files only, therefore they
are written to a folder that lives as long as the program.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from ui import icons, tokens

PLACEHOLDER = re.compile(r"\$\{([^}]+)\}")


class StyleSheet:
    """Fills the sheet for a theme."""

    def __init__(self) -> None:
        """Prepare a folder for the recoloured pictures."""
        self._folder = QTemporaryDir()
        self._template = (tokens.THEMES / "controls.qss").read_text(encoding="utf-8")

    def text(self, scheme: str) -> str:
        """Return the style sheet of "light" or "dark"."""
        colours = tokens.colours(scheme)

        def fill(found: re.Match[str]) -> str:
            name = found.group(1)
            if name.startswith("icon:"):
                _, icon, colour = name.split(":")
                return self._picture(icon, colours[colour], scheme)
            return colours.get(name) or str(tokens.sizes()[name])

        return PLACEHOLDER.sub(fill, self._template)

    def _picture(self, icon: str, colour: str, scheme: str) -> str:
        # The scheme stands in the name because Qt keeps pictures by their path.
        path = Path(self._folder.path()) / f"{icon}-{colour.strip('#')}-{scheme}.svg"
        try:
            path.write_text(icons.recoloured(icon, colour), encoding="utf-8")
        except OSError:  # a full disk must not keep the window from opening
            return ""
        return path.as_posix()
