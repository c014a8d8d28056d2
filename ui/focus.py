"""Where the keyboard is, how it gets into a part of a page, and in which order Tab goes.

The order is that in which one reads: by rows from the top, in a row from the left, part by part.
The order in which widgets were made, which Qt takes, would jump about: parts are made when they
are needed. Qt's own `nextInFocusChain` is avoided: its bindings destroy the menus of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly
# A widget with this property is reached after everything beside it: the main action of a page.
LAST = "reached_last"
RING = 8  # px that stay in sight around it


def holds(region: QWidget, widget: QWidget | None) -> bool:
    """Tell whether `widget` is `region` or lies inside it."""
    return widget is not None and (region is widget or region.isAncestorOf(widget))


def focus_into(region: QWidget) -> None:
    """Give the keyboard to `region`, or to the first thing in it that takes it."""
    stops = tab_stops(region)
    if stops:
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        _reveal(stops[0])


def step(stops: Sequence[QWidget], *, forward: bool) -> bool:
    """Give the keyboard to the stop after (or before) the one that has it; round at the ends.

    Returns False where there is no stop at all.
    """
    if not stops:
        return False
    at = _place_of(QApplication.focusWidget(), stops)
    if at is None:
        following = stops[0 if forward else -1]
    else:
        following = stops[(at + (1 if forward else -1)) % len(stops)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    following.setFocus(reason)
    _reveal(following)
    return True


def tab_stops(region: QWidget) -> list[QWidget]:
    """Return what takes the keyboard in `region` and can be seen, in reading order.

    `region` itself is among them where it takes the keyboard.
    """
    found = [region] if takes_tab(region) else []
    shown = [each for each in region.findChildren(QWidget, options=CHILDREN) if _is_shown(each)]
    inside = {each: stops for each in shown if (stops := tab_stops(each))}
    for each in _in_reading_order(list(inside)):
        found.extend(inside[each])
    return found


def takes_tab(widget: QWidget) -> bool:
    """Tell whether the Tab key stops at a widget while it can be seen and used."""
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return (
        tab and widget.isEnabled() and widget.focusProxy() is None and not _is_other_radio(widget)
    )


def _is_shown(widget: QWidget) -> bool:
    return not widget.isWindow() and not widget.isHidden() and widget.width() > 0


def _is_other_radio(widget: QWidget) -> bool:
    """Of radio boxes that exclude each other Tab stops at the chosen one; arrows move."""
    if not isinstance(widget, QRadioButton) or not widget.autoExclusive() or widget.isChecked():
        return False
    around = widget.parentWidget()
    beside = around.findChildren(QRadioButton, options=CHILDREN) if around is not None else []
    return any(each.isChecked() for each in beside)


def _in_reading_order(widgets: Sequence[QWidget]) -> list[QWidget]:
    """Sort what lies beside each other by rows; what begins below the middle is another row."""
    rows: list[list[QWidget]] = []
    for each in sorted(widgets, key=lambda one: (one.y(), one.x())):
        first = rows[-1][0] if rows else None
        if first is not None and each.y() < first.y() + min(first.height(), each.height()) / 2:
            rows[-1].append(each)
        else:
            rows.append([each])
    ordered = [each for row in rows for each in sorted(row, key=lambda one: one.x())]
    return sorted(ordered, key=lambda one: bool(one.property(LAST)))


def _reveal(widget: QWidget) -> None:
    """Scroll what has got the keyboard into sight, from the inside out."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            # Not ensureWidgetVisible: that is content when the cursor of a field can be seen.
            inner = cast("QWidget", around.widget())
            place = QRect(widget.mapTo(inner, QPoint(0, 0)), widget.size())
            around.ensureVisible(place.right(), place.bottom(), RING, RING)
            around.ensureVisible(place.x(), place.y(), RING, RING)
        around = around.parentWidget()


def _place_of(focused: QWidget | None, stops: Sequence[QWidget]) -> int | None:
    """Return the stop that has the keyboard, or the one that the focused widget lies in."""
    while focused is not None:
        if focused in stops:
            return stops.index(focused)
        focused = focused.parentWidget()
    return None
