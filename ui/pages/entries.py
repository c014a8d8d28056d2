"""The pages of the rail, in their order; each is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.page import PageEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.context import Context


def page_entries() -> tuple[PageEntry, ...]:
    """Return every page; recycle bin and settings stand at the bottom of the rail."""
    return (
        _entry("today", _today),
        _entry("calendar", _calendar),
        _entry("board", _board),
        _entry("leads", _leads),
        _entry("companies", _companies),
        _entry("trips", _trips),
        _entry("visits", _visits),
        _entry("letters", _letters),
        _entry("funds", _funds),
        _entry("parks", _parks),
        _entry("figures", _figures),
        _entry("briefings", _briefings),
        _entry("recycle_bin", _recycle_bin, foot=True),
        _entry("settings", _settings, module="ui.settings_page"),
    )


def _entry(
    key: str, title: Callable[[], str], module: str = "", *, foot: bool = False
) -> PageEntry:
    def create(context: Context) -> QWidget:
        page: QWidget = import_module(module or f"ui.pages.{key}.page").create_page(context)
        return page

    return PageEntry(key, key, title, create, foot)


def _today() -> str:
    return QCoreApplication.translate("Pages", "Today")


def _calendar() -> str:
    return QCoreApplication.translate("Pages", "Calendar")


def _board() -> str:
    return QCoreApplication.translate("Pages", "Board")


def _leads() -> str:
    return QCoreApplication.translate("Pages", "Leads")


def _companies() -> str:
    return QCoreApplication.translate("Pages", "Companies")


def _trips() -> str:
    return QCoreApplication.translate("Pages", "Trips")


def _visits() -> str:
    return QCoreApplication.translate("Pages", "Visits")


def _letters() -> str:
    return QCoreApplication.translate("Pages", "Letters")


def _funds() -> str:
    return QCoreApplication.translate("Pages", "Funds")


def _parks() -> str:
    return QCoreApplication.translate("Pages", "Parks")


def _figures() -> str:
    return QCoreApplication.translate("Pages", "Figures")


def _briefings() -> str:
    return QCoreApplication.translate("Pages", "Briefings")


def _recycle_bin() -> str:
    return QCoreApplication.translate("Pages", "Recycle bin")


def _settings() -> str:
    return QCoreApplication.translate("Pages", "Settings")
