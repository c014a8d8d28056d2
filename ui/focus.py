"""Where the keyboard is, and how it gets into a part of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def holds(region: QWidget, widget: QWidget | None) -> bool:
    """Tell whether `widget` is `region` or lies inside it."""
    return widget is not None and (region is widget or region.isAncestorOf(widget))


def focus_into(region: QWidget) -> None:
    """Give the keyboard to `region`, or to the first thing in it that takes it.

    The order is that in which the parts were made, which is that of the Tab key here. Qt's own
    `nextInFocusChain` is avoided: its bindings destroy the menus of the window.
    """
    for widget in (region, *region.findChildren(QWidget)):
        if widget.isVisibleTo(region.window()) and widget.isEnabled() and _takes_tab(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
