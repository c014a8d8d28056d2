"""Whether a file may be kept, by its name and its content (docs/domain.md, Files). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm.attachments.content import (
    CARRIERS,
    KNOWN_ENDINGS,
    UNKNOWN,
    guesses,
    known_endings,
    types_of,
)
from crm.attachments.names import clean_name, is_program, plain_ending
from crm.attachments.programs import runs
from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from crm.attachments.content import FileType
    from crm.errors import UserError


@dataclass(frozen=True, slots=True)
class Judged:
    """What a file is, and the name under which it is kept."""

    name: str
    media_type: str


def judge(content: bytes, name: str) -> Judged:
    """Return type and name of a content that is called `name`; one without an ending gets its own.

    Raises UserError ATTACHMENT_TYPE for a program or a script, by name or by content, and for a
    content that is not what its name says.
    """
    shown = clean_name(name)
    if is_program(name) or runs(content):
        message = _("“{name}” is a program or a script. Attach documents and pictures only.")
        raise refuse("ATTACHMENT_TYPE", message.format(name=shown))
    ending = plain_ending(shown)
    found = types_of(content)
    for each in found:
        if ending in each.endings:
            return Judged(shown, each.media_type)
    if not ending:
        return _named_by_content(shown, found)
    told = dict(guesses(content))
    if ending in _promising(found) and (found or ending not in told):
        label = found[0].label if found else next(iter(told), "").upper() or UNKNOWN.label
        raise _not_as_named(shown, ending, label)
    media_type = found[0].media_type if found else told.get(ending)
    return Judged(shown, media_type or UNKNOWN.media_type)


def check_rename(old: str, new: str) -> str:
    """Return the new name of a kept file, cleaned; its ending stays what it was.

    A name without its ending gets it again. Raises UserError ATTACHMENT_TYPE where the ending
    would say something else than the content.
    """
    cleaned, ending = clean_name(new), plain_ending(old)
    if plain_ending(cleaned) == ending:
        return cleaned
    if plain_ending(cleaned) in known_endings() or is_program(new):
        message = _("The content is “.{ending}”: the name must keep that ending.")
        raise refuse("ATTACHMENT_TYPE", message.format(ending=ending), "name")
    return clean_name(f"{cleaned}.{ending}") if ending else cleaned


def _named_by_content(name: str, found: tuple[FileType, ...]) -> Judged:
    if not found:
        return Judged(name, UNKNOWN.media_type)
    kind = found[0]
    return Judged(clean_name(f"{name}.{kind.endings[0]}"), kind.media_type)


def _promising(found: tuple[FileType, ...]) -> frozenset[str]:
    """Return the endings that this content cannot have.

    What carries others (packed files, texts) may have any ending whose content is not told here.
    """
    carries = not found or found[0] in CARRIERS
    return KNOWN_ENDINGS if carries else known_endings()


def _not_as_named(name: str, ending: str, label: str) -> UserError:
    message = _(
        "“{name}” says that it is “.{ending}”, but its content is {found}. Save it in the format "
        "of its name, or correct the name."
    )
    return refuse("ATTACHMENT_TYPE", message.format(name=name, ending=ending, found=label))
