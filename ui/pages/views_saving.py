"""Saving what a list shows as a view, and renaming, sharing and deleting views."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QMenu

from crm.views import definition
from crm.views.commands import archive_view, rename_view, save_view, share_view
from ui.pages.views_form import ViewForm
from ui.pages.views_known import says_me, staff_filters

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm.records.saved import Saved
    from crm.views.definition import ViewDefinition
    from ui.context import Context
    from ui.pages.list_spec import ListSpec
    from ui.pages.views import ListViews

NARROW = 1000  # px of the bar


class ViewSaving(QObject):
    """Writes views; refusals stand at the name, and every message can undo what it tells of."""

    def __init__(self, spec: ListSpec, context: Context, views: ListViews) -> None:
        """Write what `views` shows."""
        super().__init__(views)
        self._spec, self._context, self._views = spec, context, views
        views.bar.installEventFilter(self)

    @Slot()
    def save(self) -> None:
        """Save the view that is shown; a given one, or somebody else's, as a copy."""
        views = self._views
        row = views.row(views.active)
        if row is None or not views.may_change(row):
            self.save_as()
            return
        menu = QMenu(views.saver)
        menu.aboutToHide.connect(menu.deleteLater)
        update = menu.addAction(self.tr("Update “{view}”").format(view=row.name.replace("&", "&&")))
        update.triggered.connect(self.update)
        update.setEnabled(views.modified)
        menu.addAction(self.tr("Save as…")).triggered.connect(self.save_as)
        menu.popup(views.saver.mapToGlobal(views.saver.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0 if update.isEnabled() else 1])

    @Slot()
    def save_as(self) -> None:
        """Ask for a name and save what the list shows under it."""
        views = self._views
        shown, me = views.to_save(), None
        named = [shown.filters.get(key) for key in staff_filters(self._spec)]
        if says_me(shown) or (self._context.actor.id,) in named:
            me = says_me(shown)
        row = views.row(views.active)
        form = ViewForm(
            self._context.theme,
            self.tr("Save view"),
            row.name if row is not None and not row.mine else "",
            views.saver,
            shared=False,
            me=me,
        )
        form.saved.connect(partial(self._create, form))
        form.open_under(views.saver)

    @Slot()
    def update(self) -> None:
        """Write what the list shows into the view that is shown."""
        views = self._views
        row, view = views.row(views.active), views.to_save()
        if row is not None:
            command = partial(save_view, id=row.id, version=row.version)
            raw = {definition.FIELD: definition.to_json(view)}
            done = partial(self._updated, views.active, view)
            self._context.write(save_view.__name__, command, raw, owner=self, done=done)

    def _updated(self, key: str, view: ViewDefinition, _saved: Saved) -> None:
        if key == self._views.active:
            self._views.settle(view)
        self._tell(self.tr("The view “{view}” is saved.").format(view=self._views.title(key)))

    def _create(self, form: ViewForm, name: str, shared: bool, me: bool) -> None:  # noqa: FBT001 - a signal's arguments
        actor = self._context.actor.id
        view = definition.for_actor(self._views.to_save(), actor)
        if me:
            view = definition.with_me(view, staff_filters(self._spec), actor)
        raw = {
            "list_key": self._spec.key,
            "name": name,
            "shared": shared,
            definition.FIELD: definition.to_json(view),
        }
        done = partial(self._created, form, view, name.strip())
        self._context.write(
            save_view.__name__, save_view, raw, owner=form, done=done, failed=form.refuse
        )

    def _created(self, form: ViewForm, view: ViewDefinition, name: str, saved: Saved) -> None:
        form.close()
        self._views.adopt(saved.id, view, name)
        self._tell(self.tr("The view “{view}” is saved.").format(view=name))

    @Slot(str)
    def rename(self, key: str) -> None:
        """Ask for another name."""
        row = self._views.row(key)
        if row is not None:
            title, picker = self.tr("Rename view"), self._views.picker
            form = ViewForm(self._context.theme, title, row.name, picker)
            form.saved.connect(partial(self._call, form, row.id, row.version))
            form.open_under(picker)

    def _call(self, form: ViewForm, view_id: int, version: int, name: str, *_others: bool) -> None:
        def done(_saved: Saved) -> None:
            form.close()
            self._tell(self.tr("The view is called “{view}”.").format(view=name.strip()))

        self._context.write(
            rename_view.__name__,
            rename_view,
            view_id,
            name,
            version,
            owner=form,
            done=done,
            failed=form.refuse,
        )

    @Slot(str)
    def share(self, key: str) -> None:
        """Share a view, or keep it to its owner again."""
        row = self._views.row(key)
        if row is None:
            return
        text = self.tr("Everybody may use “{view}” now.")
        if row.shared:
            text = self.tr("“{view}” is only for its owner again.")
        command = partial(share_view, shared=not row.shared, version=row.version)
        self._write(share_view.__name__, command, row.id, text.format(view=row.name))

    @Slot(str)
    def archive(self, key: str) -> None:
        """Put a view into the recycle bin."""
        row = self._views.row(key)
        if row is not None:
            text = self.tr("The view “{view}” is in the recycle bin.").format(view=row.name)
            command = partial(archive_view, version=row.version)
            self._write(archive_view.__name__, command, row.id, text)

    def _write(
        self, action: str, command: Callable[[Any, int], Saved], view_id: int, text: str
    ) -> None:
        def done(_saved: Saved) -> None:
            self._tell(text)

        self._context.write(action, command, view_id, owner=self, done=done)

    def _tell(self, text: str) -> None:
        self._context.messages.tell(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the word off the button of saving where the bar is narrow."""
        saver = self._views.saver
        if event.type() == QEvent.Type.Resize:
            text = self.tr("Save view") if self._views.bar.width() >= NARROW else ""
            if saver.text() != text:
                saver.setText(text)
                saver.name_only(self.tr("Save view"))
                saver.updateGeometry()
        return super().eventFilter(watched, event)
