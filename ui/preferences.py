"""What is remembered about the window as a whole."""

from __future__ import annotations

from crm.settings import Setting
from ui import language, theme

THEME = Setting("theme", theme.SYSTEM)
LANGUAGE = Setting("language", language.SYSTEM)
GEOMETRY = Setting("window.geometry", "")
PAGE = Setting("window.page", "")
