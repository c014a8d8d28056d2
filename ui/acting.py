"""Who acts: the member of staff in whose name changes are written, chosen in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crm.settings import Setting

if TYPE_CHECKING:
    from crm.database.session import Actor
    from crm.staff.terms import Role

# The code of the member of staff; empty until somebody chooses.
ACTING = Setting("acting", "")


def actor_label(name: str, role: Role) -> str:
    """Return `招商专员三 · 招商专员`; the role alone where nobody is entered yet."""
    return f"{name} · {role.label}" if name else role.label


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
