"""The menu of a card: open, edit, and move to any stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from crm.leads.terms import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.record_side import RecordSide

translate = QCoreApplication.translate


def card_menu(
    lead_id: int, side: RecordSide, move: Callable[[int, Stage], None], parent: QWidget
) -> QMenu:
    """Return the menu; a move that is refused says why, so that every stage is offered."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    opened = menu.addAction(translate("BoardPage", "Open"))
    opened.triggered.connect(partial(side.show_record, lead_id))
    edited = menu.addAction(translate("BoardPage", "Edit"))
    edited.triggered.connect(partial(side.edit, lead_id))
    stages = menu.addMenu(translate("BoardPage", "Move to stage"))
    for stage in Stage:
        stages.addAction(stage.label).triggered.connect(partial(move, lead_id, stage))
    return menu
