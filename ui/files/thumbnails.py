"""Small pictures for lists of files: made beside the window, kept in its memory and its cache."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from crm.attachments.thumbnails import PICTURES, cached, remember, thumbnail
from ui.files.taking import as_png

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm.attachments.queries import AttachmentRow
    from crm.attachments.store import FileStore
    from crm.errors import UserError
    from ui.context import Context
    from ui.progress import Report

PDF = "application/pdf"
AT_ONCE = 20
Wish = tuple[str, str, int]  # hash, media type, px


class Thumbnails(QObject):
    """Gives small pictures that are known at once, and tells when others have come.

    Signals:
        come: pictures that were asked for are there now.
    """

    come = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        """Start without any picture."""
        super().__init__(parent)
        self._context = context
        self._known: dict[Wish, QPixmap | None] = {}
        self._asked: set[Wish] = set()

    def of(self, row: AttachmentRow, side: int) -> QPixmap | None:
        """Return the picture of a file in at most `side` px, None while or where there is none."""
        wish = (row.sha256, row.media_type, side)
        if wish in self._known:
            return self._known[wish]
        if wish not in self._asked and has_picture(row.media_type):
            self._ask([wish])
        return None

    def is_known(self, row: AttachmentRow, side: int) -> bool:
        """Tell whether it is known what the picture is, or that there is none."""
        return (row.sha256, row.media_type, side) in self._known

    def prepare(self, rows: Sequence[AttachmentRow], side: int) -> None:
        """Ask for the pictures of several files together."""
        wishes = [
            wish
            for row in rows
            if has_picture(row.media_type)
            and (wish := (row.sha256, row.media_type, side)) not in self._known
            and wish not in self._asked
        ]
        for start in range(0, len(wishes), AT_ONCE):
            self._ask(wishes[start : start + AT_ONCE])

    def _ask(self, wishes: Sequence[Wish]) -> None:
        self._asked.update(wishes)
        store = self._context.files
        wanted = tuple(wishes)

        def work(report: Report) -> list[tuple[Wish, bytes]]:
            made: list[tuple[Wish, bytes]] = []
            for done, wish in enumerate(wanted):
                report(done, len(wanted))
                made.append((wish, _picture(store, *wish)))
            return made

        self._context.background.run_aside(
            work, owner=self, done=self._take, failed=partial(self._give_up, wanted)
        )

    def _take(self, made: list[tuple[Wish, bytes]]) -> None:
        for wish, content in made:
            pixmap = QPixmap()
            self._known[wish] = pixmap if content and pixmap.loadFromData(content) else None
            self._asked.discard(wish)
        self.come.emit()

    def _give_up(self, wishes: Sequence[Wish], _error: UserError) -> None:
        """Show no picture: making it was cancelled."""
        self._take([(wish, b"") for wish in wishes])


def has_picture(media_type: str) -> bool:
    """Tell whether files of this type are shown by a picture of their own."""
    return media_type in PICTURES or media_type == PDF


def _picture(store: FileStore, sha256: str, media_type: str, side: int) -> bytes:
    if media_type != PDF:
        return thumbnail(store, sha256, side) or b""
    known = cached(store, sha256, side)
    if known is None and store.path(sha256).exists():
        known = first_page(store, sha256, side)
        remember(store, sha256, side, known)
    return known or b""


def first_page(store: FileStore, sha256: str, side: int) -> bytes:
    """Return the first page of a PDF as a PNG of at most `side` px, nothing of a damaged one.

    May run beside the window: the document lives and ends in the thread that calls.
    """
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    try:
        if document.load(str(store.path(sha256))) != QPdfDocument.Error.None_:
            return b""
        if document.pageCount() < 1:
            return b""
        page = document.pagePointSize(0)
        longest = max(page.width(), page.height())
        if longest <= 0:
            return b""
        scale = side / longest
        size = QSize(max(1, round(page.width() * scale)), max(1, round(page.height() * scale)))
        image = document.render(0, size)
        return b"" if image.isNull() else as_png(_on_paper(image))
    finally:
        document.close()


def _on_paper(image: QImage) -> QImage:
    """Return a page on white: a PDF draws its ink only."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
