"""The short forms of what is done with a signed letter: withdraw, convert, void, correct."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from crm.letters import commands, queries
from crm.letters.fields import CONVERT_FIELDS, CORRECTION_FIELDS, VOID_FIELDS, WITHDRAW_FIELDS
from crm.records.saved import FormValues
from ui.pages.letters.pane import CONVERT, CORRECT, VOID, WITHDRAW
from ui.pages.list_spec import FormSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crm.records.saved import Saved
    from ui.pages.list_spec import Session, Work

translate = QCoreApplication.translate


def form_of(key: str, letter_id: int, code: str) -> FormSpec | None:
    """Return the form of an action of the pane, None where it has none."""
    if key == WITHDRAW:
        title, text = translate("Letters", "Withdraw {code}"), translate("Letters", "Withdraw")
        save, fields = commands.withdraw_letter, WITHDRAW_FIELDS
    elif key == CONVERT:
        title, text = translate("Letters", "Convert {code}"), translate("Letters", "Convert")
        save, fields = commands.convert_letter, CONVERT_FIELDS
    elif key == VOID:
        title = translate("Letters", "Declare {code} void")
        text = translate("Letters", "Declare void")
        save, fields = commands.void_letter, VOID_FIELDS
    elif key == CORRECT:
        return _correction(code)
    else:
        return None
    title = title.format(code=code)
    return FormSpec(fields, _on(save, letter_id), title, title, save_text=text)


def _on(command: Callable[..., Saved], letter_id: int) -> Callable[..., Saved]:
    """Return the command on one letter, as forms save.

    It judges the letter as it is by then: what another person did meanwhile is refused by its
    own rule, not as a conflict of versions.
    """

    @wraps(command)
    def save(work: Work, raw: Mapping[str, object], **_new: Any) -> Saved:
        return command(work, letter_id, raw)

    return save


def _correction(code: str) -> FormSpec:
    return FormSpec(
        fields=CORRECTION_FIELDS,
        save=correct_letter,
        new_title="",
        edit_title=translate("Letters", "Correct {code}").format(code=code),
        load=load_correction,
        save_text=translate("Letters", "Correct"),
    )


def load_correction(session: Session, letter_id: int) -> FormValues:
    """Return what a correction may change, as it is now."""
    form = queries.load_form(session, letter_id)
    names = {each.name for each in CORRECTION_FIELDS}
    kept = {name: value for name, value in form.values.items() if name in names}
    return FormValues(form.id, form.version, kept)


def correct_letter(
    work: Work, raw: Mapping[str, object], *, id: int, version: int | None = None
) -> Saved:
    """Correct a signed letter with what was changed in the form."""
    return commands.correct_letter(work, id, raw, version)
