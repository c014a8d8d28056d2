"""Where the keyboard is, and how it gets into a part of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def holds(region: QWidget, widget: QWidget | None) -> bool:
    """Tell whether `widget` is `region` or lies inside it."""
    return widget is not None and (region is widget or region.isAncestorOf(widget))


def focus_into(region: QWidget) -> None:
    """Give the keyboard to `region`, or to the first thing in it that takes it."""
    for widget in (region, *_inside(region)):
        if widget.isVisible() and widget.isEnabled() and _takes_tab(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _inside(region: QWidget) -> list[QWidget]:
    """The widgets inside a region, in the order of the Tab key."""
    found: list[QWidget] = []
    widget = region.nextInFocusChain()
    while widget is not None and widget is not region and widget not in found[:1]:
        if region.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
