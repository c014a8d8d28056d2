"""Who acts: the member of staff in whose name changes are written, chosen in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crm.settings import Setting

if TYPE_CHECKING:
    from crm.database.session import Actor

# The code of the member of staff; empty until somebody chooses.
ACTING = Setting("acting", "")


class Acting(QObject):
    """Holds the present actor, for the status bar and for every write.

    Signals:
        changed: somebody else acts from now on.
    """

    changed = Signal()

    def __init__(self, actor: Actor, parent: QObject | None = None) -> None:
        """Begin with `actor`."""
        super().__init__(parent)
        self.actor = actor

    def become(self, actor: Actor) -> None:
        """Act as somebody else."""
        if actor != self.actor:
            self.actor = actor
            self.changed.emit()
