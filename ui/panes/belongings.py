"""What stays in its place while the pane around it is written anew: files and the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from crm.attachments.queries import load_attachment
from ui.files.strip import FileStrip
from ui.panes.story import RecordStory

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from ui.context import Context
    from ui.panes.content import Link, PaneContent

ATTACHMENT = "attachment"


class Belongings(QWidget):
    """The files of a record, and for companies and leads their timeline.

    Signals:
        link_followed: the `Link` to another record.
    """

    link_followed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Start without a record."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        column = QVBoxLayout(self)
        margin = theme.px("space.l")
        column.setContentsMargins(margin, 0, margin, 0)
        column.setSpacing(theme.px("space.s"))
        self.files = FileStrip(context, self)
        self.story = RecordStory(context, self)
        self._lines = [QFrame(self), QFrame(self)]
        for line, part in zip(self._lines, (self.files, self.story), strict=True):
            line.setProperty("kind", "line")
            column.addWidget(line)
            column.addWidget(part)
        self.story.link_followed.connect(self._follow)
        self.story.files_given.connect(self.take)
        self.hide()

    def show_of(self, content: PaneContent) -> None:
        """Show what belongs to the record of a pane."""
        read_only = bool(content.read_only) or content.archived
        for line, shown in zip(self._lines, (content.files, content.story), strict=True):
            line.setVisible(shown is not None)
        self.files.setVisible(content.files is not None)
        self.story.setVisible(content.story is not None)
        if content.files is not None:
            link = content.files
            self.files.show_of(link.target, link.id, read_only=read_only)
        if content.story is not None:
            self.story.show_story(content.story, read_only=read_only)
        self.setVisible(content.files is not None or content.story is not None)

    @property
    def may_write(self) -> bool:
        """Whether follow-ups are written on this record, by whoever acts now."""
        return not self.story.isHidden() and not self.story.composer.isHidden()

    @Slot(object)
    def take(self, mime: QMimeData) -> bool:
        """Attach what was dragged or pasted onto the pane; tell whether there was anything."""
        return not self.files.isHidden() and self.files.take(mime)

    @Slot(object)
    def _follow(self, link: Link) -> None:
        """Open a file with the system's program, any other record in its place."""
        if link.target == ATTACHMENT:
            opened = self.files.open_file
            self._context.read(load_attachment, link.id, owner=self, done=opened)
        else:
            self.link_followed.emit(link)
