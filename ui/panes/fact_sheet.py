"""Writes the facts of a record under the labels of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm.records.fields import by_name
from ui import formats
from ui.panes.content import Fact, PaneAction
from ui.panes.facts import MUTED

if TYPE_CHECKING:
    from crm.records.fields import Field
    from ui.formats import Measured
    from ui.panes.content import Link


class FactSheet:
    """Collects facts in the order in which they are written."""

    def __init__(self, fields: tuple[Field, ...]) -> None:
        """Take the labels from `fields`."""
        self._fields = by_name(fields)
        self._facts: list[Fact] = []

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What was collected."""
        return tuple(self._facts)

    def always(
        self, name: str, text: str | None, link: Link | None = None, *, label: str = ""
    ) -> None:
        """Write a field; one that is blank says 未填 and offers to fill it in.

        `label` is a shorter name than that of the form.
        """
        label = label or str(self._fields[name].label)
        if text:
            self._facts.append(Fact(label, text, link=link))
            return
        fill_in = QCoreApplication.translate("FactSheet", "fill in")
        action = PaneAction(f"edit:{name}", fill_in)
        self._facts.append(Fact(label, formats.not_entered(), MUTED, action=action))

    def known(
        self, name: str, text: str | None, link: Link | None = None, *, wide: bool = False
    ) -> None:
        """Write a field only where it is filled in."""
        if text:
            self._facts.append(Fact(str(self._fields[name].label), text, link=link, wide=wide))

    def add(self, label: str, text: str, tone: str = "", *, wide: bool = False) -> None:
        """Write something that is not a field of the form: a figure, a count."""
        self._facts.append(Fact(label, text, tone, wide=wide))


def measured(value: Measured, *, known: bool) -> str:
    """Return a figure with its unit, nothing where it is not known."""
    return str(value) if known else ""


def listed(texts: tuple[str, ...]) -> str:
    """Return texts one after another, as both languages write lists."""
    return QCoreApplication.translate("FactSheet", ", ").join(texts)
