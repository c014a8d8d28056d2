"""What the pane of a record says that was merged into another one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panes.content import Fact, Link

translate = QCoreApplication.translate


def merged_away(survivor: tuple[int, str] | None) -> str:
    """Return why the record is not edited any more, "" where it was not merged."""
    if survivor is None:
        return ""
    text = translate("MergedAway", "Merged into {name}. Open that one.")
    return text.format(name=survivor[1])


def merged_fact(kind: str, survivor: tuple[int, str] | None) -> tuple[Fact, ...]:
    """Return the way to the record that it became part of."""
    if survivor is None:
        return ()
    return (
        Fact(translate("MergedAway", "Merged into"), survivor[1], link=Link(kind, survivor[0])),
    )
