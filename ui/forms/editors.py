"""Which editor a field gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.records.fields import Field, Kind
from ui.forms.amount_editor import AmountEditor
from ui.forms.choice_editors import SEGMENTS_AT_MOST, BooleanEditor, ComboEditor, SegmentEditor
from ui.forms.choices_editor import ChoicesEditor
from ui.forms.date_editor import DateEditor
from ui.forms.day_words_editor import DayWordsEditor
from ui.forms.editor import Editor, LineEditor
from ui.forms.note_editor import NoteEditor
from ui.forms.reference_editors import ReferenceEditor, ReferencesEditor, TagsEditor
from ui.widgets.segmented import width_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.forms.candidates import References
    from ui.theme import Theme

# What a field of the form has at least, px: a row of two columns, and the whole row.
ROOM, WIDE_ROOM = 232, 480


def editor_for(field: Field, references: References, theme: Theme, parent: QWidget) -> Editor:  # noqa: PLR0911 - one line a kind
    """Make the editor of a field by its kind; times, numbers and texts are plain lines."""
    match field.kind:
        case Kind.AREA | Kind.MONEY:
            return AmountEditor(field, parent)
        case Kind.DATE:
            return _day(field, references, theme, parent)
        case Kind.NOTE:
            return NoteEditor(parent)
        case Kind.BOOLEAN:
            return BooleanEditor(str(field.label), parent)
        case Kind.CHOICE:
            return _choice(field, theme, parent)
        case Kind.CHOICES:
            return ChoicesEditor(tuple(field.choices or ()), parent)
        case Kind.REFERENCE:
            return ReferenceEditor(field, references, theme, parent)
        case Kind.REFERENCES:
            return ReferencesEditor(field, references, theme, parent)
        case Kind.TAGS:
            return TagsEditor(theme, parent)
        case _:
            unit = "%" if field.kind is Kind.PERCENT else field.unit
            return LineEditor(parent, unit=unit, limit=field.limit)


def _day(field: Field, references: References, theme: Theme, parent: QWidget) -> Editor:
    if field.words:
        return DayWordsEditor(field, references.today, theme, parent)
    return DateEditor(field, theme, parent)


def _choice(field: Field, theme: Theme, parent: QWidget) -> Editor:
    terms = tuple(field.choices or ())
    room = WIDE_ROOM if field.wide else ROOM
    fits = width_of(theme, [each.label for each in terms]) <= room
    if len(terms) <= SEGMENTS_AT_MOST and fits:
        return SegmentEditor(field, terms, theme, parent)
    return ComboEditor(terms, parent, required=field.required)
