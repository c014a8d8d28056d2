"""The language of messages, notes, printed text and terms: gettext over resources/translations."""

from __future__ import annotations

import gettext
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Generator

CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = (CHINESE, ENGLISH)
CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "translations"

# What the program speaks unless a block of code asks for another language. A plain dictionary,
# because worker threads start with empty context variables and must see the user's choice.
_chosen = {"language": CHINESE}
_override: ContextVar[str | None] = ContextVar("language", default=None)


class Marked(NamedTuple):
    """An English term with the context that tells it from the same word elsewhere."""

    context: str
    english: str

    def __str__(self) -> str:
        """Return the term in the present language."""
        return pgettext(self.context, self.english)


def mark(context: str, english: str) -> Marked:
    """Mark a term for translation without translating it yet (extracted by Babel)."""
    return Marked(context, english)


def set_language(language: str) -> None:
    """Speak `language` from now on, in every thread."""
    _chosen["language"] = language


def current_language() -> str:
    """Return the language of the present block, or the one that the user chose."""
    return _override.get() or _chosen["language"]


@contextmanager
def speaking(language: str) -> Generator[None]:
    """Speak another language inside a block: a pack in English from a Chinese window."""
    token = _override.set(language)
    try:
        yield
    finally:
        _override.reset(token)


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    path = CATALOGUES / f"crm_{language}.mo"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def _(message: str) -> str:
    """Translate a sentence; fill it with `.format` afterwards, never before."""
    return _catalogue(current_language()).gettext(message)


def pgettext(context: str, message: str) -> str:
    """Translate a term that means different things in different places."""
    return _catalogue(current_language()).pgettext(context, message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a sentence that depends on a number."""
    return _catalogue(current_language()).ngettext(singular, plural, count)


class Term(StrEnum):
    """A value that is stored as it is (the code, or the Chinese term) and shown translated.

    Members are declared as `NEW = "NEW", mark("stage", "Lead")`.
    """

    _marked: Marked

    def __new__(cls, value: str, marked: Marked) -> Self:
        """Keep the English term beside the stored value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member._marked = marked  # noqa: SLF001 - the member is being made
        return member

    @property
    def label(self) -> str:
        """The term in the present language."""
        return str(self._marked)
