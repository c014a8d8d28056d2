"""The board under a test: a card released over a column, and where a lead stands then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from crm.leads.models import Lead
from ui.pages.board.carrying import carry

if TYPE_CHECKING:
    from crm.leads.terms import Stage
    from tests.support.office import Office

MOVE, LEFT = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
PLAIN, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def settle() -> None:
    """Let the columns paint and ask for the cards in sight."""
    for _ in range(3):
        QApplication.processEvents()


def column(page: Any, stage: Stage, lane: int = 0) -> Any:
    """Return a column of a lane."""
    return page.view.lanes[lane].columns[stage]


def drop(page: Any, lead_id: int, stage: Stage, lane: int = 0) -> None:
    """Release a card over a column."""
    target = column(page, stage, lane)
    data = carry(lead_id)
    place = QPointF(20, 20)
    entered = QDragEnterEvent(place, MOVE, data, LEFT, PLAIN)
    QApplication.sendEvent(target.viewport(), entered)
    assert entered.isAccepted()
    released = QDropEvent(place, MOVE, data, LEFT, PLAIN)
    QApplication.sendEvent(target.viewport(), released)
    settle()


def stage_of(office: Office, lead: Any) -> Stage:
    """Return where a lead stands in the database."""

    def stage(session):
        return session.get(Lead, lead.id).stage

    return office.read(stage)
