"""Where the keyboard is, and how it gets into a part of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def holds(region: QWidget, widget: QWidget | None) -> bool:
    """Tell whether `widget` is `region` or lies inside it."""
    return widget is not None and (region is widget or region.isAncestorOf(widget))


def focus_into(region: QWidget) -> None:
    """Give the keyboard to `region`, or to the first thing in it that takes it."""
    stops = tab_stops(region)
    if stops:
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)


def tab_stops(region: QWidget) -> list[QWidget]:
    """Return what takes the keyboard in `region` and can be seen, itself included.

    The order is that in which the parts were made, which is that of the Tab key here. Qt's own
    `nextInFocusChain` is avoided: its bindings destroy the menus of the window.
    """
    window = region.window()
    return [
        widget
        for widget in (region, *region.findChildren(QWidget))
        if takes_tab(widget) and widget.isEnabled() and widget.isVisibleTo(window)
    ]


def takes_tab(widget: QWidget) -> bool:
    """Tell whether the Tab key stops at a widget while it can be seen and used."""
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.focusProxy() is None
