"""From what was dropped, pasted or chosen to the files of a record, attached in one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crm.attachments.commands import attach_files
from crm.errors import UserError, refuse
from ui.files.drop import picture_name
from ui.files.taking import taken_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from crm.attachments.store import FileStore, Kept
    from crm.records.saved import Saved
    from ui.context import Context
    from ui.progress import Report

NAMED_AT_MOST = 5  # refusals in one message
Outcome = tuple[list["Kept"], list[UserError]]


class FileKeeper(QObject):
    """Keeps files in the store, then lets a record have those that were not refused.

    Signals:
        attached: kind and id of the record that has new files.
    """

    attached = Signal(str, int)

    def __init__(self, context: Context, parent: QObject) -> None:
        """Work for whoever asks."""
        super().__init__(parent)
        self._context = context

    def take(self, mime: QMimeData, kind: str, record_id: int) -> bool:
        """Attach what is dragged or pasted; tell whether there was anything."""
        taken = taken_from(mime)
        if taken.paths:
            self.attach(taken.paths, kind, record_id)
        elif taken.picture:
            name = picture_name(self._context, taken.ending)
            self.attach([(taken.picture, name)], kind, record_id)
        return bool(taken)

    def attach(
        self, sources: Sequence[Path | tuple[bytes, str]], kind: str, record_id: int
    ) -> None:
        """Attach files, or contents with a name; it can be cancelled until all are kept."""
        store = self._context.files
        self._context.background.run_aside(
            partial(_keep_all, store, tuple(sources)),
            owner=self,
            done=partial(self._kept, kind, record_id),
            failed=self._context.messages.refuse,
            title=self.tr("Keeping files"),
        )

    def _kept(self, kind: str, record_id: int, outcome: Outcome) -> None:
        kept, refused = outcome
        if refused:
            self._context.messages.refuse(_in_one(refused))
        if kept:
            self._context.write(
                "attach_file",
                attach_files,
                kind,
                record_id,
                tuple(kept),
                owner=self,
                done=partial(self._tell, kind, record_id),
            )

    def _tell(self, kind: str, record_id: int, saved: tuple[Saved, ...]) -> None:
        one, several = self.tr("File attached."), self.tr("{count} files attached.")
        text = one if len(saved) == 1 else several.format(count=len(saved))
        self._context.messages.tell(text)
        self.attached.emit(kind, record_id)


def _keep_all(
    store: FileStore, sources: Sequence[Path | tuple[bytes, str]], report: Report
) -> Outcome:
    """Keep what can be kept, and say why the rest was refused; nothing depends on the window."""
    kept: list[Kept] = []
    refused: list[UserError] = []
    for done, source in enumerate(sources):
        report(done, len(sources))
        try:
            if isinstance(source, Path):
                kept.append(store.keep(source))
            else:
                kept.append(store.keep(*source))
        except UserError as error:
            refused.append(error)
    return kept, refused


def _in_one(refused: Sequence[UserError]) -> UserError:
    """Return one refusal that says every sentence with its code."""
    shown = refused[:NAMED_AT_MOST]
    told = [f"{each.message} {each.code}" for each in shown[:-1]]
    rest = len(refused) - len(shown)
    more = [f"(+{rest})"] if rest else []
    return refuse(shown[-1].code, " ".join((*told, *more, shown[-1].message)))
