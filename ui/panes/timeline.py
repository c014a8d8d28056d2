"""What happened to a record: date, icon on a line, text, and who; newest first, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panes.timeline_model import ALL, TimelineModel
from ui.panes.timeline_view import TimelineView
from ui.widgets.labels import label
from ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.panes.content import TimelineLine
    from ui.theme import Theme


class Timeline(QWidget):
    """Heading, segments by kind, and the list.

    Signals:
        link_followed: the `Link` of a line.
    """

    link_followed = Signal(object)

    def __init__(
        self,
        lines: Sequence[TimelineLine],
        kinds: Sequence[tuple[str, str]],
        theme: Theme,
        today: date,
        parent: QWidget,
    ) -> None:
        """Show lines, newest first, with a segment for each kind in `kinds`."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        heading = QHBoxLayout()
        heading.addWidget(label(self.tr("Timeline"), self, strong=True))
        heading.addWidget(label(str(len(lines)), self, tone="tertiary"))
        heading.addStretch()
        ordered = sorted(lines, key=lambda each: (each.on, str(each.at or "")), reverse=True)
        self._model = TimelineModel(ordered, self)
        self.view = TimelineView(self._model, theme, today, self)
        self.view.link_followed.connect(self.link_followed)
        if kinds:
            choices = [(ALL, self.tr("All")), *kinds]
            name = self.tr("Kind of entry")
            self.segments = SegmentedControl(theme, choices, name=name, small=True, parent=self)
            self.segments.chosen.connect(self._model.show_kind)
            heading.addWidget(self.segments)
        column.addLayout(heading)
        column.addWidget(self.view)
        column.addStretch()  # a short timeline stays at the top of a high pane
        self.view.fit()
