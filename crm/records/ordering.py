"""Putting the parts of a record in order: the ids that are named, each once and each known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.errors import refuse
from crm.language import _

if TYPE_CHECKING:
    from collections.abc import Container, Sequence


def ids_named(values: Sequence[object], known: Container[int], field: str) -> list[int]:
    """Return ids that are given as numbers or as text, in order.

    Raises UserError VALUE_FORMAT for one that is no id or is named twice, NOT_FOUND for one that
    is not `known`.
    """
    ids: list[int] = []
    for value in values:
        text = str(value).strip()
        if not text.isdecimal():
            message = _("“{text}” is no id. Name each line by its id.")
            raise refuse("VALUE_FORMAT", message.format(text=text[:40]), field)
        ids.append(int(text))
    if len(set(ids)) < len(ids):
        raise refuse("VALUE_FORMAT", _("A line is named twice. Name each once."), field)
    if any(each not in known for each in ids):
        message = _("One of these lines is not there any more. Reload and arrange again.")
        raise refuse("NOT_FOUND", message, field)
    return ids
